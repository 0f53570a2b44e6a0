"""Placeholders in texts that people write: ``{{ council.name }}`` and nothing cleverer.

The grammar has names and no more: no calls, no loops, no filters. A text is filled once; what was filled in is never
looked at again, so a value that looks like a placeholder is printed as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from iisam_workshop.errors import Place, Problem, did_you_mean
from iisam_workshop.model.welsh import date_in_welsh

if TYPE_CHECKING:
    from iisam_workshop.model.council import Language

__all__ = [
    "MONTHS",
    "PLACEHOLDERS",
    "WEEKDAYS",
    "day_in_words",
    "faults",
    "fill",
    "in_words",
    "placeholders",
    "spoken_day",
]

PLACEHOLDERS = (
    "council.name",
    "council.short",
    "council.organisation",
    "council.data_protection",
    "council.region",
    "council.contact",
    "session.title",
    "session.date",
    "venue.name",
    "venue.room",
    "facilitators",
)
"""What texts of a scenario or an agenda may ask for."""

_SIGN = re.compile(r"\{\{(?P<inside>[^{}]*)\}\}|\{\{|\}\}|\{%|\{#")
_NAME = re.compile(r"\s*([a-z][a-z_]*(?:\.[a-z][a-z_]*)*)\s*")
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def placeholders(text: str) -> tuple[str, ...]:
    """Return the names of the well-formed placeholders of a text, in order."""
    return tuple(name for sign in _SIGN.finditer(text) if (name := _name(sign)))


def faults(text: str, allowed: Sequence[str], place: Place | None = None) -> Iterator[Problem]:
    """Find what looks like a placeholder and is none of those allowed (IW116)."""
    for sign in _SIGN.finditer(text):
        name = _name(sign)
        if name and name not in allowed:
            yield Problem("IW116", f"unknown placeholder '{{{{ {name} }}}}'", _remedy(name, allowed), place)
        elif not name:
            what = f"'{sign[0][:2]}' stands here without being part of a placeholder"
            hint = "Write placeholders as {{ council.name }}; loops, calls and conditions are not allowed in texts."
            yield Problem("IW116", what, hint, place)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in the place of placeholders, once; raises KeyError for a name without a value."""
    return _SIGN.sub(lambda sign: values[_name(sign)], text)


def in_words(number: int) -> str:
    """Write a small whole number in English words, from thirteen on in figures."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def day_in_words(day: date, language: Language = "en") -> str:
    """Write a day as ``4 March 2027``, or in Welsh."""
    if language == "cy":
        return date_in_welsh(day, weekday=False)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spoken_day(day: date) -> str:
    """Write a day with its weekday, so that a slip is heard: ``Thursday 4 March 2027``."""
    return f"{WEEKDAYS[day.weekday()]} {day_in_words(day)}"


def _name(sign: re.Match[str]) -> str:
    found = _NAME.fullmatch(sign["inside"] or "")
    return found[1] if found else ""


def _remedy(name: str, allowed: Sequence[str]) -> str:
    return did_you_mean(name, allowed) if allowed else "Placeholders have no meaning in this text; take it out."
