"""Days and times as people write them when they are asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.load.clock_words import read_clock, read_length
from iisam_workshop.load.day_words import day_of
from iisam_workshop.model.text import spoken_day

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        *("2027-03-04", "4 March 2027", "4/3/2027", "04.03.2027", "4-3-2027", "4th March 2027", "4 Mar 2027"),
        *(
            "March 4, 2027",
            "Thursday 4 March 2027",
            "thu 4/3/2027",
            " 4  MARCH   2027 ",
            "4 Mawrth 2027",
            "4th of March 2027",
        ),
    ],
)
def test_the_fourth_of_march_is_understood(text):
    assert day_of(text) == date(2027, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "30 February 2027",
        "13/13/2027",
        "4/3/27",
        "Friday 4 March 2027",
        "4 M 2027",
        "4 Ma 2027",
        "Marchish 4 2027",
    ],
)
def test_what_is_no_day_is_none(text):
    assert day_of(text) is None


@given(DAYS)
def test_a_day_that_is_repeated_back_in_words_is_the_same_day(day):
    assert day_of(spoken_day(day)) == day
    assert day_of(f"{day.day}/{day.month}/{day.year}") == day


@given(DAYS, st.integers(1, 6))
def test_a_wrong_weekday_is_never_accepted(day, off):
    wrong = spoken_day(day + timedelta(days=off)).split()[0]
    assert day_of(f"{wrong} {spoken_day(day).split(' ', 1)[1]}") is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(
            ("9:30", 570),
            ("09.30", 570),
            ("0930", 570),
            ("9.30am", 570),
            ("9:30 pm", 1290),
            ("12 am", 0),
            ("12pm", 720),
        ),
        *(
            ("09:30:00", 570),
            ("9h30", 570),
            ("9", None),
            ("24:00", None),
            ("13pm", None),
            ("9:60", None),
            ("soon", None),
            ("", None),
        ),
    ],
)
def test_times_of_day(text, minutes):
    assert read_clock(text) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(
            ("45", 45),
            ("45 min", 45),
            ("1h", 60),
            ("1h 30m", 90),
            ("1h30", 90),
            ("1 hour 15 minutes", 75),
            ("0:45", 45),
            ("1:30:00", 90),
        ),
        *(("", None), ("long", None), ("45 munud", 45), ("1 hour and 5 mins", 65)),
    ],
)
def test_lengths(text, minutes):
    assert read_length(text) == minutes
