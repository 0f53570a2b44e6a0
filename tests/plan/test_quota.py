from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import Place
from iisam_workshop.plan.deal import deal
from tests.thorough import often

from .builders import FULL_DAY, catalogue, session


def dealt(count=24, terms=None, **bingo):
    game, problems = deal(session(count, bingo=bingo, terms=terms))
    assert [str(problem) for problem in problems] == []
    return game


def refused(terms=None, **bingo):
    game, problems = deal(session(bingo=bingo, terms=terms))
    assert game.cards == ()
    return problems


def stages_of(game, card):
    return Counter(game.pool[n].stage for n in card.squares)


def uses_of(game):
    uses = Counter(n for card in game.cards for n in card.squares)
    return [(term.stage, uses[n]) for n, term in enumerate(game.pool)]


@settings(max_examples=often(60, 6), deadline=None)
@given(st.lists(st.integers(0, 8), min_size=6, max_size=6), st.integers(1, 30))
def test_every_card_has_the_quota_of_every_stage(numbers, count):
    short = 24 - sum(numbers)
    for n in range(6):
        step = max(-numbers[n], min(8 - numbers[n], short))
        numbers[n] += step
        short -= step
    quota = dict(zip(FULL_DAY, numbers, strict=True))
    game = dealt(count, layout="quota", quota=quota)
    assert game.mix == "quota"
    assert all(stages_of(game, card) == Counter(quota) for card in game.cards)
    for stage in FULL_DAY:
        counts = [uses for of, uses in uses_of(game) if of == stage]
        assert max(counts) - min(counts) <= 1


@settings(max_examples=often(60, 6), deadline=None)
@given(st.integers(1, 40), st.sampled_from([(4, 4), (5, 5), (3, 3), (5, 4), (6, 6)]))
def test_without_a_quota_squares_are_shared_evenly_and_the_odd_ones_go_round(count, grid):
    game = dealt(count, layout="quota", grid=grid)
    each, more = divmod(game.squares, 6)
    for card in game.cards:
        assert sorted(stages_of(game, card).values()) == [each] * (6 - more) + [each + 1] * more
    counts = [uses for _, uses in uses_of(game)]
    assert max(counts) - min(counts) <= 1


def test_squares_of_a_stage_stand_anywhere():
    game = dealt(40, layout="quota")
    places = {place for card in game.cards for place, n in enumerate(card.squares) if game.pool[n].stage == "vision"}
    assert places == set(range(24))


@pytest.mark.parametrize("grid", [(3, 3), (4, 4), (5, 5)])
def test_where_one_of_each_stage_wins_no_card_lacks_a_stage(grid):
    game = dealt(60, pattern="stages", grid=grid)
    assert (game.mix, game.pattern) == ("mixed", "stages")
    assert all(set(stages_of(game, card)) == set(FULL_DAY) for card in game.cards)


@settings(max_examples=often(40, 6), deadline=None)
@given(st.integers(1, 30), st.sampled_from([(6, 4), (6, 5), (6, 6), (4, 6), (6, 3), (3, 6)]))
def test_a_journey_card_has_each_stage_under_its_head(count, grid):
    game = dealt(count, layout="journey", grid=grid)
    for card in game.cards:
        for place, n in enumerate(card.squares):
            head = place % game.columns if game.heads_across else place // game.columns
            assert game.pool[n].stage == game.heads[head]
    columns = [
        frozenset(n for n in card.squares if game.pool[n].stage == stage) for card in game.cards for stage in game.heads
    ]
    assert len(set(columns)) == len(columns)
    for stage in FULL_DAY:
        counts = [uses for of, uses in uses_of(game) if of == stage]
        assert max(counts) - min(counts) <= 1


def test_a_quota_that_does_not_come_out_is_refused_with_the_sum():
    (problem,) = refused(layout="quota", quota={"vision": 10, "review": 15})
    assert (problem.code, problem.place) == ("IW616", Place("session.yaml", 21))
    assert problem.message == "the quota is 10 + 15 = 25 squares, and a card of 5x5 has 24"
    assert problem.hint == "Take 1 away."
    (problem,) = refused(layout="quota", quota={"vision": 10})
    assert problem.hint == "Add 14."


def test_a_quota_below_nothing_is_refused():
    (problem,) = refused(layout="quota", quota={"vision": -1, "review": 25})
    assert (problem.code, problem.message[:28]) == ("IW616", "the quota of 'vision' is -1,")


def test_a_quota_of_an_unknown_stage_is_refused_with_the_one_that_was_meant():
    (problem,) = refused(layout="quota", quota={"revue": 24})
    assert (problem.code, problem.hint) == ("IW616", "Did you mean 'review'?")


def test_a_stage_with_fewer_terms_than_squares_is_refused_by_name():
    (problem,) = refused(layout="quota", quota={"vision": 12, "scoping": 6, "review": 6}, pool=66)
    assert (problem.code, problem.place) == ("IW601", Place("session.yaml", 22))
    assert problem.message == "12 squares of ‘Vision’ need at least 12 terms; the pool has 11 of that stage"
    (problem,) = refused(layout="journey", grid=(6, 4), pool=30, terms=catalogue((3, 20, 20, 20, 20, 20)))
    assert problem.message == "4 squares of ‘Vision’ need at least 4 terms; the pool has 3 of that stage"


def test_squares_that_no_stage_has_terms_for_are_refused():
    terms = catalogue((2, 2, 2, 2, 20, 20))
    (problem,) = refused(layout="quota", grid=(4, 4), pool=20, terms=terms)
    assert problem.code == "IW601"
    assert problem.message == ("4 stages give a card 3 squares; the pool has so many terms of 2 stages only")


@pytest.mark.parametrize("layout", ["mixed", "journey"])
def test_a_quota_beside_another_layout_is_refused_and_never_ignored(layout):
    (problem,) = refused(layout=layout, quota={"vision": 24}, grid=(6, 4), free=False)
    assert problem.code == "IW616"
    assert problem.message == f"a quota is given, and the layout is {layout!r}, which has none"
    assert problem.place == Place("session.yaml", 21)
