"""Every command over a day with planted names: none is said, nothing is reached for, files keep to a table.

A command that has no row here fails the first test, so that a new one is met too.
"""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from fnmatch import fnmatch

import click
import pytest
from PIL import Image

from iisam_workshop.cli.app import app
from tests.bad.running import Limits, Run, run
from tests.jobs.private_day import TOKENS, Day, english_day
from tests.jobs.test_private import ALL, MAY_STAND, PAPERS, kinds_in
from tests.leaks import files_below, found, said
from tests.thorough import THOROUGH

thorough = pytest.mark.skipif(not THOROUGH, reason="every command, run as a program; make torture does it")


_BUILD = "build/leicestershire-2027-03-04"
_PACK = f"{_BUILD}/session-pack.pdf"
_NEW = "--council leicestershire --date 2027-03-04"
CUT_OFF = -9
ROWS: dict[str, dict[str, int]] = {
    "check": {"check session.yaml": 0, "check session.yaml --json": 0},
    "build": {"build session.yaml": 0, "build session.yaml --json": 0, "build session.yaml --draft --out draft": 0},
    "preview": {"preview session.yaml --only badges --json": 0},
    "watch": {"watch session.yaml --out watched": CUT_OFF},
    "rebuild": {f"rebuild {_PACK} --out again --files .": 0, f"rebuild {_PACK} --out bare --json": 0},
    "verify": {f"verify {_BUILD}": 0, f"verify {_BUILD} --json": 0},
    "diff": {f"diff {_BUILD} draft": 7, f"diff {_BUILD} draft --json": 7},
    "workbook": {"workbook session.yaml --out plain.xlsx": 0, "workbook session.yaml --with-people --out day.xlsx": 0},
    "upgrade": {"upgrade session.yaml": 0, "upgrade session.yaml --json": 0},
    "import agenda": {f"import agenda {_BUILD}/agenda.ics --out imported {_NEW} --json": 0},
    "import scenario": {
        "import scenario people.xlsx --out mine.yaml --json": 4,
        "import scenario answers.csv --out mine.yaml": 4,
    },
    "attendees check": {"attendees check people.xlsx --needs": 0, "attendees check people.xlsx --json": 0},
    "attendees fix": {"attendees fix people.xlsx --out clean.csv --json": 0},
    "bingo cards": {
        "bingo cards --names people.xlsx --out loose.pdf": 4,
        "bingo cards --names clean.csv --out loose.pdf --json": 0,
    },
    "bingo check": {f"bingo check {_BUILD} AAAAA --called 1 --json": 3},
    "certificates": {"certificates session.yaml --present people.xlsx --json": 0},
    "feedback": {"feedback session.yaml --answers answers.csv --comments --json --out comments": 0},
    "handouts": {"handouts session.yaml --json --emails --out emails": 0},
    "scenario new": {"scenario new Ours --out ours.yaml": 0},
    "scenario check": {"scenario check harrow-lane --json": 0},
    "scenario rehearse": {"scenario rehearse session.yaml --plays 20 --json": 0},
    "new": {
        "new fresh --no-input --from session.yaml --date 2027-05-06": 0,
        f"new listed --no-input {_NEW} --people people.xlsx": 0,
        f"new cleaned --no-input {_NEW} --people clean.csv": 0,
    },
    "bingo add": {
        "bingo add session.yaml --name Vexmover --organisation Vexagency --json": 3,
        "bingo add cleaned/session.yaml --name Vexlater --organisation Vexagency": 0,
    },
    "council show": {"council show leicestershire --json": 0},
    "council diff": {"council diff leicestershire --json": 0},
    "councils import": {"councils import answers.csv": 4},
    "councils list": {"councils list --json": 0},
    "councils find": {"councils find leicester --json": 3},
    "doctor": {"doctor": 0, "doctor --json": 0},
    "list": {"list documents": 0, "list stages --json": 0},
    "purge": {"purge . --dry-run": 0, "purge . --dry-run --json": 0},
}
"""Calls of each command, in their order, with the exit code of each; a watch goes on until it is cut off."""

MORE = {
    "loose.pdf": ("name",),
    "plain.xlsx": (),
    "*again/people.xlsx": tuple(TOKENS),
    "fresh/*": (),
    "listed/*": tuple(TOKENS),
    "listed/people.xlsx": tuple(TOKENS),
    "cleaned/*": tuple(kind for kind in TOKENS if kind not in ("phone", "comment", "diet", "access")),
    "people*": tuple(TOKENS),
}
"""What else may say which kind of word, beside ``test_private.MAY_STAND``: copies of the list itself among them."""


def commands(group: click.Command = app, way: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command of the program that does something, by its words."""
    if not isinstance(group, click.Group):
        yield " ".join(way)
        return
    context = click.Context(group)
    for name in group.list_commands(context):
        inner = group.get_command(context, name)
        assert inner is not None
        yield from commands(inner, (*way, name))


def test_every_command_has_a_row() -> None:
    assert set(commands()) == ROWS.keys()


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """The day of ``tests/jobs/test_private.py``, of which nothing is made yet."""
    made = english_day(tmp_path_factory.mktemp("planted") / "day", *PAPERS)
    (made.folder / "answers.csv").write_text("Form,W1 before,W1 now,W5\nVexnote,2,4,Vexcomment\n", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def runs(day: Day) -> dict[str, Run]:
    """Every call, in the order of the table."""
    long, short = Limits(seconds=90), Limits(seconds=4)
    return {
        call: run(*call.split(), at=day.folder, limits=short if code == CUT_OFF else long)
        for calls in ROWS.values()
        for call, code in calls.items()
    }


@thorough
def test_no_command_says_a_name_or_reaches_for_anything(day: Day, runs: dict[str, Run]) -> None:
    codes = {call: code for calls in ROWS.values() for call, code in calls.items()}
    assert {call: (done.code, done.said[-400:]) for call, done in runs.items() if done.code != codes[call]} == {}
    assert {call: found(ALL, done.said) for call, done in runs.items() if found(ALL, done.said)} == {}
    assert {
        call: done.of("socket") + done.of("file") for call, done in runs.items() if done.of("socket") + done.of("file")
    } == {}
    assert {call: done.left for call, done in runs.items() if done.left and codes[call] != CUT_OFF} == {}
    started = {what for done in runs.values() for what in done.of("process")}
    assert [what for what in started if "iisam_workshop.load" not in what and "-version" not in what] == []


@thorough
def test_names_stand_in_the_files_of_the_table_and_beside_no_text(day: Day, runs: dict[str, Run]) -> None:
    strays, beside = {}, {}
    for path in files_below(day.folder):
        name = path.relative_to(day.folder).as_posix()
        if name in ("session.yaml", "answers.csv"):
            continue
        may = {
            kind
            for table in (MAY_STAND, MORE)
            for pattern, kinds in table.items()
            if fnmatch(name, pattern)
            for kind in kinds
        }
        if path.suffix == ".png":
            with Image.open(path) as picture:
                assert set(picture.info) <= {"Software"}
            continue
        told = said(path)
        strays[name] = kinds_in(told.text) - may
        beside[name] = found(ALL, told.beside) if name != "people.xlsx" and "people.xlsx" not in name else set()
    assert {name: kinds for name, kinds in strays.items() if kinds} == {}
    assert {name: words for name, words in beside.items() if words} == {}
    assert [path for path in map(str, day.folder.rglob("*")) if found(ALL, path)] == []


@thorough
@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
def test_what_is_kept_for_the_program_alone_can_be_read_by_nobody_else(day: Day, runs: dict[str, Run]) -> None:
    private = [*day.folder.rglob(".iisam-papers.zip"), *day.folder.rglob("*-preview.png"), day.folder / "day.xlsx"]
    assert len(private) > 3
    assert [path.name for path in private if stat.S_IMODE(path.stat().st_mode) != 0o600] == []
