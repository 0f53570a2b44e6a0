"""How long everything takes in each play of a day, with or without the card for running late.

The rule:

1. A day starts late by a draw of its own. Arrival lasts as planned, since lateness is counted once.
2. A slot starts when what comes before it has ended, early or late. One with a fixed time, and a meal, which somebody
   serves, wait for their planned time. Unplanned minutes before a fixed time are used up so.
3. A slot lasts its planned length times a draw of its own. A break or a meal lasts its planned length, and as much
   longer as people come back late.
4. Tracks side by side count as the longest. Days have nothing to do with one another.
5. Nobody cuts anything. With the card, everybody does at the end of each slot what it says: more than five minutes
   late, the answer for the next of 10, 20 and 30 lost minutes; otherwise the rest goes as planned.

Times are whole seconds after midnight. This module loads numpy, so import it late.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from iisam_workshop.model.late import Recovery
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.rehearsal import Assumptions, Spread
from iisam_workshop.model.timetable import TimedDay, TimedSlot
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.whatif.drawing import Amounts, drawn
from iisam_workshop.plan.whatif.late import LOSSES
from iisam_workshop.plan.whatif.pieces import Piece, minutes_of, pieces_of

__all__ = ["SLIP", "Hours", "Paces", "Seconds", "paces_of", "play_days", "waits"]

Seconds: TypeAlias = npt.NDArray[np.int64]
"""A time of each play."""

SLIP = 5
"""How many minutes late nobody minds."""

_AS_PLANNED = Spread(100, 100, 100)
_ON_TIME = Spread(0, 0, 0)
_PAUSES = ("break", "meal")


@dataclass(frozen=True, slots=True)
class _Pace:
    """How a slot goes in each play: per cent of the minutes that it is given, and seconds that come on top."""

    percent: Amounts
    more: Seconds

    def lasts(self, minutes: Seconds) -> Seconds:
        """Return how long the slot lasts when it is given so many minutes; pauses alone have more on top."""
        return _whole(minutes * 60 * self.percent / 100) + self.more


@dataclass(frozen=True, slots=True)
class Paces:
    """All chance of the clock: how late each day starts, by its number, and how each slot goes, by its id."""

    late: Mapping[int, Seconds]
    slots: Mapping[str, _Pace]


@dataclass(slots=True)
class Hours:
    """When each slot begins and ends, by its id, and each day ends, by its number."""

    starts: dict[str, Seconds] = field(default_factory=dict)
    ends: dict[str, Seconds] = field(default_factory=dict)
    finishes: dict[int, Seconds] = field(default_factory=dict)


def paces_of(plan: Plan, assumed: Assumptions, chance: Chance) -> Paces:
    """Draw how late days start and how slots go."""
    plays = assumed.plays
    late = {
        day.number: _whole(drawn(assumed.late, plays, chance, "late", str(day.number)) * 60)
        for day in plan.timetable.days
    }
    slots = {}
    for name, timed in ((timed.slot.id, timed) for timed in plan.timetable.slots):
        back = assumed.back if timed.slot.kind in _PAUSES else _ON_TIME
        own = _AS_PLANNED if timed.slot.kind in (*_PAUSES, "arrival") else assumed.lengths
        slots[name] = _Pace(
            drawn(assumed.slots.get(name, own), plays, chance, "length", name),
            _whole(drawn(back, plays, chance, "back", name) * 60),
        )
    return Paces(late, slots)


def waits(plan: Plan, timed: TimedSlot) -> bool:
    """Tell whether a slot has a fixed time, from which it does not move forward."""
    return timed.slot.fixed is not None or timed.slot.id in plan.session.asked.agenda.fixed


def play_days(plan: Plan, paces: Paces, *, with_card: bool = False) -> Hours:
    """Play all days in all plays; ``with_card`` cuts as the plan's recoveries say."""
    fixed = frozenset(timed.slot.id for timed in plan.timetable.slots if waits(plan, timed))
    hours = Hours()
    for day in plan.timetable.days:
        slots = plan.timetable.of_day(day.number)
        walk = _Walk(paces, fixed, _Card(plan.recoveries if with_card else (), slots, paces), hours)
        hours.finishes[day.number] = walk.through(day, pieces_of(slots, fixed))
    return hours


class _Card:
    """The minutes that each slot of a day is given in each play, which the card for running late may change."""

    def __init__(self, recoveries: Sequence[Recovery], slots: Sequence[TimedSlot], paces: Paces) -> None:
        self.minutes = {
            timed.slot.id: np.full_like(paces.slots[timed.slot.id].more, minutes_of(timed)) for timed in slots
        }
        self._answers = {
            (each.after, each.lost): {cut.slot: cut.now for cut in (*each.cuts, *each.later)} for each in recoveries
        }

    def follow(self, after: TimedSlot, end: Seconds, rest: Sequence[TimedSlot]) -> None:
        """Give the slots that follow what the card says after one that has ended; each time it is asked afresh."""
        if not rest or (after.slot.id, LOSSES[0]) not in self._answers:
            return
        late = end - after.end * 60
        nearest = np.minimum(np.searchsorted(np.array(LOSSES) * 60, late), len(LOSSES) - 1)
        for timed in rest:
            name, planned = timed.slot.id, minutes_of(timed)
            given = np.array([self._answers[after.slot.id, lost].get(name, planned) for lost in LOSSES], np.int64)
            self.minutes[name] = np.where(late > SLIP * 60, given[nearest], planned)


@dataclass(frozen=True, slots=True)
class _Walk:
    paces: Paces
    fixed: frozenset[str]
    card: _Card
    hours: Hours

    def through(self, day: TimedDay, pieces: Sequence[Piece]) -> Seconds:
        """Play one day piece after piece, and return when it ends."""
        now = day.start * 60 + self.paces.late[day.number]
        for number, piece in enumerate(pieces):
            if any(track[0].slot.id in self.fixed for track in piece.tracks):
                now = np.maximum(now, piece.start * 60)
            now = np.maximum.reduce([self._along(track, now) for track in piece.tracks])
            longest = next(track[-1] for track in piece.tracks if track[-1].end == piece.end)
            self.card.follow(longest, now, [timed for later in pieces[number + 1 :] for timed in later.slots])
        return now

    def _along(self, track: Sequence[TimedSlot], now: Seconds) -> Seconds:
        for number, timed in enumerate(track):
            name = timed.slot.id
            if name in self.fixed or timed.slot.kind == "meal":
                now = np.maximum(now, timed.start * 60)
            self.hours.starts[name] = now
            now = now + self.paces.slots[name].lasts(self.card.minutes[name])
            self.hours.ends[name] = now
            self.card.follow(timed, now, track[number + 1 :])
        return now


def _whole(seconds: Amounts) -> Seconds:
    return np.rint(seconds).astype(np.int64)
