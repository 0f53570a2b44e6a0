"""How long first wins take to work out, after numpy's import: python tests/bench/odds.py [RUNS]."""

from __future__ import annotations

import statistics
import sys
import time

import numpy as np
from measure import machine, tell

from iisam_workshop.model.lines import lines
from iisam_workshop.plan.bulk import deal_bulk
from iisam_workshop.plan.bulk_wish import BulkWish
from iisam_workshop.plan.odds import first_wins

PROMISES = {1_000: 100.0, 10_000: 400.0}
"""Milliseconds for so many cards over a thousand orders."""

ORDERS, TERMS = 1_000, 60


def main() -> int:
    """Measure both, and end with 1 when a promise is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(f"{machine()}; median of {runs} runs, cards of 5x5 with a free centre from {TERMS} terms, {ORDERS:,} orders")
    calls = np.tile(np.arange(1, TERMS + 1), (ORDERS, 1))
    orders = np.random.default_rng(1).permuted(calls, axis=1)
    kept = [_told(count, promise, orders, runs) for count, promise in PROMISES.items()]
    return 0 if all(kept) else 1


def _told(count: int, promise: float, orders, runs: int) -> bool:
    cards, _ = deal_bulk(BulkWish(count, 5, 5, 12, (tuple(range(TERMS)),), (tuple(range(24)),), "bench"))
    # a line through the free square has four terms; as in plan.odds, its last fills it up and changes nothing
    places = np.array([(*line, line[-1])[:5] for line in lines(5, 5, 12)])
    ways = cards.astype(np.intp)[:, places, np.newaxis]
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        won = first_wins(ways, orders)
        seconds.append(time.perf_counter() - begun)
    _refuse_wrong(ways, orders, won)
    what = f"{count:,} cards, at best {min(seconds) * 1000:.1f} ms"
    return tell(what, statistics.median(seconds) * 1000, promise, "ms")


def _refuse_wrong(ways, orders, won) -> None:
    """Work out some first wins in the plainest way; a wrong answer is not measured."""
    for card, day in ((0, 0), (len(ways) // 2, 500), (len(ways) - 1, 999)):
        plain = min(max(orders[day, term] for (term,) in way) for way in ways[card].tolist())
        if plain != won[card, day]:
            raise SystemExit(f"card {card} wins on day {day} with call {plain}, not {won[card, day]}")


if __name__ == "__main__":
    raise SystemExit(main())
