"""How often a test repeats what it proves by trying: a few times every day, many times when ``make thorough`` asks.

The few are enough to go red when the promise is broken; the many look for what is rare.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

THOROUGH = os.environ.get("IISAM_TESTS") == "thorough"


_Row = TypeVar("_Row")


def rows(every: Iterable[_Row]) -> list[_Row]:
    """Return the rows of a table that only ``make thorough`` tries: else one, which stands for all that are skipped."""
    return list(every) if THOROUGH else list(every)[:1]


def often(many: int, few: int) -> int:
    """Return how many times to try."""
    return many if THOROUGH else few
