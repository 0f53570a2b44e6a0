"""The agenda as calendar, table and list: every item, the same everywhere, at the right hour of the year."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from iisam_workshop.export.agenda_data import agenda_csv, agenda_json
from iisam_workshop.export.agenda_rows import AgendaItem, agenda_items
from iisam_workshop.export.calendar import agenda_calendar
from iisam_workshop.model.agenda import Slot, Task
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import TimedDay, TimedSlot, TimedTask, Timetable
from iisam_workshop.model.tongues import marked
from tests.reading import Reading
from tests.thorough import often

JUNE, JANUARY = date(2027, 6, 10), date(2028, 1, 13)
WELSH = "Cyflwyniad i’r daith rhannu gwybodaeth yn y gwŷdd a’r tŷ; dewch â’ch cŵn, os oes rhai: "


def slot(name: str, minutes: int = 30, **more: Any) -> Slot:
    return Slot(**{"id": name, "title": name.capitalize(), "minutes": minutes, "kind": "talk", **more})


def task(name: str, audience: str = "attendee", **more: Any) -> Task:
    return Task(**{"id": name, "title": name.capitalize(), "days": 7, "audience": audience, **more})


@pytest.fixture
def two_days(plan: Plan) -> Plan:
    """A summer day and a winter day, with tracks, a break, tasks for both kinds of people and columns of our own."""
    slots = (
        TimedSlot(slot("registration", 15, kind="arrival"), 540, 555),
        TimedSlot(slot("police", 45, track="Blue", place="Room 4", lead=("Ann Secret",)), 555, 600, ("Ann Secret",)),
        TimedSlot(slot("schools", 30, track="Red", stages=("vision", "review"), about="With questions."), 555, 585),
        TimedSlot(slot("tea", 15, kind="break"), 600, 615),
        TimedSlot(slot("recap", 60, columns={"Slides": "=cmd|' /C calc'!A0", "Room needs": "hŵylus"}), 540, 600, day=2),
    )
    days = (TimedDay(1, JUNE, 540, 615), TimedDay(2, JANUARY, 540, 600))
    before = (
        TimedTask(task("read"), JUNE - timedelta(7)),
        TimedTask(task("print", "facilitator", about="Secret stock list"), JUNE - timedelta(3)),
    )
    after = (TimedTask(task("reply", about="Say how it was."), JANUARY + timedelta(14)),)
    return replace(plan, timetable=Timetable(slots, days, (), before, after))


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_every_item_of_the_agenda_paper_is_in_each_other_form(
    session: Session, plan: Plan, read_pdf: Callable[[str], Reading]
) -> None:
    items = agenda_items([plan])
    paper = read_pdf("parts/A-agenda.pdf")
    (table,) = paper.all("Table")
    tasks = [item.words() for item in paper.all("LI") if " By " in item.words()[:8]]
    printed = [[cell.words() for cell in (*row.all("TH"), *row.all("TD"))] for row in table.all("TR")[1:]]
    as_csv, as_json = csv_rows(agenda_csv(items)), json.loads(agenda_json(items))
    as_ics = events(agenda_calendar(items, session))
    count = len(printed) + len(tasks)
    assert count == len(as_csv) == len(as_json) == len(as_ics) > len(session.agenda.slots) > 10
    for row, entry, event in zip(as_csv, as_json, as_ics, strict=True):
        assert row["title"] == entry["title"] == str(event["SUMMARY"])
    told = [row["title"] for row in as_csv if not row["start"]]
    assert len(told) == len(tasks) == sum(any(title in task for task in tasks) for title in told)
    timed = [each for each in zip(as_csv, as_json, as_ics, strict=True) if each[0]["start"]]
    for (time, _, words), (row, entry, event) in zip(printed, timed, strict=True):
        assert time == row["start"] == entry["start"] == f"{event['DTSTART'].dt:%H:%M}"
        assert words.startswith(row["title"])
    assert {"arrival", "break", "meal"} <= {row["kind"] for row in as_csv}


def test_tracks_days_and_what_attendees_do_before_and_after_are_items_too(two_days: Plan) -> None:
    items = agenda_items([two_days])
    as_csv, as_json = csv_rows(agenda_csv(items)), json.loads(agenda_json(items))
    as_ics = events(agenda_calendar(items, two_days.session))
    names = ["Read", "Registration", "Police", "Schools", "Tea", "Recap", "Reply"]
    assert [row["title"] for row in as_csv] == [entry["title"] for entry in as_json] == names
    assert [str(event["SUMMARY"]).partition(" (")[0] for event in as_ics] == names
    assert [row["day"] for row in as_csv] == ["", "1", "1", "1", "1", "2", ""]
    assert [row["date"] for row in as_csv] == [str(event["DTSTART"].dt)[:10] for event in as_ics]
    assert as_csv[2] == {
        "day": "1",
        "date": "2027-06-10",
        "start": "09:15",
        "end": "10:00",
        "minutes": "45",
        "kind": "talk",
        "title": "Police",
        "about": "",
        "track": "Blue",
        "place": "Room 4",
        "stages": "",
        "id": "police",
        "Slides": "",
        "Room needs": "",
    }
    assert as_json[3]["stages"] == ["1 Vision", "6 Review"]
    assert as_json[0] == {
        "day": None,
        "date": "2027-06-03",
        "start": None,
        "end": None,
        "minutes": None,
        "kind": "before",
        "title": "Read",
        "about": "",
        "track": "",
        "place": "",
        "stages": [],
        "id": "read",
        "columns": {},
    }


def test_no_name_and_nothing_for_facilitators_is_in_any_of_them(two_days: Plan, plan: Plan) -> None:
    for each in (two_days, plan):
        items = agenda_items([each])
        made = agenda_csv(items) + agenda_json(items) + agenda_calendar(items, each.session)
        said = made.decode().replace("\r\n ", "")
        hidden = [note for timed in each.timetable.slots for note in (*timed.slot.notes, timed.slot.if_late) if note]
        hidden += ["Secret", *each.session.asked.facilitators]
        assert [text for text in hidden if text in said] == []


def test_summer_and_winter_are_at_the_right_hour_in_the_whole_world(two_days: Plan) -> None:
    found = {str(e["SUMMARY"]): e for e in events(agenda_calendar(agenda_items([two_days]), two_days.session))}
    assert found["Registration"]["DTSTART"].dt.astimezone(UTC) == datetime(2027, 6, 10, 8, 0, tzinfo=UTC)
    assert found["Recap"]["DTSTART"].dt.astimezone(UTC) == datetime(2028, 1, 13, 9, 0, tzinfo=UTC)
    assert found["Recap"]["DTEND"].dt.astimezone(UTC) == datetime(2028, 1, 13, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "hours"),
    [
        ("2027-01-15 12:00", 0),
        ("2027-03-28 00:30", 0),
        ("2027-03-28 03:00", 1),
        ("2027-06-15 12:00", 1),
        ("2027-10-30 12:00", 1),
        ("2027-10-31 03:00", 0),
    ],
)
def test_a_program_that_knows_no_zones_finds_the_rules_in_the_file(two_days: Plan, moment: str, hours: int) -> None:
    calendar = Calendar.from_ical(agenda_calendar(agenda_items([two_days]), two_days.session))
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/London"
    assert datetime.fromisoformat(moment).replace(tzinfo=zone.to_tz(lookup_tzid=False)).utcoffset() == timedelta(
        hours=hours
    )


def test_what_has_no_hours_takes_a_day_and_blocks_nobody(two_days: Plan) -> None:
    first = events(agenda_calendar(agenda_items([two_days]), two_days.session))[0]
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2027, 6, 3), date(2027, 6, 4))
    calendar = Calendar.from_ical(agenda_calendar(agenda_items([two_days]), two_days.session))
    assert "METHOD" not in calendar, "nobody is invited, so nobody is asked who invites"
    assert (first["TRANSP"], "LOCATION" in first) == ("TRANSPARENT", False)


def test_an_event_keeps_its_name_when_it_is_moved_and_no_two_have_the_same(two_days: Plan) -> None:
    def names(plan: Plan) -> list[str]:
        return [str(event["UID"]) for event in events(agenda_calendar(agenda_items([plan]), plan.session))]

    late = tuple(replace(timed, start=timed.start + 5, end=timed.end + 5) for timed in two_days.timetable.slots)
    moved = replace(two_days, timetable=replace(two_days.timetable, slots=late))
    other = replace(two_days, session=replace(two_days.session, seed="another"))
    assert names(moved) == names(two_days)
    assert len(set(names(two_days)) | set(names(other))) == 2 * len(names(two_days))
    stamps = {str(event["DTSTAMP"].dt) for event in events(agenda_calendar(agenda_items([two_days]), two_days.session))}
    assert stamps == {f"{two_days.session.asked.date} 00:00:00+00:00"}


def test_people_are_sent_to_the_room_of_the_item(two_days: Plan) -> None:
    places = {str(e["SUMMARY"]): str(e.get("LOCATION", "")) for e in
              events(agenda_calendar(agenda_items([two_days]), two_days.session))}  # fmt: skip
    assert places["Police (Blue)"] == "Eastmere House, Room 4"
    assert places["Tea"] == "Eastmere House, Training room 2"


@settings(max_examples=often(60, 6))
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120))
def test_long_lines_are_folded_between_letters_and_read_back_whole(session: Session, words: str) -> None:
    about = f"{WELSH}{words}"
    item = AgendaItem("one", 1, JUNE, 540, 570, "talk", WELSH * 2, about)
    made = agenda_calendar([item], session)
    assert max(map(len, made.split(b"\r\n"))) <= 75
    (event,) = events(made)
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (WELSH * 2, about)


def test_a_spreadsheet_shows_a_formula_and_does_not_work_it_out(two_days: Plan) -> None:
    made = agenda_csv(agenda_items([two_days]))
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\n") == made.count(b"\r\n") == 8
    last = csv_rows(made)[5]
    assert (last["Slides"], last["Room needs"]) == ("'=cmd|' /C calc'!A0", "hŵylus")


@given(st.text(max_size=40))
def test_no_cell_begins_as_a_formula_does(words: str) -> None:
    item = AgendaItem("one", 1, JUNE, 540, 570, "talk", words, columns=((words or "Head", words),))
    for row in csv.reader(io.StringIO(agenda_csv([item]).decode("utf-8-sig", "replace"), newline="")):
        assert not [cell for cell in row if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_item_is_told_in_the_languages_of_its_papers(plan: Plan) -> None:
    table = Timetable((TimedSlot(slot("lunch"), 720, 750),), (TimedDay(1, JUNE, 720, 750),), ())
    english = replace(plan, timetable=table)
    lunch = table.slots[0].slot.model_copy(update={"title": "Cinio"})
    welsh = replace(english, timetable=replace(table, slots=(TimedSlot(lunch, 720, 750),)))
    assert [item.title for item in agenda_items([welsh, english])] == ["Cinio / Lunch"]
    assert [item.title for item in agenda_items([english, english])] == ["Lunch"]
    marked_plan = replace(english, timetable=replace(table, slots=(TimedSlot(
        lunch.model_copy(update={"title": marked("Lunch", "en-GB")}), 720, 750),)))  # fmt: skip
    assert [item.title for item in agenda_items([marked_plan, english])] == ["Lunch"]
