"""An agenda of another program is told by what is in it, and anything else is refused by what it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from iisam_workshop.errors import Problem, WorkshopError
from iisam_workshop.load.foreign.recognise import read_foreign

from .samples import FRAB, WIDGET, ics, xlsx

EVENT = "SUMMARY:Arrival\nDTSTART:20270304T090000\nDTEND:20270304T093000"
TABLE = "Start,Minutes,Title\n09:00,30,Arrival\n"
ROWS = [["Start", "Minutes", "Title"], ["09:00", 30, "Arrival"]]


def written(folder: Path, data: bytes | str, name: str = "day.txt") -> Path:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder / name


def refused(path: Path) -> Problem:
    with pytest.raises(WorkshopError) as refusal:
        read_foreign(path)
    (problem,) = refusal.value.problems
    assert problem.place is not None
    assert problem.place.file == str(path)
    return problem


@pytest.mark.parametrize(
    ("data", "first"),
    [
        (ics(EVENT), "Arrival"),
        (ics(EVENT).replace("BEGIN:VCALENDAR", "begin:vcalendar", 1), "Arrival"),
        (TABLE, "Arrival"),
        (xlsx(("Day", ROWS)), "Arrival"),
        (FRAB, "Opening & welcome"),
        (b"\xef\xbb\xbf \n" + FRAB.partition("?>\n")[2].encode(), "Opening & welcome"),
        (json.dumps(WIDGET), WIDGET["talks"][0]["title"]),
    ],
)
def test_each_form_is_known_whatever_the_file_is_called(data: bytes | str, first: str, tmp_path: Path) -> None:
    assert read_foreign(written(tmp_path, data)).happenings[0].title == first


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"%PDF-1.7", "IW404", "this is a PDF, not an agenda"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "IW404", "this is a workbook of an old Excel (.xls)"),
        (b"PK\x03\x04", "IW404", "this is a Word, Excel or zip file"),
        (b" \n", "IW410", "this file is empty"),
        ("Start,Minutes,Title\n", "IW410", "nothing in this file can be a slot of an agenda"),
        ("Start,Minutes,Title\n09:00,x,Arrival\n", "IW410", "nothing in this file can be a slot of an agenda: "),
    ],
)
def test_what_is_no_agenda_is_refused_by_what_it_is(data: bytes | str, code: str, words: str, tmp_path: Path) -> None:
    problem = refused(written(tmp_path, data))
    assert (problem.code, problem.message[: len(words)]) == (code, words)


@pytest.mark.parametrize("name", ["a.ics", "a.ICAL", "a.ifb", "a.xml", "a.json"])
def test_a_file_that_does_not_begin_as_its_name_says_is_refused(name: str, tmp_path: Path) -> None:
    problem = refused(written(tmp_path, TABLE, name))
    assert (problem.code, f"a {name[1:].lower()} file" in problem.message) == ("IW409", True)


def test_a_workbook_that_only_has_to_be_saved_anew_is_told_how(tmp_path: Path) -> None:
    old, locked = (
        refused(written(tmp_path, b"\xd0\xcf\x11\xe0" + word.encode("utf-16-le"))).hint
        for word in ("Workbook", "EncryptedPackage")
    )
    assert (old.count("save it as"), locked.count("password")) == (1, 1)
    assert "a calendar (.ics)" in refused(written(tmp_path, b"%PDF-1.7")).hint
