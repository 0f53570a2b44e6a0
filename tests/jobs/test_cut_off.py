"""A build that is cut off at any of its steps: refused, stopped or dead; every file is whole, and the next run repairs.

The session is a small one. What the disk does is played: the n-th opening, writing, syncing, renaming or removing of a
file fails, for every n. ``test_files.py`` does the same every day without a session.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.errors import OutputRefused
from iisam_workshop.files import writing
from iisam_workshop.jobs.verify import verify
from tests.steps import disk_fault, stepped
from tests.thorough import THOROUGH

from .builds import edit, fresh, leave_only, tree

posix = pytest.mark.skipif(os.name == "nt", reason="needs fork")
MARK = ".iisam-unfinished"
PASSING = (MARK, ".iisam.lock", ".part")
DEAD = 99


def interrupt() -> None:
    raise KeyboardInterrupt


def die() -> None:
    os._exit(DEAD)


WAYS = {
    "a fault of the disk": disk_fault(errno.EIO),
    "a full disk": disk_fault(errno.ENOSPC),
    "Ctrl-C": interrupt,
    "death": die,
}
EACH = {"a fault of the disk": 1, "a full disk": 3, "Ctrl-C": 3, "death": 1}
"""At each step, or at each third."""


def in_child(act: Callable[[], object]) -> int:
    """Do something in a forked process; return its exit code, 5 for a refusal of ours, 130 for an interrupt."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        act()
        code = 0
    except OutputRefused:
        code = 5
    except KeyboardInterrupt:
        code = 130
    finally:
        os._exit(code)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session's folder that was built, and then changed."""
    home = tmp_path_factory.mktemp("cut") / "session"
    source = fresh(home)
    leave_only(source, "agenda")
    iisam_workshop.build(source, home / "out")
    edit(source, "  room: Training room 2", "  room: Training room 4")
    return home


def cut(world: Path, place: Path, at: int, act: Callable[[], object], *, first: bool) -> tuple[Path, int, int]:
    """Build with one step cut off; return the folder, the exit code and how many steps there are."""
    home = shutil.copytree(world, place)
    if first:
        shutil.rmtree(home / "out")
        (home / "session.record.json").unlink()
    told, tell = os.pipe()

    def act_out() -> None:
        with stepped(at, act) as step:
            try:
                iisam_workshop.build(home / "session.yaml", home / "out")
            finally:
                os.write(tell, b"%d" % step.count)

    code = in_child(act_out)
    os.close(tell)
    with os.fdopen(told, "rb") as said:
        return home, code, int(said.read() or b"0")


def lasting(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if not name.endswith(PASSING)}


@posix
@pytest.mark.skipif(not THOROUGH, reason="two builds for each step; make torture does it")
@pytest.mark.parametrize("first", [True, False], ids=["first build", "after a change"])
@pytest.mark.parametrize("how", WAYS)
def test_a_build_may_be_cut_off_at_every_step(world: Path, tmp_path: Path, how: str, first: bool) -> None:
    whole, code, steps = cut(world, tmp_path / "whole", 0, die, first=first)
    assert (code, steps > 30) == (0, True)
    shutil.copytree(whole, tmp_path / "again")
    iisam_workshop.build(tmp_path / "again" / "session.yaml", tmp_path / "again" / "out")
    before = {} if first else tree(world)
    after, again = tree(whole), tree(tmp_path / "again")
    for at in range(1, steps + 1, EACH[how]):
        home, code, _ = cut(world, tmp_path / "cut", at, WAYS[how], first=first)
        assert code in {"Ctrl-C": (130, 0), "death": (DEAD,)}.get(how, (5, 0)), f"step {at} ends with {code}"
        found = tree(home)
        torn = [
            name
            for name, data in lasting(found).items()
            if data not in (before.get(name), after[name], again[name], (world / "session.yaml").read_bytes())
        ]
        assert not torn, f"step {at} tore {torn}"
        if code == 0:
            assert lasting(found) in (after, again), f"step {at} failed, and nobody was told"
        elif how != "death":
            assert not [name for name in found if name.endswith((".part", ".iisam.lock"))], f"step {at} left its own"
        if (home / "out" / MARK).exists():
            assert "IW705" in {problem.code for problem in verify(home / "out").problems}
        elif (home / "out" / "manifest.json").exists():
            assert verify(home / "out").problems == ()
        iisam_workshop.build(home / "session.yaml", home / "out")
        assert tree(home) in (after, again), f"the run after step {at} left something behind"
        shutil.rmtree(home)


@pytest.mark.parametrize(("tries", "code"), [(2, None), (3, "IW505")])
def test_a_file_that_a_viewer_has_open_is_tried_three_times(tmp_path: Path, tries: int, code: str | None) -> None:
    (tmp_path / "agenda.pdf").write_bytes(b"old")
    replaced, met = Path.replace, []

    def held(path, target):
        met.append(target)
        if len(met) <= tries:
            raise PermissionError(errno.EACCES, "in use")
        return replaced(path, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", held)
        patch.setattr(writing, "_PAUSES", (0.01, 0.01))
        try:
            writing.write_file(tmp_path / "agenda.pdf", b"new")
            told = None
        except OutputRefused as refusal:
            told = refusal.problems[0]
    assert (told and told.code) == code
    assert len(met) == 3
    assert told is None or "'agenda.pdf'" in told.message
    assert tree(tmp_path) == {"agenda.pdf": b"old" if code else b"new"}, "never a second name, never a leftover"
    assert sum(writing._PAUSES) <= 2
