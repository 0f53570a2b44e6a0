"""A whole session: everything that it names is found, merged, filled and checked, and all problems are told at once."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from iisam_workshop.errors import ContentInvalid, InputUnreadable, Place
from iisam_workshop.load.session import read_session

from .builders import AGENDA, COUNCIL, DOCUMENTS, LAYOUT, SCENARIO, World


def test_a_session_is_read_with_everything_that_it_names(world: World) -> None:
    session = world.read()
    assert session.council.name == "Northbridge Council"
    assert session.agenda.id == "short-day"
    assert session.scenario.id == "mill-road"
    assert session.layout.id == "plain"
    assert session.people.named
    assert {person.name for person in session.people.attendees} == {"Ann Bell", "Bo Carr"}
    assert session.warnings == ()


def test_the_agenda_begins_when_the_session_says(world: World) -> None:
    assert world.read().agenda.start == (10 * 60 + 15,)
    assert world.read().places.at("agenda", "start") == Place(str(world.session), 11, 10)
    world.change("  start: 10:15\n", "")
    assert world.read().agenda.start == (9 * 60 + 15,)
    assert world.read().places.at("agenda", "start") == Place("iisam_workshop:templates/agendas/short-day.yaml", 4, 8)


def test_the_councils_names_for_stages_are_in_the_catalogue(world: World) -> None:
    assert [stage.name for stage in world.read().catalogue.stages] == ["Vision", "Finding out"]


def test_placeholders_are_filled_in_title_council_agenda_and_scenario(world: World) -> None:
    session = world.read()
    assert session.asked.title == "Sharing day for Northbridge Council"
    assert session.council.organisation == "The training unit of Northbridge Council"
    assert session.agenda.slots[0].title == "Welcome to Eastmere House"
    assert session.scenario.setting == "Northbridge Council held this at Eastmere House, Room 2, on 4 March 2027."
    assert session.scenario.case == "Sharing day for Northbridge Council, told by Morgan Vale and Sam Adeyemi."


def test_a_name_that_looks_like_a_placeholder_is_printed_as_it_stands(world: World) -> None:
    world.write("people.csv", "Name\n{{ council.name }}\n{% for x in y %}\n")
    names = {person.name for person in world.read().people.attendees}
    assert names == {"{{ council.name }}", "{% for x in y %}"}


@pytest.mark.parametrize(
    ("path", "line", "column", "file"),
    [
        (("session", "venue", "room"), 6, 9, "session"),
        (("council", "stages", "scoping", "name"), 5, 19, "iisam_workshop:councils/northbridge.yaml"),
        (("agenda", "slots", 1, "minutes"), 17, 14, "iisam_workshop:templates/agendas/short-day.yaml"),
        (("scenario", "injects", 0, "stage"), 41, 12, "iisam_workshop:scenarios/mill-road.yaml"),
        (("layout", "margins", "top"), 4, 26, "iisam_workshop:layouts/plain.yaml"),
    ],
)
def test_places_outlive_loading(world: World, path: tuple[str | int, ...], line: int, column: int, file: str) -> None:
    name = str(world.session) if file == "session" else file
    assert world.read().places.at(*path) == Place(name, line, column)


def test_every_person_has_a_place_in_the_list(world: World) -> None:
    session = world.read()
    rows = {person.name: session.places.at("attendees", person.key) for person in session.people.attendees}
    file = str(world.home / "people.csv")
    assert rows == {"Ann Bell": Place(file, 2), "Bo Carr": Place(file, 3)}


def test_every_file_that_was_read_is_noted_with_its_digest(world: World) -> None:
    world.write("councils/northbridge.yaml", COUNCIL.replace("id:", "extends: base\nid:"))
    world.write("councils/base.yaml", "id: base\nname: Base\nnation: wales\n")
    inputs = {file.path: file.sha256 for file in world.read().inputs}
    assert list(inputs) == sorted(inputs)
    assert set(inputs) == {
        "session.yaml",
        "people.csv",
        "councils/northbridge.yaml",
        "councils/base.yaml",
        "iisam_workshop:scenarios/mill-road.yaml",
        "iisam_workshop:templates/agendas/short-day.yaml",
        "iisam_workshop:layouts/plain.yaml",
        *(
            f"iisam_workshop:catalogue/{name}.yaml"
            for name in ("stages", "terms", "examples", "case-studies", "sources")
        ),
    }
    assert inputs["people.csv"] == hashlib.sha256((world.home / "people.csv").read_bytes()).hexdigest()
    assert not [path for path in inputs if str(world.home) in path or str(world.data) in path]


def test_a_session_is_the_same_from_whatever_folder_it_is_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    here = world.read()
    monkeypatch.chdir(world.home)
    there = read_session(Path("session.yaml"), documents=DOCUMENTS)
    assert (there.inputs, there.people, there.asked, there.agenda) == (
        here.inputs,
        here.people,
        here.asked,
        here.agenda,
    )
    assert there.places.at("session", "title") == Place("session.yaml", 1, 8)


def test_the_seed_is_council_and_date_unless_somebody_says_otherwise(world: World) -> None:
    assert world.read().seed == "northbridge-2027-03-04"
    world.change("title: Sharing", "seed: spring\ntitle: Sharing")
    assert world.read().seed == "spring"
    assert world.read(seed="autumn").seed == "autumn"


def test_keys_of_people_follow_the_seed(world: World) -> None:
    assert world.read(seed="a").people != world.read(seed="b").people
    assert world.read(seed="a").people == world.read(seed="a").people


def test_a_number_of_attendees_needs_no_list(world: World) -> None:
    (world.home / "people.csv").unlink()
    world.change("people.csv", "24")
    session = world.read()
    assert (len(session.people), session.people.named) == (24, False)
    assert "people.csv" not in [file.path for file in session.inputs]


def test_a_layout_beside_the_session_may_change_one_value_of_a_packaged_one(world: World) -> None:
    world.write("layouts/wide.yaml", "id: wide\ntitle: Wide\nextends: plain\nmargins: {side: 30}\n")
    world.change("layout: plain", "layout: wide")
    session = world.read()
    assert (session.layout.id, session.layout.margins.side, session.layout.margins.top) == ("wide", 30, 16)
    assert session.places.at("layout", "margins", "side") == Place(str(world.home / "layouts/wide.yaml"), 4, 17)


@pytest.mark.parametrize(
    ("files", "change", "way"),
    [
        ({"layouts/a.yaml": "extends: b\n", "layouts/b.yaml": "extends: a\n"}, ("layout: plain", "layout: a"), "'a'"),
        ({"councils/northbridge.yaml": f"{COUNCIL}extends: northbridge\n"}, None, "'northbridge' extends"),
    ],
)
def test_a_circle_of_files_is_refused(
    world: World, files: dict[str, str], change: tuple[str, str] | None, way: str
) -> None:
    for path, text in files.items():
        world.write(path, text)
    if change:
        world.change(*change)
    (said,) = world.refused().problems
    assert said.code == "IW203"
    assert way in said.message


def test_a_base_that_does_not_exist_is_told_where_it_is_named(world: World) -> None:
    world.write("councils/northbridge.yaml", f"{COUNCIL}extends: leicestershire\n")
    (said,) = world.refused().problems
    assert (said.code, said.place) == ("IW201", Place(str(world.home / "councils/northbridge.yaml"), 6, 10))


def test_a_scenario_may_not_extend_another(world: World) -> None:
    world.write("scenarios/mill-road.yaml", f"{SCENARIO}extends: mill-road\n")
    assert world.codes() == ["IW111"]


def test_problems_of_several_files_are_told_at_once_and_sorted(world: World) -> None:
    world.change("room:", "rum:")
    world.write("councils/northbridge.yaml", COUNCIL.replace("name: Northbridge", "nam: Northbridge"))
    world.write("agendas/short-day.yaml", AGENDA.replace("minutes: 45", "minutes: long"))
    world.write("scenarios/mill-road.yaml", SCENARIO.replace("Decide.", "''"))
    world.write("layouts/plain.yaml", LAYOUT.replace("side: 18", "side: 1"))
    world.write("people.csv", f"Name\n{'x' * 201}\n")
    refusal = world.refused()
    where = [(problem.code, os.path.relpath(problem.place.file, world.home)) for problem in refusal.problems]
    assert where == [
        ("IW114", "agendas/short-day.yaml"),
        ("IW111", "councils/northbridge.yaml"),
        ("IW114", "layouts/plain.yaml"),
        ("IW226", "people.csv"),
        ("IW115", "scenarios/mill-road.yaml"),
        ("IW111", "session.yaml"),
    ]
    assert refusal.exit_code == 3


def test_syntax_errors_and_unknown_names_of_several_files_are_told_at_once(world: World) -> None:
    world.change("scenario: mill-road", "scenario: mil-road")
    world.change("people.csv", "persons.csv")
    world.write("councils/northbridge.yaml", "a: 1\n\tb: 2\n")
    assert sorted(world.codes()) == ["IW102", "IW201", "IW202"]


def test_references_are_looked_at_only_when_every_file_is_sound(world: World) -> None:
    world.change("{lunch: 12:30}", "{lunsh: 12:30}")
    assert world.codes() == ["IW201"]
    world.change("room:", "rum:")
    assert world.codes() == ["IW111"]


def test_a_start_that_is_no_time_is_told_once(world: World) -> None:
    world.change("start: 10:15", "start: early")
    assert world.codes() == ["IW114"]


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "hint"),
    [
        ("session.yaml", "{lunch: 12:30}", "{lunsh: 12:30}", (12, 11), "Did you mean 'lunch'?"),
        ("session.yaml", "[caller]", "[agenda, coller]", (15, 48), "Did you mean 'caller'?"),
        ("data:councils/northbridge.yaml", "  scoping:", "  scooping:", (5, 3), "Did you mean 'scoping'?"),
        ("data:templates/agendas/short-day.yaml", "[vision]", "[vission]", (13, 14), "Did you mean 'vision'?"),
        ("data:templates/agendas/short-day.yaml", "aims: [words]", "aims: [word]", (14, 12), "Did you mean 'words'?"),
        ("data:scenarios/mill-road.yaml", "    stage: vision", "    stage: visio", (41, 12), "Did you mean 'vision'?"),
        (
            "data:scenarios/mill-road.yaml",
            "{stage: scoping, text: Who",
            "{stage: scopes, text: Who",
            (50, 13),
            "Did you mean 'scoping'?",
        ),
    ],
)
def test_a_reference_to_nothing_is_told_at_its_place_with_a_guess(
    world: World, file: str, old: str, new: str, place: tuple[int, int], hint: str
) -> None:
    world.change(old, new, file)
    (said,) = world.refused().problems
    assert (said.code, said.hint) == ("IW201", hint)
    assert said.place is not None
    assert (said.place.line, said.place.column) == place


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("templates/agendas/short-day.yaml", "  - id: lunch", "  - id: welcome"),
        (
            "templates/agendas/short-day.yaml",
            "    text: Know the words.\n",
            "    text: A.\n  - id: words\n    text: B.\n",
        ),
        ("scenarios/mill-road.yaml", "{id: police,", "{id: housing,"),
    ],
)
def test_an_id_that_stands_twice_is_refused(world: World, file: str, old: str, new: str) -> None:
    world.change(old, new, f"data:{file}")
    codes = set(world.codes())
    assert codes <= {"IW118", "IW201"}
    assert "IW118" in codes


def test_a_placeholder_that_the_council_leaves_empty_is_told_where_it_is_used(world: World) -> None:
    world.change(
        "Everything here is invented.", "'Ask {{ council.data_protection }}.'", "data:scenarios/mill-road.yaml"
    )
    (said,) = world.refused().problems
    assert (said.code, said.place) == ("IW116", Place("iisam_workshop:scenarios/mill-road.yaml", 8, 9))


def test_placeholder_faults_come_with_all_other_problems(world: World) -> None:
    world.change("Everything here is invented.", "'{{ councl.name }}'", "data:scenarios/mill-road.yaml")
    world.change("room:", "rum:")
    assert sorted(world.codes()) == ["IW111", "IW116"]


def test_a_text_that_grows_too_long_when_it_is_filled_is_told(world: World) -> None:
    world.change("Northbridge Council", "N" * 195, "data:councils/northbridge.yaml")
    problems = world.refused().problems
    assert {problem.code for problem in problems} == {"IW114"}
    assert "iisam_workshop:councils/northbridge.yaml" in {problem.place.file for problem in problems}


@pytest.mark.parametrize(
    ("attendees", "code"), [("", "IW112"), ("''", "IW115"), ("[Ann, Bo]", "IW113"), ("people.xlsx", "IW202")]
)
def test_a_session_needs_a_list_or_a_number(world: World, attendees: str, code: str) -> None:
    world.change("attendees: people.csv", f"attendees: {attendees}")
    assert world.codes() == [code]


def test_a_session_file_that_is_not_there_is_an_unreadable_input(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable) as refusal:
        read_session(tmp_path / "none.yaml", documents=())
    assert (refusal.value.exit_code, refusal.value.problems[0].code) == (4, "IW401")


def test_a_named_file_that_is_not_there_is_a_mistake_in_the_session(world: World) -> None:
    world.change("people.csv", "persons.csv")
    refusal = world.refused()
    assert isinstance(refusal, ContentInvalid)
    assert (refusal.problems[0].code, refusal.problems[0].place) == ("IW202", Place(str(world.session), 8, 12))


def test_of_several_kinds_of_problem_the_smallest_exit_code_counts(world: World) -> None:
    world.change("people.csv", "councils")
    (world.home / "councils").mkdir()
    assert (world.refused().exit_code, world.codes()) == (4, ["IW402"])
    world.change("room:", "rum:")
    assert (world.refused().exit_code, sorted(world.codes())) == (3, ["IW111", "IW402"])


def test_warnings_of_files_go_with_the_session(world: World) -> None:
    world.change("Eastmere House", "“Eastmere House”")
    world.change("Room 2", '"Room \u200b2"')
    assert [(doubt.code, doubt.place.line) for doubt in world.read().warnings] == [("IW121", 5), ("IW120", 6)]


def test_no_message_ever_says_a_name(world: World) -> None:
    mark = "Zebedee"
    world.write("people.csv", f"Name,Organisation\n{mark},{mark}\n,{mark}\n{mark},{mark}\n{mark * 40},x,{mark}\n")
    assert mark not in str(world.refused())
    world.write("people.csv", f"Name,Organisation\n{mark}é,{mark}\n,{mark}\n{mark}é,{mark}\n".encode("cp1252"))
    doubts = world.read().warnings
    assert [doubt.code for doubt in doubts] == ["IW222", "IW221", "IW352"]
    assert mark not in "".join(map(str, doubts))


# -- the bingo that is asked for


def test_every_wish_for_the_game_reaches_the_session(world: World) -> None:
    world.change(
        "{grid: 4x4, free: false}",
        "{grid: 3x3, free: true, free_text: Croeso, pool: 30, layout: quota, quota: {vision: 5, scoping: 3}, "
        "play: definition, pattern: corners, first_win: welcome, most_by: lunch, at_once: 2, language: both, "
        "spares: 0%, per_sheet: 4, large_print: yes}",
    )
    wish = world.read().asked.bingo
    assert (wish.grid, wish.free, wish.free_text, wish.pool) == ((3, 3), True, "Croeso", 30)
    assert (wish.layout, wish.quota) == ("quota", {"vision": 5, "scoping": 3})
    assert (wish.play, wish.pattern, wish.language) == ("definition", "corners", "both")
    assert (wish.first_win, wish.most_by, wish.at_once) == ("welcome", "lunch", 2)
    assert (wish.spares, wish.per_sheet, wish.large_print, wish.avoid) == (0, 4, True, None)


def test_a_quota_names_stages_that_there_are(world: World) -> None:
    world.change("free: false", "quota: {visoin: 4, scoping: 1}")
    (said,) = world.refused().problems
    assert (said.code, said.message, said.hint) == ("IW201", "unknown stage 'visoin'", "Did you mean 'vision'?")
    assert said.place == Place(str(world.session), 14, 28)


@pytest.mark.parametrize("number", [1, 2, 4])
def test_one_two_or_four_cards_lie_on_a_sheet(world: World, number: int) -> None:
    world.change("free: false", f"free: false, per_sheet: {number}")
    assert world.read().asked.bingo.per_sheet == number


@pytest.mark.parametrize("number", [3, 6, 16])
def test_another_number_of_cards_on_a_sheet_is_refused_with_those_that_there_are(world: World, number: int) -> None:
    world.change("free: false", f"free: false, per_sheet: {number}")
    (said,) = world.refused().problems
    assert (said.code, said.message) == ("IW114", "'per_sheet' must be 1, 2 or 4")
    assert said.place == Place(str(world.session), 14, 44)


def test_changes_of_an_agenda_and_its_start_reach_the_session(world: World) -> None:
    world.change("  start: 10:15\n", "  start: 10:15\n  changes: [{shorten: {slot: welcome, to: 20}}]\n")
    agenda = world.read().agenda
    assert (agenda.start, [int(slot.minutes) for slot in agenda.slots]) == ((615,), [20, 45])
