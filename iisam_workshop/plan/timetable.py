"""The agenda meets the clock: start times worked out from lengths, day by day and track by track."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from iisam_workshop.errors import Problem
from iisam_workshop.model.agenda import Slot
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import TimedDay, TimedSlot, Timetable
from iisam_workshop.plan.advice import advice
from iisam_workshop.plan.almanac import clock_changes, closed_days
from iisam_workshop.plan.days import DayFrame, day_frames, fixed_times, tasks
from iisam_workshop.plan.injects import alternatives, time_injects
from iisam_workshop.plan.lateness import early_or_late, end_of_day, unknown_fixed
from iisam_workshop.plan.leads import leads_of, two_at_once
from iisam_workshop.plan.tracks import Unit, due, track_faults, units

__all__ = ["draw_up"]


def draw_up(session: Session, dropped: Sequence[Slot] = ()) -> tuple[Timetable, tuple[Problem, ...]]:
    """Put every slot, task and inject on the clock; ``dropped`` are the slots that ``fit`` took out before.

    Slots come in the order of the agenda, so those of parallel tracks need not rise in time. A fixed time is kept even
    where what comes before runs past it. The problems are errors (IW210, 211, 213, 215-217, 260-262, 268) and warnings
    (IW212, 214, 263-267).
    """
    frames, misnumbered = day_frames(session)
    fixed = fixed_times(session)
    walks = [_Walk(session, frame, fixed) for frame in frames]
    for walk in walks:
        walk.through_the_day()
    slots = tuple(timed for walk in walks for timed in walk.in_order())
    days = tuple(TimedDay(walk.frame.number, walk.frame.date, walk.start, walk.now) for walk in walks)
    injects, unplayed = time_injects(session, slots)
    before, after = tasks(session, frames)
    problems = (
        *misnumbered,
        *unknown_fixed(session),
        *(problem for walk in walks for problem in walk.problems),
        *unplayed,
        *track_faults(session, slots),
        *two_at_once(session, slots),
        *closed_days(session, frames),
        *clock_changes(session, days),
        *advice(session, slots, days),
    )
    return Timetable(slots, days, injects, before, after, tuple(dropped), alternatives(session, injects)), problems


@dataclass(slots=True)
class _Walk:
    """A way through one day: what was put on the clock so far, the time that is reached and the slot before it."""

    session: Session
    frame: DayFrame
    fixed: Mapping[str, int]
    timed: dict[str, TimedSlot] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    now: int = 0
    last: Slot | None = None

    @property
    def start(self) -> int:
        return min(timed.start for timed in self.timed.values())

    def in_order(self) -> tuple[TimedSlot, ...]:
        return tuple(self.timed[slot.id] for slot in self.frame.slots)

    def through_the_day(self) -> None:
        self.now = self.frame.start
        for unit in units(self.frame.slots):
            self._start(unit)
            ends = [self._along(track) for track in unit]
            self.now = max(ends)
            self.last = unit[ends.index(self.now)][-1]
        if self.last:
            self.problems += end_of_day(self.session, self.frame, self.timed[self.last.id])

    def _start(self, unit: Unit) -> None:
        """Go on to the time at which a unit must start, if it must."""
        if found := due(unit, self.fixed):
            time, slot = found
            self.problems += early_or_late(self.session, self.frame, self.last, self.now, slot, time)
            self.now = time

    def _along(self, track: Sequence[Slot]) -> int:
        """Put the slots of one track on the clock from now on, and return when it ends."""
        now, before = self.now, self.last
        for slot in track:
            time = self.fixed.get(slot.id, now)
            self.problems += early_or_late(self.session, self.frame, before, now, slot, time)
            now, before = time + slot.minutes, slot
            self.timed[slot.id] = TimedSlot(slot, time, now, leads_of(slot, self.session.asked), slot.day)
        return now
