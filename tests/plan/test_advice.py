from __future__ import annotations

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.model.agenda import Aim
from iisam_workshop.plan.fit import fit
from iisam_workshop.plan.timetable import draw_up

from .builders import agenda, session, slot


def told(code, *slots, aims=None, **more):
    own = {} if aims is None else {"aims": aims}
    problems = draw_up(session(day=agenda(*slots, **own), **more))[1]
    return [problem for problem in problems if problem.code == code]


AIMS = (Aim(id="meet", text="Meet."), Aim(id="try", text="Try.", required=False))


def test_an_aim_that_no_slot_serves_is_told_at_its_line():
    place = Place("day.yaml", 7)
    (problem,) = told("IW265", slot("talk"), aims=AIMS, places={("agenda", "aims", 1): place})
    assert (problem.message, problem.severity, problem.place) == ("no slot serves the aim 'try'", "warning", place)
    assert told("IW265", slot("talk"), slot("work", aims=("try",)), aims=AIMS) == []


def test_a_dropped_slot_serves_no_aim():
    slots = (slot("talk", 60), slot("work", 30, aims=("try",), optional=True))
    wish = session(day=agenda(*slots, aims=AIMS), finish=10 * 60, wish={"fit": True})
    fitted = fit(wish)
    problems = draw_up(fitted.session, fitted.dropped)[1]
    assert [p.message for p in problems if p.code == "IW265"] == ["no slot serves the aim 'try'"]


def test_more_than_three_hours_without_a_pause_are_told_with_start_end_and_length():
    place = Place("day.yaml", 12)
    slots = (slot("talk", 60), slot("tea", 15, "break"), slot("work", 100), slot("play", 85), slot("lunch", 45, "meal"))
    (problem,) = told("IW266", *slots, places={("agenda", "slots", 2): place})
    assert problem.message == "the day has no break or meal from 10:15 to 13:20, for 3 hours 5 minutes"
    assert (problem.severity, problem.place) == ("warning", place)
    assert problem.hint == "Put in a slot of the kind ‘break’ before 13:15."


@pytest.mark.parametrize("minutes", [(180,), (90, 90)])
def test_three_hours_are_not_too_long(minutes):
    assert told("IW266", *(slot(f"talk-{n}", each) for n, each in enumerate(minutes))) == []


def test_unplanned_time_is_no_break_and_every_day_counts_by_itself():
    slots = (slot("talk", 60), slot("work", 60, fixed=12 * 60), slot("more", 170, day=2))
    assert [p.message for p in told("IW266", *slots)] == ["day 1 has no break or meal from 09:00 to 13:00, for 4 hours"]


def test_a_track_without_the_break_that_another_has_is_named():
    slots = (
        slot("talk", 100),
        slot("maps", 60, track="Blue"),
        slot("tea", 15, "break", track="Blue"),
        slot("laws", 75, track="Red"),
        slot("close", 30, "close"),
    )
    (problem,) = told("IW266", *slots)
    assert (
        problem.message == "the day has no break or meal from 09:00 to 12:25 in the track ‘Red’, for 3 hours 25 minutes"
    )


def test_tracks_alike_are_told_once_for_all():
    slots = (slot("talk", 150), *(slot(name, 60, track=name.capitalize()) for name in ("blue", "red")))
    lunch = slot("lunch", 30, "meal")
    assert [p.message for p in told("IW266", *slots, lunch)] == [
        "the day has no break or meal from 09:00 to 12:30, for 3 hours 30 minutes"
    ]
    teas = [slot(f"tea-{n.lower()}", 15, "break", track=n) for n in ("Blue", "Red")]
    (problem,) = told("IW266", *slots[:2], teas[0], slots[2], teas[1], lunch)
    assert problem.message == "the day has no break or meal from 09:00 to 12:30, for 3 hours 30 minutes"


def test_a_break_in_every_track_is_a_break_for_all():
    slots = [slot("talk", 150)]
    for track in ("Blue", "Red"):
        slots += [slot(f"tea-{track.lower()}", 15, "break", track=track), slot(track.lower(), 60, track=track)]
    assert told("IW266", *slots, slot("more", 90)) == []


def day_with(*kinds, hours=7):
    parts = [slot(f"s{n}", hours * 60 // len(kinds), kind) for n, kind in enumerate(kinds)]
    return [p.message for p in told("IW266", *parts)]


def test_a_long_day_over_midday_without_a_meal_is_told():
    assert day_with("talk", "break", "talk", "break", "talk") == [
        "the day runs from 09:00 to 16:00, for 7 hours, and has no meal for everybody"
    ]
    assert day_with("talk", "break", "talk", "meal", "talk") == []
    assert day_with("talk", "break", "talk", "break", "talk", hours=6) == []


def test_a_long_evening_needs_no_meal():
    parts = [slot(f"s{n}", 90, "talk" if n % 2 == 0 else "break") for n in range(5)]
    assert told("IW266", *parts, start=12 * 60) == []
    assert len(told("IW266", *parts, start=11 * 60)) == 1


def test_a_meal_in_one_track_only_is_none_for_the_other():
    start = (slot("talk", 150), slot("tea", 15, "break"))
    meals = (slot("lunch-blue", 60, "meal", track="Blue"), slot("laws", 60, track="Red"))
    end = (slot("late-tea", 15, "break"), slot("work", 150))
    assert any("no meal for everybody" in p.message for p in told("IW266", *start, *meals, *end))
    both = (meals[0], slot("lunch-red", 60, "meal", track="Red"))
    assert told("IW266", *start, *both, *end) == []
