"""Hands that can win when they should: terms are exchanged between cards, and the planned order stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iisam_workshop.plan.arrangement import Window
from iisam_workshop.plan.chance import Stream
from iisam_workshop.plan.groups import Groups, Hand, terms_of
from iisam_workshop.plan.hands import uses
from iisam_workshop.plan.steering import Kept, Measure, Race, shortfall

__all__ = ["fitted", "thinned"]

_STEPS = 3_000
_LOOK = 60


@dataclass(frozen=True, slots=True)
class _Table:
    """The hands while they are traded, with their measures; ``taken`` are all hands, or parts that must differ."""

    hands: list[Hand]
    measures: Sequence[Measure]
    short: list[int]
    used: list[int]
    taken: set[Hand]
    groups: Groups
    free: bool

    @property
    def parts(self) -> tuple[Hand, ...]:
        """What must be new of a hand: the part of every group, or all of it."""
        return self.groups.masks if self.groups.apart else (-1,)


def fitted(
    race: Race, hands: Sequence[Hand], windows: Sequence[Window], kept: Kept, stream: Stream
) -> list[Hand] | None:
    """Trade terms until every hand can win in its window, or return None after a set number of steps.

    Terms change places between new cards, or with terms that are used once less; where cards are printed already, in
    the end with any term, as in dealing.
    """
    table = _table(race, hands, windows, kept)
    for _ in range(_STEPS):
        needy = [number for number, short in enumerate(table.short) if short]
        if not needy:
            return table.hands
        move = _move(table, stream.choice(needy), stream)
        if move is None:
            return None
        _make(table, *move)
    return None


def thinned(
    race: Race, hands: Sequence[Hand], windows: Sequence[Window], kept: Kept, at_once: int, stream: Stream
) -> list[Hand] | None:
    """Trade terms until no more than so many cards win at once, where that hangs on the hands alone."""
    table = _table(race, hands, windows, kept)
    printed = Counter(kept.calls)
    calls = [_won(race, hand) for hand in table.hands]
    for _ in range(_STEPS):
        crowd = Counter(calls) + printed
        needy = [number for number, call in enumerate(calls) if crowd[call] > at_once]
        if not needy:
            return table.hands
        one, other = stream.choice(needy), stream.below(len(hands))
        pairs = [
            (mask & table.hands[one] & ~table.hands[other], mask & table.hands[other] & ~table.hands[one])
            for mask in race.groups.masks
        ]
        pairs = [pair for pair in pairs if all(pair)]
        if one == other or not pairs:
            continue
        gives, gets = (stream.choice(list(terms_of(part))) for part in stream.choice(pairs))
        swap = 1 << gives | 1 << gets
        if not _is_new(table, (one, other), swap):
            continue
        if any(table.measures[n](table.hands[n] ^ swap) for n in (one, other)):
            continue
        won = [_won(race, table.hands[number] ^ swap) for number in (one, other)]
        after = crowd - Counter([calls[one], calls[other]]) + Counter(won)
        if _excess(after, at_once) <= _excess(crowd, at_once):
            _make(table, one, other, gives, gets)
            calls[one], calls[other] = won
    return None


def _excess(crowd: Counter[int], at_once: int) -> int:
    return sum(max(0, count - at_once) for count in crowd.values())


def _won(race: Race, hand: Hand) -> int:
    when = race.board.when
    if race.stages:
        return max(min(when[term] for term in terms_of(hand & stage)) for stage in race.stages if hand & stage)
    return max(when[term] for term in terms_of(hand))


def _table(race: Race, hands: Sequence[Hand], windows: Sequence[Window], kept: Kept) -> _Table:
    known = {window: shortfall(race, window) for window in dict.fromkeys(windows)}
    measures = [known[window] for window in windows]
    short = [measure(hand) for measure, hand in zip(measures, hands, strict=True)]
    used = uses([*hands, *kept.printed.held], race.last)
    table = _Table(list(hands), measures, short, used, set(), race.groups, bool(kept.printed.held))
    table.taken.update(hand & part for hand in (*hands, *kept.printed.hands) for part in table.parts)
    return table


def _move(table: _Table, card: int, stream: Stream) -> tuple[int, int, int, int] | None:
    """Find a trade after which less is missing altogether, else one after which no more is.

    A trade is the card, its partner (-1 for none), what the card gives and what it gets.
    """
    hand, level, looked = table.hands[card], None, 0
    for gives, gets in _swaps(table, card, stream):
        after = table.measures[card](hand ^ (1 << gives | 1 << gets))
        if after > table.short[card]:
            continue
        looked += 1
        for partner in _partners(table, card, gives, gets, stream):
            gain = table.short[card] - after
            if partner >= 0:
                swap = 1 << gives | 1 << gets
                gain += table.short[partner] - table.measures[partner](table.hands[partner] ^ swap)
            if gain > 0:
                return card, partner, gives, gets
            if gain == 0 and partner >= 0:
                level = level or (card, partner, gives, gets)
        if looked > _LOOK and level:
            break
    return (_forced(table, card, stream) if table.free else None) or level


def _swaps(table: _Table, card: int, stream: Stream) -> Iterator[tuple[int, int]]:
    hand = table.hands[card]
    for gives in stream.shuffle(terms_of(hand)):
        mask = next(mask for mask in table.groups.masks if mask >> gives & 1)
        for gets in stream.shuffle(terms_of(mask & ~hand)):
            yield gives, gets


def _partners(table: _Table, card: int, gives: int, gets: int, stream: Stream) -> Iterator[int]:
    """Run through the cards with which a trade makes two new hands, and -1 for a trade with the pool."""
    swap = 1 << gives | 1 << gets
    holders = [n for n, hand in enumerate(table.hands) if hand >> gets & 1 and not hand >> gives & 1]
    for partner in stream.shuffle(holders):
        if _is_new(table, (card, partner), swap):
            yield partner
    if table.used[gives] == table.used[gets] + 1 and _is_new(table, (card,), swap):
        yield -1


def _forced(table: _Table, card: int, stream: Stream) -> tuple[int, int, int, int] | None:
    """Beside printed cards, take any term that helps, the least used first."""
    hand = table.hands[card]
    swaps = [
        (gives, gets)
        for gives, gets in _swaps(table, card, stream)
        if table.measures[card](hand ^ (1 << gives | 1 << gets)) < table.short[card]
        and _is_new(table, (card,), 1 << gives | 1 << gets)
    ]
    if not swaps:
        return None
    gives, gets = min(swaps, key=lambda swap: table.used[swap[1]] - table.used[swap[0]])
    return card, -1, gives, gets


def _is_new(table: _Table, cards: Sequence[int], swap: Hand) -> bool:
    for part in table.parts:
        if part & swap and any((table.hands[card] ^ swap) & part in table.taken for card in cards):
            return False
    return True


def _make(table: _Table, card: int, partner: int, gives: int, gets: int) -> None:
    swap = 1 << gives | 1 << gets
    for number in (card, partner) if partner >= 0 else (card,):
        for part in table.parts:
            table.taken.discard(table.hands[number] & part)
        table.hands[number] ^= swap
        for part in table.parts:
            table.taken.add(table.hands[number] & part)
        table.short[number] = table.measures[number](table.hands[number])
    if partner < 0:
        table.used[gives] -= 1
        table.used[gets] += 1
