from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import Place
from iisam_workshop.model.journey import OWN_SOURCE
from iisam_workshop.model.session import EarlierCard
from iisam_workshop.plan.pool import choose_pool
from tests.thorough import often

from .builders import catalogue, session

# The first day took half of every stage.
FIRST = choose_pool(session(), 1)[0]

few = settings(max_examples=often(200, 8))
per_stage = st.tuples(*[st.integers(0, 20)] * 6)


def pool_of(size, terms=None, seed="test-seed", squares=1):
    return choose_pool(session(bingo={"pool": size}, terms=terms, seed=seed), squares)


@few
@given(st.integers(1, 120), st.text(min_size=1))
def test_a_pool_has_the_terms_asked_for_spread_evenly_over_the_stages(size, seed):
    pool, problems = pool_of(size, seed=seed)
    counts = Counter({stage.id: 0 for stage in catalogue().stages})
    counts.update(term.stage for term in pool)
    assert len({term.id for term in pool}) == size
    assert max(counts.values()) - min(counts.values()) <= 1
    assert problems == ()


@few
@given(per_stage, st.integers(1, 120))
def test_a_stage_with_few_terms_gives_all_and_the_others_share_the_rest(counts, size):
    terms = catalogue(counts)
    pool, _ = pool_of(size, terms)
    taken = Counter(term.stage for term in pool)
    assert len(pool) == min(size, sum(counts))
    for stage in terms.stages:
        if taken[stage.id] < len(terms.terms_of(stage.id)):
            assert taken[stage.id] >= max(taken.values()) - 1


@few
@given(st.integers(1, 119), st.text(min_size=1))
def test_a_larger_pool_holds_every_term_of_a_smaller_one(size, seed):
    assert set(pool_of(size, seed=seed)[0]) < set(pool_of(size + 1, seed=seed)[0])


def test_a_pool_keeps_the_catalogue_s_order():
    order = [term.id for term in catalogue().terms]
    places = [order.index(term.id) for term in pool_of(60)[0]]
    assert places == sorted(places)


def test_another_seed_chooses_other_terms():
    assert pool_of(60)[0] != pool_of(60, seed="other")[0]


def test_a_term_that_joins_the_catalogue_leaves_the_choice_among_the_others_alone():
    counts = (19, 20, 20, 20, 20, 20)
    few = catalogue(counts)
    more = few.model_copy(update={"terms": (*few.terms, catalogue().terms[-1].model_copy(update={"stage": "vision"}))})
    before, after = ({term.id for term in pool_of(60, terms)[0]} for terms in (few, more))
    assert len(before - after) <= 1


def test_no_stage_is_preferred_when_the_terms_do_not_go_round():
    assert len({pool_of(1, seed=f"seed {n}")[0][0].stage for n in range(60)}) == 6


def earlier(terms):
    return EarlierCard("22222", tuple(term.id for term in terms), 5, 5, 12)


def test_a_second_day_has_other_terms_altogether_where_they_go_round():
    pool, problems = choose_pool(session(earlier=[earlier(FIRST[:30]), earlier(FIRST[30:])]), 24)
    assert problems == ()
    assert {term.id for term in pool}.isdisjoint(term.id for term in FIRST)
    assert set(Counter(term.stage for term in pool).values()) == {10}


@few
@given(st.integers(61, 120))
def test_terms_of_the_earlier_day_come_last_and_keep_the_stages_even(size):
    pool, _ = choose_pool(session(bingo={"pool": size}, earlier=[earlier(FIRST)]), 24)
    assert len({term.id for term in pool} & {term.id for term in FIRST}) == size - 60
    counts = Counter(term.stage for term in pool).values()
    assert max(counts) - min(counts) <= 1


def test_stages_of_which_little_was_heard_give_no_more_than_their_turn():
    heard = [term for term in catalogue().terms if term.stage == "vision"]
    pool, _ = choose_pool(session(bingo={"pool": 110}, earlier=[earlier(heard)]), 24)
    assert Counter(term.stage for term in pool)["vision"] == 10


def test_too_few_terms_for_a_card_are_refused_with_both_numbers():
    _, (problem,) = pool_of(19, squares=24)
    assert problem.code == "IW601"
    assert problem.message == "24 squares need at least 24 terms; the pool has 19"


def test_a_pool_larger_than_the_catalogue_is_refused_with_both_numbers():
    _, (problem,) = pool_of(60, catalogue((5, 5, 5, 5, 5, 5)))
    assert problem.code == "IW604"
    assert problem.message == "a pool of 60 terms is asked for, and the catalogue has 30"


def test_a_pool_of_the_wrong_size_is_told_at_its_line():
    wish = {"free": True, "pool": 19}
    _, (few,) = choose_pool(session(bingo=wish), 24)
    _, (many,) = choose_pool(session(bingo={**wish, "pool": 60}, terms=catalogue((5, 5, 5, 5, 5, 5))), 24)
    assert few.place == many.place == Place("session.yaml", 21)


def test_terms_that_sound_the_same_are_refused_by_name():
    terms = catalogue()
    twin = terms.terms[7].model_copy(update={"id": "twin", "name": terms.terms[7].name.upper() + "!"})
    doubled = terms.model_copy(update={"terms": (*terms.terms, twin)})
    _, (problem,) = pool_of(60, doubled)
    assert problem.code == "IW606"
    assert terms.terms[7].name in problem.message
    assert twin.name in problem.message


@few
@given(st.integers(6, 120), st.text(min_size=1))
def test_a_councils_own_term_is_sure_to_be_in_play(size, seed):
    ours = catalogue()
    own = {ours.terms_of(stage.id)[-1].id for stage in ours.stages}
    terms = tuple(term.model_copy(update={"source": OWN_SOURCE}) if term.id in own else term for term in ours.terms)
    pool, _ = pool_of(size, ours.model_copy(update={"terms": terms}), seed=seed)
    assert own <= {term.id for term in pool}
