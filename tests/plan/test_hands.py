from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import comb

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.groups import Groups, hand_of, terms_of
from iisam_workshop.plan.hands import draw_hands, uses
from tests.thorough import often

seeds = st.integers(0, 10**6)
few = settings(max_examples=often(200, 10))
PAIRS = [frozenset(pair) for pair in combinations(range(6), 2)]


def drawn(seed, count, size=(6, 2), held=(), barred=()):
    pool, squares = size
    return dealt(seed, count, Groups((tuple(range(pool)),), (squares,)), held, barred)


def dealt(seed, count, groups, held=(), barred=()):
    chance = Chance(str(seed))
    streams = [chance.stream(str(number)) for number in range(count)]
    hands = draw_hands(groups, [*map(hand_of, held)], [*map(hand_of, barred)], streams)
    return [frozenset(terms_of(hand)) for hand in hands]


def evenness(hands, terms=range(6)):
    used = Counter(term for hand in hands for term in hand)
    return max(used[term] for term in terms) - min(used[term] for term in terms)


@few
@given(seeds, st.integers(1, 16))
def test_hands_are_new_and_even_to_the_last_that_can_be_found(seed, count):
    hands = drawn(seed, count)
    assert len(set(hands)) == len(hands) <= min(count, 15)
    assert all(len(hand) == 2 for hand in hands)
    assert evenness(hands) <= 1


@few
@given(seeds)
def test_exchanges_find_most_of_the_hands_there_are(seed):
    assert len(drawn(seed, 12)) == 12


@few
@given(seeds, st.sets(st.sampled_from(PAIRS), min_size=1, max_size=14), st.data())
def test_beside_held_hands_a_new_one_is_found_whenever_there_is_one(seed, taken, data):
    held = data.draw(st.sets(st.sampled_from(sorted(taken, key=sorted)), min_size=1))
    (hand,) = drawn(seed, 1, held=held, barred=taken - held)
    assert hand not in taken


@few
@given(seeds)
def test_when_every_hand_is_taken_none_is_drawn(seed):
    assert drawn(seed, 2, held=PAIRS) == []
    assert drawn(seed, 1, size=(2, 2), held=[{0, 1}]) == []
    assert len(drawn(seed, 2, size=(2, 2))) == 1


@few
@given(seeds)
def test_the_least_used_terms_go_first(seed):
    assert drawn(seed, 1, held=[{0, 1}, {2, 3}, {0, 2}]) == [frozenset({4, 5})]


@few
@given(seeds)
def test_beside_held_hands_a_new_one_shares_little_with_any_of_them(seed):
    held = drawn(seed, 5, size=(60, 24))
    (late,) = drawn(seed + 1, 1, size=(60, 24), held=held)
    assert max(len(late & hand) for hand in held) <= 16


def test_beside_held_hands_the_one_of_several_draws_is_taken_that_shares_least():
    held = drawn(1, 5, size=(60, 24))
    worst = [
        max(len(late & hand) for hand in held) for n in range(20) for late in drawn(n, 1, size=(60, 24), held=held)
    ]
    assert sum(worst) / len(worst) < 11.1  # one draw alone shares 12


@few
@given(seeds)
def test_squares_that_are_left_over_do_not_stand_in_the_way_of_exchanges(seed):
    hands = dealt(seed, 14, Groups(((0, 1, 2), (3, 4, 5)), (1, 1), 1))
    assert len(hands) == len(set(hands)) >= 12


@settings(max_examples=often(60, 8), deadline=None)
@given(
    seeds,
    st.integers(1, 30),
    st.lists(st.tuples(st.integers(2, 9), st.integers(1, 9)), min_size=2, max_size=6),
    st.booleans(),
)
def test_every_hand_has_its_squares_of_every_group_and_groups_are_used_evenly(seed, count, sizes, apart):
    sizes = [(size, min(share, size)) for size, share in sizes]
    groups, first = [], 0
    for size, _ in sizes:
        groups.append(tuple(range(first, first + size)))
        first += size
    made = [comb(size, share) for size, share in sizes]
    assume(min(made) >= 2 * count if apart else max(made) >= 2 * count)
    hands = dealt(seed, count, Groups(tuple(groups), tuple(share for _, share in sizes), apart=apart))
    assert len(set(hands)) == len(hands) == count
    for terms, (_, share) in zip(groups, sizes, strict=True):
        parts = [hand.intersection(terms) for hand in hands]
        assert {len(part) for part in parts} == {share}
        assert evenness(parts, terms) <= 1
        assert not apart or len(set(parts)) == count


@few
@given(seeds, st.integers(1, 30), st.integers(1, 5))
def test_squares_that_are_left_over_go_to_the_groups_in_turns(seed, count, more):
    groups = Groups(tuple(tuple(range(n * 10, n * 10 + 10)) for n in range(6)), (2,) * 6, more)
    hands = dealt(seed, count, groups)
    extra = Counter()
    for hand in hands:
        counts = [len(hand.intersection(terms)) for terms in groups.terms]
        assert sorted(counts) == [2] * (6 - more) + [3] * more
        extra.update(number for number, count in enumerate(counts) if count == 3)
    assert max(extra[n] for n in range(6)) - min(extra[n] for n in range(6)) <= 1
    assert evenness(hands, range(60)) <= 1


def test_uses_are_counted_term_by_term():
    assert uses([hand_of({0, 2}), hand_of({2, 9})], 4) == [1, 0, 2, 0]
