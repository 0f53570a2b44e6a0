"""Whether there is room before anything is written: the right to write into a folder, and the bytes that it takes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from iisam_workshop.files.writing import part_of, refuse_with, remove_leftovers, told

__all__ = ["ask_for_room", "try_file", "try_writing"]

_BLOCK = 4096
"""The bytes in which most disks give out their room."""


def try_file(path: Path) -> None:
    """Try whether a file could be written, leaving nothing behind; raises OutputRefused (IW502, IW503) where not."""
    with told(path):
        _try(path.parent)


def try_writing(folder: Path) -> None:
    """Try whether files could be written into a folder, or the folder be made; leaves nothing (IW502, IW503)."""
    with told(folder):
        place = folder
        while not place.exists() and place != place.parent:
            place = place.parent
        _try(place)


def _try(place: Path) -> None:
    if place.is_dir():
        remove_leftovers(place)
    trial = part_of(place)
    try:
        with trial.open("xb") as file:
            file.write(bytes(_BLOCK))
    finally:
        with suppress(OSError):
            trial.unlink()


def ask_for_room(folder: Path, sizes: Mapping[str, int]) -> None:
    """Refuse (IW503) where files of these sizes, in bytes by name, do not fit on the disk of a folder.

    Each is written beside its forerunner, which goes afterwards; so not all of them need room at once.
    """
    free = _free(folder)
    taken = most = 0
    for name, size in sizes.items():
        if not size:
            continue
        most = max(most, taken + _blocks(size))
        taken += _blocks(size) - _blocks(_size(folder / name))
    if free is not None and most > free:
        what = f"there is no room left to write into {folder.name!r}: it needs about {_told(most)}, and"
        refuse_with("IW503", f"{what} {_told(free)} is free", "Free some space, then try again.")


def _free(folder: Path) -> int | None:
    """Return how many bytes the disk of a folder still takes; None where it does not say."""
    try:
        total, _, free = shutil.disk_usage(folder)
    except OSError:
        return None
    return free if total else None


def _size(path: Path) -> int:
    try:
        return os.lstat(path).st_size
    except OSError:
        return 0


def _blocks(size: int) -> int:
    return -(-size // _BLOCK) * _BLOCK


def _told(size: int) -> str:
    """Write a number of bytes in megabytes, as file managers do."""
    number = size / 1_000_000
    return f"{number:.0f} MB" if number >= 10 else f"{number:.1f} MB"
