"""Every bad input is refused by the real program with its code, place and remedy; what is only odd is accepted.

Each runs in a child process with limits (``running``), in a folder that holds an earlier build: which must be as it
was, to the byte.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from iisam_workshop.load.session import read_session
from iisam_workshop.plan.documents import DOCUMENT_IDS
from tests.bad.case import MARK, SESSION
from tests.bad.running import INNARDS, Run, run, tree
from tests.bad.tables import CASES, DOUBTS, LATER, tried
from tests.thorough import THOROUGH, rows

LONGEST = 10.0
MOST = 500 << 20
WANTED = {
    f"{letter}{n:02d}"
    for letter, last in {"B": 38, "C": 12, "D": 24, "E": 19, "F": 20}.items()
    for n in range(1, last + 1)
}


@pytest.fixture(scope="session")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an earlier build left."""
    home = tmp_path_factory.mktemp("earlier") / "session"
    home.mkdir()
    (home / "session.yaml").write_text(SESSION)
    done = run("build", "session.yaml", "--only", "agenda", "--out", "out", at=home)
    assert done.code == 0, done.said
    assert not done.met
    return home / "out"


@pytest.fixture
def folder(tmp_path: Path, earlier: Path) -> Path:
    """A session folder with an earlier build in it, and nothing else."""
    shutil.copytree(earlier, tmp_path / "session" / "build" / "leicestershire-2027-03-04")
    return tmp_path / "session"


def asked(command: tuple[str, ...], made: Path, folder: Path) -> list[str]:
    name = str(made.relative_to(folder)) if made.is_relative_to(folder) else str(made)
    return [word.replace("{}", name) for word in command]


def is_fit(done: Run) -> None:
    """No traceback, no class of Python, no name, no signal; not long, not big; nothing reached for, nothing left."""
    assert done.code in (0, 2, 3, 4, 5, 6, 7, 8), (done.code, done.said)
    is_discreet(done.said)
    assert done.processor < LONGEST
    assert done.peak < MOST
    assert not done.of("socket")
    assert not done.of("file")
    assert not done.left


def is_discreet(text: str) -> None:
    assert not INNARDS.search(text)
    assert not [word for word in MARK.split() if word.casefold() in text.casefold()]


@pytest.mark.parametrize("name", tried(CASES))
def test_a_bad_input_is_refused_with_code_place_and_remedy_and_nothing_is_written(name: str, folder: Path) -> None:
    case = CASES[name]
    if "pipe" in name and not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    made = case.make(folder)
    before = tree(folder)
    words = asked(case.command, made, folder)
    done = run(*words, at=folder, variables=case.variables, limits=case.limits, anew=case.anew or THOROUGH)
    is_fit(done)
    assert (done.code, done.out) == (case.exit_code, "")
    errors = [line for line in done.err.splitlines() if not line.partition(" IW")[0].endswith("warning")]
    place = f"{case.place}: " if case.place else ""
    if case.code:
        assert errors[0].startswith(f"{place}error {case.code}: "), done.err
    assert case.words.casefold() in done.err.casefold()
    assert all(re.search(r"[.?]$|^and \d+ more$", line) for line in done.err.splitlines())
    assert tree(folder) == before


@pytest.mark.parametrize("name", tried(DOUBTS))
def test_an_odd_input_is_read_with_its_warnings(name: str, tmp_path: Path) -> None:
    session = read_session(DOUBTS[name].make(tmp_path), documents=DOCUMENT_IDS)
    assert tuple(problem.code for problem in session.warnings) == DOUBTS[name].codes
    assert all(problem.severity == "warning" and problem.hint for problem in session.warnings)
    is_discreet("\n".join(map(str, session.warnings)))


@pytest.mark.skipif(not THOROUGH, reason="a build for each; make torture does it")
@pytest.mark.parametrize("name", rows(DOUBTS))
def test_an_odd_input_is_built_by_the_real_program(name: str, folder: Path) -> None:
    doubt = DOUBTS[name]
    words = asked(doubt.command, doubt.make(folder), folder)
    done = run(*words, "--json", at=folder, variables=doubt.variables, limits=doubt.limits)
    is_fit(done)
    assert (done.code, done.err) == (0, "")
    problems = json.loads(done.out)["problems"]
    assert [each["code"] for each in problems if each["code"] in doubt.codes] == list(doubt.codes)
    assert all(each["severity"] == "warning" and each["hint"] for each in problems)


def test_every_row_of_the_tables_is_tried_or_put_off() -> None:
    met = {name.split()[0] for name in (*CASES, *DOUBTS)}
    assert sorted(WANTED - met) == sorted(LATER.keys() & WANTED)
    assert not met & set(LATER)
