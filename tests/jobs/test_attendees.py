"""A list is looked through without a name being said, and a clean list of it holds the same people."""

from __future__ import annotations

import csv
import io
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from iisam_workshop.errors import ContentInvalid, InputUnreadable, OutputRefused
from iisam_workshop.jobs.attendees import check_list, fix_list
from iisam_workshop.load.inputs import Intake
from iisam_workshop.model.session import ListWish
from tests.payloads import PAYLOADS
from tests.thorough import often

EXPORT = """Autumn training,,,,,,,
,,,,,,,
Order #,Attendee #,First Name,Surname,Company,Attendee Status,Email,Dietary requirements
1,1,Maria,Garcia Lopez,Housing,Attending,maria@example.org,vegan
2,2,Dr Ann,Zyxomma,"Police, City",Attending,ann@example.org,
2,2,Ann,Zyxomma,"Police, City",Attending,ann@example.org,
3,3,Joe,Bell,Health,Refunded,joe@example.org,
Total,3,,,,,,
"""
FIRSTS = ("Ann", "Dr Ann", "Jean-Luc", "Mary Jane", "Ann (Annie)", "王", "SIÂN", "Cllr J.", "")
LASTS = (
    "Bell",
    "Garcia Lopez",
    "van der Berg",
    "BELL",
    "Bell MBE",
    "O'Brien-Smith",
    "小明",
    "ap Rhys",
    "de la Cruz PhD",
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return path


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def people_in(path: Path, **wish: bool):
    found = check_list(path, ListWish(**wish)).roll
    return [replace(entry, row=0, line=0) for entry in found.entries], found.decisions


def test_a_list_is_told_by_rows_and_never_by_names(export: Path) -> None:
    report = check_list(export)
    assert [(each.row, each.outcome) for each in report.roll.decisions] == [
        (6, "folded"),
        (7, "left-out"),
        (8, "left-out"),
    ]
    said = "\n".join(map(str, report.problems))
    assert "row 7 " in said
    assert not [word for word in ("Maria", "Zyxomma", "Bell", "Police", "vegan", "example.org") if word in said]


def test_a_clean_list_has_a_row_for_each_person_and_only_what_is_needed(export: Path, tmp_path: Path) -> None:
    made = fix_list(export, tmp_path / "clean.csv")
    assert rows_of(made.path) == [
        ["First name", "Last name", "Email", "Organisation"],
        ["Maria", "Garcia Lopez", "maria@example.org", "Housing"],
        ["Dr Ann", "Zyxomma", "ann@example.org", "Police, City"],
    ]
    assert made.report.roll.count("left-out") == 2
    assert export.read_text(encoding="utf-8") == EXPORT


def test_a_clean_list_is_read_as_the_same_people_without_any_decision(export: Path, tmp_path: Path) -> None:
    made = fix_list(export, tmp_path / "clean.csv")
    people, decisions = people_in(made.path)
    assert people == people_in(export)[0]
    assert decisions == ()
    assert check_list(made.path).problems == ()


def test_names_that_are_read_alike_from_one_cell_stand_in_one(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('Attendee,Team\n"BELL, Ann",Housing\nJo Roe,\n', encoding="utf-8")
    made = fix_list(tmp_path / "a.csv", tmp_path / "b.csv")
    assert rows_of(made.path) == [["Name", "Organisation"], ["Ann Bell", "Housing"], ["Jo Roe", ""]]


def test_all_that_a_list_says_of_people_is_kept(tmp_path: Path) -> None:
    heads = (
        "Name,Preferred name,Organisation,Role,Language,Large print,Grade,Line manager,Sit with,Not with,Access needs"
    )
    first = "Ann Bell,Annie,Housing,Officer,Welsh,yes,7,Jo Roe,Cy Poe,Di Loe,a ramp"
    others = "Jo Roe,,,,,,,,,,\nCy Poe,,,,both,,,,,,\nDi Loe,,,,,,,,,,"
    (tmp_path / "a.csv").write_text(f"{heads}\n{first}\n{others}\n", encoding="utf-8")
    wish = {"needs": True}
    made = fix_list(tmp_path / "a.csv", tmp_path / "b.csv", ListWish(**wish))
    assert people_in(made.path, **wish)[0] == people_in(tmp_path / "a.csv", **wish)[0]
    assert "a ramp" in made.path.read_text(encoding="utf-8-sig")
    without = fix_list(tmp_path / "a.csv", tmp_path / "c.csv")
    assert "a ramp" not in without.path.read_text(encoding="utf-8-sig")


@settings(max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(FIRSTS), st.sampled_from(LASTS)), min_size=1, max_size=8, unique=True))
def test_no_name_is_lost_or_read_otherwise(tmp_path_factory: pytest.TempPathFactory, names) -> None:
    home = tmp_path_factory.mktemp("names")
    with (home / "a.csv").open("w", encoding="utf-8", newline="") as file:
        rows = [[first, last, f"Agency {n}", f"p{n}@example.org"] for n, (first, last) in enumerate(names)]
        csv.writer(file).writerows([["First name", "Last name", "Organisation", "Email"], *rows])
    made = fix_list(home / "a.csv", home / "b.csv")
    assert people_in(made.path)[0] == people_in(home / "a.csv")[0]
    assert not [problem for problem in made.report.problems if problem.code == "IW370"]


HAND = st.sampled_from(
    [
        *(
            "Ann Bell",
            "BELL Ann",
            "Bell, Ann",
            "1. Ann Bell",
            "Ann Bell <ann@example.org>",
            "Dr Ann Bell MBE",
            "",
            "TBC",
        ),
        *(
            "Bo Carr*",
            "“Bo Carr”",
            "Carr, Bo (Guest)",
            "Cy van der Berg",
            "Apologies",
            "Attending",
            "Total: 3",
            "王 小明",
        ),
        *("Siobh&aacute;n O&#39;Brien", "Ann Bell & Bo Carr", "ann.bell@example.org", "42", "Ann's iPad", "Di"),
    ]
)
PLACES = st.sampled_from(["", "Housing", "HOUSING", "The Housing", "Health & Care", "Health and Care"])


@settings(max_examples=often(40, 12), deadline=None)
@given(st.lists(st.tuples(HAND, PLACES, st.sampled_from(["", "Y", "N", "?"])), min_size=1, max_size=8))
def test_a_clean_list_of_any_holds_the_same_people_and_leaves_nothing_to_decide(tmp_path_factory, rows) -> None:
    home = tmp_path_factory.mktemp("hand")
    with (home / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Name", "Organisation", "Attending?"], *rows])
    if Intake().attempt(check_list, home / "a.csv") is None:
        with pytest.raises(ContentInvalid, match="IW224"):
            check_list(home / "a.csv")
        return
    made = fix_list(home / "a.csv", home / "b.csv")
    was, now = made.report.roll, check_list(made.path).roll
    assert was.rows == len(was.entries) + was.count("left-out") + was.count("folded")
    assert (now.rows, len(now.entries)) == (len(was.entries), len(was.entries))
    told = {problem.place.line for problem in made.report.problems if problem.code == "IW370" and problem.place}
    kept = [(entry.name, entry.called, entry.filed, entry.agency, entry.email) for entry in was.entries]
    again = [(entry.name, entry.called, entry.filed, entry.agency, entry.email) for entry in now.entries]
    assert [number for number, pair in enumerate(zip(kept, again, strict=True), 2) if pair[0] != pair[1]] == sorted(
        told
    )
    assert {one.outcome for one in now.decisions} <= {"doubtful"}


def test_a_clean_list_that_nobody_would_be_read_from_is_told_and_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Name,Organisation,Attending?\nName,Housing,Y\n", encoding="utf-8")
    made = fix_list(tmp_path / "a.csv", tmp_path / "b.csv")
    assert [problem.code for problem in made.report.problems] == ["IW370"]


def test_a_name_that_would_be_read_otherwise_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('First name,Last name\nJo,Roe\n"Ann, MBE",Bell\n', encoding="utf-8")
    report = fix_list(tmp_path / "a.csv", tmp_path / "b.csv").report
    told = [problem for problem in report.problems if problem.code == "IW370"]
    assert [(each.place.file, each.place.line, each.severity) for each in told] == [
        (str(tmp_path / "b.csv"), 3, "warning")
    ]
    assert "Bell" not in str(told[0])


@pytest.mark.parametrize("text", [each for each in PAYLOADS if each.strip("\u200b \n\t\r")])
def test_no_payload_in_a_clean_list_is_a_formula_and_each_is_read_back(tmp_path: Path, text: str) -> None:
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Name", "Organisation", "Job title"], ["Ann Bell", text, f" {text}"]])
    made = fix_list(tmp_path / "a.csv", tmp_path / "b.csv")
    assert not [cell for row in rows_of(made.path) for cell in row if cell.strip()[:1] in ("=", "+", "-", "@", "＝")]
    assert people_in(made.path) == people_in(tmp_path / "a.csv")


def test_a_workbook_becomes_a_clean_list_too(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Name", "Organisation"], ["Ann Bell", "Housing"], ["Ann Bell", "Housing"]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    made = fix_list(tmp_path / "a.xlsx", tmp_path / "b.csv")
    assert rows_of(made.path) == [["Name", "Organisation"], ["Ann Bell", "Housing"]]


def test_rows_that_are_people_of_their_own_stay_so(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Name,Organisation\nAnn Bell,Housing\nAnn Bell,Housing\n", encoding="utf-8")
    wish = ListWish(keep_duplicates=True)
    made = fix_list(tmp_path / "a.csv", tmp_path / "b.csv", wish)
    assert len(rows_of(made.path)) == 3
    assert len(people_in(made.path, keep_duplicates=True)[0]) == 2


def test_nothing_is_written_over_unless_asked_and_the_list_itself_never(export: Path, tmp_path: Path) -> None:
    out = tmp_path / "clean.csv"
    out.write_text("mine", encoding="utf-8")
    for path, force in ((out, False), (export, False), (export, True)):
        with pytest.raises(OutputRefused) as refusal:
            fix_list(export, path, force=force)
        assert [each.code for each in refusal.value.problems] == ["IW501"]
    assert (out.read_text(encoding="utf-8"), export.read_text(encoding="utf-8")) == ("mine", EXPORT)
    fix_list(export, out, force=True)
    assert rows_of(out)[0][0] == "First name"


@pytest.mark.skipif(os.name == "nt", reason="rights are told otherwise there")
def test_only_who_wrote_a_clean_list_may_read_it(export: Path, tmp_path: Path) -> None:
    made = fix_list(export, tmp_path / "clean.csv")
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_a_list_that_leaves_a_question_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Colour\nred\n", encoding="utf-8")
    with pytest.raises(ContentInvalid):
        fix_list(tmp_path / "a.csv", tmp_path / "b.csv")
    with pytest.raises(InputUnreadable):
        fix_list(tmp_path / "nowhere.csv", tmp_path / "b.csv")
    assert not (tmp_path / "b.csv").exists()
