"""Whether a folder still holds what its manifest lists, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.files import MANIFEST, OWN_NAMES, UNFINISHED
from iisam_workshop.load.lying import digest_of, size_of
from iisam_workshop.load.made import Made, MadeFile, made_in

__all__ = ["Verified", "verify"]

_AGAIN = "Build again; the program makes only what is not as it should be."


@dataclass(frozen=True, slots=True)
class Verified:
    """A folder that was looked through: how many files are as they should be, and what is not, file by file."""

    folder: Path
    good: int
    problems: tuple[Problem, ...]


def verify(folder: Path) -> Verified:
    """Compare a folder with its manifest, which lists each file with its digest and size.

    Raises InputUnreadable: IW401 and IW402 where there is no such folder, IW465 where it is no build.
    """
    _refuse_no_folder(folder)
    unfinished, made = (folder / UNFINISHED).exists(), made_in(folder)
    problems = [_unfinished(folder)] if unfinished else []
    if made is None and not unfinished:
        if not (folder / MANIFEST).exists():
            hint = "Name the folder that 'build' wrote, such as build/leicestershire-2027-03-04."
            what = f"this is not the folder of a build: it holds no {MANIFEST}"
            raise InputUnreadable(Problem("IW465", what, hint, Place(str(folder))))
        what = "the manifest is spoiled, so that no file can be compared with it"
        problems.append(Problem("IW704", what, "Build again with --force.", Place(str(folder / MANIFEST))))
    good = 0
    for file in made.files.values() if made else ():
        wrong = _wrong(folder, file)
        good += wrong is None
        problems += [wrong] if wrong else []
    problems += _unlisted(folder, made) if made else []
    return Verified(folder, good, tuple(problems))


def _refuse_no_folder(folder: Path) -> None:
    if not folder.exists():
        raise InputUnreadable(Problem("IW401", "there is no such folder", "Check the name.", Place(str(folder))))
    if not folder.is_dir():
        what = "this is a file, not a folder"
        raise InputUnreadable(Problem("IW402", what, "Name the folder that it lies in.", Place(str(folder))))


def _unfinished(folder: Path) -> Problem:
    what = "a build broke off here, so that files of two builds may lie side by side"
    return Problem("IW705", what, "Build again; that makes the folder whole.", Place(str(folder)))


def _wrong(folder: Path, file: MadeFile) -> Problem | None:
    place = Place(str(folder / file.path))
    size = size_of(folder, file.path)
    if size is None:
        return Problem("IW701", "this file is missing, or is no plain file inside the folder", _AGAIN, place)
    if size != file.size:
        what = f"this file has changed since it was built: it has {size} bytes, not {file.size}"
        return Problem("IW702", what, _AGAIN, place)
    if digest_of(folder, file.path, size) != file.sha256:
        what = "this file has changed since it was built: its size is the same, its content is not"
        return Problem("IW702", what, _AGAIN, place)
    return None


def _unlisted(folder: Path, made: Made) -> Iterator[Problem]:
    """Yield what lies in the folder and is not of this build."""
    for where, inner, names in os.walk(folder):
        inner.sort()
        inside = Path(where).relative_to(folder)
        links = [name for name in inner if (Path(where) / name).is_symlink()]
        for name in sorted([*names, *links]):
            path = (inside / name).as_posix()
            if path not in made.files and path != MANIFEST and not OWN_NAMES.fullmatch(name):
                what = "this file is not of this build"
                hint = "Take it out if you do not know it, so that nobody prints it."
                yield Problem("IW703", what, hint, Place(str(folder / path)))
