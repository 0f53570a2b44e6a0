"""The people of a session's workbook stand in one place."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.tree import MapNode, TextNode
from iisam_workshop.load.workbook_people import one_list

HERE = Place("day.xlsx", 7, 2, "Day")
PEOPLE = (Row(1, 1, ("Name",)), Row(2, 2, ("Ann Bell",)))


def placed(wish: str | None, people: tuple[Row, ...]) -> tuple[str | None, list[tuple[str, str]]]:
    """What ``attendees`` says in the end, and what was told."""
    session = MapNode({"attendees": TextNode(wish, HERE)} if wish is not None else {}, {}, Place("day.xlsx"))
    problems = []
    one_list(session, people, "day.xlsx", problems)
    said = session.entries.get("attendees")
    return said.text if isinstance(said, TextNode) else None, [(each.code, str(each.place)) for each in problems]


@pytest.mark.parametrize(
    ("wish", "people", "said"),
    [
        (None, PEOPLE, "People"),
        ("people", PEOPLE, "people"),
        ("24", (), "24"),
        ("people.csv", (), "people.csv"),
        (None, (), None),
    ],
)
def test_people_are_in_the_sheet_or_a_list_or_a_number(wish: str | None, people: tuple[Row, ...], said: str) -> None:
    assert placed(wish, people) == (said, [])


@pytest.mark.parametrize(("wish", "people"), [("24", PEOPLE), ("people.csv", PEOPLE), (" People ", ())])
def test_two_places_are_told_and_so_is_a_sheet_without_anybody(wish: str, people: tuple[Row, ...]) -> None:
    assert placed(wish, people) == (wish, [("IW417", "day.xlsx:Day!B7")])
