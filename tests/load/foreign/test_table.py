"""Tables of an agenda, with whatever heads and times people write."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from iisam_workshop.errors import InputUnreadable
from iisam_workshop.load.foreign.table import read_csv_table, read_workbook_table

from .samples import xlsx


def table(text: str):
    return read_csv_table(text.encode(), "day.csv")


def rows(found):
    return [(each.title, each.start, each.minutes) for each in found.happenings]


PLAIN = [("Arrival", 540, 30), ("Welcome", 570, 60), ("Lunch", 630, 45)]


@pytest.mark.parametrize(
    "text",
    [
        "Start,End,Title\n09:00,09:30,Arrival\n09:30,10:30,Welcome\n10:30,11:15,Lunch\n",
        "Start;Minutes;Session\n9.00;30;Arrival\n9.30;60;Welcome\n10.30;45;Lunch\n",
        "Time,Activity\n09:00 - 09:30,Arrival\n09:30–10:30,Welcome\n10:30 to 11:15,Lunch\n",
        "Time,Activity\n09:00 - 09:30,Arrival\nfrom 9:30 until 10:30,Welcome\n10:30 to 11:15,Lunch\n",
        "Time,Item,Duration\n9am,Arrival,30 min\n9:30am,Welcome,1h\n10.30 am,Lunch,0:45\n",
        "From\tTo\tWhat\n0900\t0930\tArrival\n0930\t1030\tWelcome\n1030\t1115\tLunch\n",
        "Time,Item\n09:00,Arrival\n09:30,Welcome\n10:30,Lunch\n11:15,Close\n",
        "Amser,Teitl,Munudau\n09:00,Arrival,30\n09:30,Welcome,60\n10:30,Lunch,45\n",
        "A day for us\n\nStart,Length (min),Title\n09:00,30,Arrival\n09:30,60,Welcome\n10:30,45,Lunch\n",
    ],
)
def test_the_same_day_is_read_from_every_common_shape(text):
    assert rows(table(text)) == PLAIN


def test_blocks_with_lengths_alone_have_no_times_of_their_own():
    found = table(
        'Block,Duration,Description,Additional info,Materials\nCheck-in,10,Say hello,Be brief,"Pens, paper"\n'
    )
    [block] = found.happenings
    assert (block.title, block.start, block.minutes, block.about) == ("Check-in", None, 10, "Say hello")
    assert (block.kit, block.notes) == (("Pens", "paper"), ("Be brief",))


def test_days_come_from_a_column_or_from_rows_that_name_them():
    column = table("Date,Start,End,Title\n2027-03-04,09:00,10:00,A\n05/03/2027,09:00,10:00,B\n")
    named = table("Start,End,Title\n,,Thursday 4 March 2027\n09:00,10:00,A\n,,Friday 5 March 2027\n09:00,10:00,B\n")
    for found in (column, named):
        assert [each.day for each in found.happenings] == [date(2027, 3, 4), date(2027, 3, 5)]
    numbered = table("Start,End,Title\n,,Day 1\n09:00,10:00,A\n,,Day 2: practice\n09:00,10:00,B\n")
    assert [each.day for each in numbered.happenings] == [1, 2]


def test_a_calendar_that_was_saved_as_a_table_is_read():
    heads = "Subject,Start Date,Start Time,End Date,End Time,All day event,Description,Location"
    found = table(
        f"{heads}\nWelcome,04/03/2027,09:30:00,04/03/2027,10:15:00,False,Hello,Hall\nFair,04/03/2027,,,,True,,\n"
    )
    assert [(each.title, each.day, each.start, each.minutes, each.room) for each in found.happenings] == [
        ("Welcome", date(2027, 3, 4), 570, 45, "Hall")
    ]
    assert ["lasts all day" in remark.message for remark in found.remarks] == [True]


def test_what_is_not_understood_is_listed_with_its_row_and_column():
    text = "Start,End,Title,Mood\n09:00,10:00,A,glad\n,,,\nsoon,later,B,\n11:00,12:00,,\n"
    found = table(text)
    assert [(str(remark.place), remark.code) for remark in found.remarks] == [
        ("day.csv:1:4", "IW408"),
        ("day.csv:4:1", "IW408"),
    ]
    assert [each.title for each in found.happenings] == ["A", "Untitled"]


def test_a_table_without_such_heads_is_refused():
    with pytest.raises(InputUnreadable) as refusal:
        table("Name,Organisation\nAnn,Housing\n")
    assert [problem.code for problem in refusal.value.problems] == ["IW412"]


def test_a_workbook_gives_times_that_were_typed_as_times():
    data = xlsx(
        ("Plan", [["Start", "End", "Title", "Minutes"], [time(9), time(9, 30), "A", None], [0.5, None, "B", 45]]),
        ("Other", [["x"]]),
    )
    found = read_workbook_table(data, "day.xlsx")
    assert rows(found) == [("A", 540, 30), ("B", 720, 45)]
    assert ["'Other' was not read" in remark.message for remark in found.remarks] == [True]
    assert str(found.remarks[0].place) == "day.xlsx:Other"


def test_a_workbook_with_dates_and_times_in_one_cell_is_read():
    cells = [["Start", "End", "Session"], [datetime(2027, 3, 4, 9), datetime(2027, 3, 4, 10), "A"]]  # noqa: DTZ001 - cells have no zone
    found = read_workbook_table(xlsx(("Plan", cells)), "day.xlsx")
    assert [(each.day, each.start, each.minutes) for each in found.happenings] == [(date(2027, 3, 4), 540, 60)]


def test_the_sheet_can_be_chosen_and_an_unknown_one_is_refused():
    data = xlsx(
        ("One", [["Start", "End", "Title"], ["9:00", "9:10", "A"]]),
        ("Two", [["Start", "End", "Title"], ["9:00", "9:20", "B"]]),
    )
    assert rows(read_workbook_table(data, "day.xlsx", "two")) == [("B", 540, 20)]
    with pytest.raises(InputUnreadable) as refusal:
        read_workbook_table(data, "day.xlsx", "Three")
    assert "One, Two" in refusal.value.problems[0].hint


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2", 2),
        ("Day 3", 3),
        ("diwrnod 2: yr ail", 2),
        ("2027-06-03", date(2027, 6, 3)),
        ("2027-06-03 Thu", date(2027, 6, 3)),
        ("soon", None),
    ],
)
def test_a_day_is_a_date_or_a_number(written, day):
    (happening,) = table(f"Day,Start,Minutes,Title\n{written},09:00,30,Arrival\n").happenings
    assert happening.day == day
