"""The people in the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from iisam_workshop.model.spelling import plain

if TYPE_CHECKING:
    from iisam_workshop.model.game import CardLanguage

__all__ = ["Attendee", "Needs", "People", "SeatWish"]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a person needs: food and access, as the list says it. Kept only where the session asks for it."""

    diet: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who takes part; without a list the name is empty and the key is the seat.

    ``key`` tells one person from another however the list is sorted: folded name and agency, hashed with the
    session's salt, so that a record may hold it without holding a name. ``also`` are further hashes of the same kind,
    by which a person is found again whose name or agency was corrected. ``row`` is the row in the list.

    ``called`` is the name that stands large on a badge, ``filed`` the one by which people are put in order, family
    name first. ``language`` is the one that the person wants on the card, None for the session's. ``senior`` is 0
    where the list does not say, else rises from 1 with seniority.
    """

    key: str
    name: str = ""
    agency: str = ""
    role: str = ""
    row: int = 0
    language: CardLanguage | None = None
    called: str = ""
    filed: str = ""
    senior: int = 0
    large_print: bool = False
    also: tuple[str, ...] = ()
    needs: Needs | None = None

    @property
    def order(self) -> tuple[str, str]:
        """The key that puts people from A to Z, spelt plainly, so that Łukasz stands among the L on every machine."""
        shown = self.filed or self.name
        return plain(shown), shown


@dataclass(frozen=True, slots=True)
class SeatWish:
    """A wish about who sits with whom, by the keys of people; all but ``together`` keep every two of them apart.

    ``source`` says where it was written: a path in the session file (``("tables", "apart", 0)``), or a row of the list
    (``("attendees", key)``), for messages that name no person.
    """

    kind: Literal["together", "apart", "manager"]
    keys: tuple[str, ...]
    source: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who takes part, by key so that the order of the list never matters, and how they wish to sit."""

    attendees: tuple[Attendee, ...]
    named: bool
    wishes: tuple[SeatWish, ...] = ()

    def __len__(self) -> int:
        return len(self.attendees)
