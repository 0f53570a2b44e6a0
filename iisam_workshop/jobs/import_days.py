"""The days of an agenda that came from another program: which of them are taken, and on which dates they are held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from iisam_workshop.errors import InputUnreadable, Place, Problem, refuse
from iisam_workshop.load.foreign.arrange import Arrangement, days_of
from iisam_workshop.load.foreign.happening import Foreign
from iisam_workshop.model.values import read_day

__all__ = ["picked_days", "session_dates"]

_MOST_DAYS = 14


def picked_days(days: Sequence[str], foreign: Foreign, file: Path) -> tuple[dt.date, ...]:
    """Return the days that were picked, none for all; raises IW114 and IW411 for those that are none of the file."""
    there = days_of(foreign)
    problems = []
    for text in days:
        day = read_day(text)
        if day is None:
            problems.append(Problem("IW114", f"{text!r} is not a date of the calendar", "Write it as 2027-03-04."))
        elif day not in there:
            known = ", ".join(each.isoformat() for each in there[:20]) or "none"
            problems.append(Problem("IW411", f"nothing happens on {text}", f"Days of this file: {known}.", _at(file)))
    if problems:
        refuse(problems)
    return tuple(day for day in map(read_day, days) if day)


def session_dates(arrangement: Arrangement, wished: str, file: Path) -> tuple[dt.date, ...]:
    """Return the dates of the session's days: those of the file, moved so that the first is the one wished for."""
    first = read_day(wished) if wished else None
    if wished and first is None:
        refuse([Problem("IW114", f"{wished!r} is not a date of the calendar", "Write it as 2027-03-04.")])
    count = len(arrangement.starts)
    if count > _MOST_DAYS:
        days = ", ".join(day.isoformat() for day in arrangement.dates[:5])
        hint = f"Pick days with --day, such as those of: {days} …."
        what = f"this file has items on {count} days, and a session has at most {_MOST_DAYS}"
        raise InputUnreadable(Problem("IW411", what, hint, _at(file)))
    if not arrangement.dates and first is None:
        raise InputUnreadable(Problem("IW411", "this file says no date", "Say it with --date 2027-03-04.", _at(file)))
    dates = arrangement.dates
    if not dates and first:
        return tuple(dt.date.fromordinal(first.toordinal() + number) for number in range(count))
    moved = first.toordinal() - dates[0].toordinal() if first else 0
    return tuple(dt.date.fromordinal(day.toordinal() + moved) for day in dates)


def _at(file: Path) -> Place:
    return Place(str(file))
