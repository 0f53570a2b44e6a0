"""After the day: remove what holds personal data, and say what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iisam_workshop.errors import OutputRefused, Problem
from iisam_workshop.export.manifest import without_personal
from iisam_workshop.files import MANIFEST, output_folder, remove_file, remove_leftovers, write_file
from iisam_workshop.load.holdings import HeldBuild, Holdings, holdings
from iisam_workshop.load.inputs import Found, read_file
from iisam_workshop.load.manifest import MANIFEST as LIMIT

__all__ = ["Holdings", "Purge", "holdings", "purge"]


@dataclass(frozen=True, slots=True)
class Purge:
    """What was removed, by its path from the folder, and what must be looked after by hand."""

    removed: tuple[str, ...]
    problems: tuple[Problem, ...]


def purge(found: Holdings) -> Purge:
    """Remove the files that were found; raises OutputRefused (IW502, IW504, IW511) with what could not be removed."""
    removed: list[str] = []
    stuck: list[Problem] = []
    for place in found.places or (found.folder,):
        remove_leftovers(place)
    for build in found.builds:
        if build.held:
            with output_folder(found.folder / build.folder):
                done = _remove(found.folder, [f"{build.folder}/{name}".lstrip("/") for name in build.held], stuck)
                _forget(found.folder / build.folder, build, done)
                removed += done
    held = [name for session in found.sessions for name in session.held]
    removed += _remove(found.folder, [*held, *found.pictures], stuck)
    if stuck:
        raise OutputRefused(*stuck)
    return Purge(tuple(removed), found.doubts)


def _remove(folder: Path, names: Sequence[str], stuck: list[Problem]) -> list[str]:
    """Remove files one by one; one that cannot be removed keeps no other from it."""
    removed = []
    for name in names:
        try:
            removed += [name] if remove_file(folder / name) else []
        except OutputRefused:
            hint = "Close it where it is open, then purge again; everything else is removed."
            stuck.append(Problem("IW511", f"{name!r} could not be removed", hint))
    return removed


def _forget(place: Path, build: HeldBuild, removed: Sequence[str]) -> None:
    """Take what was removed, and every digest that was made of a name, out of a build's manifest."""
    gone = [name for name in build.held if f"{build.folder}/{name}".lstrip("/") in removed]
    data = read_file(Found(place / MANIFEST, str(place / MANIFEST), MANIFEST), LIMIT)
    write_file(place / MANIFEST, without_personal(data, gone))
