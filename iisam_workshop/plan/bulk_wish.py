"""What cards without a session are to be: plain values, in a room of their own because their dealer needs numpy."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BulkWish"]


@dataclass(frozen=True, slots=True)
class BulkWish:
    """How many cards of which grid. ``free`` is the position of the free square, or None.

    ``groups`` are positions in the pool, no two alike; the squares ``seats`` (positions among those that hold a term)
    of a group get their terms from it. One group has all the seats of a mixed card; a journey has one to each column
    or row.
    """

    count: int
    columns: int
    rows: int
    free: int | None
    groups: tuple[tuple[int, ...], ...]
    seats: tuple[tuple[int, ...], ...]
    seed: str
