from __future__ import annotations

import hashlib
from collections import Counter
from itertools import combinations, combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.model.session import EarlierCard
from iisam_workshop.plan.deal import deal
from iisam_workshop.plan.uniqueness import digest, floor, uniqueness
from tests.thorough import often

from .builders import session


def game_of(count=12, **bingo):
    game, problems = deal(session(count, bingo=bingo))
    assert not [problem for problem in problems if problem.severity == "error"]
    return game


@pytest.mark.parametrize(
    ("cards", "pool", "squares"), [(2, 5, 3), (3, 5, 2), (3, 6, 3), (4, 5, 3), (4, 6, 2), (5, 5, 2), (5, 4, 2)]
)
def test_no_deal_at_all_beats_the_floor(cards, pool, squares):
    decks = combinations_with_replacement(combinations(range(pool), squares), cards)  # in any order they share as much
    best = min(max(len(set(one) & set(other)) for one, other in combinations(deck, 2)) for deck in decks)
    assert floor(cards, [pool], [squares]) <= best


@pytest.mark.parametrize("cards", [2, 3])
def test_no_deal_from_groups_beats_their_floor(cards):
    hands = [set(one) | set(other) for one in combinations(range(3), 2) for other in combinations(range(3, 6), 1)]
    best = min(max(len(one & other) for one, other in combinations(deck, 2)) for deck in product(hands, repeat=cards))
    assert 1 <= floor(cards, [3, 3], [2, 1]) <= best


@pytest.mark.parametrize(
    ("cards", "sizes", "squares", "least"),
    [(1, [60], [24], 0), (2, [60], [24], 0), (20, [36], [24], 16), (30, [60], [24], 10), (2, [36], [24], 12)],
)
def test_the_floor_is_the_balanced_mean_or_the_pigeonhole(cards, sizes, squares, least):
    assert floor(cards, sizes, squares) == least


@given(st.integers(2, 40), st.integers(1, 6), st.integers(4, 12), st.data())
def test_groups_only_raise_the_floor(cards, groups, size, data):
    share = data.draw(st.integers(1, size))
    assert floor(cards, [size] * groups, [share] * groups) >= floor(cards, [size * groups], [share * groups])


def test_squares_that_go_in_turns_are_counted_where_they_cost_least():
    assert floor(30, [10] * 6, [2] * 6, 4) == floor(30, [60], [16]) == 4


@settings(max_examples=often(40, 8), deadline=None)
@given(
    st.integers(1, 25),
    st.sampled_from(
        [{}, {"grid": (3, 3)}, {"layout": "journey", "grid": (6, 4)}, {"layout": "quota"}, {"pattern": "stages"}]
    ),
)
def test_the_certificate_agrees_with_a_look_at_every_pair(count, bingo):
    game = game_of(count, **bingo)
    proof = uniqueness(game)
    shared = {
        (one.code, other.code): len(set(one.squares) & set(other.squares)) for one, other in combinations(game.cards, 2)
    }
    assert proof.cards == len(game.cards)
    assert proof.shared == max(shared.values()) == shared[proof.pair]
    assert proof.floor <= proof.shared
    uses = Counter(square for card in game.cards for square in card.squares)
    assert proof.uses == tuple(uses[n] for n in range(len(game.pool)))
    lines = {frozenset(card.squares[n] for n in line) for card in game.cards for line in game.lines()}
    assert proof.lines == len(lines)
    assert proof.earlier is None


def test_a_single_card_has_no_pair():
    proof = uniqueness(game_of(1, spares=0))
    assert (proof.cards, proof.pair, proof.shared, proof.floor) == (1, ("", ""), 0, 0)


def test_the_digest_follows_the_recipe_in_whatever_order_the_cards_lie():
    game = game_of(5)
    told = "".join(
        f"{card.code} {' | '.join(game.pool[n].name for n in card.squares)}\n"
        for card in sorted(game.cards, key=lambda card: card.code)
    )
    assert uniqueness(game).digest == hashlib.sha256(told.encode()).hexdigest()
    assert digest([("B", ["y"]), ("A", ["ŵ", "x"])]) == hashlib.sha256("A ŵ | x\nB y\n".encode()).hexdigest()


def test_the_largest_overlap_with_an_earlier_day_is_told():
    game = game_of(3)
    card = game.cards[0]
    terms = tuple(game.pool[n].id for n in card.squares)
    same = EarlierCard("22222", (*terms[:20], "gone-1", "gone-2", "gone-3", "gone-4"), 5, 5, 12)
    assert uniqueness(game, (same,)).earlier == 20
