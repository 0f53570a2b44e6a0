"""Where terms stand on thousands of cards: squares are swapped until no two cards have a line in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from iisam_workshop.plan.bulk_numbers import Keys, Numbers, Places, Tally, Terms, pick

__all__ = ["Grid", "Layout", "sharing", "tell_lines_apart"]

Grid: TypeAlias = tuple[tuple[int, ...], ...]
"""Rows of squares: lines, or the seats of groups."""

_ROWS = 4_096
_LEAST = 64  # a turn with fewer cards than this takes as long

_Table: TypeAlias = tuple[Places, npt.NDArray[np.uint32]]
"""Rows of unequal lengths, filled up to a rectangle, and their lengths."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a grid as squares, and the ``seats`` of each group, among which terms may change places."""

    grid: Grid
    seats: Grid

    @property
    def loose(self) -> Grid:
        """The lines that a change of places can change: all but those that are the seats of a group."""
        whole = {frozenset(group) for group in self.seats}
        return tuple(line for line in self.grid if frozenset(line) not in whole)


@dataclass(frozen=True, slots=True)
class _Felt:
    """All cards laid on one felt: the key of each loose line of each card, and how often each key is met.

    ``on`` has 1 for a square and a line through it. ``squares`` are those of each line, ``mates`` those with which
    each may change places.
    """

    cards: Terms
    marks: Keys
    keys: Keys
    tally: Tally
    on: Keys
    squares: _Table
    mates: _Table


def tell_lines_apart(cards: Terms, layout: Layout, numbers: Numbers, tries: int) -> bool:
    """Swap squares within groups until all loose lines differ; return whether that was reached within the tries.

    A swap is kept when the card's lines are then met on other cards no more often than before, and rarely otherwise.
    """
    felt = _felt(cards, layout, numbers)
    alike, turn = _alike(felt), 0
    while alike.size and tries > 0:
        batch = alike[:_ROWS]
        others = felt.tally.count(felt.keys[batch]) - 1
        still = (others > 0).any(axis=1)
        batch = batch[still]
        _try_swaps(felt, batch, others[still], numbers.words(4 * len(batch), turn).reshape(4, -1))
        alike = np.concatenate([alike[_ROWS:], batch])
        turn, tries = turn + 1, tries - max(len(batch), _LEAST)
    return not alike.size


def sharing(cards: Terms, layout: Layout, numbers: Numbers) -> int:
    """Return how many cards have a line that another card has too."""
    keys = _line_keys(cards, layout.grid, numbers.marks(int(cards.max()) + 1)).ravel()
    order = np.argsort(keys)
    same = np.flatnonzero(keys[order[1:]] == keys[order[:-1]])
    shares = np.zeros(len(cards), np.bool_)
    for side in (order[same], order[same + 1]):
        shares[side // len(layout.grid)] = True
    return int(shares.sum())


def _felt(cards: Terms, layout: Layout, numbers: Numbers) -> _Felt:
    marks = numbers.marks(int(cards.max()) + 1)
    keys = _line_keys(cards, layout.loose, marks)
    tally = Tally(keys.size)
    for first in range(0, len(keys), _ROWS):
        tally.add(keys[first : first + _ROWS].ravel())
    on = _incidence(layout.loose, cards.shape[1])
    return _Felt(cards, marks, keys, tally, on, _table(layout.loose), _table(_mates(layout.seats)))


def _try_swaps(felt: _Felt, batch: Places, others: npt.NDArray[np.int32], chances: npt.NDArray[np.uint32]) -> None:
    """Swap, on each card of the batch, a square of a line that others have with any square of its group."""
    cards, old = felt.cards, felt.keys[batch]
    one = _drawn(felt.squares, pick(others > 0, chances[0]), chances[1])
    other = _drawn(felt.mates, one, chances[2])
    change = felt.marks[cards[batch, other]] - felt.marks[cards[batch, one]]
    new = old + change[:, None] * (felt.on[one] - felt.on[other])
    moved = new != old
    # Now and then a worse place is taken: on a crowded grid, a card is else caught where each single swap is worse.
    slack = (chances[3] % 32 == 0).astype(np.int64) + (chances[3] % 256 == 0)
    done = (felt.tally.count(new) - ~moved).sum(axis=1) <= others.sum(axis=1) + slack
    which, one, other = batch[done], one[done], other[done]
    cards[which, one], cards[which, other] = cards[which, other], cards[which, one]
    moved &= done[:, None]
    felt.tally.remove(old[moved])
    felt.tally.add(new[moved])
    felt.keys[which] = new[done]


def _line_keys(cards: Terms, grid: Grid, marks: Keys) -> Keys:
    keys = np.zeros((len(cards), len(grid)), np.uint64)
    for first in range(0, len(cards), _ROWS):
        some = marks[cards[first : first + _ROWS].T]
        for number, line in enumerate(grid):
            keys[first : first + _ROWS, number] = sum(some[square] for square in line)
    return keys


def _alike(felt: _Felt) -> Places:
    """Return the cards with a line that another card has too."""
    parts = np.split(felt.keys, range(_ROWS, len(felt.keys), _ROWS))
    return np.flatnonzero(np.concatenate([(felt.tally.count(part) > 1).any(axis=1) for part in parts]))


def _incidence(grid: Grid, squares: int) -> Keys:
    """Return 1 for every square and line that goes through it."""
    on = np.zeros((squares, len(grid)), np.uint64)
    for number, line in enumerate(grid):
        on[list(line), number] = 1
    return on


def _mates(seats: Grid) -> Grid:
    """Return, for each square, the others of its group, or itself when it stands alone."""
    mates = {one: tuple(other for other in group if other != one) or (one,) for group in seats for one in group}
    return tuple(mates[square] for square in sorted(mates))


def _table(rows: Grid) -> _Table:
    """Return rows of unequal lengths as a rectangle, and their lengths."""
    width = max(map(len, rows))
    filled = np.array([row + (0,) * (width - len(row)) for row in rows], np.intp)
    return filled, np.array([len(row) for row in rows], np.uint32)


def _drawn(table: _Table, rows: Places, numbers: npt.NDArray[np.uint32]) -> Places:
    """Draw one entry of each of the rows."""
    filled, lengths = table
    return filled[rows, (numbers % lengths[rows]).astype(np.intp)]
