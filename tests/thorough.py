"""How often a test repeats what it proves by trying: a few times every day, many times when ``make thorough`` asks.

The few are enough to go red when the promise is broken; the many look for what is rare.
"""

from __future__ import annotations

import os

THOROUGH = os.environ.get("IISAM_TESTS") == "thorough"


def often(many: int, few: int) -> int:
    """Return how many times to try."""
    return many if THOROUGH else few
