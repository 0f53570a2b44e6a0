"""What a cell of a session's workbook says."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from iisam_workshop.errors import Place, Problem
from iisam_workshop.load.layers import Plain
from iisam_workshop.load.sheets import Cell
from iisam_workshop.load.tree import ListNode, Node, TextNode
from iisam_workshop.load.workbook_cells import node_of, session_form, way_of

HERE = Place("day.xlsx", 7, 2, "Slots")


def plain(node: Node) -> Plain:
    assert node.place == HERE
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {key: plain(entry) for key, entry in node.entries.items()}


@pytest.mark.parametrize(
    ("form", "value", "said"),
    [
        ("clock", 0.5, "12:00"),
        ("clock", 0.4, "09:36"),
        ("clock", time(9, 5), "09:05"),
        ("clock", "9:15", "9:15"),
        ("minutes", 45, "45"),
        ("minutes", time(1, 30), "90"),
        ("minutes", timedelta(minutes=45), "45"),
        ("list", 0.25, ["06:00"]),
        ("list", "Ann Bell, Bo Carr", ["Ann Bell", "Bo Carr"]),
        ("list", "Bell, Ann; Bo", ["Bell, Ann", "Bo"]),
        ("lines", "one  two\n\nthree", ["one two", "three"]),
        ("kit", "Pens\nCards | 1 per person | paper cards", None),
        ("text", 3, "3"),
    ],
)
def test_a_cell_is_read_by_the_form_of_its_column(form, value, said) -> None:
    problems: list[Problem] = []
    kit = ["Pens", {"item": "Cards", "count": "1", "per": "person", "paper": "cards"}]
    assert plain(node_of(Cell(value, HERE), form, problems)) == (said or kit)
    assert problems == []


@pytest.mark.parametrize(("form", "said"), [("minutes", "1"), ("clock", "0:00")])
def test_a_date_that_a_program_made_of_a_length_or_a_time_is_told(form, said) -> None:
    problems: list[Problem] = []
    assert plain(node_of(Cell(date(2027, 3, 4), HERE), form, problems)) == said
    assert [(each.code, each.place) for each in problems] == [("IW416", HERE)]


@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("title", "text"),
        ("facilitators", "list"),
        ("agenda.start", "list"),
        ("agenda.finish", "list"),
        ("agenda.fixed.lunch", "clock"),
        ("bingo.grid", "text"),
        ("bingo.quota.vision", "text"),
        ("languages", "list"),
        ("own.name_fonts", "list"),
        ("own.words.Hub", "text"),
        ("nothing.of.ours", "text"),
    ],
)
def test_the_value_of_a_key_is_written_as_the_key_asks(key: str, form: str) -> None:
    assert session_form(way_of(key)) == form


@pytest.mark.parametrize(
    ("key", "way"),
    [
        (" Agenda . Start ", ("agenda", "start")),
        ("Venue.step free", ("venue", "step_free")),
        ("welsh.Hello. All", ("welsh", "Hello. All")),
        ("own.words.Hub.One", ("own", "words", "Hub", "one")),
        ("agenda.fixed.Lunch", ("agenda", "fixed", "Lunch")),
        ("", ()),
    ],
)
def test_a_key_is_a_way_whose_names_stay_as_they_were_written(key: str, way: tuple[str, ...]) -> None:
    assert way_of(key) == way
