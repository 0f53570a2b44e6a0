"""Ctrl-C, which waits while modules are imported: there, libraries catch what they should let pass.

Elsewhere some of them turn it into an error of theirs; so it is remembered.
"""

from __future__ import annotations

import signal
from types import FrameType

__all__ = ["wait_for_imports", "was_interrupted"]

_SOON = 0.02
"""How many seconds later it is tried again."""


def wait_for_imports() -> None:
    """Let an interrupt be raised outside imports only; one that is ignored, or where there are no timers, as ever."""
    if hasattr(signal, "setitimer") and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
        signal.signal(signal.SIGALRM, _interrupted)


def was_interrupted() -> bool:
    """Tell whether somebody has asked this program to stop."""
    return bool(_met)


_met: list[int] = []


def _interrupted(number: int, frame: FrameType | None) -> None:
    _met.append(number)
    if _is_import(frame):
        signal.setitimer(signal.ITIMER_REAL, _SOON)
    else:
        raise KeyboardInterrupt


def _is_import(frame: FrameType | None) -> bool:
    while frame:
        if frame.f_code.co_filename.startswith("<frozen importlib."):
            return True
        frame = frame.f_back
    return False
