"""The winner look-up says of every card and every way to win what a replay says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from iisam_workshop.compose.calls import sayings
from iisam_workshop.compose.winner_grid import winner_grid
from iisam_workshop.model.blocks import Paragraph, Row, Table
from iisam_workshop.model.game import Card, Game
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.wording import Wording
from tests.compose.games import blocks, game, paper, plan_of, rows, words
from tests.papers import pressed, read

LINES = [*(f"R{n}" for n in range(1, 6)), *(f"C{letter}" for letter in "ABCDE"), "D1", "D2"]


def tables(plan: Plan, wording: Wording) -> list[Table]:
    return blocks(winner_grid(plan, paper("winner-grid"), wording), Table)


def complete(game: Game, squares: list[int]) -> int:
    """The call after which all these squares are marked, found by calling."""
    said: set[int] = set()
    for call, term in enumerate(game.calls, 1):
        said.add(term)
        if said >= set(squares):
            return call
    raise AssertionError


def square(card: Card, column: int, row: int) -> list[int]:
    """The term on a square of a card of 5x5 with a free centre; none on the free one."""
    place = row * 5 + column
    return [] if place == 12 else [card.squares[place - (place > 12)]]


def line(card: Card, head: str) -> list[int]:
    kind, n = head[0], "ABCDE".find(head[1]) if head[0] == "C" else int(head[1]) - 1
    places = {
        "R": [(k, n) for k in range(5)],
        "C": [(n, k) for k in range(5)],
        "D": [(4 - k if n else k, k) for k in range(5)],
    }[kind]
    return [term for column, row in places for term in square(card, column, row)]


def entry(plan: Plan, call: int) -> str:
    letters = {each.timed.slot.id: each.letter for each in sayings(plan)}
    return f"{letters[plan.game.slot_of(call)]} {call}"


def bold(row: Row) -> list[str]:
    return [words((span,)) for cell in row.cells[2:] for part in cell for span in part.runs if span.bold]  # type: ignore[union-attr]


def test_every_line_of_every_card_has_the_slot_and_call_that_complete_it(session: Session, wording: Wording) -> None:
    plan = plan_of(session)
    grid = tables(plan, wording)[0]
    assert [column.head for column in grid.columns] == ["Card", "Seat", *LINES]
    cards = sorted(plan.game.cards, key=lambda card: card.code)
    expected = [
        [
            card.code,
            str(plan.seat_of(card.owner).number) if card.owner else "–",
            *(entry(plan, complete(plan.game, line(card, head))) for head in LINES),
        ]
        for card in cards
    ]
    assert rows(grid) == expected
    assert [set(bold(row)) for row in grid.rows] == [{entry(plan, plan.game.won_at(card))} for card in cards]


def test_every_fifth_row_is_stronger(session: Session, wording: Wording) -> None:
    grid = tables(plan_of(session), wording)[0]
    assert [number for number, row in enumerate(grid.rows, 1) if row.strong] == [5, 10, 15, 20, 25]


@pytest.mark.parametrize(("pattern", "head"), [("corners", "Four corners"), ("full", "Full card")])
def test_a_pattern_has_one_column(pattern: Any, head: str, session: Session, wording: Wording) -> None:
    plan = plan_of(session, game(session, pattern=pattern))
    grid = tables(plan, wording)[0]
    assert [column.head for column in grid.columns][2:] == [head]
    cards = {card.code: card for card in plan.game.cards}
    for row in rows(grid):
        card = cards[row[0]]
        places = (
            [square(card, 4 * x, 4 * y)[0] for x in (0, 1) for y in (0, 1)] if pattern == "corners" else card.squares
        )
        assert row[2] == entry(plan, complete(plan.game, list(places)))


def test_for_one_of_each_stage_there_is_the_call_that_brings_each_stage(session: Session, wording: Wording) -> None:
    plan = plan_of(session, game(session, pattern="stages", columns=3, rows=3, free=None))
    grid = tables(plan, wording)[0]
    assert [column.head for column in grid.columns][2:] == [f"Stage {n}" for n in range(1, 7)]
    number = {place: call for call, place in enumerate(plan.game.calls, 1)}
    cards = {card.code: card for card in plan.game.cards}
    absent = 0
    for row, strong in zip(rows(grid), map(bold, grid.rows), strict=True):
        card = cards[row[0]]
        for stage, found in zip(plan.stages, row[2:], strict=True):
            calls = [number[place] for place in card.squares if plan.game.pool[place].stage == stage.id]
            assert found == (entry(plan, min(calls)) if calls else "–")
            absent += not calls
        assert strong == [entry(plan, plan.game.won_at(card))]
    assert absent > 0


@pytest.mark.parametrize("count", [60, 56])
def test_the_key_names_the_term_of_every_call_read_down_its_columns(
    count: int, session: Session, wording: Wording
) -> None:
    dealt = game(session)
    plan = plan_of(
        session,
        replace(
            dealt,
            pool=dealt.pool[:count],
            cards=tuple(replace(card, squares=tuple(range(24))) for card in dealt.cards),
            slots=tuple(replace(slot, terms=tuple(n for n in slot.terms if n < count)) for slot in dealt.slots),
        ),
    )
    key = rows(tables(plan, wording)[1])
    found = [(row[n], row[n + 1]) for n in (0, 2, 4) for row in key if row[n]]
    assert found == [(entry(plan, call), plan.game.pool[place].name) for call, place in enumerate(plan.game.calls, 1)]


def test_the_letters_stand_with_their_slots_and_times(session: Session, wording: Wording) -> None:
    plan = plan_of(session)
    legend = words(blocks(winner_grid(plan, paper("winner-grid"), wording), Paragraph)[1].runs)
    for each in sayings(plan):
        assert f"{each.letter} {each.timed.slot.title}, {each.timed.hours}" in legend


def test_the_cards_of_a_usual_room_stand_on_one_page_in_clear_print(session: Session, wording: Wording) -> None:
    reading = read(winner_grid(plan_of(session), paper("winner-grid"), wording))
    assert len(reading.pdf.pages) == 2
    assert reading.all("Table")[0].pages == {0}
    assert reading.all("Table")[1].pages == {1}
    assert min(reading.sizes()) >= 12
    assert (reading.problems(), reading.collisions(), reading.outside(40)) == ([], [], [])


@pytest.mark.parametrize(("changes", "landscape"), [({"terms": 96}, False), ({"terms": 102}, True)])
def test_the_page_lies_across_where_an_upright_one_is_too_narrow(
    changes: dict[str, int], landscape: bool, session: Session, wording: Wording
) -> None:
    flow = winner_grid(plan_of(session, game(session, **changes)), paper("winner-grid"), wording)
    assert flow.landscape is landscape
    assert pressed(flow).pages > 1
