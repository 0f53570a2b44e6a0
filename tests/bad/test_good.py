"""Inputs that look odd and are good are all accepted: lists with every name right, sessions without an error.

By default they are read in this process; ``make torture`` gives each to the real program. What has a limit is accepted
at the limit, and one more is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from iisam_workshop.errors import WorkshopError
from iisam_workshop.load.attendees import read_list
from iisam_workshop.load.inputs import LIST, YAML, Found, Intake, read_file
from iisam_workshop.load.session import read_session
from iisam_workshop.load.yaml_events import read_tree
from iisam_workshop.plan.documents import DOCUMENT_IDS
from tests.bad.case import changed, council, people
from tests.bad.good import LISTS, SESSIONS, GoodList
from tests.bad.running import run
from tests.bad.test_bad import is_fit
from tests.thorough import THOROUGH, often, rows

TRIED = list(SESSIONS)[:: often(1, 11)]


def names_read(folder: Path, good: GoodList) -> tuple[str, ...] | str:
    file = folder / good.file
    file.write_bytes(good.data)
    try:
        return tuple(entry.name for entry in read_list(Found(file, good.file, good.file), Intake()).entries)
    except WorkshopError as refusal:
        return str(refusal)


def test_every_good_list_is_read_with_every_name_right_and_in_order(tmp_path: Path) -> None:
    assert len(LISTS) > 300
    tried = list(LISTS.items())[:: often(1, 5)]
    read = {name: (names_read(tmp_path, good), good.names) for name, good in tried}
    assert {name: got for name, (got, wanted) in read.items() if got != wanted} == {}


@pytest.mark.parametrize("name", TRIED)
def test_a_good_session_is_read_without_a_remark(name: str, tmp_path: Path) -> None:
    file = tmp_path / "session.yaml"
    file.write_bytes(SESSIONS[name])
    assert read_session(file, documents=DOCUMENT_IDS).warnings == ()


@pytest.mark.skipif(not THOROUGH, reason="a run for each; make torture does it")
@pytest.mark.parametrize("name", rows(LISTS))
def test_the_real_program_accepts_every_good_list(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "session"
    folder.mkdir()
    (folder / LISTS[name].file).write_bytes(LISTS[name].data)
    done = run("attendees", "check", LISTS[name].file, at=folder, anew=False)
    is_fit(done)
    assert done.code == 0, done.said


@pytest.mark.skipif(not THOROUGH, reason="a build for each; make torture does it")
@pytest.mark.parametrize("name", rows(SESSIONS))
def test_the_real_program_builds_every_good_session(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "session"
    folder.mkdir()
    (folder / "session.yaml").write_bytes(SESSIONS[name])
    done = run("build", "session.yaml", "--only", "agenda", "--out", "good", at=folder, anew=False)
    is_fit(done)
    assert done.code == 0, done.said


def _session(make: Callable[[int], Callable[[Path], Path]]) -> Callable[[Path, int], object]:
    return lambda folder, n: read_session(make(n)(folder), documents=DOCUMENT_IDS)


def _list(make: Callable[[int], bytes]) -> Callable[[Path, int], object]:
    def read(folder: Path, n: int) -> object:
        (folder / "people.csv").write_bytes(make(n))
        intake = Intake()
        roll = read_list(Found(folder / "people.csv", "people.csv", "people.csv"), intake)
        intake.settle()
        return roll

    return read


def _file(folder: Path, size: int, *, yaml: bool) -> object:
    (folder / "file").write_bytes(b"#" * size)
    return read_file(Found(folder / "file", "file", "file"), YAML if yaml else LIST)


LIMITS: dict[str, tuple[int, str, Callable[[Path, int], object]]] = {
    "letters of a title": (200, "IW114", _session(lambda n: changed("Sharing day", "w" * n))),
    "letters of a note": (600, "IW114", _session(lambda n: changed("House", f"House\n  notes: {'w' * n}"))),
    "letters of an id": (60, "IW117", _session(lambda n: council(f"id: {'w' * n}\nname: W\n"))),
    "seats": (500, "IW225", _session(lambda n: changed("24", str(n)))),
    "columns of a list": (200, "IW366", _list(lambda n: b"Name" + b",x" * (n - 1) + b"\nAnn" + b",y" * (n - 1))),
    "letters of a name": (200, "IW226", _list(lambda n: b"Name\nAnn " + b"b" * (n - 4) + b"\n")),
    "levels of a file": (40, "IW107", lambda _, n: read_tree("k: " + "[" * (n - 1) + "]" * (n - 1), "file")),
    "bytes of a YAML file": (1 << 20, "IW107", lambda folder, n: _file(folder, n, yaml=True)),
    "bytes of a list": (5 << 20, "IW403", lambda folder, n: _file(folder, n, yaml=False)),
}  # fmt: skip
SLOW_LIMITS: dict[str, tuple[int, str, Callable[[Path, int], object]]] = {
    "people of a session": (
        500, "IW225", _session(lambda n: people("Name\n" + "".join(f"Ann{m}x Bell\n" for m in range(n))))
    ),
    "entries of a file": (50_000, "IW107", lambda _, n: read_tree("k:\n" + "- x\n" * (n - 3), "file")),
    "rows of a list": (20_000, "IW366", _list(lambda n: b"Name,Status\nAnn,yes\n" + b"Bo,no\n" * (n - 2))),
    "people of a list": (
        5_000, "IW366", _list(lambda n: b"Name\n" + b"".join(b"Ann%dx Bell\n" % m for m in range(n)))
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", {**LIMITS, **SLOW_LIMITS} if THOROUGH else LIMITS)
def test_what_has_a_limit_is_accepted_at_it_and_one_more_is_refused(name: str, tmp_path: Path) -> None:
    limit, code, read = {**LIMITS, **SLOW_LIMITS}[name]
    (tmp_path / "at").mkdir()
    (tmp_path / "over").mkdir()
    read(tmp_path / "at", limit)
    with pytest.raises(WorkshopError) as refusal:
        read(tmp_path / "over", limit + 1)
    assert code in {problem.code for problem in refusal.value.problems}
    assert all(problem.hint for problem in refusal.value.problems)
