"""Where each term stands on a card: by chance, and so that no line is the line of another card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iisam_workshop.plan.chance import Stream
from iisam_workshop.plan.hands import Hand

__all__ = ["Grid", "Squares", "lay_out"]

Squares = tuple[int, ...]
"""The terms of a card as positions in the pool, row by row."""

Grid = tuple[tuple[int, ...], ...]
"""The lines of a grid: rows, columns and diagonals as positions among its squares."""

_SWAPS = 600


def lay_out(
    hands: Iterable[Hand], grid: Grid, dealt: Iterable[Squares], streams: Iterable[Stream]
) -> tuple[list[Squares], int]:
    """Lay every hand on the grid; also return how many of them share a line with another or an earlier card.

    A line is its set of terms, in whatever order.
    """
    taken = {line for squares in dealt for line in _lines(squares, grid)}
    faces, clashes = [], 0
    for hand, stream in zip(hands, streams, strict=True):
        squares = _arranged(hand, grid, taken, stream)
        mine = _lines(squares, grid)
        clashes += not taken.isdisjoint(mine)
        taken |= mine
        faces.append(squares)
    return faces, clashes


def _arranged(hand: Hand, grid: Grid, taken: set[Hand], stream: Stream) -> Squares:
    """Shuffle the terms, then swap squares of taken lines as long as that leaves no more such lines than before."""
    squares = stream.shuffle(sorted(hand))
    clashes = _clashes(squares, grid, taken)
    for _ in range(_SWAPS):
        if not clashes:
            break
        one, other = stream.choice(stream.choice(clashes)), stream.below(len(squares))
        trial = list(squares)
        trial[one], trial[other] = trial[other], trial[one]
        left = _clashes(trial, grid, taken)
        if len(left) <= len(clashes):
            squares, clashes = trial, left
    return tuple(squares)


def _clashes(squares: Sequence[int], grid: Grid, taken: set[Hand]) -> Grid:
    return tuple(line for line in grid if frozenset([squares[place] for place in line]) in taken)


def _lines(squares: Squares, grid: Grid) -> set[Hand]:
    return {frozenset([squares[place] for place in line]) for line in grid}
