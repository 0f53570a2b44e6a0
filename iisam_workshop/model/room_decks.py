"""Decks for the room and the desk: badges to cut out, and signs that stand on the tables."""

from __future__ import annotations

from dataclasses import dataclass

from iisam_workshop.model.deck import DocumentPlan
from iisam_workshop.model.table_mark import TableMark

__all__ = ["BadgeDeck", "BadgeFace", "BadgeTable", "TentDeck", "TentFace", "TentWords"]


@dataclass(frozen=True, slots=True)
class BadgeTable:
    """A table as a badge shows it: its mark, what it is called, and its colour and shape in words."""

    mark: TableMark
    name: str
    look: str


@dataclass(frozen=True, slots=True)
class BadgeFace:
    """A name badge. ``code`` tells it from all others without a name, and is printed where the name is written by hand.

    ``called`` is the name that stands large, empty where there is none; ``name`` the whole name, where it says more.
    ``then`` is the table to which the person moves, ``seat`` the number of the seat, 0 for a blank badge, and
    ``lang`` the language tag of its words where they are in another language than the deck's.
    """

    code: str
    seat: int = 0
    called: str = ""
    name: str = ""
    agency: str = ""
    role: str = ""
    table: BadgeTable | None = None
    then: BadgeTable | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class BadgeDeck:
    """Badges to cut out, table by table, so that somebody new at one of them changes no sheet of another.

    ``chairs`` is how many people a table has at most: a sheet takes as many whole tables as it holds. What is left of a
    sheet is filled with ``blank``, of which there are at least ``spares``; on these ``word`` stands before a line on
    which the table is written. ``folio`` as for a flow.
    """

    plan: DocumentPlan
    tables: tuple[tuple[BadgeFace, ...], ...]
    chairs: int
    blank: BadgeFace
    spares: int
    word: str
    folio: str
    lang: str = "en-GB"


@dataclass(frozen=True, slots=True)
class TentWords:
    """What a table's sign says in one language: the word before the number, and colour and shape in words."""

    lang: str
    word: str
    look: str


@dataclass(frozen=True, slots=True)
class TentFace:
    """A sign to fold and stand on a table, in one language or two, the leading one first."""

    mark: TableMark
    number: str
    words: tuple[TentWords, ...]


@dataclass(frozen=True, slots=True)
class TentDeck:
    """The signs of all tables, one to a sheet; ``title`` stands small on each, ``folio`` as for a flow."""

    plan: DocumentPlan
    faces: tuple[TentFace, ...]
    title: str
    folio: str
    lang: str = "en-GB"
