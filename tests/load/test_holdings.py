"""What of a folder holds personal data, by what lies there, and what must be looked after by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from iisam_workshop.errors import WorkshopError
from iisam_workshop.files import MANIFEST, UNFINISHED
from iisam_workshop.load.holdings import HeldBuild, HeldSession, Holdings, holdings
from iisam_workshop.model.preview import PREVIEW

from .foreign.samples import xlsx

SESSION = "title: A day\ncouncil: northbridge\nattendees: ' people.csv '\nfacilitators: [Ann, Bo]\nspeakers: [Cy]\n"
DAY = ("Day", [["title", "A day"], ["agenda.preset", "short-day"], ["attendees", "people.csv"]])


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


def manifest(personal: Mapping[str, bool | None]) -> str:
    """A manifest of ours with its files; None for one of which an earlier version did not say whether it has names."""
    files = [{"path": name} | ({} if holds is None else {"personal": holds}) for name, holds in personal.items()]
    return json.dumps({"program": {"iisam-workshop": "1"}, "files": files})


def doubts(found: Holdings) -> list[str]:
    return [problem.code for problem in found.doubts]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A session with its list, its record, a build and a picture of ours in it."""
    write(tmp_path, {"session.yaml": SESSION, "people.csv": "Name\nAnn\n", "session.record.json": "{}"})
    write(tmp_path / "build", {"agenda.pdf": "x", "plan.pdf": "x", "page.png": b"\x89PNG" + PREVIEW.encode()})
    (tmp_path / "build" / MANIFEST).write_text(manifest({"agenda.pdf": False, "plan.pdf": True}), encoding="utf-8")
    return tmp_path


def test_list_record_files_with_names_and_pictures_are_found_by_their_paths(home: Path) -> None:
    found = holdings(home)
    assert found.sessions == (HeldSession("session.yaml", ("session.record.json", "people.csv"), 3),)
    assert found.builds == (HeldBuild("build", ("plan.pdf",), 1),)
    assert found.held == ("session.record.json", "people.csv", "build/page.png", "build/plan.pdf")
    assert (doubts(found), found.places) == ([], (home, home / "build"))


def test_a_build_alone_is_looked_at_and_no_folder_below_it(home: Path) -> None:
    write(home / "build", {"parts/plan.pdf": "x", "parts/people.csv": "Name\nAnn\n"})
    found = holdings(home / "build")
    assert (found.sessions, found.builds) == ((), (HeldBuild("", ("plan.pdf",), 1),))
    assert (doubts(found), found.places, found.held) == ([], (home / "build",), ("page.png", "plan.pdf"))


def test_of_files_of_which_nobody_said_it_all_count_as_names(home: Path) -> None:
    (home / "build" / MANIFEST).write_text(manifest({"agenda.pdf": None, "gone.pdf": None}), encoding="utf-8")
    assert holdings(home).builds == (HeldBuild("build", ("agenda.pdf",), 0),)


def test_a_number_of_people_has_neither_list_nor_record(home: Path) -> None:
    write(home, {"session.yaml": SESSION.replace("' people.csv '", "24")})
    found = holdings(home)
    assert (found.sessions, doubts(found)) == ((HeldSession("session.yaml", (), 3),), ["IW438"])


@pytest.mark.parametrize("name", ["day.xlsx", "day.xlsm"])
def test_a_workbook_is_a_session_by_its_name_and_its_content(name: str, home: Path) -> None:
    (home / "session.yaml").unlink()
    (home / name).write_bytes(xlsx(DAY))
    assert holdings(home).sessions == (HeldSession(name, ("people.csv",), 0),)


def test_a_copy_of_a_workbook_that_a_program_put_by_is_no_session(home: Path) -> None:
    write(
        home,
        {"day.bak": xlsx(DAY), "other.xlsx": "no workbook", "other.yaml": "- no session", "more.yaml": "title: A day"},
    )
    assert [session.file for session in holdings(home).sessions] == ["session.yaml"]


def test_people_in_a_workbook_are_told_at_their_sheet(home: Path) -> None:
    rows = [row for row in DAY[1] if row[0] != "attendees"]
    write(home, {"day.xlsx": xlsx((DAY[0], rows), ("People", [["Name"], ["Ann"]]))})
    (told,) = (problem for problem in holdings(home).doubts if problem.code == "IW439")
    assert (told.place.file, told.place.sheet) == (str(home / "day.xlsx"), "People")


def test_who_sits_together_or_apart_is_told_at_its_line(home: Path) -> None:
    write(home, {"session.yaml": f"{SESSION}tables:\n  together: [[Ann, Bo]]\n  apart: [[Ann, Cy]]\n  of: 6\n"})
    told = holdings(home).doubts
    assert [(each.code, each.place.line, each.message.split("'")[1]) for each in told] == [
        ("IW437", 7, "tables.together"),
        ("IW437", 8, "tables.apart"),
    ]


def test_an_empty_list_of_who_sits_apart_names_nobody(home: Path) -> None:
    write(home, {"session.yaml": f"{SESSION}tables:\n  apart: []\n"})
    assert doubts(holdings(home)) == []


@pytest.mark.parametrize("wish", ["../people.csv", "link.csv", "notes.md"])
def test_a_list_outside_the_folder_behind_a_link_or_that_is_none_is_left(wish: str, home: Path) -> None:
    day = home / "day"
    write(day, {"session.yaml": SESSION.replace("' people.csv '", wish), "notes.md": "x"})
    (day / "link.csv").symlink_to(home / "people.csv")
    found = holdings(day)
    assert [(each.code, each.place.line) for each in found.doubts if each.code == "IW435"] == [("IW435", 3)]
    assert found.held == ()


def test_files_of_a_build_behind_a_link_are_told_and_left(home: Path) -> None:
    (home / "build" / "plan.pdf").unlink()
    (home / "build" / "plan.pdf").symlink_to(home / "people.csv")
    found = holdings(home / "build")
    assert (found.builds, doubts(found)) == ((HeldBuild("", (), 1),), ["IW435"])


def test_a_folder_behind_a_link_is_told_and_not_looked_through(home: Path) -> None:
    (home / "elsewhere").symlink_to(home / "build")
    found = holdings(home)
    assert (doubts(found), home / "elsewhere" in found.places) == (["IW435"], False)


def test_folders_of_other_sessions_and_hidden_ones_are_not_looked_through(home: Path) -> None:
    write(home, {"autumn/session.yaml": SESSION, "autumn/build/x.txt": "x", "spring/notes.yaml": "title: A day"})
    (home / ".git").mkdir()
    assert holdings(home).places == (home, home / "build", home / "spring")


def test_a_build_that_broke_off_is_told(tmp_path: Path) -> None:
    (tmp_path / UNFINISHED).touch()
    assert doubts(holdings(tmp_path)) == ["IW436"]


def test_a_folder_of_neither_a_session_nor_a_build_is_refused(home: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    for folder, code in ((tmp_path / "other", "IW510"), (tmp_path / "none", "IW401"), (home / "people.csv", "IW402")):
        with pytest.raises(WorkshopError) as refusal:
            holdings(folder)
        assert [problem.code for problem in refusal.value.problems] == [code]
