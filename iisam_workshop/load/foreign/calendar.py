"""Calendars (ICS): every event that has a start and an end, in the time of the United Kingdom."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from iisam_workshop.errors import Place
from iisam_workshop.load.foreign.happening import Foreign, Happening, broken

__all__ = ["read_calendar"]

_HERE = ZoneInfo("Europe/London")
_MOST = 2_000
_TAKEN = frozenset(("SUMMARY", "DTSTART", "DTEND", "DURATION", "DESCRIPTION", "LOCATION", "CATEGORIES", "STATUS"))
_SILENT = frozenset(
    (
        *("UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "CLASS", "PRIORITY", "RECURRENCE-ID"),
        *("RRULE", "RDATE", "EXDATE", "REQUEST-STATUS"),
    )
)
"""What is for calendar programs, or is remarked on by itself."""
_PERSONAL = ("ATTENDEE", "ORGANIZER", "CONTACT")


def read_calendar(text: str, file: str) -> Foreign:
    """Return the events of a calendar in the order of their times; raises InputUnreadable (IW409)."""
    from icalendar import Calendar

    starts = [
        number for number, line in enumerate(text.splitlines(), start=1) if line.strip().upper() == "BEGIN:VEVENT"
    ]
    if len(starts) > _MOST:
        broken(f"this calendar has more than {_MOST:,} events", Place(file), "Export the days of the session only.")
    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except Exception:  # noqa: BLE001 - the library fails on broken calendars in many ways
        broken("this calendar cannot be read", Place(file))
    whole = text.rstrip().upper().endswith("END:VCALENDAR")
    if not whole or len(starts) != sum(len(calendar.walk("VEVENT")) for calendar in calendars):
        broken("this calendar was cut off, or its events are not closed", Place(file))
    foreign = Foreign("ics")
    unused: Counter[str] = Counter()
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    for calendar in calendars:
        foreign.title = foreign.title or str(calendar.get("X-WR-CALNAME", ""))
        _other_components(calendar, foreign, file)
    for number, event in enumerate(events):
        place = Place(file, starts[number] if number < len(starts) else 0)
        unused.update(name for name in event if name not in _TAKEN | _SILENT and not name.startswith("X-"))
        for name in dict.fromkeys(name for name, _ in event.errors if name and name not in _TAKEN):
            foreign.remark(f"an event has a line {name} that cannot be read", place)
        happening = _happening(event, place, foreign)
        if happening:
            foreign.happenings.append(happening)
    for name, count in sorted(unused.items()):
        hint = (
            "People's addresses do not belong in an agenda." if name in _PERSONAL else "Add it by hand if it matters."
        )
        foreign.remark(f"{name} was not taken over ({count} times)", Place(file), hint)
    return foreign


def _happening(event: Any, place: Place, foreign: Foreign) -> Happening | None:
    title = _said(event, "SUMMARY").strip()
    if not title:
        foreign.remark("an event without a title was called ‘Untitled’", place, "Give the slot a title.")
        title = "Untitled"
    if _said(event, "STATUS").upper() == "CANCELLED":
        foreign.remark(f"‘{title}’ is cancelled and was left out", place)
        return None
    times = _times(event, title, place, foreign)
    if times is None:
        return None
    if "RRULE" in event or "RDATE" in event:
        foreign.remark(f"‘{title}’ comes again on other days; only the first was taken", place)
    start, end = times
    minutes = round((end - start).total_seconds() / 60)
    day, begin = start.date(), start.hour * 60 + start.minute
    about, room = _said(event, "DESCRIPTION"), _said(event, "LOCATION")
    return Happening(title, place, minutes, day, begin, about=_plain(about), room=room, kind=_categories(event))


def _times(event: Any, title: str, place: Place, foreign: Foreign) -> tuple[datetime, datetime] | None:
    try:
        start, end, length = (_decoded(event, name) for name in ("DTSTART", "DTEND", "DURATION"))
    except Exception:  # noqa: BLE001 - the library leaves broken values until they are looked at
        start = end = length = None
    if not isinstance(start, date):
        foreign.remark(f"‘{title}’ has no start that can be read and was left out", place)
        return None
    if not isinstance(start, datetime):
        foreign.remark(f"‘{title}’ lasts all day and was left out", place, "Add it as a task if it matters.")
        return None
    try:
        if isinstance(length, timedelta) and end is None:
            # a length of hours is meant by the clock on the wall of physics, so it is added before the time is local
            return _local(start), _local(_fixed(start) + length)
        if isinstance(end, datetime):
            return _local(start), _local(end)
    except OverflowError:
        foreign.remark(f"‘{title}’ runs past the end of the calendar and was left out", place)
        return None
    foreign.remark(f"‘{title}’ has no end and was left out", place)
    return None


def _said(event: Any, name: str) -> str:
    """Return what a line says; the first where a calendar has several of a name."""
    found = event.get(name, "")
    return str(found[0] if isinstance(found, list) else found)


def _decoded(event: Any, name: str) -> Any:
    return event.decoded(name) if name in event else None


def _fixed(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(UTC)


def _local(moment: datetime) -> datetime:
    """Return a moment as clocks in the United Kingdom show it; a time without a zone is taken to be that already."""
    return moment.replace(tzinfo=None) if moment.tzinfo is None else moment.astimezone(_HERE).replace(tzinfo=None)


def _categories(event: Any) -> str:
    found = event.get("CATEGORIES")
    listed = found if isinstance(found, list) else [found] if found is not None else []
    return " ".join(str(category) for each in listed for category in getattr(each, "cats", [each]))


def _plain(text: str) -> str:
    return re.sub(r"<[^<>]{1,200}>", " ", text)


def _other_components(calendar: Any, foreign: Foreign, file: str) -> None:
    counted = Counter(part.name for part in calendar.subcomponents if part.name not in ("VEVENT", "VTIMEZONE"))
    for name, count in sorted(counted.items()):
        foreign.remark(f"{name} is no event and was left out ({count} times)", Place(file))
