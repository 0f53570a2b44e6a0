"""``watch`` builds after each change, never from a half-written file, and goes on when something is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from iisam_workshop.errors import ContentInvalid, InputUnreadable, OutputRefused, Problem
from iisam_workshop.jobs import watch as job
from iisam_workshop.load.stamps import neighbours
from iisam_workshop.model.session import InputFile
from tests.cli.running import call

SESSION = "title: Day\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "session.yaml"
    path.write_text(SESSION)
    (tmp_path / "people.csv").write_text("Name\n")
    return path


class Stand:
    """A stand-in for reading and building, which notes what the session said each time."""

    def __init__(self, source: Path) -> None:
        self.built: list[str] = []
        self.source = source
        self.inputs = (InputFile("session.yaml", "0"), InputFile("people.csv", "1"), InputFile("iisam_workshop:x", "2"))
        self.fault: type[Exception] | None = None

    def read(self, _: Path) -> Any:
        return SimpleNamespace(inputs=self.inputs)

    def build(self, source: Path, *_: object, **__: object) -> str:
        self.built.append(source.read_text())
        if self.fault:
            raise self.fault(Problem("IW111", "unknown key"))
        folder = source.parent / "build" / "mine"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "labels.txt").write_text("x" * len(self.built))
        source.with_name("session.record.json").write_text("x" * len(self.built))
        return "report"


@pytest.fixture
def stand(source: Path, monkeypatch: pytest.MonkeyPatch) -> Stand:
    stand = Stand(source)
    monkeypatch.setattr(job, "session_of", stand.read)
    monkeypatch.setattr(job, "build", stand.build)
    return stand


def watched(source: Path, steps: Iterator[Callable[[], object]]) -> list[job.Turn]:
    """Watch while one step is done in each pause, until no step is left, where somebody stops it."""
    turns: list[job.Turn] = []

    def sleep(_: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    with pytest.raises(KeyboardInterrupt):
        job.watch(source, told=turns.append, sleep=sleep)
    return turns


def nothing() -> None:
    """What most pauses are for."""


_times = iter(range(10**18, 2 * 10**18, 10**9))


def written(path: Path, text: str) -> Callable[[], None]:
    def write() -> None:
        path.write_text(text)
        now = next(_times)
        os.utime(path, ns=(now, now))  # the disk's own clock may be too coarse for a quick test

    return write


def test_without_a_change_it_builds_once(source: Path, stand: Stand) -> None:
    assert watched(source, iter([nothing] * 5)) == ["report"]


def test_a_change_of_any_input_builds_again(source: Path, stand: Stand) -> None:
    change, people = written(source, "title: Other\n"), written(source.with_name("people.csv"), "Name\nA\n")
    watched(source, iter([change, nothing, nothing, people, nothing, nothing]))
    assert stand.built == [SESSION, "title: Other\n", "title: Other\n"]


def test_a_file_that_is_written_in_steps_is_read_when_it_is_whole(source: Path, stand: Stand) -> None:
    steps = [written(source, "ti"), written(source, "title: O"), written(source, "title: Other\n"), nothing, nothing]
    watched(source, iter(steps))
    assert stand.built == [SESSION, "title: Other\n"]


def test_an_editor_that_saves_by_rename_is_waited_for(source: Path, stand: Stand) -> None:
    new = source.with_name("session.yaml~")
    steps = [source.unlink, lambda: (written(new, "title: Other\n")(), new.replace(source)), nothing, nothing]
    watched(source, iter(steps))
    assert stand.built == [SESSION, "title: Other\n"]


def test_a_change_that_is_taken_back_at_once_builds_nothing(source: Path, stand: Stand) -> None:
    state = source.stat()

    def back() -> None:
        source.write_text(SESSION)
        os.utime(source, ns=(state.st_atime_ns, state.st_mtime_ns))

    watched(source, iter([written(source, "title: Other\n"), back, nothing, nothing]))
    assert stand.built == [SESSION]


def test_a_problem_is_told_and_the_next_change_tried(source: Path, stand: Stand) -> None:
    stand.fault = ContentInvalid

    def mend() -> None:
        stand.fault = None
        written(source, "title: Mended\n")()

    first, second = watched(source, iter([nothing, nothing, mend, nothing]))
    assert isinstance(first, tuple)
    assert [problem.code for problem in first] == ["IW111"]
    assert second == "report"


def test_a_file_that_appears_near_the_session_is_noticed(source: Path, stand: Stand) -> None:
    (source.parent / "councils").mkdir()
    watched(source, iter([written(source.parent / "councils" / "mine.yaml", "id: mine\n"), nothing, nothing]))
    assert len(stand.built) == 2


def test_what_a_build_writes_is_no_change(source: Path, stand: Stand) -> None:
    (source.parent / "out").mkdir()
    (source.parent / "out" / "manifest.json").write_text("{}")
    steps = [written(source.parent / "out" / "a.txt", "1"), nothing, written(source.parent / ".s.yaml", "x"), nothing]
    watched(source, iter([*steps, nothing]))
    assert len(stand.built) == 1
    assert [path.name for path in neighbours(source)] == ["people.csv", "session.yaml"]


def test_a_change_during_a_build_is_not_lost(source: Path, stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(*_: object, **__: object) -> str:
        stand.build(source)
        if len(stand.built) == 1:
            written(source, "title: Meanwhile\n")()
        return "report"

    monkeypatch.setattr(job, "build", build)
    watched(source, iter([nothing, nothing, nothing]))
    assert stand.built == [SESSION, "title: Meanwhile\n"]


def test_without_a_session_file_there_is_nothing_to_wait_for(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="IW401"):
        job.watch(tmp_path / "session.yaml", told=pytest.fail)


def test_a_folder_that_cannot_be_written_ends_it_at_first(source: Path, stand: Stand) -> None:
    stand.fault = OutputRefused
    with pytest.raises(OutputRefused):
        job.watch(source, told=pytest.fail, sleep=pytest.fail)


def test_ctrl_c_ends_it_without_a_word_of_ours_from_the_inside(
    source: Path, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand.fault = ContentInvalid

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(job.time, "sleep", stop)
    monkeypatch.setattr(job.watch, "__kwdefaults__", {**job.watch.__kwdefaults__, "sleep": stop})
    answer = call("watch", source)
    assert answer.code == 130
    assert answer.out == "Nothing was built. Waiting for a change; Ctrl-C ends.\n"
    assert answer.err == "error IW111: unknown key.\nStopped; nothing is half written.\n"
