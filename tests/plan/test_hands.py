from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.hands import draw_hands

seeds = st.integers(0, 10**6)
PAIRS = [frozenset(pair) for pair in combinations(range(6), 2)]


def drawn(seed, count, size=(6, 2), held=(), barred=()):
    chance = Chance(str(seed))
    return draw_hands(size, held, barred, [chance.stream(str(number)) for number in range(count)])


def spread(hands, pool=6):
    used = Counter(term for hand in hands for term in hand)
    return max(used[term] for term in range(pool)) - min(used[term] for term in range(pool))


@given(seeds, st.integers(1, 16))
def test_hands_are_new_and_even_to_the_last_that_can_be_found(seed, count):
    hands = drawn(seed, count)
    assert len(set(hands)) == len(hands) <= min(count, 15)
    assert all(len(hand) == 2 for hand in hands)
    assert spread(hands) <= 1


@given(seeds)
def test_exchanges_find_most_of_the_hands_there_are(seed):
    assert len(drawn(seed, 12)) == 12


@given(seeds, st.sets(st.sampled_from(PAIRS), min_size=1, max_size=14), st.data())
def test_beside_held_hands_a_new_one_is_found_whenever_there_is_one(seed, taken, data):
    held = data.draw(st.sets(st.sampled_from(sorted(taken, key=sorted)), min_size=1))
    (hand,) = drawn(seed, 1, held=held, barred=taken - held)
    assert hand not in taken


@given(seeds)
def test_when_every_hand_is_taken_none_is_drawn(seed):
    assert drawn(seed, 2, held=PAIRS) == []
    assert drawn(seed, 1, size=(2, 2), held=[{0, 1}]) == []
    assert len(drawn(seed, 2, size=(2, 2))) == 1


@given(seeds)
def test_the_least_used_terms_go_first(seed):
    assert drawn(seed, 1, held=[{0, 1}, {2, 3}, {0, 2}]) == [frozenset({4, 5})]
