"""The files that a session was made from, read once more to be kept; each only as it was when the session was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath, PureWindowsPath

from iisam_workshop.errors import WorkshopError
from iisam_workshop.load.inputs import Found, Limit, read_file
from iisam_workshop.model.session import InputFile

__all__ = ["UPWARDS", "kept_bytes", "of_ours", "reachable"]

UPWARDS = 3
"""How many folders above that of the session a file may lie and still be kept by its path."""

_OURS = ("iisam_workshop:", "iisam-workshop-data:")
_LIMIT = Limit("IW460", 8)


def of_ours(noted: str) -> bool:
    """Say whether a file comes with the program, or from the user's own store of lists, which only warns."""
    return noted.startswith(_OURS)


def reachable(noted: str) -> bool:
    """Say whether a path leads from a session's folder to a file that can be put there again on another machine."""
    windows, path = PureWindowsPath(noted), PurePosixPath(noted)
    if windows.drive or windows.root or path.is_absolute() or path.name in ("", ".."):
        return False
    ups = [number for number, part in enumerate(path.parts) if part == ".."]
    return ups == list(range(len(ups))) and len(ups) <= UPWARDS


def kept_bytes(folder: Path, inputs: Sequence[InputFile]) -> Iterator[tuple[InputFile, bytes | None]]:
    """Yield the files that are not the program's, with their bytes; None where they are large, gone or different now.

    ``folder`` is that of the session file.
    """
    for each in inputs:
        if not of_ours(each.path):
            yield each, _unchanged(folder, each)


def _unchanged(folder: Path, file: InputFile) -> bytes | None:
    try:
        data = read_file(Found(folder / file.path, file.path, file.path), _LIMIT)
    except WorkshopError:
        return None
    return data if sha256(data).hexdigest() == file.sha256 else None
