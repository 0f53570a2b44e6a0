"""The search path: what a name in a file stands for, beside the session file first, packaged second."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePath

from iisam_workshop import resources
from iisam_workshop.errors import ContentInvalid, Place, Problem, WorkshopError, did_you_mean
from iisam_workshop.load.inputs import Found, packaged

__all__ = ["COUNCIL", "LAYOUT", "PRESET", "SCENARIO", "Home", "Sort", "find", "find_packaged", "named_file"]


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of content that has names: the word for it, its folder beside a session, its packaged folder.

    Files of a ``layered`` sort may extend another one.
    """

    word: str
    beside: str
    kind: resources.Kind
    sub: str = ""
    layered: bool = False


COUNCIL = Sort("council", "councils", "councils", layered=True)
SCENARIO = Sort("scenario", "scenarios", "scenarios")
PRESET = Sort("agenda preset", "agendas", "templates", "agendas", layered=True)
LAYOUT = Sort("layout", "layouts", "layouts", layered=True)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a session is at home: its file, and how to tell the id of a council file that bears no name."""

    session: Path
    id_of: Callable[[Found], str]

    def file(self, name: str) -> Found:
        """Name a file by its path from the session's folder."""
        path = self.session.parent / name
        return Found(path, str(path), PurePath(name).as_posix())


def find(sort: Sort, name: str, wished: Place | None, home: Home) -> Found:
    """Return the file that a name stands for; raises ContentInvalid for unknown names (IW201) and files (IW202).

    Two files beside the session that go by one name are refused (IW126).

    ``wished`` is the place of the name. A name that ends in ``.yaml`` is a path from the session's folder.
    """
    if PurePath(name).suffix.lower() in (".yaml", ".yml"):
        return named_file(name, wished, home)
    found = _beside(sort, name, wished, home) or _packaged(sort, name)
    if found:
        return found
    hint = did_you_mean(name, _known(sort, name, home))
    raise ContentInvalid(Problem("IW201", f"unknown {sort.word} {name!r}", hint, wished))


def find_packaged(sort: Sort, name: str, wished: Place | None = None) -> Found:
    """Return the program's own file of that name; raises ContentInvalid where there is none (IW201)."""
    found = _packaged(sort, name)
    if found:
        return found
    hint = did_you_mean(name, resources.names(sort.kind, sort.sub))
    raise ContentInvalid(Problem("IW201", f"unknown {sort.word} {name!r}", hint, wished))


def named_file(name: str, wished: Place | None, home: Home) -> Found:
    """Return the file at a path from the session's folder; raises ContentInvalid where there is none (IW202)."""
    found = home.file(name)
    if not _is_there(found):
        hint = "Check the name; paths start from the folder of the session file."
        raise ContentInvalid(Problem("IW202", f"there is no file {found.noted!r}", hint, wished))
    return found


def _beside(sort: Sort, name: str, wished: Place | None, home: Home) -> Found | None:
    places = (home.file(f"{name}.yaml"), home.file(f"{sort.beside}/{name}.yaml"))
    there = [found for found in places if _is_there(found) and found.path != home.session]
    own = _own_council(sort, home)
    if own and own not in there and _calls_itself(own, name, home, sure=not there):
        there.append(own)
    if len({os.path.realpath(found.path) for found in there}) > 1:
        names = " and ".join(repr(found.noted) for found in there)
        hint = "Rename one of them, or write the one that is meant with its folder and '.yaml'."
        raise ContentInvalid(Problem("IW126", f"two files go by the name {name!r}: {names}", hint, wished))
    return there[0] if there else None


def _calls_itself(own: Found, name: str, home: Home, *, sure: bool) -> bool:
    """Tell whether a council file has a name as its id; a broken one is told only where no other file has the name."""
    try:
        return home.id_of(own) == name
    except WorkshopError:
        if sure:
            raise
        return False


def _packaged(sort: Sort, name: str) -> Found | None:
    if name not in resources.names(sort.kind, sort.sub):
        return None
    return packaged(sort.kind, f"{sort.sub}/{name}.yaml".lstrip("/"))


def _own_council(sort: Sort, home: Home) -> Found | None:
    own = home.file("council.yaml")
    return own if sort is COUNCIL and _is_there(own) else None


def _known(sort: Sort, name: str, home: Home) -> list[str]:
    """List what the name may have been meant for: files beside the session only when they come near it."""
    folder = home.session.parent
    near = get_close_matches(name.casefold(), _stems(folder, home.session), n=1)
    own = _own_council(sort, home)
    ids = [home.id_of(own)] if own else []
    every = (*near, *_stems(folder / sort.beside), *ids, *resources.names(sort.kind, sort.sub))
    return list(dict.fromkeys(every))


def _stems(folder: Path, *leave_out: Path) -> list[str]:
    return sorted(file.stem for file in folder.glob("*.yaml") if file not in leave_out)


def _is_there(found: Found) -> bool:
    """Tell whether there is anything of that name, even a link that leads nowhere."""
    try:
        found.path.lstat()
    except (OSError, ValueError):
        return False
    return True
