"""Invented people, places and numbers of a scenario: who is wanted, and what was drawn for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

__all__ = ["Fiction", "Invented", "NumberKind", "Wanted"]

NumberKind = Literal["phone", "email", "nhs", "nino", "postcode", "reference"]
"""What a number is for; an e-mail address counts as one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody to invent a name for.

    ``given`` says from which list the given name comes. People with the same word in ``family`` share a family name;
    with None a person has one of his or her own. ``welsh`` asks for names of the Welsh lists and ``common`` for names
    that are common everywhere; with neither, chance decides. ``title`` stands before the name, and ``age`` in years on
    the day of the session gives a date of birth.
    """

    id: str
    given: Literal["woman", "man", "any"]
    family: str | None = None
    welsh: bool = False
    title: str = ""
    age: int | None = None
    common: bool = False


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody who does not exist; ``title`` is empty for most, ``birth`` None where nobody asked for an age."""

    given: str
    family: str
    title: str = ""
    birth: date | None = None

    @property
    def full(self) -> str:
        """The whole name, with the title if there is one: Councillor Rosalind Pell."""
        return " ".join(part for part in (self.title, self.given, self.family) if part)

    @property
    def titled(self) -> str:
        """The title and the family name: Councillor Pell; the whole name where there is no title."""
        return f"{self.title} {self.family}" if self.title else self.full

    @property
    def initial(self) -> str:
        """The first letter of the family name."""
        return self.family[:1]


@dataclass(frozen=True, slots=True)
class Fiction:
    """Everything invented for one scenario: people and places by id, numbers by kind and id."""

    people: Mapping[str, Invented] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[tuple[str, str], str] = field(default_factory=dict)
