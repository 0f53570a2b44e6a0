from __future__ import annotations

import hashlib
from collections import Counter
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.plan.bulk import deal_bulk
from iisam_workshop.plan.bulk_wish import BulkWish
from tests.thorough import often, rows

MANY = often(10_000, 1_000)


def mixed(count, pool, columns=5, rows=5, free=None, seed="bulk"):
    squares = columns * rows - (free is not None)
    return BulkWish(count, columns, rows, free, (tuple(range(pool)),), (tuple(range(squares)),), seed)


def journey(count, pool, columns=5, rows=5, free=None, across=True, seed="bulk"):
    places = [place for place in range(columns * rows) if place != free]
    stages = columns if across else rows
    stage = [place % columns if across else place // columns for place in places]
    seats = tuple(tuple(seat for seat, its in enumerate(stage) if its == one) for one in range(stages))
    pools = tuple(tuple(range(one * pool, (one + 1) * pool)) for one in range(stages))
    return BulkWish(count, columns, rows, free, pools, seats, seed)


def grids(wish):
    """The lines of a card, worked out from rows and columns of the whole grid and not as the dealer does."""
    rows = [[(r, c) for c in range(wish.columns)] for r in range(wish.rows)]
    columns = [[(r, c) for r in range(wish.rows)] for c in range(wish.columns)]
    side = wish.columns
    slanted = [[(n, n) for n in range(side)], [(n, side - 1 - n) for n in range(side)]] if side == wish.rows else []
    return rows + columns + slanted


def lines_of(wish, card):
    squares = [int(term) for term in card]
    if wish.free is not None:
        squares.insert(wish.free, None)
    return [
        frozenset(squares[r * wish.columns + c] for r, c in line if r * wish.columns + c != wish.free)
        for line in grids(wish)
    ]


def proved(wish):
    """Deal, check in plain Python whatever holds for every deal, and return how often each line was met."""
    cards, sharing = deal_bulk(wish)
    assert cards.shape == (wish.count, wish.columns * wish.rows - (wish.free is not None))
    assert len({frozenset(card.tolist()) for card in cards}) == wish.count
    assert all(len(set(card.tolist())) == cards.shape[1] for card in cards)
    for group, seats in zip(wish.groups, wish.seats, strict=True):
        uses = Counter(cards[:, list(seats)].ravel().tolist())
        assert set(uses) <= set(group)
        assert max(uses.values()) - min(uses[term] for term in group) <= 1
    lines = [lines_of(wish, card) for card in cards]
    met = Counter(line for card in lines for line in card)
    assert sharing == sum(any(met[line] > 1 for line in card) for card in lines)
    return met


@st.composite
def wishes(draw):
    columns, rows = draw(st.integers(3, 6)), draw(st.integers(3, 6))
    centred = columns % 2 == rows % 2 == 1
    free = rows // 2 * columns + columns // 2 if centred and draw(st.booleans()) else None
    count, seed = draw(st.integers(1, 40)), draw(st.text(max_size=3))
    if draw(st.booleans()):
        return mixed(count, columns * rows + draw(st.integers(4, 50)), columns, rows, free, seed)
    across = draw(st.booleans())
    return journey(count, (rows if across else columns) + draw(st.integers(5, 12)), columns, rows, free, across, seed)


@settings(max_examples=often(150, 8))
@given(wishes())
def test_cards_of_every_shape_differ_and_use_all_terms_evenly(wish):
    met = proved(wish)
    if min(wish.columns, wish.rows) >= 4:
        assert max(met.values()) == 1


@pytest.mark.parametrize(
    "wish",
    [
        mixed(2_500, 28, free=12),
        mixed(MANY, 300, free=12),
        mixed(2_001, 33, 4, 4),
        mixed(2_001, 60, 3, 3),
        journey(MANY, 31, free=12, across=False),
        journey(2_400, 20, 6, 4),
        *rows([mixed(MANY, 120, 6, 6), journey(MANY, 30), mixed(MANY, 60, free=12), mixed(5_000, 61, 6, 4)]),
    ],
    ids=lambda wish: f"{wish.count} of {wish.columns}x{wish.rows} from {len(wish.groups)}x{len(wish.groups[0])}",
)
def test_thousands_of_cards_have_no_line_in_common(wish):
    met = proved(wish)
    assert set(met.values()) == {1}


@pytest.mark.parametrize("pool", rows([12, 20]))
def test_a_journey_may_use_up_every_column_that_there_is(pool):
    wish = journey(comb(pool, 4), pool, 6, 4)
    assert len(proved(wish)) == 10 * comb(pool, 4)


@pytest.mark.parametrize(
    "wish",
    # 3,300 of 4,845 lines of four terms, and 16,000 of 20,475
    rows([mixed(330, 20, 4, 4), mixed(4_000, 28, free=12)]),
)
def test_most_of_the_lines_that_exist_can_be_dealt(wish):
    assert set(proved(wish).values()) == {1}


@pytest.mark.parametrize(("count", "pool"), rows([(2_002, 14), (11_440, 16), (11_000, 16), (5_720, 16)]))
def test_sets_of_terms_are_found_to_the_last_one(count, pool):
    assert (comb(14, 9), comb(16, 9)) == (2_002, 11_440)
    proved(mixed(count, pool, 3, 3))


@pytest.mark.parametrize("free", rows([4, None]))
def test_where_lines_must_come_twice_they_come_more_evenly_than_by_chance(free):
    wish = mixed(often(10_000, 2_000), 60, 3, 3, free)
    met = proved(wish)
    for length in {len(line) for line in met}:
        times = [number for line, number in met.items() if len(line) == length]
        lines = sum(times)
        by_chance = lines * (lines - 1) / 2 / comb(60, length)
        assert sum(number * (number - 1) / 2 for number in times) < by_chance


def test_where_columns_must_come_twice_each_comes_as_often_as_any_other():
    wish = journey(often(4_000, 1_000), 6, 3, 3)
    cards, sharing = deal_bulk(wish)
    assert sharing == wish.count
    for seats in wish.seats:
        columns = Counter(frozenset(card) for card in cards[:, list(seats)].tolist())
        assert len(columns) == comb(6, 3)
        assert set(columns.values()) == {wish.count // comb(6, 3)}
    proved(wish)


def test_terms_are_named_as_their_groups_name_them():
    groups = ((7, 300, 2, 40, 5, 6), (8, 9, 10, 11, 12, 999), (1, 0, 3, 500, 600, 700))
    cards, _ = deal_bulk(BulkWish(100, 3, 3, None, groups, ((0, 3, 6), (1, 4, 7), (2, 5, 8)), "named"))
    for column, group in enumerate(groups):
        assert set(cards[:, column::3].ravel().tolist()) == set(group)


def test_every_term_comes_to_every_square_about_equally_often():
    cards, _ = deal_bulk(mixed(10_000, 60, free=12))
    for square in cards.T:
        times = np.bincount(square, minlength=60)
        assert times.min() > 100
        assert times.max() < 235  # 10,000 / 60 is 167, and five standard deviations are 64


@pytest.mark.parametrize(("pool", "kind"), [(60, np.uint8), (256, np.uint8), (257, np.uint16)])
def test_cards_take_as_little_memory_as_the_pool_allows(pool, kind):
    cards, _ = deal_bulk(mixed(50, pool))
    assert cards.dtype == kind


def test_the_same_seed_gives_the_same_cards_and_another_seed_others():
    one, other = deal_bulk(mixed(3_000, 60, free=12))[0], deal_bulk(mixed(3_000, 60, free=12, seed="other"))[0]
    assert one.tobytes() == deal_bulk(mixed(3_000, 60, free=12))[0].tobytes()
    assert one.tobytes() != other.tobytes()


@pytest.mark.parametrize(
    ("wish", "digest"),
    [
        (mixed(3_000, 60, free=12), "1ec24058a52fcf0b"),
        (journey(3_000, 21, 4, 4), "e96f869244beade6"),
        (mixed(3_000, 60, 3, 3, free=4), "0a05607574cbb5ab"),
    ],
    ids=["mixed", "journey", "small"],
)
def test_a_seed_gives_these_very_cards_on_every_machine(wish, digest):
    assert hashlib.sha256(deal_bulk(wish)[0].tobytes()).hexdigest()[:16] == digest


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (mixed(1, 23, free=12), "24 squares need at least 24 terms; their group has 23"),
        (mixed(2_001, 26, free=12), "2001 different cards are wanted; the terms make 325"),
        (mixed(5_200, 28, free=12), "5200 cards have 20800 lines of 4 terms; the terms make 20475"),
        (journey(5_000, 20, 6, 4), "5000 cards have 5000 lines of 4 terms; the terms make 4845"),
        (journey(8_001, 6, 3, 3), "8001 different cards are wanted; the terms make 8000"),
    ],
)
def test_what_cannot_exist_is_refused_with_the_numbers(wish, message):
    with pytest.raises(ValueError, match=message):
        deal_bulk(wish)


def test_a_pool_with_just_as_many_terms_as_squares_makes_one_card():
    proved(mixed(1, 24, free=12))


@pytest.mark.parametrize(
    ("wish", "message"),
    # every day test_loose has 2,600 cards that cannot be laid out
    rows(
        [
            (journey(1_000, 5, 3, 3), "no way was found to deal 1000 different sets"),
            (mixed(2_600, 30, 4, 4), "no way was found to lay out 2600 cards without a line in common"),
        ]
    ),
)
def test_what_was_not_found_is_said_and_never_dealt(wish, message):
    with pytest.raises(ValueError, match=message):
        deal_bulk(wish)


@pytest.mark.parametrize(
    "wish",
    [
        BulkWish(0, 3, 3, None, (tuple(range(30)),), (tuple(range(9)),), ""),
        BulkWish(5, 3, 3, None, (tuple(range(30)),), (tuple(range(8)),), ""),
        BulkWish(5, 3, 3, None, (tuple(range(30)),), ((0, 1, 2, 3), (4, 5, 6, 7, 8)), ""),
        BulkWish(5, 3, 3, None, ((1, 2, 3, 4, 5, 6), (6, 7, 8, 9, 10)), ((0, 1, 2, 3), (4, 5, 6, 7, 8)), ""),
        BulkWish(5, 3, 3, None, (tuple(range(-1, 30)),), (tuple(range(9)),), ""),
        BulkWish(5, 3, 3, None, (tuple(range(0, 700_000, 10_000)),), (tuple(range(9)),), ""),
    ],
)
def test_a_wish_that_contradicts_itself_is_refused(wish):
    with pytest.raises(ValueError, match=r"seats|position"):
        deal_bulk(wish)
