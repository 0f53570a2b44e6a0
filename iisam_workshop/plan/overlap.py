"""How many terms two cards share, and hands that share fewer: terms are exchanged between cards, every use kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from iisam_workshop.plan.chance import Stream
from iisam_workshop.plan.groups import Groups, Hand, terms_of

__all__ = ["LIMITED", "keep_apart", "most_shared"]

LIMITED = 2_000
"""Up to this many cards the largest overlap is limited; beyond, it is what chance makes it."""

_WORK = 600_000
_LEAST, _MOST, _EACH = 300, 2_500, 60
"""Steps at least and at most for all cards, and for each new one; a few late cards have little to exchange."""
_BLOCK = 1_000


@dataclass(frozen=True, slots=True)
class _Room:
    """All cards: the new hands first, then those that never change; ``holders`` of each term as bits of cards.

    ``near`` are, for each card, the cards that share with it one term less than ``level`` or more; ``at``, those that
    share as many or more. ``masks`` are the groups as bits, ``taken`` the parts of hands that must differ.
    """

    hands: list[Hand]
    new: int
    holders: list[int]
    near: list[int]
    at: list[int]
    level: int
    masks: tuple[Hand, ...]
    taken: set[Hand]


@dataclass(frozen=True, slots=True)
class _Trade:
    """A term that one card gives away, the term that it gets, and the card that it trades with."""

    cost: int
    card: int
    gives: int
    gets: int
    partner: int


def most_shared(hands: Sequence[Hand]) -> tuple[int, int, int]:
    """Return how many terms the two cards that are most alike share, and which they are; 0, 0, 0 below two cards."""
    if len(hands) > _BLOCK:
        return _most_shared_of_many(hands)
    best = (-1, 0, 0)
    for number, hand in enumerate(hands):
        for other in range(number):
            shared = (hand & hands[other]).bit_count()
            if shared > best[0]:
                best = (shared, other, number)
    return max(best, (0, 0, 0))


def keep_apart(
    hands: Sequence[Hand],
    printed: Sequence[Hand],
    groups: Groups,
    stream: Stream,
    fits: Callable[[int, Hand], bool] = lambda _number, _hand: True,
) -> list[Hand]:
    """Exchange terms between hands until the largest overlap, with printed cards too, falls no further.

    Every use is kept, and so is every promise about sets: no exchange makes a hand or, in groups that are apart, a
    part of it that another card has. ``fits`` says whether a card may have a hand. Ends after a set number of steps.
    """
    best = list(hands)
    if not 2 <= len(hands) + len(printed) <= LIMITED or len(hands) < 2:
        return best
    most = min(_MOST, _EACH * len(hands), max(_LEAST, _WORK // (len(hands) + len(printed))))
    steps = iter(range(most))
    level = _largest(best, printed)
    while level > 0:
        room = _room([*best, *printed], len(best), groups, level)
        if not _cleared(room, groups, stream, fits, steps):
            break
        best = room.hands[: room.new]
        level -= 1
    return best


def _largest(hands: Sequence[Hand], printed: Sequence[Hand]) -> int:
    every = [*hands, *printed]
    return max((hand & other).bit_count() for number, hand in enumerate(hands) for other in every[number + 1 :])


def _room(every: list[Hand], new: int, groups: Groups, level: int) -> _Room:
    size = max(map(max, groups.terms)) + 1
    holders = [0] * size
    for number, hand in enumerate(every):
        for term in terms_of(hand & ((1 << size) - 1)):
            holders[term] |= 1 << number
    masks = groups.masks
    taken = {hand & mask for hand in every for mask in masks} if groups.apart else set()
    room = _Room(every, new, holders, [0] * len(every), [0] * len(every), level, masks, taken)
    for number in range(new):
        _look_again(room, number)
    return room


def _look_again(room: _Room, number: int) -> None:
    """Note anew which cards share much with a card."""
    hand, near, at, little = room.hands[number], 0, 0, room.level - 2
    for other in [other for other, held in enumerate(room.hands) if (hand & held).bit_count() > little]:
        if other != number:
            near |= 1 << other
            if (hand & room.hands[other]).bit_count() >= room.level:
                at |= 1 << other
    for rows, row in ((room.near, near), (room.at, at)):
        for other in terms_of(rows[number] ^ row):
            rows[other] = rows[other] & ~(1 << number) | (row >> other & 1) << number
        rows[number] = row


def _cleared(
    room: _Room, groups: Groups, stream: Stream, fits: Callable[[int, Hand], bool], steps: Iterator[int]
) -> bool:
    """Trade until no pair shares as many terms as the level; False where that was not reached."""
    pairs = [(card, other) for card in range(room.new) for other in terms_of(room.at[card]) if other > card]
    while pairs:
        place = stream.below(len(pairs))
        card, other = pairs[place]
        if not room.at[card] >> other & 1:
            pairs[place] = pairs[-1]
            pairs.pop()
            continue
        if next(steps, None) is None:
            return False
        if other < room.new and stream.below(2):
            card, other = other, card
        trade = _best_trade(room, (card, other), groups, stream, fits)
        if trade is None:
            return False
        pairs += [(number, alike) for number in _traded(room, trade, groups) for alike in terms_of(room.at[number])]
    return True


def _traded(room: _Room, trade: _Trade, groups: Groups) -> tuple[int, int]:
    swap = 1 << trade.gives | 1 << trade.gets
    both = 1 << trade.card | 1 << trade.partner
    mask = next(mask for mask in room.masks if mask & swap)
    for number in (trade.card, trade.partner):
        room.taken.discard(room.hands[number] & mask)
        room.hands[number] ^= swap
    if groups.apart:
        room.taken.update(room.hands[number] & mask for number in (trade.card, trade.partner))
    room.holders[trade.gives] ^= both
    room.holders[trade.gets] ^= both
    for number in (trade.card, trade.partner):
        _look_again(room, number)
    return trade.card, trade.partner


def _best_trade(
    room: _Room, pair: tuple[int, int], groups: Groups, stream: Stream, fits: Callable[[int, Hand], bool]
) -> _Trade | None:
    """Find a trade that parts two cards and brings at most one other pair up to the level, better none."""
    best: _Trade | None = None
    for trade in _trades(room, pair, stream):
        if (best is None or trade.cost < best.cost) and _allowed(room, trade, groups, fits):
            best = trade
            if not best.cost:
                break
    return best


def _trades(room: _Room, pair: tuple[int, int], stream: Stream) -> Iterator[_Trade]:
    card, other = pair
    mine, theirs = room.hands[card], room.hands[other]
    new = (1 << room.new) - 1
    for mask in room.masks:
        free = stream.shuffle(terms_of(mask & ~(mine | theirs)))
        for gives in stream.shuffle(terms_of(mine & theirs & mask)):
            givers = room.holders[gives]
            for gets in free:
                getters = room.holders[gets]
                risen = room.near[card] & getters & ~givers
                if risen & room.at[card] or risen.bit_count() > 1:
                    continue
                for partner in terms_of(getters & ~givers & new):
                    too = room.near[partner] & givers & ~getters & ~(1 << card)
                    cost = (risen & ~(1 << partner)).bit_count() + too.bit_count()
                    if cost <= 1 and not too & room.at[partner]:
                        yield _Trade(cost, card, gives, gets, partner)


def _allowed(room: _Room, trade: _Trade, groups: Groups, fits: Callable[[int, Hand], bool]) -> bool:
    swap = 1 << trade.gives | 1 << trade.gets
    mine, theirs = room.hands[trade.card] ^ swap, room.hands[trade.partner] ^ swap
    if not (fits(trade.card, mine) and fits(trade.partner, theirs)):
        return False
    if not groups.apart:
        return True  # two equal hands would share more than the level
    mask = next(mask for mask in room.masks if mask & swap)
    return mine & mask not in room.taken and theirs & mask not in room.taken


def _most_shared_of_many(hands: Sequence[Hand]) -> tuple[int, int, int]:
    import numpy as np

    size = max(hand.bit_length() for hand in hands)
    held = np.zeros((len(hands), size), dtype=np.float32)
    for number, hand in enumerate(hands):
        held[number, list(terms_of(hand))] = 1
    best = (-1, 0, 0)
    for first in range(0, len(hands), _BLOCK):
        block = held[first : first + _BLOCK] @ held[: first + _BLOCK].T
        block[np.triu_indices(len(block), first, block.shape[1])] = -1
        row, column = divmod(int(block.argmax()), block.shape[1])
        best = max(best, (int(block[row, column]), -(first + row), -column))
    return best[0], -best[2], -best[1]
