"""Bingo in a rehearsal: exactly the planned game where nothing is skipped, and textbook shares where something is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from iisam_workshop.model.game import Card, Game, SlotTerms
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.rehearsal import Assumptions, Risk
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.whatif.absence import present
from iisam_workshop.plan.whatif.winning import bingo_risks, wins

from .days import SURE, is_near, with_wish

PLAYS = 20_000


def won(plan: Plan, assumed: Assumptions) -> np.ndarray:
    chance = Chance("winning")
    return wins(plan, assumed, present(plan, assumed, chance), chance)


def found(plan: Plan, assumed: Assumptions) -> dict[str, Risk]:
    chance = Chance("winning")
    return {risk.kind: risk for risk in bingo_risks(plan, assumed, present(plan, assumed, chance), chance)}


def small_game(plan: Plan, cards: Sequence[Sequence[int]], *slots: tuple[str, int], **more: Any) -> Plan:
    """A game on 2x2 cards that needs all four terms, each card somebody's; slots say so many terms each."""
    terms = iter(range(60))
    said = tuple(SlotTerms(name, tuple(next(terms) for _ in range(count))) for name, count in slots)
    made = Game(
        columns=2,
        rows=2,
        free=None,
        pool=plan.game.pool[: sum(count for _, count in slots)],
        cards=tuple(Card(f"C{n}", tuple(each), plan.seats[n].attendee.key) for n, each in enumerate(cards)),
        slots=said,
        **{"pattern": "full", **more},
    )
    return replace(with_wish(plan), game=made)


def test_where_nothing_is_skipped_every_card_wins_as_planned(plan):
    planned = [plan.game.won_at(card) for card in plan.game.cards if card.owner]
    assert len(planned) == len(plan.seats)
    assert won(plan, replace(SURE, plays=10)).tolist() == [[call] * 10 for call in planned]


def test_the_example_wins_as_its_session_wishes_when_nothing_is_skipped(plan):
    risks = found(plan, SURE)
    assert {"no-win", "early-win", "late-win", "few-wins", "at-once"} == set(risks)
    assert not any(risk.hits for risk in risks.values())


@pytest.mark.parametrize(("skipped", "no_shows"), [(15, 0), (40, 0), (15, 20)])
def test_a_full_card_wins_where_none_of_its_terms_is_skipped_and_its_owner_is_there(plan, skipped, no_shows):
    made = small_game(plan, [(0, 1, 2, 3)], ("journey", 6))
    risks = found(made, replace(SURE, skipped=skipped, no_shows=no_shows, plays=PLAYS))
    assert is_near(risks["no-win"], PLAYS, 1 - (1 - skipped / 100) ** 4 * (1 - no_shows / 100))


def test_a_card_never_wins_earlier_because_more_is_skipped(plan):
    few, many = (won(plan, replace(SURE, skipped=share, plays=300)) for share in (10, 25))
    assert (few <= many).all()
    assert (few < many).any()


def test_a_skipped_term_costs_nobody_else_a_call(plan):
    """The number of a call belongs to its slot: a card whose terms are said wins on the same call as ever."""
    made = small_game(plan, [(0, 1, 2, 3), (4, 5, 6, 7)], ("journey", 8))
    times = won(made, replace(SURE, skipped=20, plays=500))
    assert {*times[0].tolist()} == {4, 9}
    assert {*times[1].tolist()} == {8, 9}


def test_spare_cards_and_those_of_missing_people_win_nothing(plan):
    times = won(plan, replace(SURE, no_shows=30, plays=200))
    came = present(plan, replace(SURE, no_shows=30, plays=200), Chance("winning"))
    owners = [card.owner for card in plan.game.cards if card.owner]
    for row, owner in zip(times, owners, strict=True):
        assert ((row > len(plan.game.pool)) == ~came[owner]).all()


def test_the_first_win_is_told_to_come_before_or_after_the_wished_slot(plan):
    slots = ("journey", 4), ("scenario-1", 4)
    cards = [(0, 1, 2, 3)]
    early = found(with_wish(small_game(plan, cards, *slots), first_win="scenario-1"), SURE)
    assert (early["early-win"].hits, early["late-win"].hits) == (SURE.plays, 0)
    late = found(with_wish(small_game(plan, [(0, 1, 2, 7)], *slots), first_win="journey"), SURE)
    assert (late["early-win"].hits, late["late-win"].hits, late["no-win"].hits) == (0, SURE.plays, 0)
    assert late["late-win"].name == "The information sharing journey"


def test_the_first_and_the_last_term_of_the_wished_slot_are_in_time(plan):
    slots = ("journey", 4), ("scenario-1", 4), ("scenario-2", 4)
    for last in (4, 7):
        made = with_wish(small_game(plan, [(0, 1, 2, last)], *slots), first_win="scenario-1")
        assert not any(risk.hits for risk in found(made, SURE).values())


def test_a_card_that_never_wins_is_no_late_one(plan):
    made = with_wish(small_game(plan, [(0, 1, 2, 3)], ("journey", 4)), first_win="journey")
    risks = found(made, replace(SURE, skipped=100))
    assert (risks["no-win"].hits, risks["late-win"].hits) == (SURE.plays, 0)


def test_half_of_the_cards_are_not_most_of_them(plan):
    slots = ("journey", 4), ("scenario-1", 4)
    cards = [(0, 1, 2, 3), (0, 1, 2, 7)]
    made = with_wish(small_game(plan, cards, *slots), most_by="journey")
    assert found(made, SURE)["few-wins"].hits == SURE.plays
    more = with_wish(small_game(plan, [*cards, (1, 2, 3, 0)], *slots), most_by="journey")
    assert found(more, SURE)["few-wins"].hits == 0


def test_cards_that_win_on_one_term_are_a_crowd(plan):
    made = small_game(plan, [(0, 1, 2, 3), (1, 0, 2, 3), (2, 1, 0, 3), (0, 1, 2, 4)], ("journey", 5))
    risk = found(with_wish(made, at_once=2), SURE)["at-once"]
    assert (risk.hits, risk.usual, risk.limit) == (SURE.plays, 3, 2)
    assert found(with_wish(made, at_once=3), SURE)["at-once"].hits == 0


def test_a_caller_skips_nothing_and_stops_when_the_game_is_over(plan):
    """Ten minutes are fifteen calls of forty seconds, and ten of sixty."""
    made = small_game(plan, [(0, 1, 2, 11)], ("bingo-recap", 20), play="called")
    assumed = replace(SURE, skipped=90)
    in_time, too_slow = found(made, assumed)["no-win"], found(made, replace(assumed, call=60))["no-win"]
    assert (in_time.hits, in_time.limit) == (0, 15)
    assert (too_slow.hits, too_slow.limit) == (SURE.plays, 10)
