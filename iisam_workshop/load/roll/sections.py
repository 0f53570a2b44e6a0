"""Rows of a list that are no people: totals, notes, titles, and the people below a title of those who do not come."""

from __future__ import annotations

import re

from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.roll.cells import folded, one_line
from iisam_workshop.load.roll.columns import Columns

__all__ = ["is_note", "only_cell", "title_of", "total"]

_SECTION = re.compile(
    r"\d{1,2}\.\s+(?:summary|participants?|in-meeting activit\w+|attendees?|registrants?|cyfranogwyr|crynodeb)\b.*",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:grand |sub)?-?totals?\b.*|cyfanswm.*|"
    r"(?:number|no\.?|count) (?:of )?(?:attend\w*|people|delegates|participants).*|"
    r"\d+ (?:attendees|people|delegates|participants|places|in total)|end of (?:list|report|file).*|"
    r"(?:generated|exported|printed|report generated|page|as at|last updated)\b.*\d.*"
)
_ABSENT = re.compile(
    r"(?:sent |with )?apologies(?: received| sent| from)?|cancell?(?:ed|ations?)(?: list)?|waiting list|wait ?list|"
    r"reserves?(?: list)?|(?:people )?not (?:attending|coming)|unable to attend|(?:people )?withdrawn|withdrawals|"
    r"declined|did not attend|absent|absentees|no shows?|dna|ymddiheuriadau|rhestr (?:aros|wrth gefn)|ddim yn dod|"
    r"wedi canslo"
)
_PRESENT = re.compile(
    r"(?:confirmed|attending|attendees?|delegates|participants|speakers?|facilitators?|trainers?|observers?|guests?|"
    r"panelists?|panellists?|hosts?|registrants?|present|in attendance|siaradwyr|hwyluswyr|mynychwyr)"
    r"(?: details| list| attended)?"
)
"""Lines that part a list, such as that above those who send apologies."""
_ABSENTEES = re.compile(
    r"(?:apologies|cancellations?|cancelled|waiting list|not attending|ymddiheuriadau)\b.*[,:;–-].*"
)
"""A line that names who does not come."""
_NOTE = re.compile(
    r"\*.*|n\.?\s?b\.?[:\s].*|notes?:.*|key:.*|please\b.*|https?:.*|www\..*|"
    r".+ (?:is|are|was|were|will be|denotes|means|indicates) .+|.*\bat \d{1,2}[.:]\d{2}.*|"
    r"(?:contact|call|ring|tel|phone|ffôn|cysylltwch)\b.*\d.*"
)
_NOTE_WORDS = 6


def only_cell(row: Row) -> str:
    """Return what stands in a row that holds a single cell; empty for any other row."""
    cells = [one_line(cell) for cell in row.cells if cell.strip()]
    return cells[0] if len(cells) == 1 else ""


def title_of(row: Row, columns: Columns) -> bool | None:
    """Tell whether a row is the title of those who come (True) or do not (False); None for any other row."""
    text = folded(only_cell(row)).strip(" :-–*")
    if not text:
        return None
    if _ABSENT.fullmatch(re.sub(r"\s*[(\[].*", "", text)):
        return False
    parting = _SECTION.fullmatch(text) or (columns.headed > 1 and _PRESENT.fullmatch(text))
    return True if parting else None


def total(text: str, row: Row, people: int) -> bool:
    """Tell whether a row counts the people above it."""
    return _TOTAL.fullmatch(folded(text)) is not None or (people > 1 and only_cell(row) == str(people))


def is_note(row: Row, columns: Columns) -> bool:
    """Tell whether a row that holds one cell is a note, by its words or by how many they are."""
    text = folded(only_cell(row))
    if not text:
        return False
    if _ABSENTEES.fullmatch(text):
        return True
    return columns.headed > 1 and (_NOTE.fullmatch(text) is not None or len(text.split()) > _NOTE_WORDS)
