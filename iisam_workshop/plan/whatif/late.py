"""What to cut when 10, 20 or 30 minutes are lost, so that the next fixed time, the day's end and required aims hold.

The rule, for the stretch up to the next slot with a fixed time, or up to the end of the day (the room booking where
there is one, else the planned end):

1. Minutes in which nothing is planned are used up first.
2. The slots of the stretch are shortened, never below the least that they may become: as few as possible, the one that
   saves most first, the earlier one among equals. Breaks and meals come after all others, and keep 10 and 30 minutes.
3. Optional slots are dropped, so that the fewest planned minutes are lost; never the only one that serves a required
   aim, and no break or meal.
4. What is still over moves the fixed time. The same rule then goes for the stretches after it.

Tracks side by side count as the longest of them, and those that would last too long are cut alike. Time lost in one
track matters to it alone until the tracks meet again. A block with a fixed time inside it must start on time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from iisam_workshop.model.game import Game
from iisam_workshop.model.late import Cut, Recovery
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import TimedDay, TimedSlot, Timetable
from iisam_workshop.plan.whatif.cutting import Allowed, win_back
from iisam_workshop.plan.whatif.pieces import Piece, pieces_of

__all__ = ["LOSSES", "recoveries"]

LOSSES = (10, 20, 30)
"""How many lost minutes are answered for."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Pieces up to a time that is to hold: the start of ``held``, or the end of the day. ``slack`` is unplanned."""

    pieces: tuple[Piece, ...]
    slack: int
    held: str
    until: int


def recoveries(session: Session, timetable: Timetable, game: Game) -> tuple[Recovery, ...]:
    """Return what catches up the lost minutes after each slot that something follows, in the order of the days."""
    fixed = _fixed(session, timetable)
    terms = {said.slot: len(said.terms) for said in game.slots} if game.play == "background" else {}
    found = []
    for day in timetable.days:
        slots = timetable.of_day(day.number)
        pieces = pieces_of(slots, fixed)
        for timed in slots:
            following = _following(pieces, timed)
            stretches = tuple(_stretches(timed, following, fixed, _end(session, day)))
            if following:
                found += [_recovery(timed, lost, stretches, _Aims(session, timetable), terms) for lost in LOSSES]
    return tuple(found)


def _fixed(session: Session, timetable: Timetable) -> frozenset[str]:
    wished = session.asked.agenda.fixed
    return frozenset(t.slot.id for t in timetable.slots if t.slot.fixed is not None or t.slot.id in wished)


def _end(session: Session, day: TimedDay) -> int:
    booked = session.asked.agenda.finish or (0,)
    return max(booked[min(day.number, len(booked)) - 1], day.finish)


def _following(pieces: Sequence[Piece], timed: TimedSlot) -> tuple[Piece, ...]:
    """Return what follows a slot: the rest of its own track, slot by slot, and the pieces after it."""
    number = next(n for n, piece in enumerate(pieces) if timed in piece.slots)
    track = next(track for track in pieces[number].tracks if timed in track)
    rest = track[track.index(timed) + 1 :]
    return (*(Piece(((each,),)) for each in rest), *pieces[number + 1 :])


def _stretches(timed: TimedSlot, pieces: Sequence[Piece], fixed: frozenset[str], end: int) -> Iterator[_Stretch]:
    """Part what follows a slot at the times that are to hold."""
    held = [n for n, piece in enumerate(pieces) if _holds(piece, fixed)]
    begin = timed.end
    for first, last in pairwise([0, *held, len(pieces)]):
        own = tuple(pieces[first:last])
        until = pieces[last].start if last < len(pieces) else end
        planned = sum(piece.end - piece.start for piece in own)
        name = _holds(pieces[last], fixed) if last < len(pieces) else ""
        yield _Stretch(own, until - begin - planned, name, until)
        begin = until


def _holds(piece: Piece, fixed: frozenset[str]) -> str:
    """Return the slot whose start must hold at the start of this piece; empty where none must."""
    firsts = [track[0].slot.id for track in piece.tracks if track[0].start == piece.start]
    return next((name for name in firsts if name in fixed), firsts[0] if piece.bound else "")


@dataclass(frozen=True, slots=True)
class _Aims:
    """Which slots serve which aims."""

    session: Session
    timetable: Timetable

    def kept_without(self, dropped: frozenset[str]) -> bool:
        """Tell whether every required aim that is served at all is served without these slots."""
        slots = [timed.slot for timed in self.timetable.slots]
        served = {aim for slot in slots for aim in slot.aims}
        left = {aim for slot in slots if slot.id not in dropped for aim in slot.aims}
        return not any(aim.required and aim.id in served - left for aim in self.session.agenda.aims)


def _recovery(
    timed: TimedSlot, lost: int, stretches: Sequence[_Stretch], aims: _Aims, terms: dict[str, int]
) -> Recovery:
    gone: set[str] = set()
    answers: list[tuple[tuple[Cut, ...], int]] = []
    late = lost
    for stretch in stretches:
        cuts, late = win_back(stretch.pieces, late - stretch.slack, _unless(aims, gone))
        gone |= {cut.slot for cut in cuts if not cut.now}
        answers.append((cuts, late))
    (cuts, over), later = answers[0], answers[1:]
    return Recovery(
        after=timed.slot.id,
        lost=lost,
        held=stretches[0].held,
        slack=min(stretches[0].slack, lost),
        cuts=cuts,
        over=over,
        unsaid=sum(terms.get(name, 0) for name in gone),
        later=tuple(cut for cuts, _ in later for cut in cuts),
        still=late,
        until=stretches[0].until,
    )


def _unless(aims: _Aims, gone: set[str]) -> Allowed:
    before = frozenset(gone)
    return lambda ids: aims.kept_without(ids | before)
