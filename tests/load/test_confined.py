"""A process for files of anybody is given little, and whatever becomes of it, there is an answer or none."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from iisam_workshop.load import confined
from iisam_workshop.load.confined import answer_of, confine


class System(SimpleNamespace):
    """What a system offers for limits; it lets none be set for ``deaf`` ones, and remembers the others."""

    RLIMIT_AS, RLIMIT_CPU, RLIMIT_FSIZE = "memory", "seconds", "files"
    deaf: str = ""

    def __init__(self, deaf: str = "") -> None:
        super().__init__(deaf=deaf, limits={})

    def setrlimit(self, kind: str, most: tuple[int, int]) -> None:
        if kind == self.deaf:
            raise ValueError("a stricter limit is set")
        self.limits[kind] = most


def limits(monkeypatch: pytest.MonkeyPatch, system: System, *seconds: int) -> dict[str, tuple[int, int]]:
    monkeypatch.setitem(sys.modules, "resource", system)  # type: ignore[arg-type]
    confine(*seconds)
    return system.limits


def test_a_process_has_a_gibibyte_twenty_seconds_and_no_file_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"memory": (1 << 30, 1 << 30), "seconds": (20, 20), "files": (0, 0)}
    assert limits(monkeypatch, System()) == given
    assert limits(monkeypatch, System(), 7) == {**given, "seconds": (7, 7)}


def test_a_limit_that_cannot_be_set_keeps_no_other_from_being_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(limits(monkeypatch, System("memory"))) == {"seconds", "files"}


def test_a_system_without_limits_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    confine()


@pytest.mark.parametrize(
    ("begin", "answer"),
    [
        ("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1] + sys.argv[3].encode())", b"tseuqera"),
        ("print('half'); raise SystemExit(3)", None),
        ("while True: pass", None),
    ],
)
def test_only_a_process_that_ends_well_and_in_time_has_an_answer(
    begin: str, answer: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "_BEGIN", begin)
    assert answer_of("a", b"request", 0.3 if answer is None else 20) == answer
