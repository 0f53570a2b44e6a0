"""Draws for a rehearsal: their distributions are the promised ones, and larger assumptions give larger draws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.model.rehearsal import Spread
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.whatif.drawing import drawn, happens

PLAYS = 20_000
CHANCE = Chance("drawing")


def below(spread: Spread, amount: float) -> float:
    """The chance that a triangular draw is at most an amount, from the textbook."""
    low, mode, high = spread.least, spread.likely, spread.most
    if amount <= low:
        return 0.0
    if amount >= high:
        return 1.0
    if amount <= mode:
        return (amount - low) ** 2 / ((high - low) * (mode - low))
    return 1 - (high - amount) ** 2 / ((high - low) * (high - mode))


@pytest.mark.parametrize("spread", [Spread(0, 5, 15), Spread(90, 100, 125), Spread(0, 0, 10), Spread(2, 9, 9)], ids=str)
def test_draws_have_the_distribution_of_their_triangle(spread):
    found = drawn(spread, PLAYS, CHANCE, "late", "1")
    assert found.min() >= spread.least
    assert found.max() <= spread.most
    for amount in np.linspace(spread.least, spread.most, 9)[1:-1]:
        share = below(spread, float(amount))
        assert abs((found <= amount).mean() - share) < 3 * (share * (1 - share) / PLAYS) ** 0.5


def test_a_spread_without_width_leaves_nothing_to_chance():
    assert set(drawn(Spread(100, 100, 100), 50, CHANCE, "length")) == {100.0}


@pytest.mark.parametrize("share", [1, 10, 50, 93])
def test_what_has_a_chance_of_so_many_per_cent_happens_as_often(share):
    often = happens(share, PLAYS, CHANCE, "no-show").mean()
    assert abs(often - share / 100) < 3 * (share / 100 * (1 - share / 100) / PLAYS) ** 0.5


def test_what_is_impossible_never_happens_and_what_is_certain_always():
    assert not happens(0, PLAYS, CHANCE, "no-show").any()
    assert happens(100, PLAYS, CHANCE, "no-show").all()


def test_more_plays_begin_with_the_same_ones():
    few, many = (drawn(Spread(0, 5, 15), plays, CHANCE, "late") for plays in (100, 1000))
    assert few.tolist() == many[:100].tolist()


def test_each_thing_has_a_stream_of_its_own():
    one, other = (drawn(Spread(0, 5, 15), 1000, CHANCE, "length", name) for name in ("talk", "work"))
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.1


three = st.lists(st.integers(0, 60), min_size=3, max_size=3).map(sorted)


@given(three, st.lists(st.integers(0, 30), min_size=3, max_size=3).map(sorted))
def test_a_larger_spread_gives_no_smaller_draw_in_any_play(numbers, more):
    low = drawn(Spread(*numbers), 200, CHANCE, "late")
    high = drawn(Spread(*(a + b for a, b in zip(numbers, more, strict=True))), 200, CHANCE, "late")
    assert (low <= high + 1e-9).all()


@given(st.integers(0, 100), st.integers(0, 100))
def test_what_happens_with_a_smaller_chance_happens_with_a_larger_one(one, other):
    low, high = sorted((one, other))
    assert (happens(low, 200, CHANCE, "skipped") <= happens(high, 200, CHANCE, "skipped")).all()
