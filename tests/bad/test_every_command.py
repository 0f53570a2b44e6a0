"""Every command over a day with planted names: none is said, nothing is reached for, files keep to a table.

A command that has no row here fails the first test, so that a new one is met too.
"""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Row:
    """Calls of a command, in words; ``codes`` are the exit codes that they may have."""

    calls: tuple[str, ...]
    codes: tuple[int, ...] = (0,)
    seconds: int = 90


_BUILD = "build/leicestershire-2027-03-04"
_PACK = f"{_BUILD}/session-pack.pdf"
_NEW = "--council leicestershire --date 2027-03-04"
ROWS: dict[str, Row] = {
    "check": Row(("check session.yaml", "check session.yaml --json"), (0, 3)),
    "build": Row(("build session.yaml", "build session.yaml --json", "build session.yaml --draft --out draft")),
    "preview": Row(("preview session.yaml --only badges --json",)),
    "watch": Row(("watch session.yaml --out watched",), (-9, -24, 0), seconds=12),
    "rebuild": Row((f"rebuild {_PACK} --out again --files .", f"rebuild {_PACK} --out bare --json"), (0, 4, 5)),
    "verify": Row((f"verify {_BUILD}", f"verify {_BUILD} --json"), (0, 7)),
    "diff": Row((f"diff {_BUILD} draft", f"diff {_BUILD} draft --json"), (7,)),
    "workbook": Row(
        ("workbook session.yaml --out plain.xlsx", "workbook session.yaml --with-people --out day.xlsx")
    ),
    "upgrade": Row(("upgrade session.yaml", "upgrade session.yaml --json"), (0, 3)),
    "import agenda": Row((f"import agenda {_BUILD}/agenda.ics --out imported {_NEW} --json",), (0, 3)),
    "import scenario": Row(("import scenario people.xlsx --out mine.yaml --json",), (3, 4)),
    "attendees check": Row(("attendees check people.xlsx --needs", "attendees check people.xlsx --json"), (0, 3)),
    "attendees fix": Row(("attendees fix people.xlsx --out clean.csv --json",)),
    "bingo cards": Row(("bingo cards --names people.xlsx --out loose.pdf --json",), (0, 3, 4)),
    "bingo check": Row((f"bingo check {_BUILD} AAAAA --called trust --json",), (0, 2, 3)),
    "bingo add": Row(("bingo add session.yaml --name Vexmover --organisation Vexagency --json",), (0, 3, 4)),
    "certificates": Row(("certificates session.yaml --present people.xlsx --json",), (0, 3)),
    "feedback": Row(("feedback session.yaml --answers answers.csv --comments --json --out comments",)),
    "handouts": Row(("handouts session.yaml --json --emails --out emails",)),
    "scenario new": Row(("scenario new Ours --out ours.yaml",)),
    "scenario check": Row(("scenario check harrow-lane --json",)),
    "scenario rehearse": Row(("scenario rehearse session.yaml --plays 20 --json",)),
    "new": Row(
        ("new fresh --no-input --from session.yaml --date 2027-05-06",
         f"new listed --no-input {_NEW} --people people.xlsx"),
        (0, 3),
    ),
    "council show": Row(("council show leicestershire --json",)),
    "council diff": Row(("council diff leicestershire --json",), (0, 3, 4, 7)),
    "councils import": Row(("councils import answers.csv --json",), (2, 3, 4)),
    "councils list": Row(("councils list --json",), (0, 2, 3, 4)),
    "councils find": Row(("councils find leicester --json",), (0, 2, 3, 4)),
    "doctor": Row(("doctor", "doctor --json"), (0, 8)),
    "list": Row(("list documents", "list stages --json")),
    "purge": Row(("purge . --dry-run", "purge . --dry-run --json")),
}  # fmt: skip

MORE = {
    "loose.pdf": ("name",),
    "plain.xlsx": (),
    "*again/people.xlsx": tuple(TOKENS),
    "fresh/*": (),
    "listed/*": tuple(TOKENS),
    "listed/people.xlsx": tuple(TOKENS),
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
    return {
        call: run(*call.split(), at=day.folder, limits=Limits(seconds=row.seconds))
        for row in ROWS.values()
        for call in row.calls
    }


@thorough
def test_no_command_says_a_name_or_reaches_for_anything(day: Day, runs: dict[str, Run]) -> None:
    codes = {
        call: code for row in ROWS.values() for call in row.calls for code in [runs[call].code] if code not in row.codes
    }
    assert {call: (code, runs[call].said[-400:]) for call, code in codes.items()} == {}
    assert {call: found(ALL, done.said) for call, done in runs.items() if found(ALL, done.said)} == {}
    assert {
        call: done.of("socket") + done.of("file") for call, done in runs.items() if done.of("socket") + done.of("file")
    } == {}
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
