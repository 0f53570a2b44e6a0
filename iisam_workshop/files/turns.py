"""Who may write into a folder: one run at a time, by a lock that the system takes from a run that dies."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from iisam_workshop.files.writing import refuse_with, told

__all__ = ["LOCK", "turn"]

LOCK = ".iisam.lock"
_PATIENCE = 5.0
"""How many seconds to wait for another run."""
_HOLDER = re.compile(r"process \d{1,10}, since \d\d:\d\d")
"""Who has a folder, as it stands in the lock: by the clock of this machine."""
_OVERWRITE = os.O_WRONLY | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Have a folder for oneself while the block lasts; raises OutputRefused (IW502; IW504 where another run has it)."""
    from filelock import FileLock, Timeout  # a file alone is written without it

    lock = FileLock(folder / LOCK, timeout=_PATIENCE)
    try:
        with told(folder):
            try:
                lock.acquire()
            except Timeout:
                other = f"another run{_holder(folder / LOCK)}"
                what = f"{other} is writing into {folder.name!r}; this one waited {_PATIENCE:g} seconds for it"
                refuse_with("IW504", what, "Wait for it to end, then try again.")
        _sign(folder / LOCK)
        yield
    finally:
        # Taken away while it is held: whoever waits for it sees that, and asks again by name.
        if lock.is_locked:
            with suppress(OSError):
                (folder / LOCK).unlink()
        lock.release()


def _sign(lock: Path) -> None:
    """Write into the lock who has it; a full disk is no reason to stop, and Windows lets nobody write there."""
    with suppress(OSError):
        descriptor = os.open(lock, _OVERWRITE)
        try:
            os.write(descriptor, f"process {os.getpid()}, since {time.strftime('%H:%M')}".encode())
        finally:
            os.close(descriptor)


def _holder(lock: Path) -> str:
    """Return who has a lock in brackets; nothing where that cannot be read, or is not what we write."""
    said = ""
    with suppress(OSError), lock.open("rb") as file:
        said = file.read(80).decode("ascii", "replace")
    return f" ({said})" if _HOLDER.fullmatch(said) else ""
