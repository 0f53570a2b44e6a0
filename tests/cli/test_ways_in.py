"""The commands of the ways in without YAML: what they say, and how they end."""

from __future__ import annotations

import json

from tests.jobs.builds import leave_only
from tests.load.foreign.samples import ics
from tests.load.foreign.scenarios import PACK
from tests.thorough import THOROUGH

from .running import INNARDS, call

CALENDAR = ics(
    "SUMMARY:Welcome\nDTSTART:20270304T093000Z\nDTEND:20270304T100000Z\nATTENDEE:mailto:zeb@example.org",
    "SUMMARY:Lunch\nDTSTART:20270304T120000Z\nDTEND:20270304T124500Z",
)


def test_a_workbook_is_made_checked_and_built(copied_example):
    leave_only(copied_example / "session.yaml", "agenda", "sign-in")
    made = call("workbook", copied_example / "session.yaml")
    book = copied_example / "session.xlsx"
    assert (made.code, made.err) == (0, "")
    assert "14 slots, no people" in made.out
    assert call("check", book).out == "Ready to build, no remarks.\n"
    if THOROUGH:  # what is read is pressed as from any other file
        built = call("build", book, "--only", "agenda")
        assert built.code == 0, built.all
    again = call("workbook", copied_example / "session.yaml")
    assert (again.code, "IW501" in again.err) == (5, True)
    assert "personal data" in call("workbook", copied_example / "session.yaml", "--with-people", "--force").out


def test_the_next_date_is_made_from_the_last(copied_example, tmp_path):
    leave_only(copied_example / "session.yaml", "agenda", "sign-in")
    made = call("new", tmp_path / "next", "--from", copied_example / "session.yaml", "--date", "2027-06-03")
    assert (made.code, made.err) == (0, "")
    assert "Note: the attendee list was not copied" in made.out
    assert call("check", tmp_path / "next" / "session.yaml").code == 0


def test_an_import_shows_the_day_and_all_that_was_guessed_or_left(tmp_path):
    (tmp_path / "day.ics").write_text(CALENDAR, encoding="utf-8", newline="")
    made = call("import", "agenda", tmp_path / "day.ics", "--out", tmp_path / "a", "--council", "leicestershire")
    assert made.code == 0, made.all
    assert "  09:30-10:00  talk      Welcome\n  12:00-12:45  meal      Lunch\n" in made.out
    assert "IW408: ATTENDEE was not taken over" in made.err
    assert "IW419" in made.err
    assert "Still to say:" in made.out
    assert "zeb" not in made.all
    assert not INNARDS.search(made.all)
    if not THOROUGH:
        leave_only(tmp_path / "a" / "session.yaml", "agenda", "run-sheet", "running-order", "stage-review")
    checked = call("check", tmp_path / "a" / "session.yaml")
    assert checked.code == 0, checked.all


def test_an_import_speaks_to_machines_too(tmp_path):
    (tmp_path / "day.ics").write_text(CALENDAR, encoding="utf-8", newline="")
    made = call("import", "agenda", tmp_path / "day.ics", "--json")
    said = json.loads(made.out)
    assert (made.code, len(said["slots"]), said["folder"]) == (0, 2, str(tmp_path / "day-session"))
    assert {problem["code"] for problem in said["problems"]} == {"IW408", "IW419"}
    refused = call("import", "agenda", tmp_path / "none.ics", "--json")
    assert (refused.code, json.loads(refused.out)["problems"][0]["code"]) == (4, "IW401")


def test_a_place_in_a_workbook_reaches_machines_with_its_sheet(copied_example):
    from openpyxl import load_workbook

    book = copied_example / "session.xlsx"
    call("workbook", copied_example / "session.yaml")
    opened = load_workbook(book)
    opened["Slots"]["C7"] = "long"
    opened.save(book)
    said = call("check", book, "--json")
    [problem] = json.loads(said.out)["problems"]
    assert (problem["sheet"], problem["line"], problem["column"]) == ("Slots", 7, 3)
    assert f"{book}:Slots!C7: error IW114" in call("check", book).err


def test_a_scenario_of_somebody_else_is_imported_with_all_that_is_left_to_do(tmp_path):
    (tmp_path / "pack.md").write_text(PACK, encoding="utf-8")
    made = call("import", "scenario", tmp_path / "pack.md", "--out", tmp_path / "door.yaml")
    assert made.code == 0, made.all
    assert "The locked door\nRead as Markdown: roles 2, messages 2, questions 2" in made.out
    assert "pack.md:60: warning IW433: the chapter ‘Catering’ was not taken over." in made.err
    assert "still to be written: 2" in made.out
    assert "Doran" not in made.all
    assert not INNARDS.search(made.all)
    checked = call("scenario", "check", tmp_path / "door.yaml")
    assert (checked.code, "IW314" in checked.err, "Not ready to be played." in checked.out) == (3, True, True)
    again = call("import", "scenario", tmp_path / "pack.md", "--out", tmp_path / "door.yaml")
    assert (again.code, "IW501" in again.err) == (5, True)


def test_an_imported_scenario_speaks_to_machines_too(tmp_path):
    (tmp_path / "pack.md").write_text(PACK, encoding="utf-8")
    said = json.loads(call("import", "scenario", tmp_path / "pack.md", "--json").out)
    assert (said["file"], said["read"]["injects"]) == (str(tmp_path / "the-locked-door.yaml"), 2)
    assert {problem["code"] for problem in said["problems"]} == {"IW432", "IW433", "IW434"}
    refused = call("import", "scenario", tmp_path / "none.md", "--json")
    assert (refused.code, json.loads(refused.out)["problems"][0]["code"]) == (4, "IW401")
