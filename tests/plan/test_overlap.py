from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.plan import overlap
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.groups import Groups, hand_of, terms_of
from iisam_workshop.plan.hands import draw_hands, uses
from iisam_workshop.plan.overlap import keep_apart, most_shared
from iisam_workshop.plan.uniqueness import floor
from tests.thorough import often, rows

seeds = st.integers(0, 10**6)


def whole(pool, squares):
    return Groups((tuple(range(pool)),), (squares,))


def hands_of(seed, count, groups):
    chance = Chance(str(seed))
    return draw_hands(groups, [], [], [chance.stream(str(number)) for number in range(count)])


def parted(seed, count, groups, printed=(), **more):
    return keep_apart(hands_of(seed, count, groups), printed, groups, Chance(str(seed)).stream("x"), **more)


def worst(hands):
    return max((len(set(terms_of(one)) & set(terms_of(other))) for one, other in combinations(hands, 2)), default=0)


@settings(max_examples=often(50, 8), deadline=None)
@given(seeds, st.integers(2, 40))
def test_the_two_cards_most_alike_come_close_to_the_least_that_is_possible(seed, count):
    hands = parted(seed, count, whole(60, 24))
    least = floor(count, [60], [24])
    assert least <= worst(hands) <= least + 2


@settings(max_examples=often(40, 8), deadline=None)
@given(seeds)
def test_twenty_cards_from_a_small_pool_come_close_too(seed):
    assert 16 == floor(20, [36], [24]) <= worst(parted(seed, 20, whole(36, 24))) <= 18


def test_hundreds_of_cards_share_far_less_than_chance_would_have_it():
    count = often(220, 130)
    drawn = hands_of("many", count, whole(60, 24))
    assert worst(parted("many", count, whole(60, 24))) <= 14 < worst(drawn)


@settings(max_examples=often(40, 8), deadline=None)
@given(seeds, st.integers(2, 25), st.integers(8, 30), st.data())
def test_exchanges_keep_every_count_and_never_make_matters_worse(seed, count, pool, data):
    squares = data.draw(st.integers(2, pool // 2))
    groups = whole(pool, squares)
    drawn = hands_of(seed, count, groups)
    hands = keep_apart(drawn, [], groups, Chance(str(seed)).stream("x"))
    assert uses(hands, pool) == uses(drawn, pool)
    assert [hand.bit_count() for hand in hands] == [hand.bit_count() for hand in drawn]
    assert worst(hands) <= worst(drawn)
    assert len(set(hands)) == len(hands)


@settings(max_examples=often(40, 8), deadline=None)
@given(seeds, st.integers(2, 30))
def test_groups_keep_their_squares_and_parts_that_must_differ_still_do(seed, count):
    groups = Groups(tuple(tuple(range(n * 8, n * 8 + 8)) for n in range(4)), (3,) * 4, apart=True)
    hands = parted(seed, count, groups)
    for mask in groups.masks:
        parts = [hand & mask for hand in hands]
        assert {part.bit_count() for part in parts} == {3}
        assert len(set(parts)) == len(parts)


@settings(max_examples=often(40, 8), deadline=None)
@given(seeds)
def test_printed_cards_count_and_never_change(seed):
    groups = whole(60, 24)
    printed = parted(seed, 15, groups)
    late = keep_apart(hands_of(seed + 1, 15, groups), printed, groups, Chance("late").stream("x"))
    across = max((one & other).bit_count() for one in late for other in printed)
    assert max(across, worst(late)) <= 13
    assert not set(late) & set(printed)


@given(seeds)
@settings(max_examples=often(40, 8), deadline=None)
def test_no_card_gets_a_hand_that_it_may_not_have(seed):
    groups = whole(30, 10)
    first = hand_of(range(5))
    drawn = hands_of(seed, 12, groups)
    wanted = [(hand & first).bit_count() for hand in drawn]
    hands = keep_apart(
        drawn, [], groups, Chance("fits").stream("x"), lambda n, hand: (hand & first).bit_count() >= wanted[n]
    )
    assert Counter((hand & first).bit_count() for hand in hands) == Counter(wanted)


def test_too_few_cards_are_returned_as_they_are():
    assert keep_apart([], [], whole(6, 2), Chance("").stream("x")) == []
    assert keep_apart([3], [], whole(6, 2), Chance("").stream("x")) == [3]


@pytest.mark.parametrize(
    ("block", "count"),
    [*((1_000, n) for n in (0, 1, 2, 7)), *rows([(1_000, 1_001), (1_000, 1_000), (1_000, 2_345)]), (200, 469)],
)
def test_the_worst_pair_is_found_among_few_and_many(block, count, monkeypatch):
    monkeypatch.setattr(overlap, "_BLOCK", block)
    hands = hands_of("pairs", count, whole(40, 12))
    shared, one, other = most_shared(hands)
    if count < 2:
        assert (shared, one, other) == (0, 0, 0)
        return
    assert one < other
    assert (hands[one] & hands[other]).bit_count() == shared
    assert shared == max((a & b).bit_count() for a, b in combinations(hands, 2))


def test_of_equal_pairs_the_first_is_named_however_many_there_are():
    few = [0b0011, 0b1100, 0b0110, 0b1001] + [1 << n for n in range(10, 20)]
    many = few + [1 << n for n in range(20, 1_200)]
    assert most_shared(few) == most_shared(many) == (1, 0, 2)
