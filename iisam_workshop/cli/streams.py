"""Standard streams that are not there, or that take no more."""

from __future__ import annotations

import io
import os
import sys

__all__ = ["be_quiet", "have_streams", "is_mute"]


def have_streams() -> None:
    """Put the null device where a standard stream is closed: the next file that is opened would get its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free, so this one
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()


def is_mute() -> bool:
    """Say whether standard output takes no more, such as a file on a full disk."""
    try:
        sys.stdout.flush()
    except OSError:
        return True
    return False


def be_quiet() -> None:
    """Keep Python from complaining about standard output when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
