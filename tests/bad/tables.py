"""All tables of bad and odd inputs in one; the ids are those of the design's tables B to G."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from tests.bad import content, files, lists
from tests.bad.case import Case, Doubt
from tests.thorough import THOROUGH

__all__ = ["CASES", "DOUBTS", "LATER", "tried"]

_TABLES = (content, files, lists)

CASES: dict[str, Case] = {name: case for table in _TABLES for name, case in table.CASES.items()}
DOUBTS: dict[str, Doubt] = {name: doubt for table in _TABLES for name, doubt in table.DOUBTS.items()}

_MOST = 3


def tried(names: Collection[str], seldom: Collection[str] = ()) -> list[str]:
    """Return which of some cases run now: all where it is thorough, else at most three of each row of the design."""
    if THOROUGH:
        return list(names)
    seen: Counter[str] = Counter()
    kept = []
    for name in names:
        row = name.partition(" ")[0]
        if name not in seldom and seen[row] < _MOST:
            seen[row] += 1
            kept.append(name)
    return kept


LATER = {
    "B30": "front matter: no file that the program reads has any; a session, a council and the like are YAML throughout"
}
"""Rows of the tables that no case stands for yet, and why."""
