"""Days as people say them when they are asked: 2027-03-04, 4 March 2027, 4/3/2027. The day goes before the month."""

from __future__ import annotations

import re
from datetime import date

from iisam_workshop.model.text import MONTHS, WEEKDAYS
from iisam_workshop.model.values import read_day

__all__ = ["day_of"]

_WELSH_MONTHS = (
    *("ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref"),
    *("tachwedd", "rhagfyr"),
)
_FIGURES = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WEEKDAY = re.compile(r"([a-z]+)\.?,?\s+(?=\d)(?!\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})")


def day_of(text: str) -> date | None:
    """Return the day that a text names, or None where it names none; a weekday before it must be the right one."""
    plain = " ".join(text.casefold().split())
    found = read_day(plain)
    if found:
        return found
    weekday = _WEEKDAY.match(plain)
    day = _day(plain[weekday.end() :] if weekday else plain)
    if day and weekday and not _is_on(day, weekday[1]):
        return None
    return day


def _day(plain: str) -> date | None:
    if figures := _FIGURES.fullmatch(plain):
        return _dated(figures[1], int(figures[2]), figures[3])
    if words := _DAY_FIRST.fullmatch(plain):
        return _dated(words[1], _month(words[2]), words[3])
    if words := _MONTH_FIRST.fullmatch(plain):
        return _dated(words[2], _month(words[1]), words[3])
    return read_day(plain)


def _dated(day: str, month: int, year: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _month(word: str) -> int:
    """Return the number of a month by its name, or the first three letters or more of it; 0 where there is none."""
    for names in ([month.casefold() for month in MONTHS], _WELSH_MONTHS):
        near = [number for number, name in enumerate(names, start=1) if len(word) > 2 and name.startswith(word)]
        if len(near) == 1:
            return near[0]
    return 0


def _is_on(day: date, word: str) -> bool:
    return len(word) > 2 and WEEKDAYS[day.weekday()].casefold().startswith(word)
