from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.plan import bulk_overlap
from iisam_workshop.plan.bulk import deal_bulk
from iisam_workshop.plan.bulk_overlap import overlap, uses
from iisam_workshop.plan.bulk_wish import BulkWish


@st.composite
def decks(draw):
    pool, squares = draw(st.sampled_from([(9, 3), (64, 5), (65, 9), (130, 4), (300, 6)]))
    card = st.lists(st.integers(0, pool - 1), min_size=squares, max_size=squares, unique=True)
    return pool, np.array(draw(st.lists(card, min_size=2, max_size=40)), np.uint16)


@given(decks(), st.sampled_from([1, 50, 100_000]))
def test_the_worst_pair_is_the_first_that_looking_at_every_pair_finds(deck, cells):
    pool, cards = deck
    hands = [set(card) for card in cards.tolist()]
    by_hand = max(
        ((len(hands[one] & hands[other]), (one, other)) for one, other in combinations(range(len(hands)), 2)),
        key=lambda found: (found[0], -found[1][0], -found[1][1]),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_overlap, "_CELLS", cells)
        assert overlap(cards, pool) == by_hand


def test_thousands_of_cards_are_compared_each_with_each():
    cards, _ = deal_bulk(BulkWish(2_500, 5, 5, 12, (tuple(range(90)),), (tuple(range(24)),), "overlap"))
    cards[2_480] = cards[17][::-1]
    assert overlap(cards, 90) == (24, (17, 2_480))


def test_one_card_has_no_pair():
    with pytest.raises(ValueError, match="two cards"):
        overlap(np.zeros((1, 9), np.uint8), 9)


@given(decks())
def test_uses_count_the_cards_of_each_term_also_of_those_on_none(deck):
    pool, cards = deck
    assert uses(cards, pool) == tuple(sum(term in card for card in cards.tolist()) for term in range(pool))


def test_uses_are_counted_over_all_cards_of_a_large_deck():
    cards, _ = deal_bulk(BulkWish(20_000, 5, 5, 12, (tuple(range(96)),), (tuple(range(24)),), "uses"))
    assert uses(cards, 97) == (5_000,) * 96 + (0,)
