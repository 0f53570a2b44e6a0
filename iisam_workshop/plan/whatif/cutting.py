"""Which slots of a stretch of the day to shorten, and which to drop, to win back a number of minutes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from iisam_workshop.model.late import Cut
from iisam_workshop.plan.whatif.pieces import Piece, minutes_of

__all__ = ["Allowed", "win_back"]

Allowed = Callable[[frozenset[str]], bool]
"""Tells whether the slots of these ids may all be dropped."""


def win_back(pieces: Sequence[Piece], need: int, allowed: Allowed) -> tuple[tuple[Cut, ...], int]:
    """Return the cuts in the order of the day, and the minutes that they do not win back.

    Pieces are shortened first, as few as possible. Only where that is not enough, optional ones are dropped, so that
    as few planned minutes as possible are lost; then fewer of the others have to be shortened.
    """
    if need <= 0:
        return (), 0
    dropped = _drop(pieces, need - sum(piece.spare for piece in pieces), allowed)
    kept = [piece for number, piece in enumerate(pieces) if number not in dropped]
    need -= sum(pieces[number].end - pieces[number].start for number in dropped)
    taken = _shorten(kept, max(need, 0))
    cuts = {timed.slot.id: Cut(timed.slot.id, minutes_of(timed), 0) for n in dropped for timed in pieces[n].slots}
    for piece, minutes in zip(kept, taken, strict=True):
        cuts |= {cut.slot: cut for cut in _cuts(piece, minutes)}
    order = chain.from_iterable(piece.slots for piece in pieces)
    return tuple(cuts[timed.slot.id] for timed in order if timed.slot.id in cuts), max(need - sum(taken), 0)


def _shorten(pieces: Sequence[Piece], need: int) -> list[int]:
    """Return the minutes to take off each piece: largest saving first, earlier first among equals, pauses last."""
    taken = [0] * len(pieces)
    for number in sorted(range(len(pieces)), key=lambda n: (pieces[n].pause, -pieces[n].spare, n)):
        taken[number] = min(pieces[number].spare, need)
        need -= taken[number]
    return taken


def _cuts(piece: Piece, minutes: int) -> list[Cut]:
    """Shorten every track of a piece that would last longer than the piece may."""
    cuts = []
    for track in piece.tracks if minutes else ():
        slots = [Piece(((timed,),)) for timed in track]
        over = sum(map(minutes_of, track)) - (piece.end - piece.start - minutes)
        for timed, less in zip(track, _shorten(slots, max(over, 0)), strict=True):
            if less:
                cuts.append(Cut(timed.slot.id, minutes_of(timed), minutes_of(timed) - less))
    return cuts


def _drop(pieces: Sequence[Piece], need: int, allowed: Allowed) -> tuple[int, ...]:
    """Return the numbers of the pieces to drop: enough to win ``need`` beyond all shortening, or as near as can be.

    For every number of minutes that can be won, the choice that loses the fewest planned minutes is kept.
    """
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for number, piece in enumerate(pieces):
        if need <= 0 or not piece.optional:
            continue
        length = piece.end - piece.start
        for won, (lost, chosen) in list(best.items()):
            more = min(won + length - piece.spare, need)
            choice = (lost + length, (*chosen, number))
            ids = frozenset(timed.slot.id for n in choice[1] for timed in pieces[n].slots)
            if more > won and choice < best.get(more, (choice[0] + 1, ())) and allowed(ids):
                best[more] = choice
    return best[max(best)][1]
