"""All tables of bad and odd inputs in one; the ids are those of the design's tables B to G."""

from __future__ import annotations

from tests.bad import content, inserted, lists, meaning, pictures, spreadsheets
from tests.bad.case import Case, Doubt

__all__ = ["CASES", "DOUBTS", "LATER"]

_TABLES = (content, lists, spreadsheets, pictures, inserted, meaning)

CASES: dict[str, Case] = {name: case for table in _TABLES for name, case in table.CASES.items()}
DOUBTS: dict[str, Doubt] = {name: doubt for table in _TABLES for name, doubt in table.DOUBTS.items()}

LATER = {
    "B30": "front matter: no content file of this version is Markdown",
    "B35": "the same id in two files: the search path decides, nearest first",
    "C08": "being made",
    "C09": "being made",
    "C10": "being made",
    "C12": "being made",
    "C06": "user templates: not read by this version",
    "C07": "user templates: not read by this version",
}
"""Rows of the tables that no case stands for yet, and why."""
