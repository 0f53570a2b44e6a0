"""The days of a session before they meet the clock: their slots, dates, starts and room bookings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from iisam_workshop.errors import Place, Problem
from iisam_workshop.model.agenda import Slot, Task
from iisam_workshop.model.session import Session
from iisam_workshop.model.text import day_in_words
from iisam_workshop.model.timetable import TimedTask

__all__ = ["DayFrame", "date_place", "day_frames", "day_name", "fixed_times", "tasks"]


@dataclass(frozen=True, slots=True)
class DayFrame:
    """A day as it was asked for: number from 1, date, start, end of the room booking or None, and its slots in order.

    ``several`` is true where the session has more days than this one.
    """

    number: int
    date: date
    start: int
    finish: int | None
    slots: tuple[Slot, ...]
    several: bool


def day_frames(session: Session) -> tuple[tuple[DayFrame, ...], tuple[Problem, ...]]:
    """Return the days of the agenda in order, and what is wrong with their numbers (IW260), dates and times (IW261)."""
    wish, agenda = session.asked.agenda, session.agenda
    numbers = sorted({slot.day for slot in agenda.slots})
    starts, finishes = wish.start or agenda.start, wish.finish or ()
    frames = tuple(
        DayFrame(
            number,
            wish.dates[nth] if nth < len(wish.dates) else _later(session.asked.date, number - 1),
            starts[min(nth, len(starts) - 1)],
            finishes[min(nth, len(finishes) - 1)] if finishes else None,
            tuple(slot for slot in agenda.slots if slot.day == number),
            len(numbers) > 1,
        )
        for nth, number in enumerate(numbers)
    )
    problems = (*_numbers(session), *_dates(session, len(frames)), *_times(session, len(frames)))
    return frames, problems or tuple(_beyond_the_calendar(session, frames))


def date_place(session: Session, number: int) -> Place | None:
    """Return where the date of a day stands: in the list of dates, or the session's own, from which days count on."""
    if session.asked.agenda.dates:
        return session.places.at("session", "agenda", "dates", number - 1)
    return session.places.at("session", "date")


def day_name(number: int, several: bool) -> str:
    """Call a day ``the day``, or ``day 2`` where there are several."""
    return f"day {number}" if several else "the day"


def fixed_times(session: Session) -> dict[str, int]:
    """Return the clock times of the slots that have one, by slot id; the session's own overrule the agenda's."""
    own = session.asked.agenda.fixed
    fixed = {slot.id: own.get(slot.id, slot.fixed) for slot in session.agenda.slots}
    return {name: time for name, time in fixed.items() if time is not None}


def tasks(session: Session, frames: Sequence[DayFrame]) -> tuple[tuple[TimedTask, ...], tuple[TimedTask, ...]]:
    """Return what is to be done before the first day and after the last, each by date, then in the agenda's order."""
    before = [TimedTask(task, _later(frames[0].date, -task.days)) for task in session.agenda.before]
    after = [TimedTask(task, _later(frames[-1].date, task.days)) for task in session.agenda.after]
    return tuple(sorted(before, key=lambda each: each.date)), tuple(sorted(after, key=lambda each: each.date))


def _numbers(session: Session) -> Iterator[Problem]:
    before = 0
    for position, slot in enumerate(session.agenda.slots):
        hint = "Days count from 1, and the slots of one day stand together in their order."
        place = session.places.at("agenda", "slots", position, "day")
        if slot.day < before:
            what = f"‘{slot.title}’ is on day {slot.day}, and the slot before it on day {before}"
            yield Problem("IW260", what, hint, place)
        elif slot.day > before + 1:
            what = f"‘{slot.title}’ is on day {slot.day}, and day {before + 1} has no slot"
            yield Problem("IW260", what, hint, place)
        before = slot.day


def _dates(session: Session, days: int) -> Iterator[Problem]:
    dates, first = session.asked.agenda.dates, session.asked.date
    if dates and len(dates) != days:
        yield _count(session, "dates", f"{_counted(len(dates), 'date')}", days, "Write one date for each day")
    if dates and dates[0] != first:
        what = f"the first day is {day_in_words(dates[0])}, and the session's date is {day_in_words(first)}"
        yield Problem("IW261", what, "Write the same date in both places.", date_place(session, 1))
    for nth in range(1, len(dates)):
        if dates[nth] <= dates[nth - 1]:
            what = f"day {nth + 1} is {day_in_words(dates[nth])}, which is not after {day_in_words(dates[nth - 1])}"
            yield Problem("IW261", what, "Write the dates in the order of the days.", date_place(session, nth + 1))


def _times(session: Session, days: int) -> Iterator[Problem]:
    wish = session.asked.agenda
    for key, times in (("start", wish.start), ("finish", wish.finish)):
        if times and len(times) not in (1, days):
            yield _count(session, key, _counted(len(times), "time"), days, "Write one for all days, or one for each")
    own = session.agenda.start
    if not wish.start and len(own) not in (1, days):
        what = f"the agenda's 'start' has {_counted(len(own), 'time')}, and there {_days(days)}"
        hint = "Write one for all days, or one for each."
        yield Problem("IW261", what, hint, session.places.at("agenda", "start"))


def _count(session: Session, key: str, given: str, days: int, hint: str) -> Problem:
    what = f"'{key}' has {given}, and the agenda has {_counted(days, 'day')}"
    return Problem("IW261", what, f"{hint}.", session.places.at("session", "agenda", key))


def _days(days: int) -> str:
    return f"{'is' if days == 1 else 'are'} {_counted(days, 'day')}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _beyond_the_calendar(session: Session, frames: Sequence[DayFrame]) -> Iterator[Problem]:
    """Refuse dates that count past the ends of the calendar; they were held at them meanwhile."""
    agenda = session.agenda
    lists: tuple[tuple[str, tuple[Task, ...], date, int], ...] = (
        ("before", agenda.before, frames[0].date, -1),
        ("after", agenda.after, frames[-1].date, 1),
    )
    far = [
        ("agenda", key, number)
        for key, entries, start, way in lists
        for number, task in enumerate(entries)
        if not _within(start, way * task.days)
    ]
    if not session.asked.agenda.dates and not _within(session.asked.date, len(frames) - 1):
        far.append(("session", "date", 0))
    for path in far:
        yield Problem("IW261", "this counts past the end of the calendar", "Change the date.", session.places.at(*path))


def _within(start: date, days: int) -> bool:
    return date.min.toordinal() <= start.toordinal() + days <= date.max.toordinal()


def _later(start: date, days: int) -> date:
    if _within(start, days):
        return start + timedelta(days)
    return date.max if days > 0 else date.min
