"""All tables of bad and odd inputs in one; the ids are those of the design's tables B to G."""

from __future__ import annotations

from tests.bad import commands, content, inserted, lists, machine, meaning, pictures, spreadsheets
from tests.bad.case import Case, Doubt

__all__ = ["CASES", "DOUBTS", "LATER"]

_TABLES = (content, lists, spreadsheets, pictures, inserted, meaning, machine, commands)

CASES: dict[str, Case] = {name: case for table in _TABLES for name, case in table.CASES.items()}
DOUBTS: dict[str, Doubt] = {name: doubt for table in _TABLES for name, doubt in table.DOUBTS.items()}

LATER = {
    "B30": "front matter: no file that the program reads has any; a session, a council and the like are YAML throughout"
}
"""Rows of the tables that no case stands for yet, and why."""
