"""Rows of a list that are no people."""

from __future__ import annotations

import pytest

from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.roll.columns import Columns
from iisam_workshop.load.roll.sections import is_note, only_cell, title_of, total

COLUMNS = Columns(2, {"name": (0,)}, headed=2)


def row(*cells: str) -> Row:
    return Row(9, 9, cells)


def test_seven_words_in_a_row_of_their_own_are_a_note_and_six_may_be_a_name() -> None:
    assert is_note(row("one two three four five six seven", ""), COLUMNS)
    assert not is_note(row("one two three four five six", ""), COLUMNS)
    assert not is_note(row("one two three four five six seven", "Police"), COLUMNS)


@pytest.mark.parametrize("text", ["* not yet confirmed", "Please bring pens", "Apologies: Ann Bell", "NB: no lunch"])
def test_a_note_is_known_by_its_words(text: str) -> None:
    assert is_note(row(text), COLUMNS)


@pytest.mark.parametrize(
    ("text", "come"),
    [("Apologies", False), ("Waiting list (3)", False), ("Attending:", True), ("2. Participants", True), ("Ann", None)],
)
def test_a_title_says_whether_those_below_come(text: str, come: bool | None) -> None:
    assert title_of(row(text, ""), COLUMNS) is come


def test_a_row_that_counts_the_people_is_a_total() -> None:
    assert total("Total: 12", row("Total: 12"), 3)
    assert total("3", row("3", ""), 3)
    assert not total("4", row("4", ""), 3)
    assert only_cell(row("3", "x")) == ""
