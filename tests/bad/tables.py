"""All tables of bad and odd inputs in one; the ids are those of the design's tables B to G."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tests.bad import commands, content, files, inserted, lists, machine, meaning, pictures, spreadsheets
from tests.bad.case import Case, Doubt
from tests.thorough import THOROUGH

__all__ = ["CASES", "DOUBTS", "LATER", "tried"]

_TABLES = (content, files, lists, spreadsheets, pictures, inserted, meaning, machine, commands)

CASES: dict[str, Case] = {name: case for table in _TABLES for name, case in table.CASES.items()}
DOUBTS: dict[str, Doubt] = {name: doubt for table in _TABLES for name, doubt in table.DOUBTS.items()}

_MOST = 1


def tried(cases: Mapping[str, Case] | Mapping[str, Doubt]) -> list[str]:
    """Return which cases run now: all where it is thorough; else one of each row, and one for each code; none slow."""
    if THOROUGH:
        return list(cases)
    seen: Counter[str] = Counter()
    kept = []
    for name, case in cases.items():
        if case.slow:
            continue
        row, codes = name.partition(" ")[0], (case.code,) if isinstance(case, Case) else case.codes
        if seen[row] < _MOST or not all(seen[code] for code in codes):
            kept.append(name)
            seen.update((row, *codes))
    return kept


LATER = {
    "B30": "front matter: no file that the program reads has any; a session, a council and the like are YAML throughout"
}
"""Rows of the tables that no case stands for yet, and why."""
