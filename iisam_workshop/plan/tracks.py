"""Slots that run side by side: which tracks there are, and what does not suit them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from iisam_workshop.errors import Problem
from iisam_workshop.model.agenda import Slot
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import TimedSlot
from iisam_workshop.model.values import clock

__all__ = ["Unit", "by_track", "due", "minutes", "track_faults", "units"]

Unit = tuple[tuple[Slot, ...], ...]
"""What starts together: one track of one slot that is for everybody, or tracks side by side, each in its own order."""

_FOR_ALL = ("scenario", "game")


def units(slots: Sequence[Slot]) -> tuple[Unit, ...]:
    """Part the slots of one day: each slot without a track by itself, those with tracks that follow one another as one.

    Tracks come in the order of their first slots.
    """
    parted: list[Unit] = []
    for tracked, run in groupby(slots, lambda slot: slot.track is not None):
        together = tuple(run)
        parted += [by_track(together)] if tracked else [((slot,),) for slot in together]
    return tuple(parted)


def by_track(slots: Sequence[Slot]) -> Unit:
    """Sort slots into their tracks, in the order of their first slots."""
    names = dict.fromkeys(slot.track for slot in slots)
    return tuple(tuple(slot for slot in slots if slot.track == name) for name in names)


def due(unit: Unit, fixed: Mapping[str, int]) -> tuple[int, Slot] | None:
    """Return when a unit must start, and the slot that says so: the earliest fixed time at the head of a track."""
    dues = [(fixed[track[0].id], track[0]) for track in unit if track[0].id in fixed]
    return min(dues, key=lambda each: each[0]) if dues else None


def track_faults(session: Session, timed: Sequence[TimedSlot]) -> Iterator[Problem]:
    """Find what everybody plays and stands in a track (IW262), and tracks that end before the others (IW263)."""
    position = {slot.id: number for number, slot in enumerate(session.agenda.slots)}
    for slot in session.agenda.slots:
        if slot.track is not None and slot.kind in _FOR_ALL:
            yield Problem(
                "IW262",
                f"‘{slot.title}’ is for everybody (kind: {slot.kind}), and it stands in the track ‘{slot.track}’",
                "Take 'track' out of it, and put it before or after the tracks.",
                session.places.at("agenda", "slots", position[slot.id], "track"),
            )
    when = {each.slot.id: each for each in timed}
    for day in dict.fromkeys(each.day for each in timed):
        for unit in units([each.slot for each in timed if each.day == day]):
            yield from _shorter(session, unit, when, position)


def _shorter(
    session: Session, unit: Unit, when: Mapping[str, TimedSlot], position: Mapping[str, int]
) -> Iterator[Problem]:
    ends = [when[track[-1].id].end for track in unit]
    longest = unit[ends.index(max(ends))]
    for track, end in zip(unit, ends, strict=True):
        if end < max(ends):
            less = minutes(max(ends) - end)
            yield Problem(
                "IW263",
                f"the track ‘{track[0].track}’ ends with ‘{track[-1].title}’ at {clock(end)}, {less} before the track "
                f"‘{longest[0].track}’ does at {clock(max(ends))}",
                f"Lengthen it by {less}, or say what its people do meanwhile.",
                session.places.at("agenda", "slots", position[track[-1].id], "minutes"),
                "warning",
            )


def minutes(number: int) -> str:
    """Write a number of minutes, ``1 minute`` or ``25 minutes``."""
    return f"{number} minute{'' if number == 1 else 's'}"
