"""The content that comes with the program: the scenario, the agenda presets, the example session, the first files."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel
from reportlab.pdfbase.ttfonts import TTFont

from iisam_workshop import read_session
from iisam_workshop.load.library import read_agenda
from iisam_workshop.model.agenda import AgendaPreset
from iisam_workshop.model.changes import Change
from iisam_workshop.model.council import Council
from iisam_workshop.model.scenario import Scenario
from iisam_workshop.model.session import SessionFile
from iisam_workshop.model.values import clock
from iisam_workshop.plan.documents import DOCUMENT_IDS
from iisam_workshop.plan.plan import make_plan

ROOT = Path(__file__).parents[2]
STAGES = ("vision", "scoping", "design-and-plan", "pre-implementation", "implementation", "review")
AIMS = ("overview", "in-depth", "keep-using")
LENGTHS = {
    "full-day": 420,
    "half-day": 180,
    "briefing": 90,
    "conference-slot": 60,
    "two-half-days": 200 + 205,
    "breakouts": 420,
}
BINGO = {
    "half-day": "{grid: 4x4, free: false, pool: 48}",
    "briefing": "{grid: 3x3, pool: 36}",
    "conference-slot": "{grid: 3x3, pool: 36}",
}
CONTENT = (
    *sorted((ROOT / "scenarios").glob("*.yaml")),
    *sorted((ROOT / "templates/agendas").glob("*.yaml")),
    *sorted((ROOT / "examples/councils").glob("*.yaml")),
    ROOT / "examples/leicestershire/session.yaml",
    ROOT / "examples/leicestershire/attendees.csv",
)
FONTS = sorted((ROOT / "layouts/fonts").glob("*.ttf"))
GIVES_AWAY = {
    "telephone number": re.compile(r"\+?\d(?:[ -]?\d){6,}"),
    "e-mail address": re.compile(r"\S@\S"),
    "postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
    "web address": re.compile(r"https?:|\bwww\.|\b[\w-]+\.(?:uk|com|org|net|wales|scot|example|invalid)\b", re.I),
}
TITLES = {"Councillor", "Dr"}


_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def read(path: Path) -> Any:
    """What a file says, all of it as text; not to be changed."""
    return yaml.load(path.read_text("utf-8"), _LOADER)


def texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Walk every text of a file with the key under which it stands."""
    if isinstance(value, dict):
        for inner, item in value.items():
            yield from texts(item, inner)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, key)
    else:
        yield key, value


def given_away(text: str) -> set[str]:
    return {kind for kind, pattern in GIVES_AWAY.items() if pattern.search(text)}


def words_of(name: str) -> set[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", plain) if word not in TITLES}


@cache
def preset(name: str) -> AgendaPreset:
    return read_agenda(name)


def length(day: AgendaPreset) -> int:
    """The minutes of a day; tracks that run side by side count as the longest of them."""
    minutes = 0
    for tracked, group in groupby(day.slots, key=lambda slot: slot.track is not None):
        slots = list(group)
        tracks = {slot.track: sum(each.minutes for each in slots if each.track == slot.track) for slot in slots}
        minutes += max(tracks.values()) if tracked else sum(slot.minutes for slot in slots)
    return minutes


def council(name: str) -> Council:
    return Council.model_validate(read(ROOT / f"examples/councils/{name}.yaml"))


def first_file(template: str, /, *, escape: bool = False, **values: str) -> str:
    shelf = Environment(loader=FileSystemLoader(ROOT / "templates/new"), undefined=StrictUndefined, autoescape=escape)
    return shelf.get_template(template).render(values)


def switched_on(text: str) -> str:
    """Take the comment mark off every key that a first file shows without using it."""
    return re.sub(r"(?m)^( *)# ((?: {2})*(?:- )?[a-z_]+:(?: .*)?)$", r"\1\2", text)


def keys_of(model: type[BaseModel], *but: type[BaseModel]) -> Iterator[str]:
    """The keys of a model and of all models inside it, except those that are explained elsewhere."""
    for key, field in model.model_fields.items():
        yield key
        for kind in (field.annotation, *get_args(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in but:
                yield from keys_of(kind, *but)


@pytest.fixture(scope="module")
def harrow_lane() -> Scenario:
    return Scenario.model_validate(read(ROOT / "scenarios/harrow-lane.yaml"))


@pytest.fixture(scope="module")
def session() -> SessionFile:
    return SessionFile.model_validate(read(ROOT / "examples/leicestershire/session.yaml"))


@pytest.fixture(scope="module")
def attendees() -> list[dict[str, str]]:
    text = (ROOT / "examples/leicestershire/attendees.csv").read_text("utf-8")
    assert text.splitlines()[0] == "Name,Organisation,Role"
    return list(csv.DictReader(text.splitlines()))


class TestSafeFiction:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("ring 01632 960123 today", "telephone number"),
            ("ring +44 7700 900 123", "telephone number"),
            ("write to mina@example.org", "e-mail address"),
            ("the house in LE3 8RA", "postcode"),
            ("see www.example.org", "web address"),
            ("see https://example.org/x", "web address"),
            ("see eastmere.gov.uk", "web address"),
        ],
    )
    def test_the_search_finds_what_it_is_to_find(self, text, kind):
        assert kind in given_away(text)

    @pytest.mark.parametrize(
        "path", [path for path in CONTENT if path.parent.name != "scenarios"], ids=lambda path: path.name
    )
    def test_nothing_is_left_to_be_filled_in(self, path):
        assert not re.search(r"\{\{|\}\}|\[Insert|\bTODO\b|\bTBC\b|lorem ipsum", path.read_text("utf-8"), re.I)

    def test_no_attendee_bears_the_name_of_a_facilitator(self, attendees, session):
        facilitators = {word for name in session.facilitators for word in words_of(name)}
        assert facilitators.isdisjoint(word for person in attendees for word in words_of(person["Name"]))


@cache
def in_font(font: Path) -> dict[int, int]:
    return TTFont(font.stem, str(font)).face.charToGlyph


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_every_character_is_in_the_fonts(path, font):
    glyphs = in_font(font)
    used = set(path.read_text("utf-8")) - {"\n"}
    assert {char for char in used if ord(char) not in glyphs} == set()


@pytest.mark.parametrize("name", LENGTHS)
class TestAgendaPresets:
    def test_it_is_named_like_its_file_and_lasts_as_long_as_it_says(self, name):
        assert preset(name).id == name
        assert length(preset(name)) == LENGTHS[name]

    def test_kit_names_papers_that_exist_and_a_thing_in_one_way_only(self, name):
        kits = [kit for slot in preset(name).slots for kit in slot.kit]
        assert {kit.paper for kit in kits if kit.paper} <= set(DOCUMENT_IDS)
        ways = {(kit.item.casefold(), kit.per, kit.reused) for kit in kits}
        assert [item for item, count in Counter(item for item, *_ in ways).items() if count > 1] == []

    def test_a_break_stays_a_break_and_a_meal_a_meal_however_short_the_day_becomes(self, name):
        for slot in preset(name).slots:
            assert slot.minutes.least >= {"break": 10, "meal": 30}.get(slot.kind, 0), slot.id

    def test_what_is_optional_serves_no_required_aim_alone(self, name):
        day = preset(name)
        kept = {aim for slot in day.slots if not slot.optional for aim in slot.aims}
        assert {aim.id for aim in day.aims if aim.required} <= kept

    def test_tasks_come_in_their_order_and_both_sides_have_some(self, name):
        day = preset(name)
        assert [task.days for task in day.before] == sorted((task.days for task in day.before), reverse=True)
        assert [task.days for task in day.after] == sorted(task.days for task in day.after)
        assert {task.audience for task in (*day.before, *day.after)} == {"attendee", "facilitator"}
        assert all(task.days > 0 and task.about for task in (*day.before, *day.after))

    def test_its_session_of_24_people_is_planned_without_a_remark(self, name, tmp_path):
        file = tmp_path / "session.yaml"
        file.write_text(
            "title: A day\ncouncil: leicestershire\ndate: 2027-03-04\nvenue: {name: Eastmere House}\n"
            f"facilitators: [Morgan Vale, Sam Adeyemi]\nattendees: 24\nagenda: {{preset: {name}}}\n"
            f"bingo: {BINGO.get(name, '{}')}\n"
        )
        plan = make_plan(read_session(file))
        assert plan.problems == plan.session.warnings == ()
        assert plan.recoveries[0].lost == 10
        assert plan.recoveries[0].still == (3 if name == "conference-slot" else 0)

    def test_no_slot_but_the_start_has_a_clock_time(self, name):
        assert all(slot.fixed is None for slot in preset(name).slots)

    def test_slot_ids_are_unique(self, name):
        assert max(Counter(slot.id for slot in preset(name).slots).values()) == 1

    def test_the_three_aims_are_served_and_no_other_is_named(self, name):
        assert tuple(aim.id for aim in preset(name).aims) == AIMS
        assert {aim for slot in preset(name).slots for aim in slot.aims} == set(AIMS)

    def test_slots_name_stages_of_the_journey_in_its_order(self, name):
        for slot in preset(name).slots:
            assert slot.stages == tuple(stage for stage in STAGES if stage in slot.stages), slot.id

    def test_journey_and_scenario_speak_of_all_six_stages_and_the_journey_comes_first(self, name):
        slots = preset(name).slots
        played = [slot for slot in slots if slot.kind == "scenario"]
        journey = next(slot for slot in slots if slot.id == "journey")
        assert journey.stages == STAGES
        assert tuple(stage for slot in played for stage in slot.stages) == STAGES
        assert slots.index(journey) < slots.index(played[0])

    def test_what_attendees_read_is_one_short_line(self, name):
        for slot in preset(name).slots:
            assert slot.about, slot.id
            assert len(slot.about) < 90, slot.id

    def test_a_facilitator_finds_notes_and_kit_for_every_slot_and_a_method_for_every_led_one(self, name):
        for slot in preset(name).slots:
            assert 2 <= len(slot.notes) <= 4, slot.id
            assert slot.kit, slot.id
            assert (slot.method is None) == (slot.lead == ("nobody",)), slot.id

    def test_running_late_every_led_slot_but_arrival_has_something_to_cut(self, name):
        for slot in preset(name).slots:
            if slot.lead != ("nobody",) and slot.kind != "arrival":
                assert slot.if_late, slot.id
                saved = re.fullmatch(r"Cut .*\. Saves (\d+) minutes\.", slot.if_late)
                assert saved, slot.id
                assert slot.minutes - int(saved[1]) == slot.minutes.least > 0, slot.id

    def test_the_bingo_is_given_out_early_and_settled_in_the_last_two_slots(self, name):
        slots = preset(name).slots
        given = [number for number, slot in enumerate(slots) if any(kit.paper == "bingo-cards" for kit in slot.kit)]
        settled = [number for number, slot in enumerate(slots) if any(kit.paper == "caller" for kit in slot.kit)]
        assert len(given) == len(settled) == 1
        assert given[0] <= 2
        assert settled[0] >= len(slots) - 2


class TestFullDay:
    def test_its_slots_begin_when_the_design_says_lunch_at_half_past_twelve_and_the_end_at_quarter_past_four(self):
        day = preset("full-day")
        starts = accumulate((slot.minutes for slot in day.slots), initial=day.start[0])
        assert list(zip([*(slot.id for slot in day.slots), "finish"], map(clock, starts), strict=True)) == [
            ("arrival", "09:15"),
            ("welcome", "09:30"),
            ("opening", "09:45"),
            ("journey", "10:05"),
            ("break-morning", "10:45"),
            ("stage-examples", "11:00"),
            ("tool-1", "11:45"),
            ("lunch", "12:30"),
            ("scenario-1", "13:15"),
            ("break-afternoon", "14:30"),
            ("scenario-2", "14:45"),
            ("tools-clinic", "15:30"),
            ("bingo-recap", "15:50"),
            ("close", "16:00"),
            ("finish", "16:15"),
        ]

    def test_its_slots_are_of_the_kinds_that_the_design_gives_them(self):
        kinds = {slot.id: slot.kind for slot in preset("full-day").slots}
        assert kinds["scenario-1"] == kinds["scenario-2"] == "scenario"
        assert kinds["tool-1"] == kinds["tools-clinic"] == "tool"
        assert kinds["bingo-recap"] == "game"
        assert kinds["lunch"] == "meal"

    def test_the_scenario_is_split_where_its_messages_change_over(self, harrow_lane):
        first, second = (slot for slot in preset("full-day").slots if slot.kind == "scenario")
        assert first.minutes + second.minutes == harrow_lane.minutes
        for inject in harrow_lane.injects:
            if inject.instead_of:
                continue
            assert inject.stage in (first if inject.minute < first.minutes else second).stages


class TestOtherDays:
    def test_the_two_half_days_are_the_full_day_without_lunch_and_with_a_recap(self):
        whole = [slot.id for slot in preset("full-day").slots]
        halves = preset("two-half-days").slots
        assert [slot.id for slot in halves if slot.id in whole] == [name for name in whole if name != "lunch"]
        assert [slot.id for slot in halves if slot.id not in whole] == ["half-way", "arrival-2", "recap"]
        assert [slot.day for slot in halves] == sorted(slot.day for slot in halves)
        second = [slot.id for slot in halves if slot.day == 2]
        assert second[:3] == ["arrival-2", "recap", "scenario-1"]
        said = [text for slot in halves for text in (slot.title, slot.about or "", slot.if_late or "", *slot.notes)]
        assert [text for text in said if re.search("lunch|afternoon", text, re.IGNORECASE)] == []

    def test_the_breakouts_are_the_full_day_with_two_tracks_of_one_length(self):
        day, whole = preset("breakouts"), preset("full-day")
        tracks = {slot.track: sum(s.minutes for s in day.slots if s.track == slot.track) for slot in day.slots}
        assert set(tracks) == {None, "First room", "Second room"}
        assert tracks["First room"] == tracks["Second room"] == 45
        assert [slot.id for slot in day.slots if slot.id not in ("tool-2", "tool-3")] == [s.id for s in whole.slots]


class TestExamples:
    def test_each_council_is_named_like_its_file_and_renames_only_stages_that_exist(self):
        for path in sorted((ROOT / "examples/councils").glob("*.yaml")):
            assert council(path.stem).id == path.stem
            assert set(council(path.stem).stages) <= set(STAGES)

    def test_leicestershire_is_real_and_eastmere_vale_is_not(self):
        assert not council("leicestershire").invented
        assert council("leicestershire").organisation == "Strategic Information and Technology"
        assert council("eastmere-vale").invented
        assert council("eastmere-vale").stages["review"].name == "Look back and on"

    def test_the_session_asks_for_things_that_exist(self, session):
        day = preset(session.agenda.preset)
        assert (ROOT / f"examples/councils/{session.council}.yaml").is_file()
        assert (ROOT / f"scenarios/{session.scenario}.yaml").is_file()
        assert (ROOT / f"layouts/{session.documents.layout}.yaml").is_file()
        assert (ROOT / f"examples/leicestershire/{session.attendees}").is_file()
        assert set(session.agenda.fixed) <= {slot.id for slot in day.slots}

    def test_the_session_ends_before_the_booking_does_and_lunch_falls_on_its_fixed_time(self, session):
        day = preset(session.agenda.preset)
        begin = accumulate((slot.minutes for slot in day.slots), initial=day.start[0])
        starts = dict(zip((slot.id for slot in day.slots), begin, strict=False))
        assert {slot: starts[slot] for slot in session.agenda.fixed} == session.agenda.fixed == {"lunch": 750}
        assert session.agenda.start == day.start
        assert session.agenda.finish is not None
        assert day.start[0] + LENGTHS["full-day"] <= session.agenda.finish[0]

    def test_the_session_opens_with_the_schema_for_editors(self):
        first = (ROOT / "examples/leicestershire/session.yaml").read_text("utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../../schemas/session.json"

    def test_twenty_four_people_of_six_agencies_come_each_once_and_with_a_role(self, attendees):
        assert len({person["Name"] for person in attendees}) == len(attendees) == 24
        assert len({person["Organisation"] for person in attendees}) == 6
        assert {"Solution Design", "Strategy and Policy"} <= {person["Organisation"] for person in attendees}
        assert all(person["Role"].strip() for person in attendees)

    def test_their_names_have_the_shapes_that_real_lists_have(self, attendees):
        names = [person["Name"] for person in attendees]
        assert {"Siân Prosser", "Declan O'Neill", "Łukasz Brzozowicz"} <= set(names)
        assert any(" " not in name for name in names)
        assert any("-" in name for name in names)
        assert max(map(len, names)) > 40
        assert all(unicodedata.is_normalized("NFC", name) for name in names)


class TestFirstFiles:
    TITLE = r"""A day on "sharing" \ {{more}}: O'Neill & Siân's, #2"""

    def session_text(self, **more: str) -> str:
        return first_file("session.yaml.j2", title=self.TITLE, council="leicestershire", date="2027-03-04", **more)

    @pytest.mark.parametrize("day", LENGTHS)
    def test_a_new_session_file_is_valid_for_every_ready_made_day(self, day):
        asked = SessionFile.model_validate(yaml.load(self.session_text(agenda=day, finish="16:30"), _LOADER))
        assert asked.title == self.TITLE
        assert asked.agenda.preset == day
        assert asked.agenda.finish == (990,)
        assert asked.bingo.free == (asked.bingo.grid[0] % 2 == 1)

    @pytest.mark.parametrize("escape", [True, False])
    def test_a_title_is_read_back_as_it_was_given_and_stays_readable_in_the_file(self, escape):
        text = first_file("session.yaml.j2", escape=escape, title=self.TITLE, council="c", date="2027-03-04")
        assert yaml.load(text, _LOADER)["title"] == self.TITLE
        assert "O'Neill & Siân's" in text

    def test_without_agenda_and_finish_it_is_a_full_day_and_all_else_is_the_default(self):
        asked = SessionFile.model_validate(yaml.load(self.session_text(), _LOADER))
        required = {"title", "council", "date", "venue", "facilitators", "attendees"}
        bare = SessionFile.model_validate(asked.model_dump(include=required))
        assert asked == bare
        assert asked.agenda.finish is None

    def test_every_key_that_is_switched_off_can_be_switched_on(self):
        asked = SessionFile.model_validate(yaml.load(switched_on(self.session_text()), _LOADER))
        assert asked.venue.address == "High Street, Eastmere"
        assert asked.agenda.fixed == {"lunch": 750}
        assert asked.seed == "any word you like"
        assert len(asked.agenda.changes) == 7
        assert asked.agenda.fit

    @pytest.mark.parametrize(
        ("name", "model", "elsewhere"), [("session.yaml.j2", SessionFile, ()), ("council.yaml.j2", Council, (Change,))]
    )
    def test_it_teaches_every_key_there_is(self, name, model, elsewhere):
        text = first_file(name, title="T", council="c", date="2027-03-04", id="c", name="C")
        taught = set(re.findall(r"(?m)(?:^ *(?:# +)?(?:- )?|[{,] ?)([a-z_]+):", text))
        assert set(keys_of(model, *elsewhere)) <= taught

    def test_it_lists_the_papers_that_may_be_left_out(self):
        papers = re.search(r"The papers are: ([^.]+)\.", self.session_text())
        assert papers
        assert tuple(re.findall(r"[a-z]+(?:-[a-z]+)*", papers[1])) == DOCUMENT_IDS

    def test_a_new_council_file_is_valid_as_it_is_and_with_every_key_switched_on(self):
        text = first_file("council.yaml.j2", id="ynys-mon", name="Cyngor Sir Ynys Môn")
        plain = Council.model_validate(yaml.load(text, _LOADER))
        assert plain == Council(id="ynys-mon", name="Cyngor Sir Ynys Môn")
        full = Council.model_validate(yaml.load(switched_on(text), _LOADER))
        assert full.invented
        assert full.stages["review"].name == "Look back and on"
        assert [term.id for term in full.terms.add] == ["one-front-door"]
        assert full.words["key worker"].many == "lead practitioners"
        assert full.contact is not None
        assert full.extends == "eastmere-vale"
        assert full.agenda.preset == "full-day"
        assert len(full.agenda.changes) == 2
