"""The lines of a grid."""

from __future__ import annotations

__all__ = ["lines"]


def lines(columns: int, rows: int, free: int | None) -> tuple[tuple[int, ...], ...]:
    """Return the lines of a grid as positions among its term squares; the free square is not one of them."""
    place = [n - (free is not None and n > free) for n in range(columns * rows)]
    straight = [[r * columns + c for c in range(columns)] for r in range(rows)]
    upright = [[r * columns + c for r in range(rows)] for c in range(columns)]
    slanted = [[n * (columns + 1) for n in range(columns)], [(n + 1) * (columns - 1) for n in range(columns)]]
    every = straight + upright + (slanted if columns == rows and columns > 1 else [])
    return tuple(tuple(place[n] for n in line if n != free) for line in every)
