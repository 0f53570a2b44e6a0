from __future__ import annotations

from datetime import date

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.plan.timetable import draw_up

from .builders import agenda, session, slot

PLACE = Place("session.yaml", 6, 7)


def told(on, code, **more):
    more.setdefault("places", {("session", "date"): PLACE})
    return [problem for problem in draw_up(session(on=on, **more))[1] if problem.code == code]


@pytest.mark.parametrize(
    ("on", "nation", "message"),
    [
        (date(2027, 3, 6), "england", "Saturday 6 March 2027 is at the weekend"),
        (date(2027, 3, 29), "england", "Monday 29 March 2027 is a public holiday in England, Easter Monday"),
        (date(2027, 3, 17), "northern-ireland", "Saint Patrick's Day"),
        (date(2027, 7, 12), "northern-ireland", "a public holiday in Northern Ireland, Battle of the Boyne"),
        (date(2027, 11, 30), "scotland", "a public holiday in Scotland, Saint Andrew's Day"),
        (date(2026, 8, 3), "scotland", "Summer Bank Holiday"),
        (date(2026, 8, 31), "wales", "Late Summer Bank Holiday"),
        (date(2026, 12, 28), "wales", "a public holiday in Wales, Boxing Day (observed)"),
        (date(2026, 12, 26), "england", "is at the weekend and a public holiday in England, Boxing Day"),
    ],
)
def test_a_weekend_or_public_holiday_of_the_nation_is_told_at_the_date(on, nation, message):
    (problem,) = told(on, "IW267", nation=nation)
    assert message in problem.message
    assert (problem.severity, problem.place) == ("warning", PLACE)


@pytest.mark.parametrize(
    ("on", "nation"),
    [
        (date(2027, 3, 4), "england"),
        (date(2027, 3, 29), "scotland"),
        (date(2027, 3, 17), "england"),
        (date(2027, 11, 30), "wales"),
        (date(2026, 8, 31), "scotland"),
        (date(2150, 6, 3), "england"),
    ],
)
def test_a_working_day_is_not_told_even_when_another_nation_has_a_holiday(on, nation):
    assert told(on, "IW267", nation=nation) == []


def test_each_of_several_days_is_told_at_its_own_date():
    second = Place("session.yaml", 9)
    day = agenda(slot("talk"), slot("more", day=2))
    wish = {"dates": (date(2027, 3, 5), date(2027, 5, 3))}
    places = {("session", "agenda", "dates", 1): second}
    (problem,) = told(date(2027, 3, 5), "IW267", day=day, wish=wish, places=places)
    assert problem.message == "day 2, Monday 3 May 2027, is a public holiday in England, May Day"
    assert problem.place == second
    (counted,) = told(date(2027, 3, 5), "IW267", day=day)
    assert (counted.message, counted.place) == ("day 2, Saturday 6 March 2027, is at the weekend", PLACE)


@pytest.mark.parametrize("on", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_through_the_hour_of_a_clock_change_is_refused(on):
    (problem,) = told(on, "IW268", start=30, day=agenda(slot("night", 90)))
    assert (problem.severity, problem.place) == ("error", PLACE)
    changed = f"the clocks change on {on.day} {on:%B} 2026 between 01:00 and 02:00"
    assert problem.message == f"{changed}, and the day runs from 00:30 to 02:00"


@pytest.mark.parametrize(
    ("on", "start", "minutes"),
    [
        (date(2026, 3, 29), 0, 60),
        (date(2026, 3, 29), 120, 60),
        (date(2026, 3, 29), 540, 60),
        (date(2026, 3, 22), 30, 90),
        (date(2026, 10, 24), 30, 90),
    ],
)
def test_a_day_beside_that_hour_or_on_another_sunday_is_not(on, start, minutes):
    assert told(on, "IW268", start=start, day=agenda(slot("night", minutes))) == []
