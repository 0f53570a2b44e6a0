"""Agendas that cannot be, or that are odd: the rows F01 to F08 of the design's table, from files to messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from iisam_workshop.errors import Problem, WorkshopError
from iisam_workshop.load.session import read_session
from iisam_workshop.plan.fit import fit
from iisam_workshop.plan.timetable import draw_up

SESSION = """\
title: Sharing day
council: leicestershire
date: {date}
venue: {{name: Eastmere House}}
facilitators: [Morgan Vale]
attendees: 24
agenda:
  preset: mine
{wish}
"""

DAY = """\
id: mine
title: Mine
summary: A day.
start: "{start}"
aims: [{{id: meet, text: Meet.}}]
slots:
{slots}
"""


def slot(name: str, minutes: str, more: str = "kind: talk") -> str:
    return f"  - {{id: {name}, title: {name.capitalize()}, minutes: {minutes}, aims: [meet], {more}}}"


def told(
    folder: Path, *slots: str, start: str = "9:00", date: str = "2027-03-04", wish: str = ""
) -> list[tuple[str, str, str, str]]:
    """Read a session with an agenda of its own and plan its times; return how each problem is told."""
    (folder / "agendas").mkdir()
    (folder / "agendas" / "mine.yaml").write_text(DAY.format(start=start, slots="\n".join(slots)))
    file = folder / "session.yaml"
    file.write_text(SESSION.format(date=date, wish=wish))
    try:
        fitted = fit(read_session(file, documents=("agenda",)))
        problems = (*fitted.problems, *draw_up(fitted.session, fitted.dropped)[1])
    except WorkshopError as refusal:
        problems = refusal.problems
    return [_short(problem, folder) for problem in problems if problem.code != "IW214"]


def _short(problem: Problem, folder: Path) -> tuple[str, str, str, str]:
    return problem.severity, problem.code, str(problem.place).removeprefix(f"{folder}/"), problem.message


def test_f01_a_session_that_overlaps_a_locked_time(tmp_path: Path) -> None:
    slots = (slot("talk", "200"), slot("lunch", "45", "kind: meal"))
    assert told(tmp_path, *slots, wish="  fixed: {lunch: 12:00}")[0] == (
        "error",
        "IW210",
        "session.yaml:9:18",
        "‘Talk’ runs until 12:20, 20 minutes past the fixed start of ‘Lunch’ at 12:00",
    )


def test_f02_a_day_past_its_stated_end(tmp_path: Path) -> None:
    (said,) = told(tmp_path, slot("talk", "90"), wish="  finish: 10:15")
    message = "the day ends at 10:30, 15 minutes after the room booking does at 10:15"
    assert said == ("error", "IW211", "session.yaml:9:11", message)


@pytest.mark.parametrize("minutes", ["0", "-20", "10000", "30-20-40", "20-30-40-50", "0-30-60"])
def test_f03_lengths_that_are_none(tmp_path: Path, minutes: str) -> None:
    (said,) = told(tmp_path, slot("talk", minutes))
    assert said[:2] == ("error", "IW114")
    assert said[2].startswith("agendas/mine.yaml:7:")


def test_f04_a_day_past_midnight(tmp_path: Path) -> None:
    said = told(tmp_path, slot("talk", "90"), start="22:45")
    assert said == [("error", "IW213", "session.yaml:8:3", "the day would end 16 minutes after 23:59")]


def test_f05_a_night_in_which_the_clocks_change(tmp_path: Path) -> None:
    said = told(tmp_path, slot("talk", "90"), start="0:30", date="2026-03-29")
    message = "the clocks change on 29 March 2026 between 01:00 and 02:00, and the day runs from 00:30 to 02:00"
    assert said[1] == ("error", "IW268", "session.yaml:3:7", message)


@pytest.mark.parametrize("date", ["2027-02-29", "2026-11-31", "01/13/2026", "26-03-29"])
def test_f06_dates_that_the_calendar_does_not_have(tmp_path: Path, date: str) -> None:
    (said,) = told(tmp_path, slot("talk", "90"), date=date)
    assert said[:3] == ("error", "IW114", "session.yaml:3:7")


def test_f07_a_weekend_and_a_bank_holiday_of_that_nation(tmp_path: Path) -> None:
    said = told(tmp_path, slot("talk", "90"), slot("more", "30", "kind: talk, day: 2"), date="2027-05-02")
    assert said == [
        ("warning", "IW267", "session.yaml:3:7", "day 1, Sunday 2 May 2027, is at the weekend"),
        ("warning", "IW267", "session.yaml:3:7", "day 2, Monday 3 May 2027, is a public holiday in England, May Day"),
    ]


def test_f08_three_hours_without_a_break_and_a_day_without_lunch(tmp_path: Path) -> None:
    slots = (slot("talk", "185"), slot("tea", "15", "kind: break"), slot("work", "175"))
    line = "agendas/mine.yaml:7:5"
    assert told(tmp_path, *slots) == [
        ("warning", "IW266", line, "the day has no break or meal from 09:00 to 12:05, for 3 hours 5 minutes"),
        (
            "warning",
            "IW266",
            line,
            "the day runs from 09:00 to 15:15, for 6 hours 15 minutes, and has no meal for everybody",
        ),
    ]


def test_a_fitted_day_is_read_from_a_file_and_says_what_was_changed_at_fit(tmp_path: Path) -> None:
    slots = (slot("talk", "20-40-60"), slot("quiz", "30", "kind: talk, optional: true"), slot("work", "1h-1h 20m-2h"))
    (said,) = told(tmp_path, *slots, wish="  fit: true\n  finish: 10:35")
    assert said[:3] == ("warning", "IW269", "session.yaml:9:8")
    assert said[3] == (
        "the day was fitted to its fixed times (shortened: ‘Talk’ from 40 to 25 minutes, ‘Work’ from 80 to 70 "
        "minutes; dropped: ‘Quiz’ of 30 minutes)"
    )


def test_starts_and_dates_that_do_not_suit_the_days_stand_at_their_lines(tmp_path: Path) -> None:
    wish = "  start: [9:00, 9:30, 10:00]\n  dates: [2027-03-04, 2027-03-03]"
    said = told(tmp_path, slot("talk", "90"), slot("more", "30", "kind: talk, day: 2"), wish=wish)
    assert [each[1:3] for each in said] == [("IW261", "session.yaml:10:23"), ("IW261", "session.yaml:9:10")]
