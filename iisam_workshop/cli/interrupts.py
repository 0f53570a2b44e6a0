"""Requests to stop: Ctrl-C, and where the system has them a polite kill and the end of a terminal or a log-in.

They wait while modules are imported: there, libraries catch what they should let pass. Elsewhere some of them turn
them into errors of theirs; so they are remembered. What follows at once is no second request, or tidying up would be
stopped half way.
"""

from __future__ import annotations

import signal
import sys
import time
from contextlib import suppress
from types import FrameType
from typing import NoReturn

__all__ = ["listen", "stop", "was_interrupted"]

_SOON = 0.02
"""How many seconds later it is tried again."""
_PATIENCE = 1.0
"""For how many seconds a run that was asked to stop is left to tidy up."""
_KINDS = {"SIGINT": signal.default_int_handler, "SIGTERM": signal.SIG_DFL, "SIGHUP": signal.SIG_DFL}
"""The signals that ask a program to stop, with what happens where nobody has said otherwise."""


def listen() -> None:
    """Let a request to stop be raised outside imports only; one that is ignored, or where there are no timers, as ever.

    What is raised is KeyboardInterrupt, whatever the request was.
    """
    _over.clear()
    if not hasattr(signal, "setitimer") or signal.getsignal(signal.SIGALRM) is _again:
        return
    signal.signal(signal.SIGALRM, _again)
    for name, usual in _KINDS.items():
        number = getattr(signal, name)
        if signal.getsignal(number) == usual:
            signal.signal(number, _asked)


def was_interrupted() -> bool:
    """Tell whether somebody has asked this program to stop."""
    return bool(_met)


def stop() -> NoReturn:
    """End the program with its last words; the exit code is 128 and the number of the first signal."""
    _over.append(True)
    with suppress(OSError):  # the terminal may be gone
        print("Stopped; nothing is half written.", file=sys.stderr, flush=True)
    raise SystemExit(128 + (_met[0] if _met else signal.SIGINT)) from None


_met: list[int] = []
_raised: list[float] = []
_over: list[bool] = []
"""Whether the last words are being said, which nothing interrupts."""


def _asked(number: int, frame: FrameType | None) -> None:
    _met.append(number)
    _again(number, frame)


def _again(_: int, frame: FrameType | None) -> None:
    now = time.monotonic()
    if _over or (_raised and now - _raised[-1] < _PATIENCE):
        return
    if _is_import(frame):
        signal.setitimer(signal.ITIMER_REAL, _SOON)
    else:
        _raised.append(now)
        raise KeyboardInterrupt


def _is_import(frame: FrameType | None) -> bool:
    while frame:
        if frame.f_code.co_filename.startswith("<frozen importlib."):
            return True
        frame = frame.f_back
    return False
