"""Who came: the rows of a list of those present, and what they say of the people of a session."""

from __future__ import annotations

from dataclasses import dataclass

from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Seat

__all__ = ["Attendance", "Mark"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A row that says that somebody came: who, or the card code or seat number in its place.

    ``row`` is the row as a spreadsheet counts, ``line`` the line of the file.
    """

    row: int
    line: int
    person: Attendee | None = None
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """Everybody on the list, from A to Z by family name, or by seat where there are no names, and who of them came.

    ``here`` are the keys of those. ``guests`` came and stand on no list; they have no seat. ``strangers`` counts the
    rows that lead to nobody or to several people.
    """

    listed: tuple[Seat, ...]
    here: frozenset[str]
    guests: tuple[Attendee, ...] = ()
    strangers: int = 0

    @property
    def came(self) -> tuple[Seat, ...]:
        """Those of the list who came."""
        return tuple(seat for seat in self.listed if seat.attendee.key in self.here)
