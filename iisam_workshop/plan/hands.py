"""Which terms each card gets: no set of terms twice, and every term of a group about as often as any other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from iisam_workshop.plan.chance import Stream
from iisam_workshop.plan.groups import Groups, Hand, hand_of, terms_of

__all__ = ["draw_hands", "uses"]

_DRAWS = 50
_STEPS = 3_000
_CHOICE = 16
"""Beside printed cards, this many draws are compared by how much they share with them."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Groups that are drawn together because together they must be new: all of them, or each by itself."""

    groups: tuple[int, ...]
    mask: Hand


@dataclass(frozen=True, slots=True)
class _Pack:
    """The hands while they are drawn: how often each term is used, what is taken, and the new ones."""

    groups: Groups
    used: list[int]
    printed: Sequence[Hand]
    even: bool
    taken: set[Hand]
    new: list[Hand] = field(default_factory=list)


def draw_hands(groups: Groups, held: Sequence[Hand], barred: Sequence[Hand], streams: Iterable[Stream]) -> list[Hand]:
    """Draw one hand a stream, each unlike the held, the barred and one another.

    The least used terms of a group go first, counted over held and new hands; where none are held, counts end at most
    one apart. The list is shorter than asked for when no further hand was found after a set number of tries.
    """
    size = max((term for group in groups.terms for term in group), default=-1) + 1
    parts = _parts(groups)
    printed = (*held, *barred)
    taken = {hand & part.mask for hand in printed for part in parts}
    pack = _Pack(groups, uses(held, size), printed, not held, taken)
    for stream in streams:
        shares = _shares(pack, stream)
        drawn = [_drawn(pack, part, shares, stream) for part in parts]
        if None in drawn:
            break
        pack.new.append(sum(hand for hand in drawn if hand is not None))
    return pack.new


def uses(hands: Iterable[Hand], size: int) -> list[int]:
    """Count the hands that hold each term; ``size`` is how many terms there are."""
    used = [0] * size
    for hand in hands:
        for term in terms_of(hand & ((1 << size) - 1)):
            used[term] += 1
    return used


def _parts(groups: Groups) -> list[_Part]:
    if groups.apart:
        return [_Part((number,), mask) for number, mask in enumerate(groups.masks)]
    return [_Part(tuple(range(len(groups.terms))), -1)]


def _shares(pack: _Pack, stream: Stream) -> list[int]:
    """Return the squares of each group; the groups with the least used terms give the ones that are left over."""
    shares = list(pack.groups.squares)
    if pack.groups.more:
        terms = pack.groups.terms
        roomy = [number for number, share in enumerate(shares) if len(terms[number]) > share]
        roomy = sorted(
            stream.shuffle(roomy), key=lambda number: sum(pack.used[t] for t in terms[number]) / len(terms[number])
        )
        for number in roomy[: pack.groups.more]:
            shares[number] += 1
    return shares


def _drawn(pack: _Pack, part: _Part, shares: Sequence[int], stream: Stream) -> Hand | None:
    hand = counted = _least_used(pack, part, shares, stream)
    if hand in pack.taken:
        hand = _exchanged(pack, part, hand, stream)  # still counts as what was drawn
    if hand in pack.taken and not pack.even:
        hand = counted = _astray(pack, part, hand, stream)
    if hand in pack.taken:
        return None
    for term in terms_of(counted):
        pack.used[term] += 1
    pack.taken.add(hand)
    return hand


def _least_used(pack: _Pack, part: _Part, shares: Sequence[int], stream: Stream) -> Hand:
    """Draw until the hand is new; beside printed cards, take of several the one that shares least with any."""
    best, least = 0, -1
    for draws in range(_DRAWS):
        hand = hand_of(term for number in part.groups for term in _sample(pack, number, shares[number], stream))
        if hand in pack.taken:
            best = best or hand
            continue
        shared = max(((hand & other).bit_count() for other in (*pack.printed, *pack.new)), default=0)
        if not 0 <= least <= shared:
            best, least = hand, shared
        if not pack.printed or draws >= _CHOICE:
            break
    return best


def _sample(pack: _Pack, number: int, share: int, stream: Stream) -> list[int]:
    return sorted(stream.shuffle(pack.groups.terms[number]), key=pack.used.__getitem__)[:share]


def _exchanged(pack: _Pack, part: _Part, hand: Hand, stream: Stream) -> Hand:
    """Swap one term with a new hand so that both are unlike all others; that leaves every count as it is."""
    masks = pack.groups.masks
    for _ in range(_STEPS if pack.new else 0):
        giver = stream.below(len(pack.new))
        other = pack.new[giver] & part.mask
        swaps = [
            masks[number] for number in part.groups if hand & ~other & masks[number] and other & ~hand & masks[number]
        ]
        if not swaps:
            continue
        mask = stream.choice(swaps)
        swap = _one_of(hand & ~other & mask, stream) | _one_of(other & ~hand & mask, stream)
        mine, theirs = hand ^ swap, other ^ swap
        if mine not in pack.taken and theirs not in pack.taken:
            pack.new[giver] ^= swap
            pack.taken.remove(other)
            pack.taken.add(theirs)
            return mine
    return hand


def _astray(pack: _Pack, part: _Part, hand: Hand, stream: Stream) -> Hand:
    """Trade terms against any others until the hand is new; beside cards already printed, new comes before even."""
    masks = [pack.groups.masks[number] for number in part.groups]
    masks = [mask for mask in masks if hand & mask and mask & ~hand]
    for _ in range(_STEPS if masks else 0):
        if hand not in pack.taken:
            break
        mask = stream.choice(masks)
        hand ^= _one_of(hand & mask, stream) | _one_of(mask & ~hand, stream)
    return hand


def _one_of(hand: Hand, stream: Stream) -> Hand:
    return 1 << stream.choice(list(terms_of(hand)))
