"""The groups of terms that a card draws from, and how many squares it has of each: plain values, no session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Groups", "Hand", "hand_of", "terms_of"]

Hand = int
"""The terms of one card as bits: term n of the pool is bit n."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of pool positions with the squares that every card has of each.

    ``more`` groups give a card one square more, in turns. In ``apart`` groups no two cards hold the same terms of a
    group; otherwise no two hold the same terms altogether.
    """

    terms: tuple[tuple[int, ...], ...]
    squares: tuple[int, ...]
    more: int = 0
    apart: bool = False

    @property
    def masks(self) -> tuple[Hand, ...]:
        """The terms of each group as bits."""
        return tuple(map(hand_of, self.terms))

    @property
    def total(self) -> int:
        """How many squares a card has in all groups."""
        return sum(self.squares) + self.more


def hand_of(terms: Iterable[int]) -> Hand:
    """Return positions as bits."""
    hand = 0
    for term in terms:
        hand |= 1 << term
    return hand


def terms_of(hand: Hand) -> list[int]:
    """Return the positions of a hand from the lowest on."""
    terms = []
    while hand:
        lowest = hand & -hand
        terms.append(lowest.bit_length() - 1)
        hand ^= lowest
    return terms
