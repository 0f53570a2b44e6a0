"""When two texts say the same, and the one order in which people are taken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iisam_workshop.model.people import Attendee, People

__all__ = ["by_key", "fold", "twins"]


def fold(text: str) -> str:
    """Return what is left of a text without case, accents, punctuation and white space."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum())
    return letters.casefold() or text.strip()


def twins(names: Iterable[str]) -> list[tuple[int, int]]:
    """Return the positions of names that say the same as an earlier one, each with the first that says so."""
    first: dict[str, int] = {}
    pairs = [(first.setdefault(fold(name), number), number) for number, name in enumerate(names)]
    return [(one, other) for one, other in pairs if one != other]


def by_key(people: People) -> list[Attendee]:
    """Return everybody in the order of their keys, ``seat-9`` before ``seat-10``, whatever the list's order was."""
    return sorted(people.attendees, key=lambda attendee: (len(attendee.key), attendee.key))
