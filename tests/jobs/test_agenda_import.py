"""Agendas of other programs become session folders that the program reads, with nothing dropped in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.agenda_import import import_agenda
from iisam_workshop.jobs.make import press_session
from iisam_workshop.model.values import clock
from iisam_workshop.plan.plan import make_plan
from tests.cli.running import snapshot
from tests.load.foreign.samples import API, FRAB, WIDGET, ics, pretalx_export, talk, xlsx

CALENDAR = ics(
    "SUMMARY:Registration and coffee\nDTSTART:20270603T080000Z\nDTEND:20270603T083000Z",
    "SUMMARY:Welcome {{ all }}\nDTSTART:20270603T083000Z\nDTEND:20270603T090000Z\nDESCRIPTION:Who is who",
    "SUMMARY:Lunch break\nDTSTART:20270603T110000Z\nDTEND:20270603T114500Z",
    head="X-WR-CALNAME:Training day\n",
)
TABLE = (
    "Start,End,Title,Room,Lead\n9:00,9:30,Arrival,,\n9:30,10:30,Workshop A,Red,Ann Bell\n9:30,10:00,Workshop B,Blue,\n"
)
ROWS = [["Block", "Duration", "Description"], ["Check-in", 10, "Say hello"], ["Break", 15, None]]
FILES = {
    "day.ics": CALENDAR,
    "day.csv": TABLE,
    "day.xlsx": xlsx(("Plan", ROWS)),
    "schedule.xml": FRAB,
    "schedule.json": pretalx_export(Hall=[talk("A", "09:30", "00:45"), talk("Coffee break", "10:15", "00:15")]),
    "talks.json": json.dumps(API),
    "widget.json": json.dumps(WIDGET),
}


def imported(folder: Path, name: str, data: str | bytes, **more):
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return import_agenda(folder / name, folder / "out", **more)


@pytest.mark.parametrize("name", FILES)
def test_what_an_import_makes_can_be_read_and_has_every_slot(tmp_path, name):
    report = imported(tmp_path, name, FILES[name], date="2027-06-03")
    session = iisam_workshop.read_session(tmp_path / "out" / "session.yaml")
    assert len(session.agenda.slots) == len(report.slots)
    assert session.council.name == "Your council"
    assert any(missing.startswith("the council") for missing in report.missing)
    assert {remark.code for remark in report.remarks} <= {"IW408", "IW419"}
    assert all(remark.severity == "warning" and remark.place and remark.hint for remark in report.remarks)
    assert sorted(dict(report.files)) == sorted(
        name for name, data in snapshot(tmp_path / "out").items() if data is not None
    )


def test_times_kinds_and_gaps_of_a_calendar_are_kept(tmp_path):
    report = imported(tmp_path, "day.ics", CALENDAR, council="leicestershire")
    session = iisam_workshop.read_session(tmp_path / "out" / "session.yaml")
    assert (session.asked.title, session.asked.date.isoformat(), session.agenda.start) == (
        "Training day",
        "2027-06-03",
        (540,),
    )
    assert [(slot.title, slot.kind, int(slot.minutes), slot.fixed, slot.lead) for slot in session.agenda.slots] == [
        ("Registration and coffee", "arrival", 30, None, ("first",)),
        ("Welcome { { all } }", "talk", 30, None, ("first",)),
        ("Lunch break", "meal", 45, 720, ("nobody",)),
    ]
    assert session.agenda.slots[1].about == "Who is who"
    guesses = [remark.message for remark in report.remarks if remark.code == "IW419"]
    assert any("‘Lunch break’ was taken to be of the kind meal" in guess for guess in guesses)


def test_rooms_that_overlap_become_tracks_and_people_become_speakers(tmp_path):
    imported(tmp_path, "day.csv", TABLE, date="2027-06-03")
    session = iisam_workshop.read_session(tmp_path / "out" / "session.yaml")
    assert session.asked.speakers == ("Ann Bell",)
    assert [(slot.track, slot.lead) for slot in session.agenda.slots] == [
        (None, ("first",)),
        ("Red", ("Ann Bell",)),
        ("Blue", ("first",)),
    ]


def test_several_days_keep_their_dates_and_move_together(tmp_path):
    imported(tmp_path, "schedule.xml", FRAB, date="2027-09-01")
    session = iisam_workshop.read_session(tmp_path / "out" / "session.yaml")
    assert [day.isoformat() for day in session.asked.agenda.dates] == ["2027-09-01", "2027-09-02"]
    assert [slot.day for slot in session.agenda.slots] == [1, 1, 1, 2]
    assert [clock(start) for start in session.agenda.start] == ["09:30", "10:00"]


def test_one_day_of_several_can_be_taken(tmp_path):
    imported(tmp_path, "schedule.xml", FRAB, days=["2027-06-04"])
    session = iisam_workshop.read_session(tmp_path / "out" / "session.yaml")
    assert [slot.title for slot in session.agenda.slots] == ["Looking back"]
    assert session.asked.date.isoformat() == "2027-06-04"


MANY = ics(*(f"SUMMARY:A\nDTSTART:202706{day:02d}T080000Z\nDTEND:202706{day:02d}T083000Z" for day in range(1, 17)))


@pytest.mark.parametrize(
    ("name", "data", "more", "code"),
    [
        *(
            ("day.csv", TABLE, {}, "IW411"),
            ("day.ics", MANY, {}, "IW411"),
            ("day.ics", CALENDAR, {"days": ["2027-06-09"]}, "IW411"),
        ),
        *(("day.ics", CALENDAR, {"date": "soon"}, "IW114"), ("day.ics", CALENDAR, {"days": ["soon"]}, "IW114")),
        *(("day.csv", "", {}, "IW410"), ("day.ics", ics(), {}, "IW410"), ("day.ics", "no calendar", {}, "IW409")),
        *(
            ("day.csv", "A,B\n1,2\n", {}, "IW412"),
            ("day.pdf", "%PDF-1.7", {}, "IW404"),
            ("day.xlsx", "PK\x03\x04", {}, "IW413"),
        ),
        *(
            ("a.xml", "<a/>", {}, "IW409"),
            ("a.json", "{", {}, "IW409"),
            ("a.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", {}, "IW418"),
        ),
    ],
)
def test_what_cannot_be_taken_over_is_refused_and_nothing_is_written(tmp_path, name, data, more, code):
    with pytest.raises(WorkshopError) as refusal:
        imported(tmp_path, name, data, **more)
    assert [problem.code for problem in refusal.value.problems] == [code]
    assert all(problem.hint for problem in refusal.value.problems)
    assert not (tmp_path / "out").exists()


def test_a_form_is_known_by_its_content_whatever_the_file_is_called(tmp_path):
    report = imported(tmp_path, "agenda.txt", CALENDAR)
    assert len(report.slots) == 3


def test_the_same_file_makes_the_same_folder(tmp_path):
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        imported(tmp_path / name, "schedule.xml", FRAB)
        made.append(snapshot(tmp_path / name / "out"))
    assert made[0] == made[1]


NASTY = [
    "{{ x }} {% y %}",
    "a\nb\tc",
    "Ŵ 王 😀",
    '"quoted" \\ back',
    "x" * 700,
    "- : # & * !",
    "\u2028\x00\x85",
    "null",
    "2027-03-04",
]


def test_whatever_a_schedule_says_its_session_can_be_read(tmp_path):
    talks = [
        {**talk(title, "09:00", str(10 + n)), "date": "", "abstract": title, "persons": [{"name": title}]}
        for n, title in enumerate(NASTY)
    ]
    imported(tmp_path, "s.json", pretalx_export(Hall=talks))
    assert len(iisam_workshop.read_session(tmp_path / "out" / "session.yaml").agenda.slots) == len(NASTY)


def test_a_file_of_which_nothing_can_be_a_slot_is_refused_with_its_reasons(tmp_path):
    with pytest.raises(WorkshopError) as refusal:
        imported(tmp_path, "day.ics", ics("SUMMARY:A\nDTSTART:20270610T080000Z\nDTEND:20270610T073000Z"))
    assert [problem.code for problem in refusal.value.problems] == ["IW410"]
    assert "-30 minutes" in refusal.value.problems[0].message
    assert not (tmp_path / "out").exists()


def test_what_runs_past_midnight_is_said_at_once(tmp_path):
    report = imported(tmp_path, "day.ics", ics("SUMMARY:A\nDTSTART:20270304T230000Z\nDTEND:20270305T010000Z"))
    assert ["past midnight" in remark.message for remark in report.remarks if remark.code == "IW408"] == [True]


def test_imported_tracks_and_short_kinds_can_be_printed_at_once(tmp_path):
    table = "Start,End,Title,Room\n9:00,9:30,Hello,\n9:30,10:00,Coffee,\n10:00,11:00,One,Red\n10:00,10:45,Two,Blue\n"
    imported(tmp_path, "day.csv", table, date="2027-03-04")
    session = iisam_workshop.read_session(tmp_path / "out" / "session.yaml")
    assert {slot.track for slot in session.agenda.slots} == {None, "Red", "Blue"}
    pages = press_session(session, only=["agenda", "packing-list"]).parts
    assert all(part.pages for part in pages)


@pytest.mark.parametrize(
    "rows",
    [
        "9:00,9:30,One,A\n9:15,10:00,Two,B\n10:00,11:30,Three,A\n",
        "9:00,9:45,One,A\n9:45,10:00,Two,A\n9:30,10:15,Three,B\n10:30,11:00,Four,\n",
        "8:30,9:00,Zero,\n9:00,10:00,One,A\n9:00,9:45,Two,B\n9:45,10:15,Three,C\n10:00,11:00,Four,A\n11:30,12:00,Five,B\n",
    ],
)
def test_every_item_of_parallel_rooms_is_printed_at_the_time_that_the_file_says(tmp_path, rows):
    imported(tmp_path, "day.csv", f"Start,End,Title,Room\n{rows}", date="2027-03-04")
    plan = make_plan(iisam_workshop.read_session(tmp_path / "out" / "session.yaml"))
    times = [(clock(timed.start), clock(timed.end), timed.slot.title) for timed in plan.timetable.slots]
    wished = [line.split(",")[:3] for line in rows.splitlines()]
    assert sorted(times) == sorted((f"{start:0>5}", f"{end:0>5}", title) for start, end, title in wished)
