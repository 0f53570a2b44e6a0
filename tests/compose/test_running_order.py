"""The running order: each slot's words to say, so that they are really said."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from iisam_workshop.compose.running_order import running_order
from iisam_workshop.model.blocks import ItemList, Row, Table
from iisam_workshop.model.game import SlotTerms
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.wording import Wording
from tests.compose.games import blocks, game, paper, plan_of, rows, words
from tests.papers import read
from tests.reading import Reading


@pytest.fixture(scope="module")
def day(session: Session) -> Plan:
    return plan_of(session)


@pytest.fixture(scope="module")
def printed(day: Plan, wording: Wording) -> Reading:
    return read(running_order(day, paper("running-order"), wording))


def to_say(plan: Plan, wording: Wording) -> list[tuple[str, str, list[str]]]:
    """Time, slot and words of each row of words to say, in the order of the paper."""
    (table,) = blocks(running_order(plan, paper("running-order"), wording), Table)
    found = []
    for row, (when, what, *_) in zip(table.rows, rows(table), strict=True):
        if what.startswith("Words to say"):
            found.append((when, what.removeprefix("Words to say  "), ticked(row)))
    return found


def ticked(row: Row) -> list[str]:
    _, items = row.cells[1]
    assert isinstance(items, ItemList)
    assert items.kind == "tick"
    return [words(item) for item in items.items]


def test_every_slot_lists_its_terms_in_the_planned_order_with_their_calls(day: Plan, wording: Wording) -> None:
    timed = {each.slot.id: each for each in day.timetable.slots}
    number = iter(range(1, 61))
    expected = [
        (
            timed[slot.slot].hours,
            timed[slot.slot].slot.title,
            [f"{next(number)}  {day.game.pool[place].name}" for place in slot.terms],
        )
        for slot in day.game.slots
        if slot.terms
    ]
    assert to_say(day, wording) == expected


def test_the_words_stand_below_their_own_slot(day: Plan, wording: Wording) -> None:
    (table,) = blocks(running_order(day, paper("running-order"), wording), Table)
    heads = [what for _, what, *_ in rows(table)]
    for above, what in itertools.pairwise(heads):
        if what.startswith("Words to say"):
            assert above.startswith(what.removeprefix("Words to say  "))


@pytest.mark.parametrize("play", ["called", "definition"])
def test_where_a_caller_calls_the_day_has_no_words_to_say(play: Any, session: Session, wording: Wording) -> None:
    assert to_say(plan_of(session, game(session, play=play)), wording) == []


def test_a_slot_that_says_everything_has_rows_that_fit_a_page(session: Session, wording: Wording) -> None:
    everything = (SlotTerms("scenario-1", tuple(range(120))),)
    plan = plan_of(session, game(session, terms=120, slots=everything))
    found = to_say(plan, wording)
    assert [len(terms) for _, _, terms in found] == [40] * 3
    assert [term for _, _, terms in found for term in terms][99] == f"100  {plan.game.pool[99].name}"
    reading = read(running_order(plan, paper("running-order"), wording))
    assert (reading.problems(), reading.collisions()) == ([], [])


def test_words_to_say_go_over_all_columns_and_take_few_lines(printed: Reading) -> None:
    (row, *_) = [row for row in printed.all("TR") if "Words to say" in row.words()]
    (cell,) = row.all("TD")
    assert int(cell.attributes["ColSpan"]) == 3
    assert len(printed.pdf.pages) <= 8


def test_the_words_are_printed_in_columns_to_be_read_down(day: Plan, printed: Reading) -> None:
    read_out = [body.words() for body in printed.all("LBody")]
    terms = [f"{call} {day.game.pool[place].name}" for call, place in enumerate(day.game.calls, 1)]
    assert [each for each in read_out if each in terms] == terms
    assert (printed.problems(), printed.collisions()) == ([], [])
    assert min(printed.sizes()) >= 12
