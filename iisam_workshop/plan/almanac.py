"""What the calendar says of the days: weekends, public holidays of the council's nation, nights of a clock change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import cache

from iisam_workshop.errors import Problem
from iisam_workshop.model.council import Nation
from iisam_workshop.model.session import Session
from iisam_workshop.model.text import day_in_words, spoken_day
from iisam_workshop.model.timetable import TimedDay
from iisam_workshop.model.values import clock
from iisam_workshop.plan.days import DayFrame, date_place, day_name

__all__ = ["clock_changes", "closed_days"]

_SUBDIVISION: Mapping[Nation, str] = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
_NATION: Mapping[Nation, str] = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}
_SATURDAY = 5
_NIGHT = 4 * 60
"""Clocks change at one in the morning by law; only days that begin before this hour can meet it."""


def closed_days(session: Session, frames: Sequence[DayFrame]) -> Iterator[Problem]:
    """Find days that fall on a weekend or on a public holiday of the council's nation (IW267, a warning)."""
    nation = session.council.nation
    for frame in frames:
        said = ["at the weekend"] if frame.date.weekday() >= _SATURDAY else []
        name = _holidays(frame.date.year, nation).get(frame.date)
        said += [f"a public holiday in {_NATION[nation]}, {name}"] if name else []
        if said:
            number = f"day {frame.number}, " if frame.several else ""
            end = "," if frame.several else ""
            yield Problem(
                "IW267",
                f"{number}{spoken_day(frame.date)}{end} is {' and '.join(said)}",
                "Choose another date, unless this is meant.",
                date_place(session, frame.number),
                "warning",
            )


def clock_changes(session: Session, days: Sequence[TimedDay]) -> Iterator[Problem]:
    """Refuse (IW268) days that run through the hour in which the clocks change, because its times say nothing."""
    for day in days:
        if day.start >= _NIGHT:
            continue
        odd = _odd_minutes(day.date)
        if odd and day.start <= odd[-1] and day.finish > odd[0]:
            name = day_name(day.number, len(days) > 1)
            yield Problem(
                "IW268",
                f"the clocks change on {day_in_words(day.date)} between {clock(odd[0])} and {clock(odd[-1] + 1)}, and "
                f"{name} runs from {clock(day.start)} to {clock(day.finish)}",
                f"Start at {clock(odd[-1] + 1)} or later, end by {clock(odd[0])}, or choose another date.",
                date_place(session, day.number),
            )


@cache
def _holidays(year: int, nation: Nation) -> Mapping[date, str]:
    """Return the public holidays of a year with their English names; they are known up to the year 2100."""
    from holidays import country_holidays

    known = country_holidays("GB", subdiv=_SUBDIVISION[nation], years=[year], expand=False, language="en_GB")
    return {day: " and ".join(known.get_list(day)) for day in known}


def _odd_minutes(day: date) -> list[int]:
    """Return the minutes after midnight that do not exist or come twice on British clocks."""
    from zoneinfo import ZoneInfo

    midnight = datetime.combine(day, time(), tzinfo=ZoneInfo("Europe/London"))
    moments = ((n, midnight.replace(hour=n // 60, minute=n % 60)) for n in range(_NIGHT))
    return [n for n, moment in moments if moment.utcoffset() != moment.replace(fold=1).utcoffset()]
