"""Cards by the thousand: no two with the same terms or a line in common, every term about as often as any other.

Some thousand cards and more are dealt here, all of them at once; fewer, and those of a session, in ``plan/hands.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from math import comb, prod

import numpy as np

from iisam_workshop.model.lines import lines
from iisam_workshop.plan.bulk_hands import Offer, deal_hands, deal_hands_apart, tell_apart
from iisam_workshop.plan.bulk_lines import Grid, Layout, sharing, tell_lines_apart
from iisam_workshop.plan.bulk_numbers import Flags, Keys, Numbers, Places, Terms, sums
from iisam_workshop.plan.bulk_wish import BulkWish
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.supply import large

__all__ = ["deal_bulk"]

_TRIES = 60
_TRIES_WHEN_CROWDED = 8
_TRIES_AT_LEAST = 600_000


def deal_bulk(wish: BulkWish) -> tuple[Terms, int]:
    """Deal the cards as rows of positions in the pool; also return how many cards share a line with another.

    Within each group the uses of two terms differ by at most one. Only on grids with fewer than four columns or rows
    can a line come twice; then lines are repeated as evenly as was found. ValueError when the wish contradicts itself,
    when the cards cannot exist, or when none were found: up to half of the sets and lines that exist, some are found,
    and where the seats of a group are a line (a journey's column), up to all of its sets.
    """
    layout = Layout(lines(wish.columns, wish.rows, wish.free), wish.seats)
    _refuse_muddle(wish)
    _refuse_too_many(wish, layout)
    numbers = Numbers(Chance(wish.seed), "bulk")
    cards = _dealt(wish, layout, numbers)
    apart = tell_lines_apart(cards, layout, numbers.named("lines"), _tries(wish, layout))
    if _small(wish):
        return cards, sharing(cards, layout, numbers.named("lines"))
    if not apart:
        raise ValueError(f"no way was found to lay out {wish.count} cards without a line in common")
    return cards, 0


def _dealt(wish: BulkWish, layout: Layout, numbers: Numbers) -> Terms:
    """Deal the terms of all cards, without two cards of the same terms."""
    cards = np.empty((wish.count, sum(map(len, wish.seats))), _kind(wish))
    told = False
    for place, (group, seats) in enumerate(zip(wish.groups, wish.seats, strict=True)):
        apart = len(wish.groups) == 1 or _are_a_line(seats, layout)
        told |= apart and wish.count <= comb(len(group), len(seats))
        deal = deal_hands_apart if apart else deal_hands
        hands = deal(len(group), len(seats), wish.count, numbers.named(f"group {place}"))
        cards[:, seats] = np.array(group, cards.dtype)[hands]
    if not told:
        family = numbers.named("cards")
        marks = family.marks(int(cards.max()) + 1)
        tell_apart(sums(cards, marks), _hand_offer(cards, wish.seats, marks), family)
    return cards


def _are_a_line(seats: tuple[int, ...], layout: Layout) -> bool:
    return any(set(seats) == set(line) for line in layout.grid)


def _hand_offer(cards: Terms, seats: tuple[tuple[int, ...], ...], marks: Keys) -> Offer:
    """Offer all that one card has of a group for all that another has of it; the groups take turns."""

    def offer(mine: Places, theirs: Places, turn: int) -> tuple[Keys, Callable[[Flags], None]]:
        places = np.array(seats[turn % len(seats)])
        given, taken = cards[mine[:, None], places], cards[theirs[:, None], places]

        def carry_out(done: Flags) -> None:
            cards[mine[done, None], places] = taken[done]
            cards[theirs[done, None], places] = given[done]

        return sums(taken, marks) - sums(given, marks), carry_out

    return offer


def _refuse_muddle(wish: BulkWish) -> None:
    squares = wish.columns * wish.rows - (wish.free is not None)
    terms = list(chain.from_iterable(wish.groups))
    if wish.count < 1 or sorted(chain.from_iterable(wish.seats)) != list(range(squares)):
        raise ValueError("the seats of all groups together are not the squares of a card, or no card is asked for")
    if len(wish.groups) != len(wish.seats) or not all(wish.seats):
        raise ValueError("there is not one list of seats to each group")
    if len(set(terms)) < len(terms) or min(terms) < 0 or max(terms) > np.iinfo(np.uint16).max:
        raise ValueError("a position in the pool comes twice, is negative or too large")


def _refuse_too_many(wish: BulkWish, layout: Layout) -> None:
    """Refuse what no dealer could deal: by the number of sets, and on large grids by the number of lines."""
    for group, seats in zip(wish.groups, wish.seats, strict=True):
        if len(seats) > len(group):
            raise ValueError(f"{len(seats)} squares need at least {len(seats)} terms; their group has {len(group)}")
    sets = _possible(wish, tuple(map(len, wish.seats)))
    if wish.count > sets:
        raise ValueError(f"{wish.count} different cards are wanted; the terms make {sets}")
    for wanted, length, possible in () if _small(wish) else _supply(wish, layout.grid):
        if wanted > possible:
            raise ValueError(f"{wish.count} cards have {wanted} lines of {length} terms; the terms make {possible}")


def _supply(wish: BulkWish, grid: Grid) -> Iterator[tuple[int, int, int]]:
    """Yield for each kind of line how many are wanted, how many terms it has and how many such lines there are.

    Lines are of a kind when they take as many terms as one another from every group.
    """
    kinds = Counter(tuple(len(set(seats) & set(line)) for seats in wish.seats) for line in grid)
    for kind, times in kinds.items():
        yield wish.count * times, sum(kind), _possible(wish, kind)


def _tries(wish: BulkWish, layout: Layout) -> int:
    """Return how many swaps are worth trying; where a small grid must repeat lines, more hardly helps."""
    few, many = wish.count * _TRIES_WHEN_CROWDED, wish.count * _TRIES
    if not _small(wish):
        return max(many, _TRIES_AT_LEAST)
    if any(wanted > possible for wanted, _, possible in _supply(wish, layout.loose)):
        return few
    return min(many, max(few, _TRIES_AT_LEAST))


def _small(wish: BulkWish) -> bool:
    return not large(wish.columns, wish.rows)


def _possible(wish: BulkWish, share: tuple[int, ...]) -> int:
    """Return in how many ways so many terms can be taken from each group."""
    return prod(comb(len(group), taken) for group, taken in zip(wish.groups, share, strict=True))


def _kind(wish: BulkWish) -> type[np.uint8 | np.uint16]:
    return np.uint8 if max(map(max, wish.groups)) <= np.iinfo(np.uint8).max else np.uint16
