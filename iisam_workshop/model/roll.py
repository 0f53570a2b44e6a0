"""An attendee list as it was read: one entry for each person, and what was decided about every other row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iisam_workshop.errors import Problem
from iisam_workshop.model.game import CardLanguage

__all__ = ["ColumnPart", "Decision", "Entry", "Outcome", "Roll", "UsedColumn"]

ColumnPart = Literal[
    "name", "first", "last", "called", "email", "organisation", "role", "language", "large-print", "status",
    "seniority", "manager", "together", "apart", "diet", "access",
]  # fmt: skip
"""What a column of a list can be needed for; every other column is dropped as the list is read."""

Outcome = Literal["left-out", "folded", "changed", "doubtful"]
"""What became of a row: no person, one with an earlier row, a person read otherwise than written, one to look at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a person: the row as a spreadsheet counts, the line of the file, and the texts of a few columns.

    ``called`` and ``filed`` are as in ``Attendee``. ``email`` is there only to tell people apart and to write to them;
    it goes on no paper. ``manager``, ``together`` and ``apart`` name other people of the list. ``diet`` and ``access``
    are empty unless they were asked for.
    """

    row: int
    line: int
    name: str
    agency: str = ""
    role: str = ""
    language: CardLanguage | None = None
    called: str = ""
    filed: str = ""
    email: str = ""
    large_print: bool = False
    seniority: str = ""
    manager: str = ""
    together: str = ""
    apart: str = ""
    diet: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about a row, as a problem of no or some weight; its message names rows, never people."""

    row: int
    outcome: Outcome
    problem: Problem


@dataclass(frozen=True, slots=True)
class UsedColumn:
    """A column that was used: for what, and where it stands, counted from 1."""

    part: ColumnPart
    position: int


@dataclass(frozen=True, slots=True)
class Roll:
    """A list with all that was decided.

    ``rows`` (those below the head that hold anything) are the people, those left out, those folded, and nothing else.
    ``source`` names the program that wrote the list where its columns tell, such as ``Eventbrite``; ``sheet`` is that
    of a workbook. ``dropped`` counts the columns that were not read.
    """

    file: str
    rows: int
    entries: tuple[Entry, ...]
    decisions: tuple[Decision, ...] = ()
    columns: tuple[UsedColumn, ...] = ()
    dropped: int = 0
    source: str = ""
    sheet: str = ""

    def count(self, outcome: Outcome) -> int:
        """Return how many rows came out so; each row counts once."""
        return len({decision.row for decision in self.decisions if decision.outcome == outcome})
