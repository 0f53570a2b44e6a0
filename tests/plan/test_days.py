from __future__ import annotations

from datetime import date

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.model.agenda import Task
from iisam_workshop.plan.timetable import draw_up

from .builders import agenda, session, slot

THURSDAY, FRIDAY, MONDAY = date(2027, 3, 4), date(2027, 3, 5), date(2027, 3, 8)
TWO_DAYS = (slot("talk"), slot("play", 60, "scenario"), slot("more", day=2), slot("close", 15, "close", day=2))


def two_days(**more):
    wish = {key: more.pop(key) for key in ("start", "finish", "dates") if key in more}
    return session(day=agenda(*TWO_DAYS, **more.pop("own", {})), wish=wish, **more)


def errors(wish):
    return [(p.code, p.message) for p in draw_up(wish)[1] if p.severity == "error"]


def test_every_day_begins_afresh_and_follows_the_one_before():
    timetable, problems = draw_up(two_days())
    assert [(timed.slot.id, timed.day, timed.start, timed.end) for timed in timetable.slots] == [
        ("talk", 1, 540, 570),
        ("play", 1, 570, 630),
        ("more", 2, 540, 570),
        ("close", 2, 570, 585),
    ]
    assert [(day.number, day.date, day.start, day.finish) for day in timetable.days] == [
        (1, THURSDAY, 540, 630),
        (2, FRIDAY, 540, 585),
    ]
    assert (timetable.start, timetable.finish) == (540, 585)
    assert [timed.slot.id for timed in timetable.of_day(2)] == ["more", "close"]
    assert problems == ()


def test_days_have_their_own_dates_starts_and_room_bookings():
    wish = two_days(dates=(THURSDAY, MONDAY), start=(600, 780), finish=(700, 800))
    timetable, problems = draw_up(wish)
    assert [(day.date, day.start) for day in timetable.days] == [(THURSDAY, 600), (MONDAY, 780)]
    (problem,) = problems
    assert problem.code == "IW211"
    assert problem.message == "day 2 ends at 13:45, 25 minutes after the room booking does at 13:20"


def test_the_agenda_s_own_starts_may_differ_by_day_and_one_of_the_session_s_is_for_all():
    assert [day.start for day in draw_up(two_days(own={"start": (540, 780)}))[0].days] == [540, 780]
    wish = two_days(own={"start": (540, 780)}, start=(600,))
    assert [day.start for day in draw_up(wish)[0].days] == [600, 600]


@pytest.mark.parametrize(
    ("days", "number", "message"),
    [
        ((2, 2), 0, "‘S0’ is on day 2, and day 1 has no slot"),
        ((1, 3), 1, "‘S1’ is on day 3, and day 2 has no slot"),
        ((1, 2, 1), 2, "‘S2’ is on day 1, and the slot before it on day 2"),
    ],
)
def test_days_count_up_from_one_without_a_gap(days, number, message):
    place = Place("day.yaml", 40)
    day = agenda(*(slot(f"s{n}", day=each) for n, each in enumerate(days)))
    problems = draw_up(session(day=day, places={("agenda", "slots", number, "day"): place}))[1]
    (problem,) = [p for p in problems if p.code == "IW260"]
    assert (problem.message, problem.place, problem.severity) == (message, place, "error")


@pytest.mark.parametrize(
    ("wish", "path", "message"),
    [
        ({"dates": (THURSDAY,)}, ("dates",), "'dates' has 1 date, and the agenda has 2 days"),
        ({"start": (540, 550, 560)}, ("start",), "'start' has 3 times, and the agenda has 2 days"),
        ({"finish": (900, 900, 900)}, ("finish",), "'finish' has 3 times, and the agenda has 2 days"),
        (
            {"dates": (FRIDAY, MONDAY)},
            ("dates", 0),
            "the first day is 5 March 2027, and the session's date is 4 March 2027",
        ),
        (
            {"dates": (THURSDAY, THURSDAY)},
            ("dates", 1),
            "day 2 is 4 March 2027, which is not after 4 March 2027",
        ),
    ],
)
def test_dates_and_times_must_suit_the_days(wish, path, message):
    place = Place("session.yaml", 50)
    problems = draw_up(two_days(**wish, places={("session", "agenda", *path): place}))[1]
    (problem,) = [p for p in problems if p.severity == "error"]
    assert (problem.code, problem.message, problem.place) == ("IW261", message, place)


def test_an_agenda_with_a_wrong_number_of_starts_is_refused_at_its_own_line():
    place = Place("day.yaml", 5)
    wish = two_days(own={"start": (540, 550, 560)}, places={("agenda", "start"): place})
    (problem,) = draw_up(wish)[1]
    assert (problem.code, problem.place) == ("IW261", place)
    assert problem.message == "the agenda's 'start' has 3 times, and there are 2 days"


def test_tasks_get_their_dates_from_the_first_day_and_the_last_and_come_in_their_order():
    own = {
        "before": (Task(id="print", title="Print", days=2), Task(id="invite", title="Invite", days=30)),
        "after": (Task(id="thank", title="Thank", days=0), Task(id="ask", title="Ask", days=28)),
    }
    timetable, _ = draw_up(two_days(own=own, dates=(THURSDAY, MONDAY)))
    assert [(each.task.id, each.date) for each in timetable.before] == [
        ("invite", date(2027, 2, 2)),
        ("print", date(2027, 3, 2)),
    ]
    assert [(each.task.id, each.date) for each in timetable.after] == [("thank", MONDAY), ("ask", date(2027, 4, 5))]


def test_what_counts_past_the_end_of_the_calendar_is_refused_at_its_line():
    place = Place("day.yaml", 8)
    own = {"after": (Task(id="ask", title="Ask", days=1),)}
    wish = session(day=agenda(**own), on=date(9999, 12, 31), places={("agenda", "after", 0): place})
    (problem,) = draw_up(wish)[1]
    assert (problem.code, problem.message, problem.place) == (
        "IW261",
        "this counts past the end of the calendar",
        place,
    )
    assert errors(two_days(on=date(9999, 12, 31))) == [("IW261", "this counts past the end of the calendar")]
    early = {"before": (Task(id="ask", title="Ask", days=365),)}
    assert [code for code, _ in errors(session(day=agenda(**early), on=date(1, 1, 2)))] == ["IW261"]


def test_injects_run_on_over_days_without_a_sum_across_the_night():
    day = agenda(
        slot("talk", 300),
        slot("play-1", 75, "scenario"),
        slot("play-2", 45, "scenario", day=2),
    )
    timetable, _ = draw_up(session(day=day))
    assert [(inject.inject.id, inject.at, inject.slot) for inject in timetable.injects] == [
        ("first", 840, "play-1"),
        ("second", 877, "play-1"),
        ("third", 540, "play-2"),
        ("last", 585, "play-2"),
    ]
