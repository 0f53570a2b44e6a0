"""Conference schedules: XML of frab and pentabarf, JSON of pretalx in its three forms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, ParseError
from zoneinfo import ZoneInfo

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.foreign.happening import Foreign, Happening, broken
from iisam_workshop.model.values import read_day

__all__ = ["read_frab", "read_pretalx"]

_HERE = ZoneInfo("Europe/London")
_MOST = 5_000
_LENGTH = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_TAG = re.compile(r"<[^<>]{1,200}>")
_LINKS = ("links", "attachments")


def read_frab(data: bytes, file: str) -> Foreign:
    """Return the events of a schedule in XML; raises InputUnreadable (IW409, IW418)."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        what, hint = "this file declares entities, which no schedule needs", "Ask whoever sent it for another copy."
        raise InputUnreadable(Problem("IW418", what, hint, Place(file))) from None
    except (ParseError, ValueError, LookupError) as error:
        line, column = getattr(error, "position", (0, 0))
        broken("this file is not well-formed XML", Place(file, line, column + 1 if line else 0))
    if root.tag != "schedule" or root.find("day") is None:
        broken("this XML is no conference schedule: 'schedule' with days in it is missing", Place(file))
    foreign = Foreign("frab", _text(root, "conference/title"), _text(root, "conference/venue"))
    zone = _zone(_text(root, "conference/time_zone_name"), file, foreign)
    lines = _lines_of(data)
    for day in root.iter("day"):
        for room in day.findall("room"):
            for event in room.findall("event"):
                entry = {child.tag: (child.text or "").strip() for child in event}
                entry.setdefault("room", room.get("name", ""))
                entry["id"] = event.get("id", "")
                people = [(person.text or "").strip() for person in event.findall("persons/person")]
                _take(entry, people, (day.get("date", ""), zone), Place(file, next(lines, 0)), foreign)
    _count_links(sum(len(root.findall(f".//event/{name}/*")) for name in _LINKS), file, foreign)
    return foreign


def read_pretalx(data: bytes, file: str) -> Foreign:
    """Return the events of a schedule in JSON, as the export, the API or the widget gives it; raises IW409."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
        broken("this file is not well-formed JSON", Place(file, line, column))
    foreign = Foreign("pretalx")
    if isinstance(content, dict) and isinstance(content.get("schedule"), dict):
        _exported(content["schedule"], file, foreign)
    else:
        _listed(content, file, foreign)
    return foreign


def _exported(schedule: Mapping[str, Any], file: str, foreign: Foreign) -> None:
    conference = schedule.get("conference")
    days = conference.get("days") if isinstance(conference, dict) else None
    if not isinstance(conference, dict) or not isinstance(days, list):
        broken("this JSON is no conference schedule: 'conference' with its days is missing", Place(file))
    foreign.title, foreign.venue = _word(conference.get("title")), _word(conference.get("venue"))
    zone = _zone(_word(conference.get("time_zone_name")), file, foreign)
    links = 0
    for day in (each for each in days if isinstance(each, dict)):
        rooms = day.get("rooms")
        for room, events in (rooms if isinstance(rooms, dict) else {}).items():
            for event in (each for each in (events if isinstance(events, list) else []) if isinstance(each, dict)):
                entry = {key: _word(value) for key, value in event.items()}
                entry["room"] = entry.get("room") or str(room)
                links += sum(len(found) for name in _LINKS if isinstance(found := event.get(name), list))
                _take(entry, _people(event.get("persons")), (_word(day.get("date")), zone), Place(file), foreign)
    _count_links(links, file, foreign)


def _listed(content: Any, file: str, foreign: Foreign) -> None:
    """Take the talks that the API or the widget lists, each with a start and an end of its own."""
    source = content if isinstance(content, dict) else {}
    talks = next((source[key] for key in ("results", "talks") if isinstance(source.get(key), list)), content)
    if not isinstance(talks, list) or not all(isinstance(talk, dict) for talk in talks):
        broken("this JSON is no schedule of pretalx: it has neither 'schedule' nor 'talks' nor 'results'", Place(file))
    zone = _zone(_word(source.get("timezone")), file, foreign)
    rooms, speakers, tracks = (_named(source.get(key)) for key in ("rooms", "speakers", "tracks"))
    if source.get("next"):
        foreign.remark("the API has more pages than this one", Place(file), "Ask for all pages, as with ?limit=500.")
    for talk in talks:
        several = talk.get("slots")
        slots = [talk.get("slot"), *(several if isinstance(several, list) else ())]
        slot = next((each for each in slots if isinstance(each, dict)), talk)
        entry = {key: _word(talk.get(key)) for key in ("title", "code", "abstract", "description", "state", "duration")}
        entry |= {"date": _word(slot.get("start")), "end": _word(slot.get("end"))}
        entry["room"] = rooms.get(_word(slot.get("room")), _room(slot.get("room")))
        entry["track"] = tracks.get(_word(talk.get("track")), _word(talk.get("track")))
        entry["type"] = _word(talk.get("submission_type")) or _word(talk.get("slot_type"))
        people = [speakers.get(name, name) for name in _people(talk.get("speakers"))]
        _take(entry, people, ("", zone), Place(file), foreign)


def _take(
    entry: Mapping[str, str], people: list[str], day: tuple[str, ZoneInfo | None], place: Place, foreign: Foreign
) -> None:
    title = entry.get("title", "").strip() or "Untitled"
    if len(foreign.happenings) >= _MOST:
        broken(f"this schedule has more than {_MOST:,} events", place, "Export the days of the session only.")
    if entry.get("state", "") in ("canceled", "cancelled", "rejected", "withdrawn"):
        foreign.remark(f"‘{title}’ is {entry['state']} and was left out", place)
        return
    start = _start(entry, *day)
    minutes = _minutes(entry, start, day[1])
    if start is None or minutes is None:
        what = "start" if start is None else "length"
        foreign.remark(f"‘{title}’ has no {what} that can be read and was left out", place)
        return
    about = entry.get("abstract", "") or entry.get("description", "") or entry.get("subtitle", "")
    kind = " ".join(filter(None, (entry.get("type", ""), entry.get("track", ""))))
    foreign.happenings.append(
        Happening(
            *(title, place, minutes, start.date(), start.hour * 60 + start.minute, _plain(about)),
            room=entry.get("room", ""),
            kind=kind,
            lead=tuple(name for name in people if name),
        )
    )


def _start(entry: Mapping[str, str], day: str, zone: ZoneInfo | None) -> datetime | None:
    """Return the start where the schedule is held: the full date of the event, or the day with the clock time."""
    moment = _moment(entry.get("date", ""), zone)
    if moment:
        return moment
    found, clock = read_day(day[:10]), _CLOCK.fullmatch(entry.get("start", "").strip())
    if found is None or clock is None or int(clock[1]) > 23 or int(clock[2]) > 59:
        return None
    return datetime(found.year, found.month, found.day, int(clock[1]), int(clock[2]))  # noqa: DTZ001 - a wall clock


def _minutes(entry: Mapping[str, str], start: datetime | None, zone: ZoneInfo | None) -> int | None:
    end = _moment(entry.get("end", ""), zone)
    if start and end:
        return round((end - start) / timedelta(minutes=1))
    text = entry.get("duration", "").strip()
    found = _LENGTH.fullmatch(text)
    if found and found[1]:  # hours, minutes and seconds, as pentabarf writes them
        return int(found[1]) * 60 + int(found[2])
    if found:
        return int(found[2]) * 60 + int(found[3])
    return int(text) if text.isdecimal() and len(text) < 5 else None


def _moment(text: str, zone: ZoneInfo | None) -> datetime | None:
    """Return a date with a time as the clocks on the wall show it where the schedule is held.

    That is the zone of the file, or else what is written; only bare UTC is nobody's wall clock, and means our own.
    """
    if "T" not in text and " " not in text.strip():
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    try:
        if moment.tzinfo and (zone or not moment.utcoffset()):
            moment = moment.astimezone(zone or _HERE)
    except OverflowError:  # at the ends of the calendar
        return None
    return moment.replace(tzinfo=None)


def _zone(name: str, file: str, foreign: Foreign) -> ZoneInfo | None:
    if name and name != _HERE.key:
        foreign.remark(
            f"times are those of {name}, as the schedule has them", Place(file), "Change the start if needed."
        )
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None


def _people(listed: Any) -> list[str]:
    people = listed if isinstance(listed, list) else []
    keys = ("public_name", "name", "full_public_name", "code")
    return [
        next((_word(each[key]) for key in keys if each.get(key)), "") if isinstance(each, dict) else _word(each)
        for each in people
    ]


def _named(listed: Any) -> dict[str, str]:
    """Return names by ids and codes."""
    entries = [each for each in (listed if isinstance(listed, list) else []) if isinstance(each, dict)]
    return {_word(each.get(key)): _word(each.get("name")) for each in entries for key in ("id", "code") if key in each}


def _room(value: Any) -> str:
    return _word(value.get("name")) if isinstance(value, dict) and "name" in value else _word(value)


def _word(value: Any) -> str:
    """Return a text; of one in several languages the English, or else the first."""
    if isinstance(value, dict):
        return _word(value.get("en") or value.get("name") or next(iter(value.values()), ""))
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _text(root: Element, path: str) -> str:
    return (root.findtext(path) or "").strip()


def _plain(text: str) -> str:
    return unescape(_TAG.sub(" ", text))


def _lines_of(data: bytes) -> Iterator[int]:
    """Yield the lines on which events begin."""
    for number, line in enumerate(data.splitlines(), start=1):
        for _ in re.finditer(rb"<event[\s>]", line):
            yield number


def _count_links(count: int, file: str, foreign: Foreign) -> None:
    if count:
        foreign.remark(f"links and attachments were not taken over ({count} of them)", Place(file))
