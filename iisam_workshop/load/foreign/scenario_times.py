"""When the messages of other people's scenarios come: minutes, times after the start, clock times, dates with times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

__all__ = ["Timing", "length_of", "minutes_of", "time_in_head"]

Timing = Literal["after the start", "clock", "none"]

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})[T ]")
_AFTER = re.compile(
    r"^(?:t|h|inject at|start)?\s*\+\s*(?P<a>\d{1,3})(?:\s*:\s*(?P<b>\d{2}))?\s*"
    r"(?P<unit>h|hrs?|hours?|m|mins?|minutes?)?\s*(?P<more>\d{1,2})?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"^(?:minute|min\.?|at)?\s*(\d{1,3})\s*(?:m|mins?|minutes?)?\s*(?:in|into play)?$", re.IGNORECASE)
_LONG = re.compile(
    r"(\d{1,2}(?:\.\d+)?)\s*-?\s*(?:h|hrs?|hours?)\b(?:\s*(?:and\s*)?(\d{1,2})\s*(?:m|mins?|minutes?)?\b)?", re.I
)
_SHORT = re.compile(r"(\d{1,3})\s*-?\s*(?:m|mins?|minutes?)\b", re.IGNORECASE)
_COLON = re.compile(r"(?<![\d:])(\d{1,2})[:.h](\d{2})(?::\d{2})?(?!\d)\s*([ap])?\.?m?\b", re.IGNORECASE)
_HALF = re.compile(r"(?<![\d:.])(\d{1,2})\s*([ap])\.?m\b", re.IGNORECASE)
_IN_HEAD = (
    re.compile(
        r"\s*[(\[]\s*((?:t\s*\+\s*)?\d[^()\[\]]{0,30}|\+\s*\d[^()\[\]]{0,20}|t\s*\+[^()\[\]]{1,20})[)\]]\s*", re.I
    ),
    re.compile(
        r"^\s*((?:[th]\s*)?\+\s*\d{1,3}(?::\d{2})?\s*(?:hours?|hrs?|h|minutes?|mins?|m)?)(?![\w])\s*[:.\-–—|]*\s*", re.I
    ),
    re.compile(
        r"^\s*(\d{1,2}[:.]\d{2}(?:\s*[ap]m)?(?:\s*[-–]\s*\d{1,2}[:.]\d{2}(?:\s*[ap]m)?)?)\s*[:.\-–—|]*\s+", re.I
    ),
    re.compile(r"^\s*((?:minute\s+)?\d{1,3}\s*(?:minutes?|mins?))(?![\w])\s*[:.\-–—|]*\s*", re.I),
    re.compile(r"\s*[-–—,:|]\s*(t\s*\+\s*\d{1,3}(?::\d{2})?\s*(?:hours?|hrs?|h|minutes?|mins?|m)?)\s*$", re.I),
)


def time_in_head(head: str) -> tuple[str, str]:
    """Part a head such as ``The call (T+15)`` or ``0:30 – The call`` into its time, or nothing, and the rest."""
    for pattern in _IN_HEAD:
        found = pattern.search(head)
        if found and _one(found[1])[0] != "none":
            rest = " ".join((head[: found.start()], head[found.end() :])).strip(" :–—-|")
            return found[1].strip(), rest
    return "", head


def length_of(text: str) -> int | None:
    """Return the minutes of a length as people write it, the longest of a span; None where it names none."""
    plain = text.strip()
    found = _LONG.search(plain)
    if found:
        return round(float(found[1]) * 60) + int(found[2] or 0)
    spans = [int(each[1]) for each in _SHORT.finditer(plain)]
    if spans:
        return max(spans)
    return int(plain) if plain.isdecimal() and 0 < int(plain) <= 720 else None


def minutes_of(whens: Sequence[str], start: str = "") -> tuple[list[int | None], Timing]:
    """Return the minute of each message from the start, None where its time says nothing, and how they were read.

    Times with a colon are clock times unless the first lies within the first hour after midnight.
    """
    read = [_one(when) for when in whens]
    colons = [minute for kind, minute in read if kind == "clock" and minute is not None]
    if not colons:
        found = [minute if kind == "after" else None for kind, minute in read]
        return found, "after the start" if any(each is not None for each in found) else "none"
    kind, begin = _one(start)
    zero = begin if kind == "clock" and begin is not None and begin <= colons[0] else colons[0]
    sure = any(minute is not None for kind, minute in read if kind == "after")
    if colons[0] < 60 or sure:
        zero = 0
    minutes = [None if minute is None else minute - (zero if kind == "clock" else 0) for kind, minute in read]
    minutes = [minute + 1440 if minute is not None and minute < 0 else minute for minute in minutes]
    return minutes, "after the start" if zero == 0 else "clock"


def _one(text: str) -> tuple[Literal["after", "clock", "none"], int | None]:
    plain = " ".join(text.strip(" []()").split())
    after = _AFTER.match(plain)
    if after:
        return "after", _after(after)
    whole = _PLAIN.match(plain)
    if whole:
        return "after", int(whole[1])
    colon = _COLON.search(plain)
    if colon and int(colon[1]) < 24 and int(colon[2]) < 60:
        return "clock", _days(plain) + _hour(int(colon[1]), colon[3]) * 60 + int(colon[2])
    half = _HALF.search(plain)
    if half and int(half[1]) < 13:
        return "clock", _days(plain) + _hour(int(half[1]), half[2]) * 60
    long = length_of(plain) if len(plain) < 30 and plain[:1].isdigit() else None
    return ("none", None) if long is None else ("after", long)


def _after(found: re.Match[str]) -> int:
    first, unit = int(found["a"]), (found["unit"] or "").lower()
    if found["b"]:
        return first * 60 + int(found["b"])
    hours = unit.startswith("h") or (not unit and found[0].lower().startswith("h"))  # H+2 is two hours, T+2 two minutes
    return first * 60 + int(found["more"] or 0) if hours else first


def _hour(hour: int, half: str | None) -> int:
    if not half:
        return hour
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _days(text: str) -> int:
    found = _DATE.search(text)
    if not found:
        return 0
    try:
        return date(*(int(part) for part in found.groups())).toordinal() * 1440
    except ValueError:
        return 0
