"""When the cards win: exactly in the planned order, and over many days on which chance has a hand.

On such a day each slot says its terms in an order of chance, and perhaps some are never said; their calls pass in
silence, so that the number of a call always belongs to the same slot. Whatever the pattern, a card wins with the
earliest of its ways, a way is complete with the latest of its groups, and a group with the earliest of its terms:
a minimum of maxima of minima, worked out for many days at once. This module loads numpy, so import it late.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from iisam_workshop.model.game import Card, Curve, Game, Odds
from iisam_workshop.plan.chance import Chance

__all__ = ["first_wins", "odds", "orders", "ways_of"]

_RUNS = 1000
_SKIPPED = (10, 20)
_AT_ONCE = 1 << 16
"""Cards times days in one pass: few enough for the processor's cache, enough to keep Python out of the way."""

_Item = TypeVar("_Item")
_Whole: TypeAlias = npt.NDArray[np.integer[Any]]


def odds(game: Game, seed: str) -> Odds:
    """Work out when the cards of a game win; the same seed gives the same days."""
    ways, chance, terms = ways_of(game), Chance(seed), len(game.pool)
    planned = np.zeros((1, terms), np.int64)
    planned[0, list(game.calls)] = np.arange(1, terms + 1)
    return Odds(
        planned=_curve(first_wins(ways, planned), terms),
        runs=_RUNS,
        shuffled=_curve(first_wins(ways, orders(game, chance)), terms),
        skipped=tuple((share, _curve(first_wins(ways, orders(game, chance, share)), terms)) for share in _SKIPPED),
    )


def ways_of(game: Game) -> _Whole:
    """Return what wins for each card, as positions in the pool: cards by ways by groups by terms.

    Short ways and groups are filled up with what they hold already, which changes no minimum and no maximum.
    """
    if game.pattern == "stages":
        return _even([game.goals(card)[0] for card in game.cards])[:, np.newaxis]
    # the other patterns are places on the grid, the same for all cards: a card of places stands for them all
    places = _even(game.goals(Card("", tuple(range(game.squares)))))
    return np.array([card.squares for card in game.cards], np.intp)[:, places]


def orders(game: Game, chance: Chance, skipped: int = 0) -> _Whole:
    """Return, for each day and each term of the pool, the call that says it (from 1); one more than all for never.

    Terms change places inside their slot, or among all where a caller calls; ``skipped`` is a share in per cent.
    """
    terms = len(game.pool)
    slot = np.zeros(terms, np.uint64)
    if game.play == "background":
        for number, each in enumerate(game.slots):
            slot[list(each.terms)] = number
    said = _mixed(slot, chance, "order", str(skipped))
    calls = np.empty((_RUNS, terms), np.int64)
    np.put_along_axis(calls, said, np.arange(1, terms + 1)[np.newaxis], axis=1)
    if silent := (terms * skipped + 50) // 100:
        never = _mixed(np.zeros(terms, np.uint64), chance, "silence", str(skipped))[:, :silent]
        np.put_along_axis(calls, never, terms + 1, axis=1)
    return calls


def first_wins(ways: _Whole, orders: _Whole) -> _Whole:
    """Return the call with which each card wins on each day: cards by days.

    ``ways`` and ``orders`` are as the functions of those names give them.
    """
    terms = orders.shape[1]
    kind = np.uint8 if terms < np.iinfo(np.uint8).max else np.uint16
    table = np.ascontiguousarray(orders.T, kind)
    cells = np.ascontiguousarray(ways.transpose(1, 2, 3, 0), np.intp)
    days, cards = len(orders), len(ways)
    won = np.empty((cards, days), kind)
    step = max(64, _AT_ONCE // max(cards, 1))
    for first in range(0, days, step):
        won[:, first : first + step] = _pass(cells, np.ascontiguousarray(table[:, first : first + step]))
    return won


def _pass(cells: _Whole, table: _Whole) -> _Whole:
    """Return the first wins on some days; ``cells`` has its cards last, ``table`` a row of days for each term."""
    shape = (cells.shape[3], table.shape[1])
    best, way, group, term = (np.empty(shape, table.dtype) for _ in range(4))
    for number, groups in enumerate(cells):
        whole = way if number else best
        for place, members in enumerate(groups):
            into = group if place else whole
            _look_up(table, members[0], into)
            for member in members[1:]:
                np.minimum(into, _look_up(table, member, term), out=into)
            if place:
                np.maximum(whole, group, out=whole)
        if number:
            np.minimum(best, way, out=best)
    return best


def _look_up(table: _Whole, rows: _Whole, into: _Whole) -> _Whole:
    return np.take(table, rows, axis=0, out=into, mode="clip")  # numpy writes straight to ``out`` in this mode only


def _mixed(rank: npt.NDArray[np.uint64], chance: Chance, *names: str) -> _Whole:
    """Return, for each day, all places ordered by their rank, and those of one rank by chance.

    A key is made of rank, 32 bits of chance and the place itself: no two are alike, so all sorting agrees on them.
    """
    drawn = np.frombuffer(chance.bytes(4 * _RUNS * len(rank), "odds", *names), "<u4").reshape(_RUNS, -1)
    keys = (rank << np.uint64(48)) | (drawn.astype(np.uint64) << np.uint64(16)) | np.arange(len(rank), dtype=np.uint64)
    keys.sort(axis=1)
    return (keys & np.uint64(0xFFFF)).astype(np.intp)


def _curve(wins: _Whole, terms: int) -> Curve:
    days = wins.shape[1]
    new = np.concatenate([_tally(wins[:, first : first + 64], terms) for first in range(0, days, 64)])
    won = new[:, : terms + 1].cumsum(axis=1)
    ordered = np.sort(won, axis=0)
    low, high = ordered[(days + 9) // 10 - 1], ordered[(days * 9 + 9) // 10 - 1]
    first = wins.min(axis=0)
    together = (first <= terms) & (new[np.arange(days), first] > 1)
    middle = int(np.sort(first)[(days - 1) // 2])
    return Curve(
        won=tuple((won.sum(axis=0) / days).tolist()),
        low=tuple(map(float, low)),
        high=tuple(map(float, high)),
        shared=float(together.sum() / days),
        first=middle if middle <= terms else 0,
        begun=tuple(((won > 0).sum(axis=0) / days).tolist()),
    )


def _tally(wins: _Whole, terms: int) -> _Whole:
    """Return, for each of some days, how many cards win with each call from 0, and last how many never do."""
    days = wins.shape[1]
    counted = np.bincount((wins + np.arange(days) * (terms + 2)).ravel(), minlength=days * (terms + 2))
    return counted.reshape(days, terms + 2)


def _even(ways: Sequence[tuple[tuple[int, ...], ...]]) -> _Whole:
    """Return ways, each of which may have fewer groups or terms than another, as ways by groups by terms."""
    groups = max(len(way) for way in ways)
    terms = max(len(group) for way in ways for group in way)
    return np.array([[_filled(group, terms) for group in _filled(way, groups)] for way in ways], np.intp)


def _filled(items: tuple[_Item, ...], count: int) -> tuple[_Item, ...]:
    return items + items[-1:] * (count - len(items))
