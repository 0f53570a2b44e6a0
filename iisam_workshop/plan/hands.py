"""Which terms each card gets: no set of terms twice, and every term about as often as any other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from iisam_workshop.plan.chance import Stream

__all__ = ["Hand", "draw_hands"]

Hand = frozenset[int]
"""The terms of one card, as positions in the pool."""

_DRAWS = 50
_STEPS = 3_000


@dataclass(frozen=True, slots=True)
class _Pack:
    """The hands while they are drawn: how often each term is used, which hands are taken, and the new ones."""

    used: list[int]
    taken: set[Hand]
    new: list[Hand] = field(default_factory=list)


def draw_hands(
    size: tuple[int, int],
    held: Iterable[Iterable[int]],
    barred: Iterable[Iterable[int]],
    streams: Iterable[Stream],
) -> list[Hand]:
    """Draw one hand a stream, each unlike the held, the barred and one another; ``size`` is of pool and hand.

    The least used terms go first, counted over held and new hands; where none are held, counts end at most one
    apart. The list is shorter than asked for when no further hand was found after a set number of tries.
    """
    pool, squares = size
    before = [frozenset(hand) for hand in held]
    used = Counter(term for hand in before for term in hand)
    pack = _Pack([used[term] for term in range(pool)], {*before, *map(frozenset, barred)})
    for stream in streams:
        hand = counted = _least_used(pack, squares, stream)
        if hand in pack.taken:
            hand = _exchanged(pack, hand, stream)  # still counts as what was drawn
        if hand in pack.taken and before:
            hand = counted = _astray(pack, hand, stream)
        if hand in pack.taken:
            break
        for term in counted:
            pack.used[term] += 1
        pack.new.append(hand)
        pack.taken.add(hand)
    return pack.new


def _least_used(pack: _Pack, squares: int, stream: Stream) -> Hand:
    hand: Hand = frozenset()
    for _ in range(_DRAWS):
        order = sorted(stream.shuffle(range(len(pack.used))), key=pack.used.__getitem__)
        hand = frozenset(order[:squares])
        if hand not in pack.taken:
            break
    return hand


def _exchanged(pack: _Pack, hand: Hand, stream: Stream) -> Hand:
    """Swap one term with a new hand so that both are unlike all others; that leaves every count as it is."""
    for _ in range(_STEPS if pack.new else 0):
        giver = stream.below(len(pack.new))
        other = pack.new[giver]
        if other == hand:
            continue
        gone, come = stream.choice(sorted(hand - other)), stream.choice(sorted(other - hand))
        mine, theirs = hand - {gone} | {come}, other - {come} | {gone}
        if mine not in pack.taken and theirs not in pack.taken:
            pack.new[giver] = theirs
            pack.taken.remove(other)
            pack.taken.add(theirs)
            return mine
    return hand


def _astray(pack: _Pack, hand: Hand, stream: Stream) -> Hand:
    """Trade terms against any others until the hand is new; beside cards already printed, new comes before even."""
    for _ in range(_STEPS):
        outside = [term for term in range(len(pack.used)) if term not in hand]
        if hand not in pack.taken or not outside:
            break
        gone, come = stream.choice(sorted(hand)), stream.choice(outside)
        hand = hand - {gone} | {come}
    return hand
