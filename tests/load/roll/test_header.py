"""Where the headings of a list stand, and what parts its cells."""

from __future__ import annotations

import pytest

from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.roll.header import best_delimiter, header_at, heads_again, score


def rows(*cells: tuple[str, ...]) -> list[Row]:
    return [Row(number, number, each) for number, each in enumerate(cells, start=1)]


def test_the_row_with_most_headings_is_the_head_and_a_title_at_the_end_changes_nothing() -> None:
    table = rows(("Name", "Monday"), ("Name", "Organisation"), ("Ann Bell", "Police"), ("Attendees",))
    assert header_at(table) == 1


def test_headings_below_the_title_of_the_people_go_before_those_of_a_list_above() -> None:
    table = rows(("Host", "Name", "Email"), ("Vex", "Cy Vex", "c@x.org"), ("Attendees",), ("Name",), ("Ann Bell",))
    assert header_at(table) == 3
    assert header_at([*table[:2], *table[3:]]) == 0


def test_below_a_word_that_half_of_the_rows_have_nobody_stands() -> None:
    table = rows(("Ann Quill", "Delegate"), ("Bo Quill", "Delegate"), ("Cy Quill", "Host"))
    assert header_at(table) is None


def test_a_sure_heading_weighs_more_than_one_that_may_be_a_word_of_the_list() -> None:
    name, attendee, both, other = (score(row) for row in rows(("Name",), ("Delegate",), ("Name", "Email"), ("Email",)))
    assert (name, attendee, both, other) == (8, 4, 12, 0)
    assert score(Row(1, 1, ("Who comes",)), ("who comes",)) == 20


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Rota, first week, of March\nName;Organisation\nAnn Bell;Police\n", ";"),
        ("sep=|\nName,Organisation\n", "|"),
        ("Name\tOrganisation\nBell, Ann\tPolice\n", "\t"),
        ('Notes; of the "day\nName,Organisation\nAnn Bell,Police\n', ","),
    ],
)
def test_cells_are_parted_by_what_shows_most_headings(text: str, sign: str) -> None:
    assert best_delimiter(text, "people.csv") == sign


def test_headings_that_come_again_are_told_from_people() -> None:
    head, person = rows(("Name", "Organisation"), ("Ann Name", "Police"))
    assert (heads_again(head, [0]), heads_again(person, [0])) == (True, False)


def test_a_title_weighs_no_more_than_two_more_headings_do() -> None:
    table = rows(("Name", "Email", "Notes", "Comments"), ("Cy Vex", "", "", ""), ("Attendees",), ("Name",), ("Ann",))
    assert header_at(table) == 0
