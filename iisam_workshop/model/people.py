"""The people in the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iisam_workshop.model.game import CardLanguage

__all__ = ["Attendee", "People"]


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who takes part; without a list the name is empty and the key is the seat.

    ``key`` tells one person from another however the list is sorted: folded name and agency, hashed with the
    session's salt, so that a record may hold it without holding a name. ``row`` is the line in the list,
    ``language`` the one that the person wants on the card, None for the session's.
    """

    key: str
    name: str = ""
    agency: str = ""
    role: str = ""
    row: int = 0
    language: CardLanguage | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who takes part, ordered by key so that the order of the list never matters."""

    attendees: tuple[Attendee, ...]
    named: bool

    def __len__(self) -> int:
        return len(self.attendees)
