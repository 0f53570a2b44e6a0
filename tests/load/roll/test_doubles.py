"""The same person in two rows."""

from __future__ import annotations

import pytest

from iisam_workshop.load.roll.doubles import without_doubles
from iisam_workshop.load.roll.table import Table
from iisam_workshop.model.roll import Entry

TABLE = Table("people.csv", ())
ANN = Entry(2, 2, "Ann Bell", "Police")


def sorted_out(*others: Entry, keep: bool = False) -> tuple[list[Entry], list[tuple[int, str, str]]]:
    entries, decisions = without_doubles((ANN, *others), TABLE, keep=keep)
    return entries, [(one.row, one.outcome, one.problem.code) for one in decisions]


def test_a_row_of_the_same_person_is_folded_and_gives_what_the_first_lacks() -> None:
    again = Entry(5, 5, "ANN BELL", "Police", "Officer", email="ann@example.org")
    entries, told = sorted_out(again)
    assert entries == [Entry(2, 2, "Ann Bell", "Police", "Officer", email="ann@example.org")]
    assert told == [(5, "folded", "IW352")]


def test_a_row_of_the_same_person_stays_where_that_was_asked_for() -> None:
    again = Entry(5, 5, "Ann Bell", "Police")
    assert sorted_out(again, keep=True) == ([ANN, again], [(5, "doubtful", "IW223")])


@pytest.mark.parametrize(
    "other", [Entry(5, 5, "Ann Bell", "Housing"), Entry(5, 5, "Bo Carr", "Police", email="ann@example.org")]
)
def test_a_namesake_and_one_with_the_address_of_another_are_kept_and_told(other: Entry) -> None:
    ann = Entry(3, 3, "Ann Bell", "Police", email="ann@example.org")
    entries, told = sorted_out(ann, other)
    assert [entry.name for entry in entries] == ["Ann Bell", other.name]
    assert told == [(3, "folded", "IW352"), (5, "doubtful", "IW353")]


def test_people_with_nothing_in_common_are_not_told_of() -> None:
    bo = Entry(5, 5, "Bo Carr", "Police")
    assert sorted_out(bo) == ([ANN, bo], [])
