"""An agenda as a calendar file, for invitations: one event an item, in British local time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from iisam_workshop.export.agenda_rows import AgendaItem
from iisam_workshop.model.session import Session

if TYPE_CHECKING:
    from icalendar import Event, Timezone, vText

__all__ = ["agenda_calendar"]

_ZONE = "Europe/London"
_PROGRAM = "-//iisam-workshop//agenda//EN"
_HOUR = timedelta(hours=1)


def agenda_calendar(items: Sequence[AgendaItem], session: Session) -> bytes:
    """Return the items as iCalendar (RFC 5545); what has no hours is an event of the whole day.

    An item's UID follows from the session's seed and the item's id, so that importing a later version changes the
    events that are there. SEQUENCE is 0, as it must be where nobody is invited and so no answer can be outdated; the
    DTSTAMP is the session's own date, because the same session gives the same bytes on every day.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PROGRAM)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _text(session.asked.title))
    calendar.add_component(_zone())
    for item in items:
        calendar.add_component(_event(item, session))
    return bytes(calendar.to_ical())


def _event(item: AgendaItem, session: Session) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(item, session))
    event.add("dtstamp", datetime.combine(session.asked.date, time(), UTC))
    event.add("sequence", 0)
    event.add("summary", _text(f"{item.title} ({item.track})" if item.track else item.title))
    if item.start is None or item.end is None:
        event.add("dtstart", item.date)
        event.add("dtend", item.date + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", _moment(item.date, item.start))
        event.add("dtend", _moment(item.date, item.end))
        event.add("location", _text(_location(item, session)))
        event.add("categories", [item.kind])
    description = "\n".join(line for line in (item.about, ", ".join(item.stages)) if line)
    if description:
        event.add("description", _text(description))
    return event


def _text(text: str) -> vText:
    """Return a text that is escaped as RFC 5545 asks; icalendar by itself takes a backslash before N for a new line."""
    from icalendar import vText

    class Text(vText):
        def to_ical(self) -> bytes:
            told = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
            return told.encode()

    return Text(text)


def _uid(item: AgendaItem, session: Session) -> str:
    what = item.kind if item.day is None else "slot"
    digest = hashlib.sha256("\n".join((session.seed, what, item.id)).encode()).hexdigest()
    return f"{digest[:32]}@iisam-workshop"


def _moment(day: date, minutes: int) -> datetime:
    """Return a wall-clock time; 24:00 is the next midnight."""
    midnight = datetime.combine(day, time(), ZoneInfo(_ZONE))
    return midnight + timedelta(minutes=minutes)


def _location(item: AgendaItem, session: Session) -> str:
    venue = session.asked.venue
    return ", ".join(part for part in (venue.name, item.place or venue.room, venue.address) if part)


def _zone() -> Timezone:
    """Return the rules of British time since 1996, for calendars that know no zone by its name."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", _ZONE)
    rules = (
        (TimezoneDaylight(), "BST", datetime(1996, 3, 31, 1), (timedelta(), _HOUR), 3),  # noqa: DTZ001 - local by rule
        (TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), (_HOUR, timedelta()), 10),  # noqa: DTZ001
    )
    for rule, name, begins, (before, after), month in rules:
        rule.add("tzname", name)
        rule.add("dtstart", begins)
        rule.add("tzoffsetfrom", before)
        rule.add("tzoffsetto", after)
        rule.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(rule)
    return zone
