"""When the cards win: the planned order exactly, days of chance against a replay that counts on its fingers."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.model.game import Card, Curve, Game, Pattern, SlotTerms
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.odds import first_wins, odds, orders, ways_of
from tests.plan.builders import catalogue
from tests.thorough import often, rows

PATTERNS: tuple[Any, ...] = get_args(Pattern)
DAYS = [[9, 2, 10, 4, 5, 1, 6, 3, 7, 8], [8, 9, 4, 6, 1, 2, 10, 5, 3, 7]]


def game(cards: Sequence[Sequence[int]], slots: Sequence[Sequence[int]], **changes: Any) -> Game:
    """A game on 3x3 cards with a free centre, its pool as large as what the slots say."""
    pool = catalogue((3, 3, 3, 3, 3, 3)).terms[: sum(map(len, slots))]
    made = Game(
        columns=3,
        rows=3,
        free=4,
        pool=pool,
        cards=tuple(Card(f"C{n}", tuple(squares)) for n, squares in enumerate(cards)),
        slots=tuple(SlotTerms(f"slot-{n}", tuple(terms)) for n, terms in enumerate(slots)),
    )
    return replace(made, **changes)


@st.composite
def games(draw: st.DrawFn) -> Game:
    size = draw(st.integers(8, 18))
    order = draw(st.permutations(range(size)))
    cuts = sorted(draw(st.lists(st.integers(0, size), max_size=3)))
    slots = [order[a:b] for a, b in zip([0, *cuts], [*cuts, size], strict=True)]
    cards = draw(st.lists(st.permutations(range(size)).map(lambda each: each[:8]), min_size=1, max_size=6))
    return game(
        cards, slots, pattern=draw(st.sampled_from(PATTERNS)), play=draw(st.sampled_from(["background", "called"]))
    )


def replayed(game: Game, numbers: Sequence[int], card: Card) -> int:
    """Call after call, the first that leaves the card with a way of which each group has been heard."""
    said: set[int | None] = set()
    ways, called = game.goals(card), {number: term for term, number in enumerate(numbers)}
    for call in range(1, len(game.pool) + 1):
        said.add(called.get(call))
        if any(all(not said.isdisjoint(group) for group in way) for way in ways):
            return call
    return len(game.pool) + 1


def curve_of(game: Game, days: Sequence[Sequence[int]]) -> Curve:
    """The curve of some days, each given as the call of every term, slowly."""
    wins = [[replayed(game, numbers, card) for card in game.cards] for numbers in days]
    won = [[sum(win <= call for win in day) for day in wins] for call in range(len(game.pool) + 1)]
    ordered = [sorted(each) for each in won]
    firsts = sorted(map(min, wins))
    middle = firsts[(len(days) - 1) // 2]
    return Curve(
        won=tuple(statistics.fmean(each) for each in won),
        low=tuple(float(each[-(-len(days) // 10) - 1]) for each in ordered),
        high=tuple(float(each[-(-len(days) * 9 // 10) - 1]) for each in ordered),
        shared=sum(min(day) <= len(game.pool) and day.count(min(day)) > 1 for day in wins) / len(days),
        first=middle if middle <= len(game.pool) else 0,
        begun=tuple(sum(first <= call for first in firsts) / len(days) for call in range(len(game.pool) + 1)),
    )


def close(one: Curve, other: Curve) -> bool:
    return (one.low, one.high, one.first) == (other.low, other.high, other.first) and all(
        abs(a - b) < 1e-9
        for a, b in zip((*one.won, *one.begun, one.shared), (*other.won, *other.begun, other.shared), strict=True)
    )


@settings(max_examples=often(200, 8))
@given(games())
def test_the_planned_curve_is_a_replay_of_each_card(made: Game) -> None:
    at = [made.won_at(card) for card in made.cards]
    planned = odds(made, "seed").planned
    assert planned.won == tuple(sum(call <= n for call in at) for n in range(len(made.pool) + 1))
    assert planned.low == planned.high == planned.won
    assert planned.first == min(at)
    assert planned.shared == (at.count(min(at)) > 1)


@pytest.mark.parametrize(
    ("skipped", "pattern"), [*rows((0, each) for each in PATTERNS[::-1]), *rows((20, each) for each in PATTERNS)]
)
def test_days_of_chance_are_counted_as_a_slow_replay_counts_them(pattern: Pattern, skipped: int) -> None:
    made = game(
        [(0, 1, 2, 3, 4, 5, 6, 7), (9, 4, 2, 8, 3, 0, 5, 1)], [(3, 1, 0, 4), (9, 8, 7, 6, 5, 2)], pattern=pattern
    )
    days = orders(made, Chance("seed"), skipped).tolist()
    found = odds(made, "seed")
    expected = curve_of(made, days)
    assert close(dict(found.skipped)[skipped] if skipped else found.shuffled, expected)
    assert found.runs == len(days) == 1000


def test_terms_change_places_only_inside_their_slot() -> None:
    made = game([range(8)], [(5, 0), (), (7, 1, 2), (3, 4, 6)])
    days = orders(made, Chance("seed"))
    for slot, calls in (((5, 0), {1, 2}), ((7, 1, 2), {3, 4, 5}), ((3, 4, 6), {6, 7, 8})):
        assert {frozenset(day) for day in days[:, list(slot)].tolist()} == {frozenset(calls)}
    # each of the six orders of a slot of three comes about as often as any other
    seen = [tuple(day) for day in days[:, [7, 1, 2]].tolist()]
    assert len(set(seen)) == 6
    assert all(120 < seen.count(order) < 215 for order in set(seen))


@pytest.mark.parametrize("play", ["called", "definition"])
def test_a_caller_may_call_any_term_at_any_time(play: Any) -> None:
    made = game([range(8)], [(5, 0), (7, 1, 2), (3, 4, 6)], play=play)
    days = orders(made, Chance("seed"))
    assert all(set(days[:, term].tolist()) == set(range(1, 9)) for term in range(8))


@pytest.mark.parametrize(("share", "silent"), [(10, 2), (20, 4)])
def test_a_share_of_the_terms_is_never_said_another_one_each_day(share: int, silent: int) -> None:
    made = game([range(8)], [range(9), range(9, 18)])
    days = orders(made, Chance("seed"), share)
    never = days == 19
    assert set(never.sum(axis=1).tolist()) == {silent}
    assert all(1000 * silent / 18 * 0.7 < count < 1000 * silent / 18 * 1.3 for count in never.sum(axis=0))
    # the terms that are said keep the calls of their own slot
    assert set(days[:, :9][~never[:, :9]].tolist()) == set(range(1, 10))


def test_the_same_seed_gives_the_same_days_and_another_seed_others() -> None:
    made = game([(0, 1, 2, 3, 4, 5, 6, 7), (9, 4, 2, 8, 3, 0, 5, 1)], [range(10)])
    assert odds(made, "one") == odds(made, "one")
    assert odds(made, "one").shuffled != odds(made, "two").shuffled
    # these numbers stand for every machine and every version of numpy
    assert orders(made, Chance("one"))[:2].tolist() == DAYS


def test_one_card_that_needs_every_term_wins_with_the_last_call_or_never() -> None:
    made = game([range(8)], [range(8)], pattern="full")
    found = odds(made, "seed")
    assert found.shuffled == found.planned == Curve(*[(0.0,) * 8 + (1.0,)] * 3, 0.0, 8, (0.0,) * 8 + (1.0,))
    assert [curve.first for _, curve in found.skipped] == [0, 0]
    assert [set(curve.won) for _, curve in found.skipped] == [{0.0}, {0.0}]


def test_two_cards_alike_always_win_together() -> None:
    found = odds(game([range(8), range(8)], [range(10)]), "seed")
    assert (found.planned.shared, found.shuffled.shared) == (1.0, 1.0)


def test_two_cards_without_a_term_between_them_never_win_together() -> None:
    found = odds(game([range(8), range(8, 16)], [range(16)], pattern="corners"), "seed")
    assert (found.planned.shared, found.shuffled.shared) == (0.0, 0.0)


def test_the_chance_of_a_corner_pattern_is_that_of_the_books() -> None:
    """Four given terms of ten are all among the first n calls with the chance C(n, 4) / C(10, 4)."""
    found = odds(game([range(8)], [range(10)], pattern="corners"), "seed")
    books = [n * (n - 1) * (n - 2) * (n - 3) / 5040 for n in range(11)]
    assert all(abs(a - b) < 0.05 for a, b in zip(found.shuffled.won, books, strict=True))
    assert found.shuffled.low[7] == 0
    assert found.shuffled.high[7] == 1


@pytest.mark.parametrize(("cards", "days"), [(1, 1), (3, 63), (3, 64), (5, 65), (1100, 130)])
def test_many_cards_and_days_are_worked_out_as_one_by_one(cards: int, days: int) -> None:
    source = np.random.default_rng(3)
    terms = 300  # more than a byte counts
    ways = source.integers(0, terms, (cards, 4, 3, 2))
    calls = np.array([source.permutation(terms) + 1 for _ in range(days)])
    expected = calls[:, ways].min(axis=4).max(axis=3).min(axis=2).T
    assert (first_wins(ways, calls) == expected).all()


def test_ways_are_filled_up_without_a_change_to_what_wins() -> None:
    made = game([(0, 1, 2, 3, 4, 5, 6, 7)], [range(8)])
    ways = ways_of(made)
    assert ways.shape == (1, 8, 3, 1)
    assert [{tuple(group) for group in way} for way in ways[0].tolist()] == [
        set(way) for way in made.goals(made.cards[0])
    ]
