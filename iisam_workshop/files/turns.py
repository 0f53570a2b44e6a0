"""Who may write into a folder: one run at a time, by a lock that the system takes from a run that dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from iisam_workshop.files.writing import refuse_with, told

__all__ = ["LOCK", "turn"]

LOCK = ".iisam.lock"
_PATIENCE = 5.0
"""How many seconds to wait for another run."""


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
                what = f"another run is writing into {folder.name!r}; this one waited {_PATIENCE:g} seconds for it"
                refuse_with("IW504", what, "Wait for it to end, then try again.")
        yield
    finally:
        # Taken away while it is held: whoever waits for it sees that, and asks again by name.
        if lock.is_locked:
            with suppress(OSError):
                (folder / LOCK).unlink()
        lock.release()
