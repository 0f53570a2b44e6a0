"""Where a folder of ours holds personal data: lists and records of its sessions, and builds with names in them.

Nothing is followed out of the folder: what a link leads to is told, and never listed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from iisam_workshop.errors import InputUnreadable, OutputRefused, Place, Problem, WorkshopError
from iisam_workshop.files import UNFINISHED
from iisam_workshop.load.inputs import YAML, Found, Intake, read_file
from iisam_workshop.load.made import Made, made_in
from iisam_workshop.load.other_lists import other_lists
from iisam_workshop.load.previews import previews
from iisam_workshop.load.sheets import is_workbook
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode
from iisam_workshop.load.workbook import read_book
from iisam_workshop.load.yaml_events import read_tree, yaml_text
from iisam_workshop.model.record import record_name
from iisam_workshop.model.workbook import PEOPLE

__all__ = ["HeldBuild", "HeldSession", "Holdings", "holdings"]

_TEXTS = frozenset((".yaml", ".yml", ".json", ".md"))


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session file, and by their paths from the folder what belongs to it: its list and its record.

    ``leaders`` counts the facilitators and speakers whose names stand in it.
    """

    file: str
    held: tuple[str, ...]
    leaders: int


@dataclass(frozen=True, slots=True)
class HeldBuild:
    """A build: its folder's path from the folder, empty for itself, its files with names, and how many others."""

    folder: str
    held: tuple[str, ...]
    kept: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """What was found in a folder; ``doubts`` are warnings of what must be looked after by hand.

    ``places`` are all folders that were looked through, ``pictures`` the previews in them.
    """

    folder: Path
    sessions: tuple[HeldSession, ...]
    builds: tuple[HeldBuild, ...]
    doubts: tuple[Problem, ...]
    places: tuple[Path, ...] = ()
    pictures: tuple[str, ...] = ()

    @property
    def held(self) -> tuple[str, ...]:
        """The paths of all files that hold personal data, from the folder."""
        builds = [f"{build.folder}/{name}".lstrip("/") for build in self.builds for name in build.held]
        own = (name for session in self.sessions for name in session.held)
        return tuple(dict.fromkeys([*own, *self.pictures, *builds]))


def holdings(folder: Path) -> Holdings:
    """Look through a folder with a session file or a build of ours.

    Raises InputUnreadable (IW401, IW402) where there is no such folder, OutputRefused (IW510) where neither is in it.
    """
    _refuse_missing(folder)
    doubts: list[Problem] = []
    trees = list(_sessions(folder))
    sessions = tuple(_held_session(folder, name, tree, people, doubts) for name, tree, people in trees)
    places = list(_folders(folder, doubts)) if sessions else [folder]
    builds = tuple(build for place in places if (build := _held_build(folder, place, doubts)))
    pictures = tuple(path.relative_to(folder).as_posix() for path in previews(places))
    if not sessions and not builds and not doubts:
        what = f"the folder {folder.name!r} holds neither a session file nor a build of ours"
        hint = "Name the folder of a session, or one that 'build' wrote."
        raise OutputRefused(Problem("IW510", what, hint))
    known = {folder / name for session in sessions for name in (session.file, *session.held)}
    known |= {folder / _text(tree.entries.get("attendees")) for _, tree, _ in trees}
    doubts += other_lists(places, known) if sessions else []
    told = tuple(sorted(dict.fromkeys(doubts), key=lambda problem: problem.order))
    return Holdings(folder, sessions, builds, told, tuple(places), pictures)


def _refuse_missing(folder: Path) -> None:
    if not folder.exists():
        raise InputUnreadable(Problem("IW401", "there is no such folder", "Check the name.", Place(str(folder))))
    if not folder.is_dir():
        hint = "Name the folder that it lies in."
        raise InputUnreadable(Problem("IW402", "this is a file, not a folder", hint, Place(str(folder))))


def _sessions(folder: Path) -> Iterator[tuple[str, MapNode, bool]]:
    """Yield the session files of a folder: name, what is written there, and whether people stand in it."""
    for path in sorted(folder.iterdir()):
        found = Found(path, str(path), path.name)
        try:
            if path.suffix.lower() in (".yaml", ".yml"):
                tree = read_tree(yaml_text(read_file(found, YAML), found.shown), found.shown)
                if {"title", "council", "attendees"} <= tree.keys.keys():
                    yield path.name, tree, False
            elif path.suffix.lower() in (".xlsx", ".xlsm") and is_workbook(found):
                book = read_book(found, Intake())
                yield path.name, book.session, bool(book.people)
        except WorkshopError:
            continue


def _held_session(folder: Path, name: str, tree: MapNode, people: bool, doubts: list[Problem]) -> HeldSession:
    wish, record = _text(tree.entries.get("attendees")), record_name(name)
    held = [record] if (folder / record).is_file() and not wish.isdecimal() else []
    if people:
        what = f"people stand in the sheet {PEOPLE!r} of this workbook, which is your session file and stays"
        place = Place(str(folder / name), sheet=PEOPLE)
        doubts.append(Problem("IW439", what, "Delete their rows there, and save it.", place, "warning"))
    elif wish and not wish.isdecimal() and os.path.lexists(folder / wish):
        if _inside(folder, wish) and (folder / wish).is_file() and PurePath(wish).suffix.lower() not in _TEXTS:
            held.append(PurePath(wish).as_posix())
        else:
            what = "the attendee list lies outside this folder, or is a link or no list, and was left alone"
            place = tree.entries["attendees"].place
            doubts.append(Problem("IW435", what, "Remove it there yourself.", place, "warning"))
    doubts += _written(tree)
    leaders = sum(len(_items(tree.entries.get(key))) for key in ("facilitators", "speakers"))
    return HeldSession(name, tuple(held), leaders)


def _written(tree: MapNode) -> Iterator[Problem]:
    tables = tree.entries.get("tables")
    for key in ("together", "apart"):
        groups = tables.entries.get(key) if isinstance(tables, MapNode) else None
        if groups and _items(groups):
            what = f"'tables.{key}' names people of the list, and the session file is never changed"
            yield Problem("IW437", what, "Take the names out there.", groups.place, "warning")


def _folders(folder: Path, doubts: list[Problem]) -> Iterator[Path]:
    """Run through a folder and those in it that belong to no other session; a link is told and not followed."""
    for place, inner, files in os.walk(folder):
        path = Path(place)
        if path != folder and any(_is_session(path / name) for name in files):
            inner[:] = []
            continue
        for name in inner:
            if (path / name).is_symlink():
                what = "this is a link to another folder, which was not looked through"
                hint = "Purge that folder by itself, if it holds builds or lists."
                doubts.append(Problem("IW435", what, hint, Place(str(path / name)), "warning"))
        inner[:] = sorted(name for name in inner if not name.startswith(".") and not (path / name).is_symlink())
        yield path


def _is_session(path: Path) -> bool:
    return path.suffix.lower() in (".yaml", ".yml") and any(name == path.name for name, *_ in _sessions(path.parent))


def _held_build(folder: Path, place: Path, doubts: list[Problem]) -> HeldBuild | None:
    built = made_in(place)
    if built is None:
        if (place / UNFINISHED).exists():
            what = "a build broke off here, so that nobody knows which of its files hold names"
            hint = "Build again and purge again, or remove the folder yourself."
            doubts.append(Problem("IW436", what, hint, Place(str(place)), "warning"))
        return None
    there = [name for name in _personal(built) if (place / name).is_file()]
    held = tuple(name for name in there if _inside(place, name))
    if len(held) < len(there):
        what = "files of this build with names lie outside its folder, or behind a link, and were left alone"
        doubts.append(Problem("IW435", what, "Remove them there yourself.", Place(str(place)), "warning"))
    kept = sum(name not in there and (place / name).is_file() for name in built.files)
    return HeldBuild("" if place == folder else place.relative_to(folder).as_posix(), held, kept)


def _personal(built: Made) -> Iterator[str]:
    """Return the files with names; all of them where an earlier version did not say which."""
    return (name for name, file in built.files.items() if file.personal is not False)


def _inside(folder: Path, name: str) -> bool:
    """Say whether a name leads to a file below a folder, by no link."""
    path = PurePath(name)
    if path.is_absolute() or ".." in path.parts:
        return False
    places = [folder / Path(*path.parts[: n + 1]) for n in range(len(path.parts))]
    return not any(place.is_symlink() for place in places)


def _items(node: Node | None) -> Sequence[Node]:
    return node.items if isinstance(node, ListNode) else ()


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, TextNode) else ""
