"""How long thousands of cards take to deal and compare, after numpy's import: python tests/bench/deal.py [RUNS]."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from measure import machine, tell

from iisam_workshop.plan.bulk import deal_bulk
from iisam_workshop.plan.bulk_codes import bulk_codes
from iisam_workshop.plan.bulk_overlap import overlap
from iisam_workshop.plan.bulk_wish import BulkWish

PROMISES = {1_000: 10.0, 10_000: 40.0, 100_000: 500.0}
"""Milliseconds for so many cards of 5x5 with a free centre."""

TERMS = 90


def wish(count: int, terms: int = TERMS) -> BulkWish:
    return BulkWish(count, 5, 5, 12, (tuple(range(terms)),), (tuple(range(24)),), "bench")


def median(work: Callable[[], object], runs: int) -> float:
    """Milliseconds; the first run, which finds cold caches, counts like the others."""
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds) * 1000


def main() -> int:
    """Measure the deal, the codes and the overlap, and end with 1 when a promise is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{machine()}; median of {runs} runs, cards of 5x5 with a free centre from {TERMS} terms")
    kept = [
        tell(f"{count:,} cards dealt", median(lambda count=count: deal_bulk(wish(count)), runs), promise, "ms")
        for count, promise in PROMISES.items()
    ]
    kept.append(tell("10,000 cards dealt from 60 terms", median(lambda: deal_bulk(wish(10_000, 60)), runs), 40, "ms"))
    kept.append(tell("10,000 card codes", median(lambda: bulk_codes(10_000, "bench"), runs), 10, "ms"))
    cards, _ = deal_bulk(wish(10_000))
    kept.append(tell("overlap of all pairs of 10,000", median(lambda: overlap(cards, TERMS), runs), 250, "ms"))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
