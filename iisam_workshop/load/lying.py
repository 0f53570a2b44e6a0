"""A file as it lies in a folder of ours, which anybody may have changed since it was written."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path, PurePath

__all__ = ["digest_of", "lying", "size_of"]

_PIECE = 1 << 20


def lying(folder: Path, name: str, size: int) -> bytes | None:
    """Return a file of exactly that size, by its name below a folder.

    None for anything else: no file, a link, a pipe, a name that leads out of the folder, another size.
    """
    if size_of(folder, name) != size:
        return None
    try:
        with os.fdopen(_opened(folder / name), "rb") as stream:
            data = stream.read(size + 1)
    except OSError:
        return None
    return data if len(data) == size else None


def digest_of(folder: Path, name: str, size: int) -> str:
    """Return the SHA-256 of a file as ``lying`` reads it, which may be too large to be held; empty for none."""
    if size_of(folder, name) != size:
        return ""
    digest, room = hashlib.sha256(), size
    try:
        with os.fdopen(_opened(folder / name), "rb") as stream:
            while room >= 0 and (piece := stream.read(_PIECE)):
                digest.update(piece)
                room -= len(piece)
    except OSError:
        return ""
    return digest.hexdigest() if room == 0 else ""


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def size_of(folder: Path, name: str) -> int | None:
    """Return how many bytes a plain file below a folder has, reached by no link; None where there is none."""
    path = PurePath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts:
        return None
    places = [folder / Path(*path.parts[: n + 1]) for n in range(len(path.parts))]
    try:
        found = places[-1].stat()
        plain = stat.S_ISREG(found.st_mode) and not any(place.is_symlink() for place in places)
    except (OSError, ValueError):
        return None
    return found.st_size if plain else None
