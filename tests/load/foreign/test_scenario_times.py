"""When messages come, however people write it."""

from __future__ import annotations

import pytest

from iisam_workshop.load.foreign.scenario_times import length_of, minutes_of, time_in_head


@pytest.mark.parametrize(
    ("when", "minute"),
    [
        *(("0", 0), ("12", 12), ("15 min", 15), ("Minute 15", 15), ("1 hour", 60), ("1h 30m", 90)),
        *(("T+15", 15), ("T + 15 min", 15), ("T+0 (3:45 PM)", 0), ("+20", 20), ("[T+5]", 5)),
        *(("T+1:30", 90), ("T+2h", 120), ("T+2 hours", 120), ("T+1h30", 90), ("H+2", 120), ("T+90 minutes", 90)),
        *(("", None), ("soon", None), ("Day 2", None), ("25:00", None), ("10:61", None)),
    ],
)
def test_a_time_after_the_start_is_read(when, minute):
    assert minutes_of([when])[0] == [minute]


@pytest.mark.parametrize(
    ("whens", "start", "minutes", "how"),
    [
        (["10:00", "10:30", "12:05"], "", [0, 30, 125], "clock"),
        (["10:15", "10:30"], "10:00", [15, 30], "clock"),
        (["9 am", "1:15 pm"], "", [0, 255], "clock"),
        (["23:50", "00:10"], "", [0, 20], "clock"),
        (["2027-03-04T09:00:00Z", "2027-03-05 09:30"], "", [0, 1470], "clock"),
        (["0:00", "0:30", "1:15"], "", [0, 30, 75], "after the start"),
        (["00:10", "later", "00:40"], "", [10, None, 40], "after the start"),
        (["T+0", "1:15"], "", [0, 75], "after the start"),
        ([], "", [], "none"),
        (["", "soon"], "", [None, None], "none"),
    ],
)
def test_clock_times_count_from_the_first_and_small_ones_from_nought(whens, start, minutes, how):
    assert minutes_of(whens, start) == (minutes, how)


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ("The call (T+15)", ("T+15", "The call")),
        ("The call (10:15)", ("10:15", "The call")),
        ("T+15 min: The call", ("T+15 min", "The call")),
        ("0:30 – The call", ("0:30", "The call")),
        ("15 minutes: The call", ("15 minutes", "The call")),
        ("The call - T+15", ("T+15", "The call")),
        ("The call", ("", "The call")),
        ("The call (again)", ("", "The call (again)")),
        ("24 people ring", ("", "24 people ring")),
        ("Flat 3 (2 rooms)", ("", "Flat 3 (2 rooms)")),
    ],
)
def test_a_time_in_a_head_is_parted_from_the_title(head, parts):
    assert time_in_head(head) == parts


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(
            ("90", 90),
            ("75-90 minutes", 90),
            ("3 hours (09:00-12:00)", 180),
            ("2-hour", 120),
            ("1 hour 30 minutes", 90),
        ),
        *(("1.5 hours", 90), ("45 min", 45), ("half a day", None), ("", None), ("9000", None)),
    ],
)
def test_a_length_is_read_as_people_write_it(text, minutes):
    assert length_of(text) == minutes
