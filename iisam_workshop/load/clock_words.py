"""Times of day and lengths as people and other programs write them."""

from __future__ import annotations

import re

__all__ = ["read_clock", "read_length"]

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?:[:.]\d{2})?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)
_FOUR = re.compile(r"(\d{2})(\d{2})(?:\s*h(?:rs?|ours)?)?", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:(\d{1,3})\s*(?:h|hr|hrs|hour|hours|awr)(?![a-z])\.?)?\s*(?:and\s*)?(?:(\d{1,4})\s*(?:m|min|mins|minute|minutes|munud|’|')?\.?)?",
    re.IGNORECASE,
)
_COLONS = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")


def read_clock(text: str) -> int | None:
    """Return minutes after midnight for ``9:30``, ``09.30``, ``0930``, ``9:30 am`` or ``9am``; None for no time.

    A bare number such as ``9`` is no time: it may as well be a length.
    """
    plain = " ".join(text.split())
    if four := _FOUR.fullmatch(plain):
        return _minutes(int(four[1]), int(four[2]), "")
    found = _CLOCK.fullmatch(plain)
    if not found or (found[2] is None and found[3] is None):
        return None
    return _minutes(int(found[1]), int(found[2] or 0), (found[3] or "").lower())


def read_length(text: str) -> int | None:
    """Return the minutes of a length such as ``45``, ``45 min``, ``1h30``, ``1 hour`` or ``0:45``; None for none."""
    plain = " ".join(text.split())
    if colons := _COLONS.fullmatch(plain):
        return int(colons[1]) * 60 + int(colons[2])
    found = _LENGTH.fullmatch(plain)
    if not found or not any(found.groups()):
        return None
    return int(found[1] or 0) * 60 + int(found[2] or 0)


def _minutes(hours: int, minutes: int, half: str) -> int | None:
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "p" else 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None
