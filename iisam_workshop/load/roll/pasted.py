"""Lists without headings that can be read only in one way: names one below the other, or copied out of a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from iisam_workshop.errors import Place, Problem
from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.roll.cells import one_line
from iisam_workshop.load.roll.headings import is_safe
from iisam_workshop.load.roll.names import holds_address, read_name, turns
from iisam_workshop.load.roll.nature import nature
from iisam_workshop.load.roll.table import Table

__all__ = ["lines_of_table", "looks_named", "pasted", "unheaded"]

_FIELD = re.compile(r"^\s*(?:to|cc|bcc|at|i)\s*:\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<=[>)\]])\s*,|;|\t")
_WORD = re.compile(r"[^\W\d_][\w.'’‘`-]*\.?")
_OF_DAYS = re.compile(
    r"\b(?:list|training|session|workshop|course|event|day|meeting|register|rota|programme|agenda|attendees?|delegates?|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|rhestr|hyfforddiant)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 6


def pasted(lines: Iterable[tuple[int, str]], file: str, sheet: str = "") -> Table | None:
    """Return the names of lines, numbered from 1, as a table of one column; None where they may be anything else.

    Names may stand one a line or several with semicolons between, with addresses or without. Rows bear the numbers of
    their lines, or count the names where a line has several.
    """
    said = [(number, part) for number, line in lines for part in _parts(line)]
    named = sum(1 for _, part in said if looks_named(part))
    if not said or named * 10 < len(said) * 9 or (len(said) == 1 and "@" not in said[0][1]):
        return None
    single = len({number for number, _ in said}) == len(said)
    rows = (Row(number if single else nth, number, (part,)) for nth, (number, part) in enumerate(said, start=1))
    return Table(file, (Row(0, 1, ("Name",)), *rows), sheet)


def lines_of_table(rows: Sequence[Row]) -> list[tuple[int, str]]:
    """Return the one cell of each row of a sheet; nothing where any has more."""
    cells = [(row.number, [cell for cell in row.cells if cell.strip()]) for row in rows]
    return [(number, held[0]) for number, held in cells] if all(len(held) == 1 for _, held in cells) else []


def looks_named(text: str) -> bool:
    """Tell whether a text is a name as far as its letters go: few words with capitals, no number, nothing of a day."""
    if holds_address(text):
        return True
    name = read_name(text)
    if "," in text and not (turns(text) and ", " in text):
        return False
    words = re.sub(r"[(\[].*?[)\]]", " ", name.name).split()
    plain = bool(words) and len(words) <= _MOST_WORDS and not nature(name.name) and "joined" not in name.changes
    lower = sum(1 for word in words if word.islower())
    spelt = all(map(_WORD.fullmatch, words)) and lower < max(1, len(words) - 1)
    return plain and spelt and not _OF_DAYS.search(text) and not is_safe(text)


def unheaded(table: Table) -> Problem:
    """Tell of a list without headings that was read all the same (IW350)."""
    what = "the list has no headings, and was read as one of names"
    hint = "Look whether all of them are names, or write 'Name' above the first."
    return Problem("IW350", what, hint, Place(table.file, sheet=table.sheet), "warning")


def _parts(line: str) -> list[str]:
    text = _FIELD.sub("", one_line(_BETWEEN.sub(";", line)))
    parts = [part.strip(" ,\"'") for part in text.split(";")]
    if "@" in text and "<" not in text:
        parts = [each.strip() for part in parts for each in (part.split(",") if part.count("@") > 1 else [part])]
    return [part for part in parts if part]
