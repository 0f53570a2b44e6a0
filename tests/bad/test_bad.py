"""Every bad input is refused with its code, place and remedy; what is only odd is accepted with its warning."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from iisam_workshop.errors import Problem, WorkshopError
from iisam_workshop.load.session import read_session
from iisam_workshop.model.session import Session
from iisam_workshop.plan.documents import DOCUMENT_IDS

from .table import CASES, DOUBTS, LATER, MARK, Case, Doubt

DOCUMENTS = DOCUMENT_IDS
SLOWEST = 10.0


def read(file: Path) -> Session:
    return read_session(file, documents=DOCUMENTS)


def where(problem: Problem, folder: Path) -> str:
    """Write a place with its file as seen from the folder of the case."""
    assert problem.place is not None
    path = Path(problem.place.file)
    inside = path.is_relative_to(folder)
    name = path.relative_to(folder).as_posix() if inside else str(path)
    return ":".join([name, *(str(n) for n in (problem.place.line, problem.place.column) if n)])


@pytest.mark.parametrize("name", CASES)
def test_a_bad_input_is_refused_with_code_place_and_remedy(name: str, tmp_path: Path) -> None:
    case: Case = CASES[name]
    if "pipe" in name and not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    file = case.make(tmp_path)
    begin = time.perf_counter()
    with pytest.raises(WorkshopError) as refusal:
        read(file)
    assert time.perf_counter() - begin < SLOWEST
    said = refusal.value.problems[0]
    assert (refusal.value.exit_code, said.code, where(said, tmp_path)) == (case.exit_code, case.code, case.place)
    assert case.words.casefold() in f"{said.message} {said.hint}".casefold()
    assert all(problem.hint for problem in refusal.value.problems)
    _is_discreet(str(refusal.value))


@pytest.mark.parametrize("name", DOUBTS)
def test_an_odd_input_is_accepted_with_its_warning(name: str, tmp_path: Path) -> None:
    doubt: Doubt = DOUBTS[name]
    session = read(doubt.make(tmp_path))
    assert tuple(problem.code for problem in session.warnings) == doubt.codes
    assert all(problem.severity == "warning" and problem.hint for problem in session.warnings)
    _is_discreet("\n".join(map(str, session.warnings)))


def test_every_row_of_the_tables_for_content_and_lists_is_tried_or_put_off() -> None:
    tried = {name.split()[0] for name in (*CASES, *DOUBTS)}
    wanted = {f"B{n:02d}" for n in range(1, 39)} | {f"D{n:02d}" for n in range(1, 25)}
    assert wanted - tried == {name for name in LATER if name[0] in "BD"}
    assert not tried & set(LATER)


def _is_discreet(text: str) -> None:
    """No name, no Python, no path of the installation, no text of a parser."""
    assert not [word for word in MARK.split() if word.casefold() in text.casefold()]
    assert not re.search(r"Traceback|Error\b|pydantic|site-packages|None|<class", text)
