"""The people of a session: from a roll, or as so many seats. No message ever says a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from iisam_workshop.errors import ContentInvalid, Place, Problem
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.roll.cells import folded, rank_of
from iisam_workshop.load.roll.decisions import told
from iisam_workshop.load.roll.names import bare
from iisam_workshop.load.roll.roll import read_roll
from iisam_workshop.model.people import Attendee, Needs, People
from iisam_workshop.model.roll import Entry, Roll

if TYPE_CHECKING:
    from iisam_workshop.model.session import ListWish

__all__ = ["people_of", "read_list", "room_for", "salted", "seats"]

_MOST = 500
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


def seats(wish: str, place: Place | None) -> People | None:
    """Return unnamed people, in the order of their seats, for a wish such as ``24``; None when it is no number.

    Raises ContentInvalid for broken numbers (IW114), nobody (IW224) and too many (IW225).
    """
    if not _NUMBER.fullmatch(wish):
        return None
    if not wish.isdecimal():
        hint = f"Write a whole number from 1 to {_MOST}, or the name of a list."
        raise ContentInvalid(Problem("IW114", "'attendees' must be a whole number", hint, place))
    number = int(wish[-9:]) if len(wish.lstrip("0")) < 9 else 10**9
    if number == 0:
        raise ContentInvalid(Problem("IW224", "no people were found", "Name at least one person, or a number.", place))
    room_for(number, place)
    return People(tuple(Attendee(f"seat-{seat}") for seat in range(1, number + 1)), named=False)


def read_list(found: Found, intake: Intake, wish: ListWish | None = None) -> Roll:
    """Read a list for a session, addresses and all, which tell people apart and go no further than ``people_of``.

    What was decided of rows is told to the intake. Raises WorkshopError as ``read_roll`` does, and for more people than
    a session has room for (IW225).
    """
    roll = read_roll(found, intake, wish, keep_email=True)
    room_for(len(roll.entries), Place(roll.file, sheet=roll.sheet))
    intake.problems.extend(told(roll.decisions))
    return roll


def room_for(number: int, place: Place | None) -> None:
    """Refuse more people than a session has room for (IW225)."""
    if number > _MOST:
        what = f"there are more than {_MOST} people, which is the limit of a session"
        raise ContentInvalid(Problem("IW225", what, "Hold several sessions, each with its own list.", place))


def people_of(entries: Sequence[Entry], seed: str) -> People:
    """Give every entry its keys and order people by them, so that the order of the list does not matter.

    People of one name and organisation are numbered by address, then by role; what tells them apart is among ``also``,
    by which a record finds each of them again when another of them comes or goes.
    """
    seen: dict[tuple[str, str], int] = {}
    people = []
    for entry in sorted(entries, key=lambda entry: (_known_by(entry), folded(entry.email), folded(entry.role))):
        nth = seen[_known_by(entry)] = seen.get(_known_by(entry), 0) + 1
        people.append(_attendee(entry, seed, nth))
    return People(tuple(sorted(people, key=lambda attendee: attendee.key)), named=True)


def salted(seed: str, *texts: str) -> str:
    """Return sixteen hexadecimal digits that stand for texts, in this session only."""
    salt = sha256(f"the people of {seed}".encode()).hexdigest()
    return sha256("\x1f".join((salt, *texts)).encode()).hexdigest()[:16]


def _attendee(entry: Entry, seed: str, nth: int) -> Attendee:
    twin = (str(nth),) if nth > 1 else ()
    return Attendee(
        key=salted(seed, *_known_by(entry), *twin),
        name=entry.name,
        agency=entry.agency,
        role=entry.role,
        row=entry.row,
        language=entry.language,
        called=entry.called,
        filed=entry.filed,
        senior=rank_of(entry.seniority),
        large_print=entry.large_print,
        also=tuple(f"{tag}-{salted(seed, tag, *texts)}" for tag, *texts in _also(entry)),
        needs=Needs(entry.diet, entry.access) if entry.diet or entry.access else None,
    )


def _known_by(entry: Entry) -> tuple[str, str]:
    return folded(entry.name), folded(entry.agency)


def _also(entry: Entry) -> Iterator[tuple[str, ...]]:
    """Yield by what else somebody is known, the surest first, each with a tag of its own."""
    family, _, given = entry.filed.partition(", ")
    if entry.email:
        yield "email", folded(entry.email)
    if entry.role:
        yield "role", *_known_by(entry), folded(entry.role)
    yield "name", bare(entry.name)
    if given:
        yield "first", bare(given), folded(entry.agency)
        yield "last", bare(family), folded(entry.agency)
