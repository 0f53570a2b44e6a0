"""The next date of a session: its text with another date, and the files it stands on; never its people or record."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from iisam_workshop.errors import ContentInvalid, InputUnreadable, Place, Problem, refuse
from iisam_workshop.export.yaml_text import scalar
from iisam_workshop.files import MANIFEST, new_file, new_folder, write_file
from iisam_workshop.jobs.new import LISTS, people_wish
from iisam_workshop.load.carry import changed_text, companions, session_text, with_changes
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.layers import Content, Plain
from iisam_workshop.load.session import head_count, session_contents
from iisam_workshop.load.wishes_left import without_wishes
from iisam_workshop.load.workbook import Book
from iisam_workshop.model.places import Path as Way
from iisam_workshop.model.values import read_day

__all__ = ["Again", "again"]

_SAMPLE_SIZE = 24
_PRIVATE = 0o600
_NAMES = (("council",), ("scenario",), ("agenda", "preset"), ("documents", "layout"))


@dataclass(frozen=True, slots=True)
class Again:
    """What was made: the files with their purposes, the session file first, and what somebody should know of it."""

    folder: Path
    files: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Last:
    """The session to start from."""

    path: Path
    book: Book
    contents: Mapping[str, Content]
    read: tuple[str, ...]
    date: dt.date

    @property
    def session(self) -> Content:
        return self.contents["session"]


def again(
    earlier: Path | str, folder: Path | str, *, date: str, people: str = "", seed: str = "", avoid_cards: bool = False
) -> Again:
    """Write the session of an earlier file anew for another date, in a new folder, with the files it stands on.

    ``people`` is a number or a list, by default as many as last time. ``avoid_cards`` keeps the cards of the earlier
    build away. Raises ContentInvalid (IW114) for a date that cannot be or is the same, InputUnreadable (IW407) for a
    text that cannot be changed safely and IW406 where there is no build, OutputRefused (IW501) for a folder with files.
    """
    last, folder = _last(Path(earlier)), Path(folder)
    day = _next_date(date, last)
    remarks: list[str] = []
    wish, listed = _people(people, last, remarks)
    changes: dict[Way, str] = {("date",): day.isoformat(), ("attendees",): wish}
    changes |= _dates(last, day, remarks) | _paths(last, folder)
    changes |= _avoided(last, folder, avoid_cards, remarks)
    if seed:
        changes[("seed",)] = seed
    elif "seed" in last.session.plain:
        remarks.append("the session has a seed of its own, so cards come out as last time; --seed gives others")
    if any(last.session.knows("tables", key) for key in ("together", "apart")):
        remarks.append("who sits together or apart was not taken over, since it names people of last time")
    name, data = _session_file(last, changes)
    files = {name: data, **dict(companions(last.path.parent, last.contents, last.read))}
    if listed is not None:
        files[wish] = listed
    _write(folder, files, session=name)
    return Again(folder, tuple((path, _purpose(path, name)) for path in files), tuple(remarks))


def _last(path: Path) -> _Last:
    intake = Intake()
    book, contents = session_contents(path, intake)
    intake.settle()
    plain = contents["session"].plain.get("date")
    date = read_day(plain) if isinstance(plain, str) else None
    if date is None:
        place = contents["session"].place("date")
        hint = "Mend 'date' there first; write it as 2027-03-04."
        raise ContentInvalid(Problem("IW114", "the session to start from has no date of the calendar", hint, place))
    read = tuple(sorted(name for name in intake.files if not name.startswith("iisam_workshop:") and name != path.name))
    return _Last(path, book, contents, read, date)


def _next_date(text: str, last: _Last) -> dt.date:
    day = read_day(text)
    if day is None:
        refuse([Problem("IW114", f"{text!r} is not a date of the calendar", "Write it as 2027-03-04.")])
    if day == last.date:
        what = f"{text} is the date of the session to start from"
        refuse([Problem("IW114", what, "Give the date of the next one.", last.session.place("date"))])
    return day


def _people(wish: str, last: _Last, remarks: list[str]) -> tuple[str, bytes | None]:
    """Return what ``attendees`` will say: a list is never taken along, because it is about other people."""
    if wish:
        return people_wish(wish)
    count = head_count(last.path, last.book, last.session)
    if count is None:
        remarks.append(f"the attendee list of last time cannot be read, so 'attendees' says {_SAMPLE_SIZE} for now")
    elif not str(last.session.plain.get("attendees", "")).strip().isdecimal():
        remarks.append(f"the attendee list was not copied, since it is personal data; 'attendees' says {count} for now")
    return str(count or _SAMPLE_SIZE), None


def _dates(last: _Last, day: dt.date, remarks: list[str]) -> dict[Way, str]:
    """Move the dates of a session of several days by as much as the first."""
    wishes = last.session.plain.get("agenda")
    listed = wishes.get("dates") if isinstance(wishes, dict) else None
    moved: dict[Way, str] = {}
    for number, text in enumerate(listed if isinstance(listed, list) else []):
        old = read_day(text) if isinstance(text, str) else None
        if old:
            moved["agenda", "dates", number] = (old + (day - last.date)).isoformat()
    if moved:
        remarks.append(f"all {len(moved)} days were moved by {abs((day - last.date) / dt.timedelta(days=1)):g} days")
    return moved


def _paths(last: _Last, folder: Path) -> dict[Way, str]:
    """Return the values that lead out of the old folder, as they lead there from the new one."""
    changes: dict[Way, str] = {}
    for way in (*_NAMES, ("bingo", "avoid")):
        text = _said(last.session.plain, way)
        path = PurePath(text)
        outside = ".." in path.parts or way == ("bingo", "avoid")
        if text and outside and not path.is_absolute() and (last.path.parent / path).exists():
            changes[way] = _led(last.path.parent / path, folder)
    return changes


def _avoided(last: _Last, folder: Path, wished: bool, remarks: list[str]) -> dict[Way, str]:
    council = last.contents.get("council")
    name = str(council.plain.get("id", "")) if council else ""
    build = last.path.parent / "build" / f"{name}-{last.date.isoformat()}"
    there = (build / MANIFEST).exists()
    if not wished:
        if there:
            remarks.append("if the same people come, add --avoid-cards and nobody meets a card of last time again")
        return {}
    if not there:
        hint = "Build the earlier session once more, or write the folder of its build as 'bingo.avoid'."
        raise InputUnreadable(Problem("IW406", "there is no build of the earlier session", hint, Place(str(build))))
    return {("bingo", "avoid"): _led(build, folder)}


def _led(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


def _session_file(last: _Last, changes: Mapping[Way, str]) -> tuple[str, bytes]:
    """Return name and bytes of the new session file: the same text with other values, or the same workbook."""
    if last.book.agenda is None and last.path.suffix.lower() not in (".xlsx", ".xlsm"):
        written = {way: value if read_day(value) else scalar(value) for way, value in changes.items()}
        text = without_wishes(session_text(last.path), str(last.path))
        return "session.yaml", changed_text(text, str(last.path), written).encode()
    from iisam_workshop.jobs.workbook import session_workbook

    agenda = last.contents["agenda"].plain
    return "session.xlsx", session_workbook(with_changes(last.session.plain, changes), agenda)[0]


def _said(plain: Mapping[str, Plain], way: Way) -> str:
    value: Plain | Mapping[str, Plain] | None = plain
    for step in way:
        value = value.get(str(step)) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""


def _write(folder: Path, files: Mapping[str, bytes], session: str) -> None:
    new_folder(folder)
    for parent in _parents(files):
        new_folder(folder / parent)
    for name, data in files.items():
        if name in LISTS:
            with new_file(folder / name, _PRIVATE) as write:
                write(data)
        elif name != session:
            write_file(folder / name, data)
    write_file(folder / session, files[session])


def _parents(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the subfolders that files need, outer ones first."""
    yield from sorted({parent.as_posix() for name in files for parent in PurePath(name).parents if parent.name})


def _purpose(path: str, session: str) -> str:
    if path == session:
        return "the session, for its new date"
    return "your list of people, copied" if path in LISTS else "copied from the earlier session"
