"""Proof that cards differ: the pair that is most alike, the least that is possible, how evenly terms are used."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from heapq import heapify, heapreplace
from math import comb
from typing import TYPE_CHECKING

from iisam_workshop.plan.arrangement import line_sets
from iisam_workshop.plan.groups import hand_of
from iisam_workshop.plan.hands import uses
from iisam_workshop.plan.overlap import most_shared

if TYPE_CHECKING:
    from iisam_workshop.model.game import Game, Uniqueness
    from iisam_workshop.model.session import EarlierCard

__all__ = ["digest", "floor", "uniqueness"]


def uniqueness(game: Game, earlier: Sequence[EarlierCard] = ()) -> Uniqueness:
    """Look at all pairs of a game's cards; ``earlier`` are the cards of a day that was to be avoided."""
    from iisam_workshop.model.game import Uniqueness  # the floor alone is asked for by those who have no game

    hands = [hand_of(card.squares) for card in game.cards]
    shared, one, other = most_shared(hands)
    every = game.lines()
    return Uniqueness(
        cards=len(hands),
        pair=(game.cards[one].code, game.cards[other].code) if len(hands) > 1 else ("", ""),
        shared=shared,
        floor=floor(len(hands), *_groups(game)),
        uses=tuple(uses(hands, len(game.pool))),
        lines=len({line for card in game.cards for line in line_sets(card.squares, every)}),
        digest=digest([(card.code, [game.pool[square].name for square in card.squares]) for card in game.cards]),
        earlier=_shared_with(game, earlier),
    )


def floor(cards: int, sizes: Sequence[int], squares: Sequence[int], more: int = 0) -> int:
    """Return the least number of terms that the two cards most alike must share, however they are dealt.

    Every card has so many ``squares`` of a group of each size, and ``more`` squares of whatever groups. The bound is
    proved in ``docs/bingo.md``: the mean over all pairs, which even use makes smallest, and the pigeonhole of one pair.
    """
    if cards < 2:
        return 0
    counts = [
        cards * share // size + (n < cards * share % size)
        for size, share in zip(sizes, squares, strict=True)
        for n in range(size)
    ]
    heapify(counts)
    for _ in range(cards * more):
        heapreplace(counts, counts[0] + 1)
    mean = -(-sum(comb(count, 2) for count in counts) // comb(cards, 2))
    own = sum(max(0, 2 * share - size) for size, share in zip(sizes, squares, strict=True))
    return max(mean, own, 2 * (sum(squares) + more) - sum(sizes))


def digest(cards: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return the SHA-256 of cards: lines of code and terms, square by square, sorted by code (``docs/bingo.md``)."""
    lines = (f"{code} {' | '.join(terms)}\n" for code, terms in sorted(cards))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _groups(game: Game) -> tuple[list[int], list[int]]:
    """Return sizes and squares of the groups that all cards keep to; the pool as a whole where there are none."""
    stage_of = [term.stage for term in game.pool]
    sizes = Counter(stage_of)
    quotas = [Counter(stage_of[square] for square in card.squares) for card in game.cards]
    if game.mix == "mixed" or any(quota != quotas[0] for quota in quotas):
        return [len(game.pool)], [game.squares]
    return [sizes[stage] for stage in quotas[0]], [quotas[0][stage] for stage in quotas[0]]


def _shared_with(game: Game, earlier: Sequence[EarlierCard]) -> int | None:
    if not earlier:
        return None
    position = {term.id: number for number, term in enumerate(game.pool)}
    before = [hand_of(position[term] for term in card.terms if term in position) for card in earlier]
    return max(((hand_of(card.squares) & hand).bit_count() for card in game.cards for hand in before), default=0)
