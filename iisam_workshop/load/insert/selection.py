"""Which pages of a file are asked for, such as ``1-3,5`` or ``4-``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from iisam_workshop.load.insert.outcome import Refused

__all__ = ["ALL", "LONGEST", "MOST", "Selection", "selection"]

MOST = 200
"""How many pages of one file go into a pack."""
LONGEST = 10_000
"""How many pages a file may have from which they are taken."""
_RANGE = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Selection:
    """Runs of pages, from 1, in the order in which they are wanted; 0 is the last one. No runs are all pages."""

    runs: tuple[tuple[int, int], ...] = ()

    def of(self, pages: int) -> tuple[int, ...]:
        """Return the pages, from 0, of a file that has so many; raises Refused (outside, many)."""
        chosen: list[int] = []
        for first, last in self.runs or ((1, 0),):
            last = last or pages
            if first > pages or last > pages:
                raise Refused("outside", max(first, last), pages)
            chosen.extend(range(first - 1, last))
        if len(chosen) > MOST:
            raise Refused("many", 0, len(chosen))
        return tuple(chosen)


ALL = Selection()


def selection(text: str) -> Selection | None:
    """Read which pages are wanted; None where it cannot be told, or where a page stands there twice."""
    runs: list[tuple[int, int]] = []
    for each in text.split(","):
        found = _RANGE.fullmatch(each.strip())
        if not found:
            return None
        first = int(found[1])
        last = int(found[2]) if found[2] else 0 if re.search(r"\D", each.strip()) else first
        if not first or (found[2] and last < first):
            return None
        runs.append((first, last))
    return Selection(tuple(runs)) if _apart(runs) else None


def _apart(runs: list[tuple[int, int]]) -> bool:
    """Say whether no page is in two of the runs."""
    ordered = sorted((first, last or 1 << 30) for first, last in runs)
    return all(last < following for (_, last), (following, _) in pairwise(ordered))
