"""How long people were trained: from start to end of each day, without arrival, breaks and meals."""

from __future__ import annotations

from iisam_workshop.model.timetable import TimedSlot, Timetable

__all__ = ["training_minutes"]

_NO_TRAINING = frozenset({"arrival", "break", "meal"})


def training_minutes(timetable: Timetable) -> int:
    """Return the minutes of training of all days; slots that run side by side count once."""
    return sum(_minutes(timetable.of_day(day.number)) for day in timetable.days)


def _minutes(slots: tuple[TimedSlot, ...]) -> int:
    total, until = 0, 0
    for start, end in sorted((timed.start, timed.end) for timed in slots if timed.slot.kind not in _NO_TRAINING):
        total += max(end - max(start, until), 0)
        until = max(until, end)
    return total
