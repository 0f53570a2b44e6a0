"""Where the headings of a list stand, below titles and whatever else programs write, and what parts its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from iisam_workshop.errors import WorkshopError
from iisam_workshop.load.csv_rows import Row, csv_rows, delimiter_of
from iisam_workshop.load.roll.headings import heading_of, is_safe, plain, squeezed

__all__ = ["DELIMITERS", "best_delimiter", "header_at", "heads_again", "score"]

DELIMITERS = ",;\t|"
_SEARCHED = 20
"""How many rows may stand above the heads, and how many lines are looked at to find the delimiter."""
_LIKE_A_HEADING = re.compile(
    r"name|enw|attendee|participant|delegate|mynychwr|cyfranogwr|first|last|given|family|preferred|known", re.IGNORECASE
)
"""What the heading of a column of names has in it, to tell most names at a glance from headings."""
_NAMES = ("name", "first", "last", "called")
_OF_PEOPLE = re.compile(
    r"(?:attendee|registrant|participant|delegate)s?(?: details| list)?|(?:\d\. )?participants", re.IGNORECASE
)
"""The title above the people of a report that has hosts and others in lists of their own."""


def header_at(rows: Sequence[Row], wished: Iterable[str] = ()) -> int | None:
    """Return the position of the row that looks most like headings, among the first twenty; None where none does.

    ``wished`` are headings that the list is said to have.
    """
    asked = tuple(wished)
    scores = [score(row, asked) for row in rows[:_SEARCHED]]
    for at in range(1, len(scores)):
        scores[at] += 6 * (scores[at] > 0 and _titled(rows[at - 1]))
    for at in sorted(range(len(scores)), key=lambda at: (-scores[at], at)):
        if scores[at] and not _recurs(rows, at):
            return at
    return 0 if any(wish.strip().isdecimal() for wish in asked) else None


def score(row: Row, wished: Iterable[str] = ()) -> int:
    """Return how much a row looks like headings; 0 for one under which no names can stand."""
    asked = {squeezed(plain(wish)) for wish in wished}
    heads = [heading_of(cell) for cell in row.cells]
    parts = {head.part for head in heads if head}
    sure = any(head.part in _NAMES and head.tier < 2 for head in heads if head)
    met = sum(1 for cell in row.cells if squeezed(plain(cell)) in asked)
    if not (met or parts & set(_NAMES)):
        return 0
    return 20 * met + 4 * sure + 3 * len(parts) + sum(1 for cell in row.cells if is_safe(cell))


def best_delimiter(text: str, file: str, wished: Iterable[str] = ()) -> str:
    """Return the sign that parts the cells: as the file says, else that under which the headings are best seen."""
    usual, asked = delimiter_of(text), tuple(wished)
    if text[:5].lower().strip('"').startswith("sep="):
        return usual
    order = [usual, *(sign for sign in DELIMITERS if sign != usual and sign in text)]
    return max(order, key=lambda sign: _seen(text, file, sign, asked))


def heads_again(row: Row, columns: Sequence[int]) -> bool:
    """Tell whether a row below the headings is one of headings itself, as in lists that have several sections."""
    cells = [row.cells[column] for column in columns if column < len(row.cells)]
    named = (heading_of(cell) for cell in cells if _LIKE_A_HEADING.search(cell))
    if not any(head and head.part in _NAMES for head in named):
        return False
    known = [heading_of(cell) for cell in row.cells if cell.strip()]
    return sum(1 for head in known if head) > len(known) / 3


def _titled(row: Row) -> bool:
    """Tell whether a row is the title of the people, alone in its row."""
    cells = [" ".join(cell.split()) for cell in row.cells if cell.strip()]
    return len(cells) == 1 and _OF_PEOPLE.fullmatch(cells[0]) is not None


def _seen(text: str, file: str, sign: str, wished: Sequence[str]) -> int:
    try:
        rows = list(islice(csv_rows(text, file, sign), _SEARCHED))
    except WorkshopError:
        return -1
    return max((score(row, wished) for row in rows), default=0)


def _recurs(rows: Sequence[Row], at: int) -> bool:
    """Tell whether what looks like the heading of the names stands in rows around it too, so that it is no heading."""
    cells = rows[at].cells
    named = [column for column, cell in enumerate(cells) if (head := heading_of(cell)) and head.part in _NAMES]
    known = sum(1 for cell in cells if heading_of(cell))
    others = (*rows[max(0, at - 5) : at], *rows[at + 1 : at + 6])
    if not named or known > 1 or not others or sum(1 for cell in cells if cell.strip()) == 1:
        return False
    again = sum(
        1 for row in others if named[0] < len(row.cells) and plain(row.cells[named[0]]) == plain(cells[named[0]])
    )
    return again * 2 >= len(others)
