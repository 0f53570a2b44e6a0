"""A day as stretches: one slot after another, and tracks that run side by side."""

from __future__ import annotations

from itertools import groupby

from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedSlot

__all__ = ["Stretch", "in_order", "stretches", "tracks_of", "where"]

Stretch = tuple[TimedSlot, ...]
"""A slot alone, or the slots of tracks that run side by side."""


def stretches(plan: Plan, day: int) -> tuple[Stretch, ...]:
    """Return the stretches of a day in order."""
    found: list[Stretch] = []
    for tracked, run in groupby(plan.timetable.of_day(day), lambda timed: timed.slot.track is not None):
        slots = tuple(run)
        found += [slots] if tracked else [(each,) for each in slots]
    return tuple(found)


def tracks_of(stretch: Stretch) -> tuple[str, ...]:
    """Return the names of the tracks of a stretch, in the order in which the agenda has them."""
    return tuple(dict.fromkeys(timed.slot.track for timed in stretch if timed.slot.track))


def in_order(plan: Plan, day: int) -> tuple[TimedSlot, ...]:
    """Return the slots of a day by their start; those that start together in the order of the agenda."""
    return tuple(sorted(plan.timetable.of_day(day), key=lambda timed: timed.start))


def where(timed: TimedSlot) -> str:
    """Return the track of a slot and its place; empty for what has neither."""
    return " · ".join(dict.fromkeys(part for part in (timed.slot.track, timed.slot.place) if part))
