"""What was decided of rows, as problems: each with a remedy, and those that are alike told together."""

from __future__ import annotations

from iisam_workshop.errors import Place, Problem
from iisam_workshop.load.roll.decisions import decided, listed, told
from iisam_workshop.model.roll import Decision

PLACE = Place("people.csv", 14)


def test_a_decision_names_its_row_and_has_the_remedy_of_its_kind() -> None:
    hint = "If somebody's name stands there, put it into the column of names."
    assert decided(14, PLACE, "left-out", "IW355", "is a total and was left out") == Decision(
        14, "left-out", Problem("IW355", "row 14 is a total and was left out", hint, PLACE, "warning")
    )


def test_every_kind_has_a_remedy_of_its_own() -> None:
    kinds = ("IW221", "IW223", "IW243", "IW352", "IW353", "IW354", "IW355", "IW356", "IW357", "IW358", "IW360", "IW365")
    hints = {decided(2, PLACE, "doubtful", code, "is odd").problem.hint for code in kinds}
    assert len(hints) == len(kinds)
    assert all(hint.endswith(".") for hint in hints)


def test_three_of_a_kind_are_told_one_by_one_and_four_in_one() -> None:
    rows = [decided(row, Place("people.csv", row), "left-out", "IW221", "has no name") for row in (2, 3, 4, 9)]
    assert [problem.message for problem in told(rows[:3])] == [f"row {row} has no name" for row in (2, 3, 4)]
    (together,) = told(rows)
    assert (together.message, together.place) == ("rows 2 to 4 and 9: each has no name", Place("people.csv", 2))


def test_rows_are_listed_as_people_list_them() -> None:
    assert listed([12, 2, 5, 4, 6, 5]) == "2, 4 to 6 and 12"
    assert listed([3, 2]) == "2 and 3"
