"""Agendas as other programs write them, made by code: the shapes are theirs, the words are ours."""

from __future__ import annotations

import io
import json
from typing import Any

from openpyxl import Workbook


def ics(*events: str, head: str = "") -> str:
    """A calendar with events, each given as its lines."""
    body = "".join(
        f"BEGIN:VEVENT\nUID:{n}@example.org\nDTSTAMP:20270101T000000Z\n{e}\nEND:VEVENT\n" for n, e in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\n{head}{body}END:VCALENDAR\n".replace("\n", "\r\n")


ZONE = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
END:VTIMEZONE
"""

FRAB = """<?xml version='1.0' encoding='utf-8' ?>
<schedule>
  <generator name="pretalx" version="2026.1" />
  <version>0.7</version>
  <conference>
    <title>Sharing days</title>
    <acronym>sharing</acronym>
    <start>2027-06-03</start>
    <end>2027-06-04</end>
    <days>2</days>
    <timeslot_duration>00:05</timeslot_duration>
    <time_zone_name>Europe/London</time_zone_name>
  </conference>
  <day index='1' date='2027-06-03' start='2027-06-03T04:00:00+01:00' end='2027-06-04T03:59:00+01:00'>
    <room name='Hall' guid='a'>
      <event guid='1' id='11' code='AAA'>
        <room>Hall</room>
        <title>Opening &amp; welcome</title>
        <type>Keynote</type>
        <date>2027-06-03T09:30:00+01:00</date>
        <start>09:30</start>
        <duration>00:45</duration>
        <abstract>&lt;p&gt;Why we share.&lt;/p&gt;</abstract>
        <persons><person id='1'>Ann Bell</person><person id='2'>Bo Carr</person></persons>
        <links><link href="https://example.org/a">Slides</link></links>
      </event>
      <event guid='2' id='12' code='BBB'>
        <room>Hall</room>
        <title>Consent</title>
        <type>Talk</type>
        <start>10:30</start>
        <duration>00:30</duration>
        <persons/>
      </event>
    </room>
    <room name='Annexe'>
      <event guid='3' id='13' code='CCC'>
        <room>Annexe</room>
        <title>Workshop on tables</title>
        <type>Workshop</type>
        <start>10:30</start>
        <duration>01:00:00</duration>
        <persons><person id='3'>Cy Dole</person></persons>
      </event>
    </room>
  </day>
  <day index='2' date='2027-06-04'>
    <room name='Hall'>
      <event guid='4' id='14'>
        <title>Looking back</title>
        <start>10:00</start>
        <duration>00:20</duration>
      </event>
    </room>
  </day>
</schedule>
"""


def talk(title: str, start: str, duration: str, **more: Any) -> dict[str, Any]:
    """An event as the JSON export of a schedule has it."""
    return {
        "guid": title,
        "code": "XYZ",
        "id": 1,
        "date": f"2027-06-03T{start}:00+01:00",
        "start": start,
        "duration": duration,
        "title": title,
        "subtitle": "",
        "track": None,
        "type": "Talk",
        "language": "en",
        "abstract": "",
        "description": "",
        "persons": [],
        "links": [],
        "attachments": [],
        **more,
    }


def pretalx_export(**rooms: list[dict[str, Any]]) -> str:
    """A schedule as pretalx exports it in JSON."""
    days = [{"index": 1, "date": "2027-06-03", "day_start": "", "day_end": "", "rooms": rooms}]
    conference = {
        "acronym": "x",
        "title": "Sharing day",
        "daysCount": 1,
        "time_zone_name": "Europe/London",
        "days": days,
    }
    return json.dumps(
        {"$schema": "https://c3voc.de/schedule/schema.json", "schedule": {"version": "1", "conference": conference}}
    )


API = {
    "count": 3,
    "next": None,
    "results": [
        {
            "code": "A1",
            "title": "Opening",
            "state": "confirmed",
            "submission_type": {"en": "Keynote"},
            "abstract": "Why.",
            "duration": 30,
            "slot": {"room": {"en": "Hall"}, "start": "2027-06-03T09:00:00+01:00", "end": "2027-06-03T09:30:00+01:00"},
            "speakers": [{"code": "S1", "name": "Ann Bell"}],
        },
        {
            "code": "A2",
            "title": "Gone",
            "state": "canceled",
            "slot": {"room": {"en": "Hall"}, "start": "2027-06-03T10:00:00+01:00", "end": "2027-06-03T10:30:00+01:00"},
        },
        {"code": "A3", "title": "Not yet placed", "state": "accepted", "slot": None, "duration": 30},
    ],
}

WIDGET = {
    "timezone": "Europe/London",
    "talks": [
        {
            "code": "A1",
            "id": 1,
            "title": "Opening",
            "abstract": "",
            "speakers": ["S1"],
            "track": 7,
            "start": "2027-06-03T09:00:00+01:00",
            "end": "2027-06-03T09:45:00+01:00",
            "room": 5,
            "duration": 45,
        },
        {
            "id": 2,
            "title": {"en": "Coffee", "cy": "Coffi"},
            "start": "2027-06-03T08:45:00Z",
            "end": "2027-06-03T10:00:00+01:00",
            "room": 5,
            "slot_type": "break",
        },
    ],
    "rooms": [{"id": 5, "name": {"en": "Hall"}}],
    "tracks": [{"id": 7, "name": {"en": "Main"}}],
    "speakers": [{"code": "S1", "name": "Ann Bell"}],
}


def xlsx(*sheets: tuple[str, list[list[Any]]]) -> bytes:
    """A workbook with sheets of rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
