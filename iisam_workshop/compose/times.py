"""Times as papers write them: of the clock, or since the start of the day."""

from __future__ import annotations

from iisam_workshop.compose.phrases import day
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedDay, TimedSlot
from iisam_workshop.model.values import clock
from iisam_workshop.model.wording import Wording

__all__ = [
    "dates",
    "day_line",
    "day_of",
    "day_title",
    "hours_of",
    "one_day",
    "since",
    "span",
    "time_of",
    "when",
    "write_time",
]


def write_time(minutes: float, since: int | None = None) -> str:
    """Write a time of day, 09:15; or how long it is after ``since``, 0:15."""
    if since is None:
        return clock(round(minutes))
    hours, rest = divmod(round(minutes) - since, 60)
    return f"{hours}:{rest:02d}"


def since(plan: Plan, number: int) -> int | None:
    """Return from when the times of a day count, or None where they are those of the clock."""
    return _day(plan, number).start if plan.session.asked.agenda.times == "elapsed" else None


def time_of(plan: Plan, minutes: float, number: int = 1) -> str:
    """Write a time of the day of that number as the session wants it."""
    return write_time(minutes, since(plan, number))


def hours_of(plan: Plan, wording: Wording, timed: TimedSlot) -> str:
    """Write from when to when a slot lasts."""
    return span(wording, time_of(plan, timed.start, timed.day), time_of(plan, timed.end, timed.day))


def span(wording: Wording, start: str, end: str) -> str:
    """Write from when to when something lasts."""
    return wording.label("hours", start=start, end=end)


def day_of(plan: Plan, slot: str) -> int:
    """Return the number of the day of a slot."""
    return next(timed.day for timed in plan.timetable.slots if timed.slot.id == slot)


def one_day(plan: Plan) -> bool:
    """Say whether the whole session is held on one day."""
    return len(plan.timetable.days) == 1


def dates(plan: Plan, wording: Wording) -> str:
    """Write the date of a session, or the first and the last of one of several days."""
    first, last = (day(wording, each.date) for each in (plan.timetable.days[0], plan.timetable.days[-1]))
    return first if one_day(plan) else span(wording, first, last)


def when(plan: Plan, wording: Wording) -> str:
    """Write the date and hours of a session of one day, or the dates of one of several."""
    return day_line(plan, wording, plan.timetable.days[0]) if one_day(plan) else dates(plan, wording)


def day_line(plan: Plan, wording: Wording, each: TimedDay) -> str:
    """Write the date and hours of one day."""
    return wording.label("when", date=day(wording, each.date), hours=_hours(plan, wording, each))


def day_title(plan: Plan, wording: Wording, each: TimedDay) -> str:
    """Write the heading of one day of several."""
    return wording.label("day", n=each.number, date=day_line(plan, wording, each))


def _hours(plan: Plan, wording: Wording, each: TimedDay) -> str:
    """Write from when to when a day lasts; where times count from its start, that start is told here alone."""
    if plan.session.asked.agenda.times == "elapsed":
        return wording.label("hours.elapsed", start=clock(each.start))
    return span(wording, clock(each.start), clock(each.finish))


def _day(plan: Plan, number: int) -> TimedDay:
    return next(each for each in plan.timetable.days if each.number == number)
