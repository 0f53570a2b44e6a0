"""Calendars: times as clocks in the United Kingdom show them, and a remark for whatever was not taken."""

from __future__ import annotations

from datetime import date

import pytest

from iisam_workshop.errors import InputUnreadable
from iisam_workshop.load.foreign.calendar import read_calendar

from .samples import ZONE, ics


def taken(*events: str, head: str = ""):
    return read_calendar(ics(*events, head=head), "day.ics")


def one(times: str):
    found = taken(f"SUMMARY:A\n{times}").happenings
    return [(each.day, each.start, each.minutes) for each in found]


@pytest.mark.parametrize(
    ("times", "day", "start", "minutes"),
    [
        ("DTSTART:20270304T093000Z\nDTEND:20270304T101500Z", date(2027, 3, 4), 9 * 60 + 30, 45),
        ("DTSTART:20270603T093000Z\nDTEND:20270603T101500Z", date(2027, 6, 3), 10 * 60 + 30, 45),
        ("DTSTART:20270603T093000\nDTEND:20270603T101500", date(2027, 6, 3), 9 * 60 + 30, 45),
        (
            "DTSTART;TZID=Europe/Paris:20270603T093000\nDTEND;TZID=Europe/Paris:20270603T101500",
            *(date(2027, 6, 3), 8 * 60 + 30, 45),
        ),
        ("DTSTART:20270603T233000Z\nDTEND:20270604T001500Z", date(2027, 6, 4), 30, 45),
        ("DTSTART:20270603T093000Z\nDURATION:PT1H30M", date(2027, 6, 3), 10 * 60 + 30, 90),
        (
            "DTSTART;TZID=Europe/London:20270603T093000\nDTEND;TZID=Europe/London:20270603T101500",
            *(date(2027, 6, 3), 9 * 60 + 30, 45),
        ),
    ],
)
def test_a_time_is_that_of_british_clocks_in_winter_and_in_summer(times, day, start, minutes):
    assert one(times) == [(day, start, minutes)]


def test_a_zone_that_the_file_describes_itself_is_understood():
    found = taken(
        "SUMMARY:A\nDTSTART;TZID=Europe/London:20270304T093000\nDTEND;TZID=Europe/London:20270304T100000", head=ZONE
    )
    assert [(each.start, each.minutes) for each in found.happenings] == [(570, 30)]
    assert found.remarks == []


def test_texts_are_unfolded_and_unescaped():
    found = taken(
        "SUMMARY:Lunch\\, with a lo\n ng title\nDTSTART:20270304T123000Z\nDTEND:20270304T131500Z\nLOCATION:Hall"
    )
    assert [(each.title, each.room) for each in found.happenings] == [("Lunch, with a long title", "Hall")]


@pytest.mark.parametrize(
    ("event", "word"),
    [
        ("SUMMARY:Fair\nDTSTART;VALUE=DATE:20270304", "all day"),
        ("SUMMARY:Off\nSTATUS:CANCELLED\nDTSTART:20270304T093000Z\nDTEND:20270304T101500Z", "cancelled"),
        ("SUMMARY:No end\nDTSTART:20270304T093000Z", "no end"),
        ("SUMMARY:No start", "no start"),
        ("SUMMARY:Odd\nDTSTART:some day\nDTEND:20270304T101500Z", "no start"),
    ],
)
def test_what_cannot_be_a_slot_is_left_out_with_a_remark_at_its_line(event, word):
    found = taken(event)
    assert found.happenings == []
    assert any(word in remark.message and remark.code == "IW408" and remark.place.line == 4 for remark in found.remarks)


def test_people_in_a_calendar_are_counted_and_never_named():
    event = "SUMMARY:A\nDTSTART:20270304T093000Z\nDTEND:20270304T101500Z\nATTENDEE;CN=Zeb Quill:mailto:zeb@example.org"
    found = taken(event, event)
    said = " ".join(map(str, found.remarks))
    assert "ATTENDEE was not taken over (2 times)" in said
    assert "Zeb" not in said


def test_repetitions_and_tasks_are_remarked_on():
    todo = "BEGIN:VTODO\nUID:t@example.org\nDTSTAMP:20270101T000000Z\nSUMMARY:Print\nEND:VTODO\n"
    found = taken("SUMMARY:A\nDTSTART:20270304T093000Z\nDTEND:20270304T101500Z\nRRULE:FREQ=DAILY;COUNT=3", head=todo)
    assert len(found.happenings) == 1
    said = " ".join(remark.message for remark in found.remarks)
    assert "comes again on other days" in said
    assert "VTODO" in said


@pytest.mark.parametrize("text", ["BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\n", "BEGIN:VCALENDAR\nEND:VEVENT\n"])
def test_a_broken_calendar_is_refused(text):
    with pytest.raises(InputUnreadable) as refusal:
        read_calendar(text, "day.ics")
    assert [problem.code for problem in refusal.value.problems] == ["IW409"]


@pytest.mark.parametrize(
    "times",
    [
        "DTSTART:20270610T080000Z\nDURATION:P999999999D",
        "DTSTART;TZID=Asia/Tokyo:00010101T000000\nDTEND;TZID=Asia/Tokyo:00010101T010000",
    ],
)
def test_what_runs_past_the_end_of_the_calendar_is_remarked_on(times):
    found = taken(f"SUMMARY:A\n{times}")
    assert found.happenings == []
    assert ["past the end of the calendar" in remark.message for remark in found.remarks] == [True]


def test_of_two_titles_the_first_counts():
    found = taken("SUMMARY:A\nSUMMARY:B\nLOCATION:C\nLOCATION:D\nDTSTART:20270304T093000Z\nDTEND:20270304T100000Z")
    assert [(each.title, each.room) for each in found.happenings] == [("A", "C")]
