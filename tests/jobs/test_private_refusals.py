"""What is wrong with a list is told by rows and columns: no message for people or machines has a word of anybody."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.running import call
from tests.leaks import found

from .builds import edit, fresh, leave_only

MARK = "vex"
"""Stands in every cell and every text that is somebody's."""
GOOD = "Name,Organisation,Role\nVexann Bell,Vexhouse,Vexclerk\nVexbo Roe,Vexhealth,Vexnurse\n"


def book(*sheets: tuple[str, Sequence[Sequence[str]]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


PEOPLE = [["Name", "Organisation"], ["Vexbo", "Vexhouse"]]
LISTS = {
    "two columns of names": ("Full name,Name of employee Vexa,Fullname\nVexa,Vexb,Vexc\n", 3, ("IW220",)),
    "two columns that are as good": ("Full name,First and last name\nVexa,Vexb\n", 3, ("IW220",)),
    "two agencies": ("Name,Company name,Agency name\nVexann,Vexa,Vexb\n", 3, ("IW350",)),
    "a person in place of headings": ("Vexann Bell,Vexhouse,Council\nVexbo Roe,Vexhealth,x\n", 3, ("IW220",)),
    "an unknown language": ("Name,Language\nVexann Bell,Vexish\n", 0, ("IW243",)),
    "words that say nothing": ("Name,Status,Large print,Grade\nVexann,Vexmaybe,Vexhm,Vextop\n", 0, ("IW360",)),
    "a wish for nobody": ("Name,Sit with,Not with\nVexann Bell,Vexbo Roe,Vexcy Poe\n", 0, ()),
    "Windows letters": (b"Name,Organisation\nVexann \xe9Bell,Vexhouse\n", 0, ("IW222",)),
    "letters of two kinds": (b"Name\nVexann \xe9Bell\nVexb\xc3\xa9 Roe\n", 3, ("IW228",)),
    "an open quote": ('Name,Organisation\n"Vexann Bell,Vexhouse\nVexbo,Vexhealth\n', 3, ("IW227",)),
    "doubles": ("Name,Organisation\nVexann Bell,Vexa\nVexann Bell,Vexa\nVexann Bell,\n", 0, ("IW352", "IW353")),
    "an address for a name": ("Name\nvexann@vexmail.co.uk\nVexbo <vexbo@vexmail.co.uk>\n", 0, ("IW357", "IW358")),
    "a long name": (f"Name\n{'Vex' * 90}\n", 3, ("IW226",)),
    "a total with a name": ("Name,Organisation\nVexann,Vexa\nTotal for Vexann: 1,\n,Vexb\n", 0, ("IW221", "IW355")),
    "rows of all lengths": ("Name,Organisation\nVexann\nVexbo,Vexa,Vexb,Vexc\n", 0, ("IW229",)),
    "too wide": ("Name,Organisation\n" + "Vexann," * 300 + "\n", 3, ("IW366",)),
    "formulas": (book(("List", [*PEOPLE, ["Vexcy", "=Vexhouse()"], ["=Vexann()", "=Vexbo()"]])), 4, ("IW415",)),
    "sheets called by people": (book(("Vexann Bell", PEOPLE), ("Vexbo", PEOPLE)), 3, ("IW364",)),
    "a sheet of somebody": (book(("Vexann Bell", [*PEOPLE, PEOPLE[1]]), ("Vexcy", [["Vexdi"]])), 0, ("IW352", "IW364")),
    "a long cell in a sheet of somebody": (book(("Vexann Bell", [*PEOPLE, ["Vex" * 9000]])), 4, ("IW414",)),
    "names in no script of ours": ("Name\nVexann 龘龗\n", 0, ()),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_told_of_without_a_word_of_it(tmp_path: Path, name: str) -> None:
    data, code, codes = LISTS[name]
    path = tmp_path / "list.xlsx"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    plain, machine = call("attendees", "check", path), call("attendees", "check", path, "--json", "--needs")
    assert (plain.code, machine.code) == (code, code)
    assert set(codes) <= {each["code"] for each in json.loads(machine.out)["problems"]}
    assert not found([MARK, "龘"], plain.all + machine.all)


def test_a_sheet_can_be_asked_for_by_what_messages_call_it(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(book(("Vexann Bell", PEOPLE), ("Vexbo", [*PEOPLE, ["Vexcy", ""]])))
    told = json.loads(call("attendees", "check", path, "--sheet", "sheet 2", "--json").out)
    assert (told["people"], told["sheet"]) == (2, "sheet 2")
    assert json.loads(call("attendees", "check", path, "--sheet", "vexbo", "--json").out)["people"] == 2
    wrong = call("attendees", "check", path, "--sheet", "Vexdi")
    assert (wrong.code, "sheet 1, sheet 2" in wrong.err, found([MARK], wrong.all)) == (3, True, set())


WISHES = {
    "nobody of the list": ("apart: [[Vexdi Loe, Vexbo Roe]]", 3, "IW361"),
    "a clash": ("apart: [[Vexann Bell, Vexbo Roe]]\n  together: [[Vexann Bell, Vexbo Roe]]", 6, "IW625"),
    "no brackets of their own": ("apart: [Vexann Bell, Vexbo Roe]", 3, "IW113"),
    "braces in place of brackets": ("apart: {Vexann Bell, Vexbo Roe}", 3, "IW102"),
    "braces inside": ("apart: [{Vexann Bell, Vexbo Roe}]", 3, "IW102"),
    "a colon between names": ("apart:\n    - Vexann: Vexbo\n      Vexann: Vexcy", 3, "IW106"),
    "no space behind a colon": ("apart:\n    Vexann:Vexbo\n    Vexcy: x", 3, "IW102"),
    "a name for a key": ("Vexann Bell: [Vexbo Roe]", 3, "IW111"),
    "a name for a role": ("at_each: [Vexann Bell]", 3, "IW377"),
    "a sign in a name": ('apart: [["{{ Vexann }}", Vexbo Roe]]', 3, "IW116"),
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session of two people; not to be changed."""
    source = fresh(tmp_path_factory.mktemp("wishes") / "day")
    leave_only(source, "table-plan")
    (source.parent / "attendees.csv").write_text(GOOD, encoding="utf-8")
    return source


@pytest.mark.parametrize("name", WISHES)
def test_names_in_the_session_file_are_told_by_their_places(source: Path, name: str) -> None:
    text, code, expected = WISHES[name]
    wished = source.with_name("wished.yaml")
    wished.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    edit(wished, "  size: 6", f"  size: 6\n  {text}")
    plain, machine = call("check", wished), call("check", wished, "--json", "--strict")
    assert (plain.code, machine.code) == (code, code)
    assert expected in {each["code"] for each in json.loads(machine.out)["problems"]}
    assert not found([MARK], plain.all + machine.all)


def test_those_who_came_and_what_they_wrote_are_not_told(source: Path, tmp_path: Path) -> None:
    came, answers = tmp_path / "came.csv", tmp_path / "answers.xlsx"
    came.write_text("Name,Present\nVexann Bell,yes\nVexbo Roe,Vexyes\nVexdi Loe,yes\nVexann Bell,yes\n")
    told = call("certificates", source, "--present", came, "--out", tmp_path / "made", "--json")
    assert told.code == 0
    assert {"IW392", "IW394", "IW395"} <= {each["code"] for each in json.loads(told.out)["problems"]}
    strict = call("certificates", source, "--present", came, "--out", tmp_path / "strict", "--strict")
    assert (strict.code, (tmp_path / "strict").exists()) == (3, False)
    heads = [["Vexann", "W1 before", "W1 now", "What Vexbo said"], ["1", "Vexbad", "4", "Vexnote"]]
    answers.write_bytes(book(("Vexann Bell", heads)))
    read = call("feedback", source, "--answers", answers, "--out", tmp_path / "said", "--json")
    assert {"IW441", "IW442"} <= {each["code"] for each in json.loads(read.out)["problems"]}
    gone = call("feedback", source, "--answers", answers, "--sheet", "Answers", "--out", tmp_path / "no")
    assert gone.code == 4
    assert [found([MARK], each.all) for each in (told, strict, read, gone)] == [set()] * 4


def test_somebody_who_comes_late_is_not_named(tmp_path: Path) -> None:
    late = fresh(tmp_path / "day")
    leave_only(late, "table-plan", "bingo-cards")
    (late.parent / "attendees.csv").write_text(GOOD, encoding="utf-8")
    for name, code in (("Vexcy Poe", 0), ("Vexann Bell", 3)):
        said = call("bingo", "add", late, "--name", name, "--organisation", "Vexhouse", "--json")
        assert (said.code, found([MARK], said.all)) == (code, set())
    parted = call("bingo", "add", late, "--name", "Vexcy", "Vexpoe")
    assert (parted.code, "quotes" in parted.err, found([MARK], parted.all)) == (2, True, set())


@pytest.mark.parametrize("wish", [("--map", "Vexann=Name"), ("--map", "role=Vexhead"), ("--map", f"name={'Vex' * 90}")])
def test_what_is_asked_for_is_not_repeated(source: Path, wish: tuple[str, str]) -> None:
    said = call("attendees", "check", source.with_name("attendees.csv"), *wish)
    assert said.code in (2, 3)
    assert not found([MARK], said.all)
