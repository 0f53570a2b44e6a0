"""Pydantic's findings become problems at the right line, in words that say how to write it."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, Field

from iisam_workshop.errors import ContentInvalid, Place, Problem
from iisam_workshop.load.validate import validate
from iisam_workshop.model.agenda import AgendaPreset
from iisam_workshop.model.council import Council
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.scenario import Scenario
from iisam_workshop.model.session import SessionFile
from iisam_workshop.model.values import FromFile, Line, Link

from .builders import AGENDA, COUNCIL, LAYOUT, SCENARIO, SESSION, content

TEXTS: dict[type[BaseModel], str] = {
    AgendaPreset: AGENDA,
    Council: COUNCIL,
    Layout: LAYOUT,
    Scenario: SCENARIO,
    SessionFile: SESSION,
}


def problems(model: type[BaseModel], text: str) -> tuple[Problem, ...]:
    with pytest.raises(ContentInvalid) as refusal:
        validate(content(text, "x"), model)
    return refusal.value.problems


def changed(model: type[BaseModel], old: str, new: str) -> tuple[Problem, ...]:
    text = TEXTS[model]
    assert text.count(old) == 1
    return problems(model, text.replace(old, new))


@pytest.mark.parametrize("model", TEXTS, ids=lambda model: model.__name__)
def test_the_files_of_the_small_world_are_valid(model: type[BaseModel]) -> None:
    assert isinstance(validate(content(TEXTS[model], "x"), model), model)


@pytest.mark.parametrize(
    ("model", "old", "new", "expected"),
    [
        (SessionFile, "title:", "titel:", ("IW111", 1, 1, "unknown key 'titel'", "Did you mean 'title'?")),
        (SessionFile, "  name: E", "  nmae: E", ("IW111", 5, 3, "unknown key 'nmae'", "Did you mean 'name'?")),
        (SessionFile, "  room: Room 2", "  zzz: 1", ("IW111", 6, 3, "'zzz'", "Known: name, room, address, step_free")),
        (AgendaPreset, "    minutes: 45", "    minuts: 45", ("IW111", 17, 5, "'minuts'", "Did you mean 'minutes'?")),
        (SessionFile, "council: northbridge\n", "", ("IW112", 1, 1, "'council' is missing", "council: ...")),
        (SessionFile, "  name: Eastmere House\n", "", ("IW112", 4, 1, "'name' is missing in 'venue'", "name: ...")),
        (AgendaPreset, "    title: Lunch\n", "", ("IW112", 15, 5, "missing in entry 2 of 'slots'", "title: ...")),
        (
            SessionFile,
            "title: Sharing day for {{ council.name }}",
            "title: [a]",
            ("IW113", 1, 8, "text, not a list", ""),
        ),
        (SessionFile, "[Morgan Vale, Sam Adeyemi]", "Morgan Vale", ("IW113", 7, 15, "a list, not text", "'- '")),
        (SessionFile, "{grid: 4x4, free: false}", "5x5", ("IW113", 14, 8, "a group of keys, not text", "key: value")),
        (SessionFile, "lunch: 12:30", "lunch: [12:30]", ("IW113", 12, 18, "not a list", "one value")),
        (SessionFile, "free: false", "free: perhaps", ("IW113", 14, 26, "'free' must be true or false", "")),
        (Scenario, "age: 41", "age: old", ("IW113", 15, 23, "'age' must be a whole number", "")),
        (Layout, "side: 18", "side: wide", ("IW113", 4, 17, "'side' must be a number", "")),
        (SessionFile, "start: 10:15", "start: 25:00", ("IW114", 11, 10, "not a time of day", "Write it as 09:30.")),
        (SessionFile, "date: 2027-03-04", "date: 31/12/2027", ("IW114", 3, 7, "not a date", "2027-03-04")),
        (SessionFile, "date: 2027-03-04", "date: 2027-02-29", ("IW114", 3, 7, "not a date", "2027-03-04")),
        (SessionFile, "grid: 4x4", "grid: four", ("IW114", 14, 15, "not a grid", "5x5")),
        (SessionFile, "lunch: 12:30", "lunch: noon", ("IW114", 12, 18, "'lunch': this is not a time", "09:30")),
        (AgendaPreset, "minutes: 45", "minutes: 721", ("IW114", 17, 14, "between 1 and 720", "")),
        (AgendaPreset, "kind: meal", "kind: meel", ("IW114", 18, 11, "'kind' has a value", "Did you mean 'meal'?")),
        (Layout, "side: 18", "side: 9", ("IW114", 4, 17, "'side' is out of range", "at least 10.")),
        (Layout, "side: 18", "side: 41", ("IW114", 4, 17, "'side' is out of range", "at most 40.")),
        (Layout, '"#1D4E89"', "blue", ("IW114", 5, 53, "'accent' is not a colour", "#46307A")),
        (SessionFile, "Eastmere House", "E" * 201, ("IW114", 5, 9, "201 characters; the limit is 200", "Shorten")),
        (SessionFile, "[Morgan Vale, Sam Adeyemi]", "[]", ("IW114", 7, 15, "too few", "at least 1")),
        (
            SessionFile,
            "[Morgan Vale, Sam Adeyemi]",
            f"[{', '.join('abcdefghijklm')}]",
            ("IW114", 7, 15, "too many", "at most 12"),
        ),
        (SessionFile, "Eastmere House", "'  '", ("IW115", 5, 9, "'name': this text is empty", "Write a text")),
        (SessionFile, "Sam Adeyemi", "''", ("IW115", 7, 29, "entry 2 of 'facilitators'", "Write a text")),
        (AgendaPreset, "id: lunch", "id: Big Lunch", ("IW117", 15, 9, "'id' is not an id", "lower-case")),
        (AgendaPreset, "id: lunch", f"id: {'a' * 300}", ("IW117", 15, 9, "'id' is not an id", "at most 60")),
        (SessionFile, "lunch: 12:30", "Lunch!: 12:30", ("IW117", 12, 11, "'Lunch!' is not an id", "lower-case")),
        (Layout, "  body: {", "  bodi: {", ("IW111", 13, 3, "unknown key 'bodi'", "'body'")),
        (SessionFile, "free: false", "layout: jorney", ("IW114", 14, 28, "'layout' has a value", "'journey'?")),
        (SessionFile, "free: false", "play: call", ("IW114", 14, 26, "'play' has a value", "Did you mean 'called'?")),
        (SessionFile, "free: false", "pattern: lines", ("IW114", 14, 29, "'pattern' has a value", "'line'?")),
        (SessionFile, "free: false", "language: fr", ("IW114", 14, 30, "'language' has a value", "en, cy, both.")),
        (SessionFile, "free: false", "first_win: Scenario 1", ("IW117", 14, 31, "'first_win' is not an id", "hyphens")),
        (SessionFile, "free: false", "most_by: [lunch]", ("IW113", 14, 29, "'most_by' must be text, not a list", "")),
        (SessionFile, "free: false", "at_once: 0", ("IW114", 14, 29, "'at_once' is out of range", "at least 1.")),
        (SessionFile, "free: false", "at_once: few", ("IW113", 14, 29, "'at_once' must be a whole number", "")),
        (SessionFile, "free: false", "free_text: ''", ("IW115", 14, 31, "'free_text': this text is empty", "")),
        (SessionFile, "free: false", "quota: 4", ("IW113", 14, 27, "'quota' must be a group of keys", "key: value")),
        (SessionFile, "free: false", "quota: {vision: x}", ("IW113", 14, 36, "'vision' must be a whole number", "")),
        (SessionFile, "free: false", "per_sheet: two", ("IW113", 14, 31, "'per_sheet' must be a whole number", "")),
        (SessionFile, "free: false", "large_print: big", ("IW113", 14, 33, "'large_print' must be true or false", "")),
        (SessionFile, "free: false", "first-win: lunch", ("IW111", 14, 20, "'first-win'", "Did you mean 'first_win'?")),
    ],
)
def test_a_mistake_is_told_once_at_its_line_with_a_remedy(
    model: type[BaseModel], old: str, new: str, expected: tuple[str, int, int, str, str]
) -> None:
    code, line, column, message, hint = expected
    (said,) = changed(model, old, new)
    assert (said.code, said.place) == (code, Place("x.yaml", line, column))
    assert message in said.message
    assert hint in said.hint
    assert said.hint.endswith((".", "?"))
    assert not said.message.endswith(".")


class Inner(FromFile):
    """A group of keys that may be left out."""

    street: Line


class Outer(FromFile):
    """A file with such a group."""

    inner: Inner | None = None
    link: Link | None = None
    many: tuple[Inner, ...] | None = None
    named: dict[str, Inner] = Field(default_factory=dict)


@pytest.mark.parametrize(
    "text", ["inner: {strete: x}", "many: [{street: x}, {strete: x}]", "named: {first: {strete: x}}"]
)
def test_keys_are_known_inside_lists_maps_and_groups_that_may_be_left_out(text: str) -> None:
    (said,) = problems(Outer, text)
    assert (said.code, said.hint) == ("IW111", "Did you mean 'street'?")
    (far,) = [problem for problem in problems(Outer, text.replace("strete", "zzz")) if problem.code == "IW111"]
    assert far.hint == "Known: street."


def test_a_link_that_is_no_web_address_is_told() -> None:
    (said,) = problems(Outer, "link: example.org")
    assert (said.code, said.message) == ("IW114", "'link' is not a web address")


def test_a_layout_without_a_style_is_told_which() -> None:
    (said,) = changed(Layout, "  folio: {size: 14, leading: 20}\n", "")
    assert said.code == "IW112"
    assert "folio" in said.message


@pytest.mark.parametrize("name", ["A B", "a/b", "..", "a--b", "-a", "CON", "é", "a\u202eb", "a_b", ""])
def test_an_id_that_is_none_is_refused(name: str) -> None:
    (said,) = changed(AgendaPreset, "id: lunch", f'id: "{name}"')
    assert said.code == "IW117"


def test_all_mistakes_of_a_file_are_told_at_once_in_the_order_of_its_lines() -> None:
    text = SESSION.replace("title:", "titel:").replace("10:15", "quarter past").replace("northbridge", "''")
    found = problems(SessionFile, text)
    assert [(problem.code, problem.place.line) for problem in found] == [("IW111", 1), ("IW115", 2), ("IW114", 11)]


def test_an_unknown_key_far_from_all_does_not_hide_a_missing_one() -> None:
    found = changed(SessionFile, "council: northbridge", "colour: northbridge")
    assert {problem.code for problem in found} == {"IW111", "IW112"}


def test_no_value_is_repeated_because_it_may_be_personal() -> None:
    text = SESSION.replace("10:15", "Zebedee").replace("4x4", "Quill").replace("Eastmere House", f"Zebedee {'q' * 200}")
    assert not [problem for problem in problems(SessionFile, text) if "Zeb" in str(problem) or "Quill" in str(problem)]


@pytest.mark.parametrize(
    ("written", "minutes"), [("9:30", 570), ("09:30", 570), ("9.30", 570), ("0930", 570), ("'23:59'", 1439)]
)
def test_a_time_may_be_written_in_four_ways(written: str, minutes: int) -> None:
    asked = validate(content(SESSION.replace("start: 10:15", f"start: {written}")), SessionFile)
    assert asked.agenda.start == (minutes,)


@pytest.mark.parametrize("written", ["25:00", "9:75", "9:3", "half nine", "24:00", "930", "-9:30"])
def test_what_is_no_time_is_refused(written: str) -> None:
    assert [problem.code for problem in changed(SessionFile, "start: 10:15", f"start: {written}")] == ["IW114"]


@pytest.mark.parametrize("grid", ["[5, 5]", "[20, 20]", "20x20", "0x5", "5x5x5"])
def test_a_grid_is_columns_by_rows_and_nothing_else(grid: str) -> None:
    (said,) = changed(SessionFile, "grid: 4x4", f"grid: {grid}")
    assert said.code in ("IW113", "IW114")


@pytest.mark.parametrize("text", ["NO", "yes", "null", "~", "012345", "1.10", "1e3", "0x1F"])
def test_a_name_that_looks_like_something_else_stays_as_written(text: str) -> None:
    assert validate(content(SESSION.replace("Eastmere House", text)), SessionFile).venue.name == text


class Twins(FromFile):
    """Two keys that one slip comes near to."""

    summary: str
    summaries: str


def test_a_slip_stands_for_one_missing_key_and_the_other_is_missing_still() -> None:
    assert [(each.code, each.message) for each in problems(Twins, "sumary: x\n")] == [
        ("IW111", "unknown key 'sumary'"),
        ("IW112", "'summaries' is missing"),
    ]
