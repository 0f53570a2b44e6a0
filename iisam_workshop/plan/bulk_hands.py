"""Hands by the thousand from one pool: every term about as often as any other, and no set twice if that is asked.

Shuffled pools are laid end to end and cut into hands. Where a hand spans two shuffles, the second begins with terms
that the hand does not have yet; as any run of the sequence is whole shuffles and a part of one, counts stay within one.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, combinations
from math import comb, gcd

import numpy as np

from iisam_workshop.plan.bulk_numbers import Flags, Keys, Numbers, Places, Tally, Terms, mixed, pick, shuffled, sums

__all__ = ["Offer", "deal_hands", "deal_hands_apart", "tell_apart"]

Offer = Callable[[Places, Places, int], tuple[Keys, Callable[[Flags], None]]]
"""From two equally long lists of cards and the turn: by how much the first card's key would grow and the second's
shrink (0 where there is nothing to trade), and what carries the trades out that are flagged."""

_BLOCK = 65_536
_TURNS = 2_000


def deal_hands(pool: int, squares: int, count: int, numbers: Numbers) -> Terms:
    """Deal hands as rows of numbers below ``pool``; each number is dealt as often as any other, or once more."""
    size = max(1, _BLOCK // pool) * (pool // gcd(pool, squares))
    starts = range(0, count, size)
    return np.concatenate([_block(pool, squares, min(size, count - one), numbers.named(str(one))) for one in starts])


def deal_hands_apart(pool: int, squares: int, count: int, numbers: Numbers) -> Terms:
    """Deal hands of which no two are the same set; when more are asked for than there are, each as often or once more.

    ValueError when no way was found.
    """
    possible = comb(pool, squares)
    times, rest = divmod(count, possible)
    spare = 2 * rest > possible
    few = possible - rest if spare else rest
    hands = deal_hands(pool, squares, few, numbers) if few else np.empty((0, squares), _kind(pool))
    marks = numbers.marks(pool)
    keys = sums(hands, marks)
    tell_apart(keys, _term_offer(hands, marks, numbers), numbers)
    if not times and not spare:
        return hands
    terms: Terms = np.fromiter(chain.from_iterable(combinations(range(pool), squares)), _kind(pool))
    every = terms.reshape(-1, squares)
    left = every[~np.isin(sums(every, marks), keys)] if spare else hands
    return _stirred(np.concatenate([every] * times + [left]), numbers)


def tell_apart(keys: Keys, offer: Offer, numbers: Numbers) -> None:
    """Trade between cards until no two keys are equal, keeping the keys up to date; ValueError when that fails."""
    order = np.sort(keys)
    if (order[1:] != order[:-1]).all():
        return
    tally = Tally(len(keys))
    tally.add(keys)
    alike = np.flatnonzero(tally.count(keys) > 1)
    turn = 0
    while alike.size:
        if turn == _TURNS:
            raise ValueError(f"no way was found to deal {len(keys)} different sets; half of those that exist can be")
        partners = (numbers.words(len(alike), f"partners {turn}") % np.uint32(len(keys))).astype(np.intp)
        once = _once(alike, partners, len(keys))
        mine, theirs = alike[once], partners[once]
        change, carry_out = offer(mine, theirs, turn)
        before, after = np.stack([keys[mine], keys[theirs]]), np.stack([keys[mine] + change, keys[theirs] - change])
        others = tally.count(before).sum(axis=0) - 2
        done = (change != 0) & (tally.count(after).sum(axis=0) <= others)
        carry_out(done)
        tally.remove(before[:, done].ravel())
        tally.add(after[:, done].ravel())
        keys[mine[done]], keys[theirs[done]] = after[:, done]
        touched = np.zeros(len(keys), np.bool_)
        touched[alike] = touched[theirs[done]] = True
        alike = np.flatnonzero(touched)
        alike = alike[tally.count(keys[alike]) > 1]
        turn += 1


def _block(pool: int, squares: int, count: int, numbers: Numbers) -> Terms:
    """Deal a run of hands from whole cycles: after so many shuffles, a hand and a shuffle end together."""
    shuffles, hands = squares // gcd(pool, squares), pool // gcd(pool, squares)
    cycles = -(-count // hands)
    whole: Terms = np.broadcast_to(np.arange(pool).astype(_kind(pool)), (cycles, pool))
    dealt: Terms = np.empty((cycles, shuffles, pool), _kind(pool))
    for step in range(shuffles):
        held = step * pool % squares
        if not held:
            dealt[:, step] = mixed(whole, numbers, step)
            continue
        last = np.zeros(whole.shape, np.bool_)
        np.put_along_axis(last, dealt[:, step - 1, pool - held :].astype(np.intp), True, 1)
        order = mixed(whole, numbers, step, last)
        rest = order[:, squares - held :]
        dealt[:, step, : squares - held] = order[:, : squares - held]
        dealt[:, step, squares - held :] = mixed(rest, numbers, f"{step} rest")
    return dealt.reshape(-1, squares)[:count]


def _term_offer(hands: Terms, marks: Keys, numbers: Numbers) -> Offer:
    """Offer one term that only the first hand has for one that only the second has."""

    def offer(mine: Places, theirs: Places, turn: int) -> tuple[Keys, Callable[[Flags], None]]:
        starts = numbers.words(2 * len(mine), f"terms {turn}").reshape(2, -1)
        gives = _only(hands, mine, theirs, len(marks))
        takes = _only(hands, theirs, mine, len(marks))
        gone, come = pick(gives, starts[0]), pick(takes, starts[1])
        given, taken = hands[mine, gone], hands[theirs, come]
        possible = gives.any(axis=1) & takes.any(axis=1)

        def carry_out(done: Flags) -> None:
            hands[mine[done], gone[done]] = taken[done]
            hands[theirs[done], come[done]] = given[done]

        return np.where(possible, marks[taken] - marks[given], np.uint64(0)), carry_out

    return offer


def _only(hands: Terms, mine: Places, theirs: Places, pool: int) -> Flags:
    """Flag the terms of my hands that their hands do not have."""
    has = np.zeros((len(mine), pool), np.bool_)
    np.put_along_axis(has, hands[theirs].astype(np.intp), True, 1)
    shared: Flags = np.take_along_axis(has, hands[mine].astype(np.intp), 1)
    return ~shared


def _once(mine: Places, theirs: Places, cards: int) -> Flags:
    """Flag pairs such that no card is in two of them, nor in a pair with itself."""
    turn = np.arange(len(mine))
    first = np.full(cards, len(mine))
    np.minimum.at(first, mine, turn)
    np.minimum.at(first, theirs, turn)
    alone: Flags = (first[mine] == turn) & (first[theirs] == turn) & (mine != theirs)
    return alone


def _stirred(hands: Terms, numbers: Numbers) -> Terms:
    """Put hands, and the terms in each, in an order of chance."""
    return mixed(hands[shuffled(len(hands), numbers, "hands")], numbers, "terms")


def _kind(pool: int) -> type[np.uint8 | np.uint16]:
    return np.uint8 if pool <= 256 else np.uint16
