"""One input tried on a target, watched: what became of it, or what fault it found, and the fault made small."""

from __future__ import annotations

import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tests.fuzz.target import CHECKOUT, Target

__all__ = ["Fault", "TooLong", "smaller", "tried"]


class TooLong(BaseException):
    """An input took longer than the target allows; not an ``Exception``, so that nobody who catches all hides it."""


@dataclass(frozen=True)
class Fault:
    """What an input found: ``key`` is the same for inputs that find the same, ``said`` is the end of the traceback."""

    key: str
    said: str


def tried(target: Target, data: bytes) -> str | Fault:
    """Return what became of an input, or the fault that it found."""
    begin = time.process_time()
    try:
        with _within(target.seconds):
            said = target.attempt(data)
    except (Exception, TooLong) as error:  # noqa: BLE001 - whatever it is, it is what we look for
        return Fault(_key(error), "".join(traceback.format_exception(error)[-12:]))
    took = time.process_time() - begin
    return said if took <= target.seconds else Fault("too long", f"{took:.1f} s")


def smaller(target: Target, data: bytes, fault: Fault, seconds: float = 10.0) -> bytes:
    """Return the shortest input, of those found in some seconds, that finds the same fault."""
    end, size = time.monotonic() + seconds, max(len(data) // 2, 1)
    while size and time.monotonic() < end:
        cut = next((each for each in _cuts(data, size) if time.monotonic() < end and _finds(target, each, fault)), None)
        if cut is None:
            size //= 2
        else:
            data, size = cut, min(size, max(len(cut) // 2, 1))
    return data


def _cuts(data: bytes, size: int) -> Iterator[bytes]:
    yield from (data[:at] + data[at + size :] for at in range(0, len(data), size))


def _finds(target: Target, data: bytes, fault: Fault) -> bool:
    found = tried(target, data)
    return isinstance(found, Fault) and found.key == fault.key


def _key(error: BaseException) -> str:
    """Say what was raised and by which line of ours, the last of them."""
    frames = traceback.extract_tb(error.__traceback__)
    home = str(CHECKOUT / "iisam_workshop")
    ours = [frame for frame in frames if frame.filename.startswith(home)] or frames
    what = str(error)[:40] if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} {Path(ours[-1].filename).name}:{ours[-1].lineno} {what}".strip()


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise TooLong where the processor works longer than that; nothing where no signal can be had."""
    try:
        before: Callable[[int, FrameType | None], object] | int | None = signal.signal(signal.SIGPROF, _ring)
    except (ValueError, AttributeError):  # not the main thread, or Windows
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        with suppress(TypeError):
            signal.signal(signal.SIGPROF, before)  # type: ignore[arg-type]


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooLong
