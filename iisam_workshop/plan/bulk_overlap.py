"""What thousands of cards have in common: the pair that shares most terms, and how often each term is used."""

from __future__ import annotations

import numpy as np

from iisam_workshop.plan.bulk_numbers import Keys, Terms

__all__ = ["overlap", "uses"]

_WORD = 64
_CELLS = 512 * 1024
"""Pairs looked at together; as many numbers of eight bytes fit into a processor's cache."""

_ROWS = 16_384


def overlap(cards: Terms, pool: int) -> tuple[int, tuple[int, int]]:
    """Return the largest number of terms that two cards share, and the first such pair, as rows, in their order.

    Every pair is looked at, so twice the cards take four times as long. ValueError for fewer than two cards.
    """
    count = len(cards)
    if count < 2:
        raise ValueError("two cards are needed to share terms")
    masks = _masks(cards, pool)
    room = _Room(_CELLS + count)
    worst, pair, first = -1, (0, 1), 0
    while first < count - 1:
        rows = min(max(1, _CELLS // (count - first)), count - first)
        shared = room.shared(masks[:, first : first + rows], masks[:, first:])
        shared[:, :rows][np.tri(rows, dtype=np.bool_)] = 0
        largest = int(shared.max())
        if largest > worst:
            row, other = divmod(int(shared.argmax()), count - first)
            worst, pair = largest, (first + row, first + max(other, row + 1))
        first += rows
    return worst, pair


def uses(cards: Terms, pool: int) -> tuple[int, ...]:
    """Return on how many cards each term of the pool stands."""
    found = np.zeros(pool, np.int64)
    for first in range(0, len(cards), _ROWS):
        found += np.bincount(cards[first : first + _ROWS].ravel(), minlength=pool)
    return tuple(found.tolist())


def _masks(cards: Terms, pool: int) -> Keys:
    """Return a bit for every term and card: words of 64 terms, each for all cards."""
    masks = np.zeros((-(-pool // _WORD), len(cards)), np.uint64)
    every = np.arange(len(cards))
    for square in cards.T:
        word, bit = np.divmod(square, np.uint8(_WORD))
        masks[word, every] |= np.uint64(1) << bit.astype(np.uint64)
    return masks


class _Room:
    """Memory for some pairs of cards, taken once: to ask for it anew each time took longer than the counting."""

    def __init__(self, pairs: int) -> None:
        self._both = np.empty(pairs, np.uint64)
        self._total, self._more = np.empty(pairs, np.uint8), np.empty(pairs, np.uint8)

    def shared(self, ones: Keys, others: Keys) -> Terms:
        """Return how many terms each of the ones shares with each of the others; the next call writes over it."""
        shape = (ones.shape[1], others.shape[1])
        size = shape[0] * shape[1]
        both, total, more = (each[:size].reshape(shape) for each in (self._both, self._total, self._more))
        np.bitwise_count(np.bitwise_and(ones[0][:, None], others[0], out=both), out=total)
        for one, other in zip(ones[1:], others[1:], strict=True):
            np.bitwise_and(one[:, None], other, out=both)
            total += np.bitwise_count(both, out=more)
        return total
