"""Headings of attendee lists: which columns hold name, organisation, role, language. All other columns are dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from iisam_workshop.errors import ContentInvalid, Place, Problem
from iisam_workshop.load.csv_rows import Row

__all__ = ["Columns", "columns_of"]

_FULL = (
    *("name", "full name", "fullname", "your name", "your full name", "attendee", "attendee name", "participant"),
    *("participant name", "delegate", "delegate name", "display name", "enw", "enw llawn"),
)
_FIRST = ("first name", "firstname", "first", "forename", "given name", "enw cyntaf")
_LAST = ("last name", "lastname", "last", "surname", "family name", "cyfenw")
_AGENCY = (
    *("organisation", "organization", "agency", "company", "council", "local authority", "employer", "team"),
    *("sefydliad", "cyngor"),
)
_ROLE = ("job title", "role", "position", "teitl swydd")
_LANGUAGE = ("card language", "language", "iaith y cerdyn", "iaith")
_OTHER = (
    "id", "ref", "reference", "e mail", "email address", "mail", "phone number", "mobile", "telephone", "postcode",
    "start time", "end time", "completion time", "timestamp", "order date", "order #", "attendee #", "ticket type",
    "status", "dietary requirements", "access needs", "notes", "comments", "group", "table", "department", "service",
    "directorate", "person", "people", "who", "sector", "area", "district", "work",
)  # fmt: skip
_WORDS = frozenset(
    word for one in (*_FULL, *_FIRST, *_LAST, *_AGENCY, *_ROLE, *_LANGUAGE, *_OTHER) for word in one.split()
)
"""The words of headings. A first row of other words may be somebody's data, so it is never repeated in a message."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions of the columns that are kept, from 0; None where the list has no such column."""

    width: int
    full: int | None
    first: int | None
    last: int | None
    agency: int | None
    role: int | None
    language: int | None = None

    def name(self, row: Row) -> str:
        """Return the cell of the full name, or first and last name joined."""
        return self.cell(row, self.full) or f"{self.cell(row, self.first)} {self.cell(row, self.last)}".strip()

    @staticmethod
    def cell(row: Row, column: int | None) -> str:
        """Return a cell without white space at its ends; empty where the row is too short."""
        return row.cells[column].strip() if column is not None and column < len(row.cells) else ""


def columns_of(header: Row, file: str) -> Columns:
    """Find the columns by their headings; raises ContentInvalid where no column, or two, may hold names (IW220)."""
    heads = [_plain(cell) for cell in header.cells]
    full = [number for number, head in enumerate(heads) if head in _FULL]
    first, last = _first_of(_FIRST, heads), _first_of(_LAST, heads)
    place = Place(file, header.line)
    if len(full) > 1:
        which = " and ".join(str(number + 1) for number in full)
        hint = "Head the column with the names 'Name', and call the other one something else."
        raise ContentInvalid(Problem("IW220", f"columns {which} may both hold the names", hint, place))
    if not full and first is None and last is None:
        _no_name(heads, place)
    width = max(number + 1 for number, cell in enumerate(header.cells) if cell.strip())
    agency, role, language = (_first_of(words, heads) for words in (_AGENCY, _ROLE, _LANGUAGE))
    return Columns(width, full[0] if full else None, first, last, agency, role, language)


def _no_name(heads: Sequence[str], place: Place) -> NoReturn:
    shown = [head for head in heads if head and set(head.split()) <= _WORDS]
    unknown = sum(1 for head in heads if head) - len(shown)
    listed = [repr(head) for head in shown] + ([f"{unknown} with words that no heading has"] if unknown else [])
    what = f"no column holds names; the columns of the first row are: {', '.join(listed)}"
    hint = "Head the column with the names 'Name', in the first row."
    raise ContentInvalid(Problem("IW220", what, hint, place))


def _first_of(synonyms: Sequence[str], heads: Sequence[str]) -> int | None:
    """Return the column of the first synonym that there is: 'organisation' goes before 'team'."""
    return next((heads.index(word) for word in synonyms if word in heads), None)


def _plain(cell: str) -> str:
    return " ".join(re.sub(r"[^\w#]|_", " ", cell.casefold()).split())
