"""The list of those who came, as it comes: a column with yes, a report of a meeting, codes, seats."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from iisam_workshop.errors import WorkshopError
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.present import PresentWish, read_present

YES = ("yes", "Yes", "Y", "x", "X", "1", "✓", "✔", "TRUE", "ie", "Present", "attended", "Checked In", "Do")
NO = ("", "no", "No", "0", "FALSE", "na", "absent", "Attending", "–", "did not attend", "no-show")


def read(tmp_path: Path, data: str | bytes, name: str = "came.csv", **wish: object) -> tuple[list[object], list[str]]:
    """The names or codes of those who came, and the codes of what was told."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    intake = Intake()
    marks = read_present(Found(path, name, name), intake, PresentWish(**wish), "seed")  # type: ignore[arg-type]
    assert all("Vex" not in str(problem) for problem in intake.problems)
    return [mark.person.name if mark.person else mark.sign for mark in marks], [each.code for each in intake.problems]


@pytest.mark.parametrize("word", YES)
def test_who_is_marked_so_came(tmp_path: Path, word: str) -> None:
    assert read(tmp_path, f"Name,Present\nAnn Vex,{word}\nBo Vex,no\n") == (["Ann Vex"], [])


@pytest.mark.parametrize("word", NO)
def test_who_is_marked_so_did_not(tmp_path: Path, word: str) -> None:
    assert read(tmp_path, f"Name,Present\nAnn Vex,{word}\nBo Vex,yes\n") == (["Bo Vex"], [])


@pytest.mark.parametrize("head", ["Present", "Attended?", "Here", "Attendance", "Checked-in", "Presennol", "CAME"])
def test_the_column_is_known_by_its_heading(tmp_path: Path, head: str) -> None:
    assert read(tmp_path, f"{head},Name\nno,Ann Vex\nyes,Bo Vex\n") == (["Bo Vex"], [])


def test_what_is_neither_yes_nor_no_is_told_and_not_repeated(tmp_path: Path) -> None:
    assert read(tmp_path, "Name,Present\nAnn Vex,in hospital with Vex\nBo Vex,x\n") == (["Bo Vex"], ["IW394"])


def test_a_list_without_such_a_column_counts_whole_and_says_so(tmp_path: Path) -> None:
    assert read(tmp_path, "Name\nAnn Vex\nBo Vex\n") == (["Ann Vex", "Bo Vex"], ["IW391"])


def test_in_a_report_of_a_meeting_everybody_came(tmp_path: Path) -> None:
    report = "Name,Email,Join time,Leave time\nAnn Vex,ann@example.org,09:31,12:00\n"
    assert read(tmp_path, report) == (["Ann Vex"], [])


@pytest.mark.parametrize("head", ["", "Card code\n", "Seat\n", "code\n"])
def test_one_column_of_codes_or_seats_is_enough(tmp_path: Path, head: str) -> None:
    assert read(tmp_path, f"{head}7\nkm2a-7\n12\n") == (["7", "km2a-7", "12"], [])


def test_seats_may_have_a_column_that_says_who_came_and_names_go_before_them(tmp_path: Path) -> None:
    assert read(tmp_path, "Seat,Came\n3,yes\n7,no\n8,x\n") == (["3", "8"], [])
    assert read(tmp_path, "Name,Organisation,Seat,Came\n,,3,yes\n,,7,no\n") == (["3"], [])
    assert read(tmp_path, "Name,Seat,Came\nAnn Vex,3,yes\nBo Vex,7,no\n") == (["Ann Vex"], [])
    assert read(tmp_path, "Name,Where,Came\nAnn Vex,3,yes\n", columns={"sign": "where"}) == (["3"], [])


def test_one_column_of_names_is_no_list_of_codes(tmp_path: Path) -> None:
    for names in ("Ann Vex\nBo Vex\n", "Marta\nJakup\n"):
        with pytest.raises(WorkshopError, match="IW220"):
            read(tmp_path, names)


def test_two_columns_that_may_say_it_are_a_question_that_map_answers(tmp_path: Path) -> None:
    data = "Name,Present,Present\nAnn Vex,yes,no\n"
    with pytest.raises(WorkshopError, match="IW390: columns 2 and 3"):
        read(tmp_path, data)
    data = "Name,Present,In the afternoon\nAnn Vex,yes,no\nBo Vex,no,yes\n"
    assert read(tmp_path, data, columns={"present": "in the Afternoon"})[0] == ["Bo Vex"]


def test_a_heading_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="IW390: no column"):
        read(tmp_path, "Name,Present\nAnn Vex,yes\n", columns={"present": "Came in"})


def test_a_workbook_is_read_as_well_and_a_sheet_by_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("Name", "Present"), ("Ann Vex", "yes"), ("Bo Vex", None)):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    assert read(tmp_path, out.getvalue(), "came.xlsx") == (["Ann Vex"], [])
    book.create_sheet("Afternoon").append(("Name", "Present"))
    book["Afternoon"].append(("Bo Vex", 1))
    out = io.BytesIO()
    book.save(out)
    assert read(tmp_path, out.getvalue(), "came.xlsx", sheet="Afternoon") == (["Bo Vex"], [])
    with pytest.raises(WorkshopError, match="IW364"):
        read(tmp_path, out.getvalue(), "came.xlsx")


TEAMS = """1. Summary
Meeting title	Training
Attended participants	2

2. Participants
Name	First Join	Last Leave	In-Meeting Duration	Email	Participant ID (UPN)	Role
Ann Vex (Guest)	3/4/27, 9:28:00 AM	3/4/27, 4:00:00 PM	6h 32m	ann@example.org	ann@example.org	Presenter
VEX, Bo	3/4/27, 9:30:00 AM	3/4/27, 4:00:00 PM	6h 30m	bo@example.org	bo@example.org	Attendee
Ann Vex	3/4/27, 1:30:00 PM	3/4/27, 4:00:00 PM	2h 30m	ann@example.org	ann@example.org	Presenter
"""


def test_a_report_of_teams_counts_whoever_joined_once_and_needs_no_column(tmp_path: Path) -> None:
    names, told = read(tmp_path, TEAMS.encode("utf-16"))
    assert names == ["Ann Vex", "Bo Vex"]
    assert "IW391" not in told  # a report needs no column


def test_a_row_that_ends_before_the_column_does_not_say_that_somebody_came(tmp_path: Path) -> None:
    came, _ = read(tmp_path, "Name,Organisation,Present\nAnn Vex,Housing\nBo Vex,Housing,yes\n")
    assert came == ["Bo Vex"]
