"""Cards without a session: dealt by two roads, and the same holds on both."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import comb

import pytest

from iisam_workshop.errors import Impossible
from iisam_workshop.model.lines import lines
from iisam_workshop.plan import loose
from iisam_workshop.plan.bulk_wish import BulkWish
from iisam_workshop.plan.codes import ALPHABET, valid
from iisam_workshop.plan.loose import REPORTED, LooseDeal, deal_loose, pack_word
from iisam_workshop.plan.overlap import LIMITED
from tests.thorough import often


def mixed(count: int, pool: int = 60, grid: tuple[int, int] = (5, 5), free: int | None = None, seed: str = "x"):
    columns, rows = grid
    squares = columns * rows - (free is not None)
    return BulkWish(count, columns, rows, free, (tuple(range(pool)),), (tuple(range(squares)),), seed)


def journey(count: int, each: int = 20, grid: tuple[int, int] = (6, 4), seed: str = "x"):
    columns, rows = grid
    stages = 6
    groups = tuple(tuple(range(stage * each, (stage + 1) * each)) for stage in range(stages))
    across = columns == stages
    places = range(columns * rows)
    seats = tuple(
        tuple(place for place in places if (place % columns if across else place // columns) == stage)
        for stage in range(stages)
    )
    return BulkWish(count, columns, rows, None, groups, seats, seed)


def proved(wish: BulkWish) -> LooseDeal:
    """Deal, and look in plain Python at all that is promised of every deal."""
    dealt = deal_loose(wish)
    cards = [tuple(card) for card in dealt.squares]
    assert len(cards) == len(dealt.codes) == wish.count
    assert all(len(set(card)) == len(card) == sum(map(len, wish.seats)) for card in cards)
    assert len({frozenset(card) for card in cards}) == wish.count
    assert len(set(dealt.codes)) == wish.count
    assert all(valid(code) for code in dealt.codes)
    met = Counter(
        frozenset(card[place] for place in line) for card in cards for line in lines(wish.columns, wish.rows, wish.free)
    )
    if min(wish.columns, wish.rows) >= 4:
        assert max(met.values()) == 1
        assert dealt.repeats == 0
    used = Counter(term for card in cards for term in card)
    assert [used[term] for term in range(len(dealt.uses))] == [int(uses) for uses in dealt.uses]
    for group, seats in zip(wish.groups, wish.seats, strict=True):
        uses = [used[term] for term in group]
        assert max(uses) - min(uses) <= 1
        assert all(card[seat] in group for card in cards[:200] for seat in seats)
    return dealt


WISHES = [
    mixed(1),
    mixed(2),
    mixed(60, free=12),
    mixed(60, 36, (6, 4)),
    mixed(40, 40, (3, 3), free=4),
    mixed(80, 40, (4, 4)),
    journey(40),
    journey(40, grid=(4, 6)),
    journey(30, grid=(6, 6)),
    journey(30, 12, grid=(6, 5)),
]
BULK = [mixed(LIMITED + 1, free=12), mixed(LIMITED + 1, 60, (3, 3)), journey(LIMITED + 1)]


def named(wish: BulkWish) -> str:
    return f"{wish.count} of {wish.columns}x{wish.rows} from {len(wish.groups)}x{len(wish.groups[0])}"


@pytest.mark.parametrize("wish", [*WISHES, *BULK], ids=named)
def test_cards_differ_share_no_line_and_use_their_terms_evenly(wish: BulkWish) -> None:
    proved(wish)


@pytest.mark.parametrize("wish", [mixed(60, free=12), journey(40), mixed(40, 40, (3, 3), free=4)], ids=named)
def test_the_pair_that_is_named_shares_most_and_none_shares_less_than_the_floor(wish: BulkWish) -> None:
    dealt = deal_loose(wish)
    cards = [set(card) for card in dealt.squares]
    most = max(len(one & other) for one, other in combinations(cards, 2))
    shared, (one, other) = dealt.most_alike()
    assert shared == most == len(cards[one] & cards[other])
    assert dealt.floor <= most


def test_more_cards_than_pairs_are_looked_at_have_no_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = often(REPORTED, LIMITED + 1)
    monkeypatch.setattr(loose, "REPORTED", looked_at)
    assert deal_loose(mixed(looked_at + 1, 80, (3, 3))).most_alike()[0] is None
    assert deal_loose(mixed(LIMITED + 1, 80, (3, 3))).most_alike()[0] is not None


@pytest.mark.parametrize("count", [30, LIMITED + 1])
def test_the_same_seed_deals_the_same_and_another_seed_other_cards(count: int) -> None:
    def all_of(seed: str) -> tuple:
        dealt = deal_loose(mixed(count, 80, (3, 3), seed=seed))
        return tuple(map(tuple, dealt.squares)), tuple(dealt.codes)

    once = all_of("x")
    assert once == all_of("x")
    assert once[0] != all_of("y")[0]
    assert once[1] != all_of("y")[1]


def test_a_pack_has_a_word_of_its_own_from_its_seed() -> None:
    assert pack_word("x") == pack_word("x") != pack_word("y")
    assert len(pack_word("x")) == 4
    assert set(pack_word("x")) <= set(ALPHABET)


REFUSED = {
    "one term too few": (mixed(1, 23, free=12), "IW601", "24 squares need at least 24 terms; there are 23"),
    "one term too few in a column": (journey(1, 3), "IW601", "4 squares need at least 4 terms; there are 3"),
    "more cards than sets": (
        mixed(2, 24, free=12), "IW603", "2 different cards are wanted; 24 squares and 24 terms make 1",
    ),
    "more lines than there are": (
        mixed(5200, 28, free=12), "IW603", "5,200 cards have 20,800 lines of 4 terms; 28 terms make 20,475",
    ),
    "more cards than columns": (
        journey(5000), "IW603",
        "a column of 20 terms and 4 rows allows 4,845 different columns; you ask for 5,000 cards",
    ),
    "more cards than rows": (
        journey(5000, grid=(4, 6)), "IW603",
        "a row of 20 terms and 4 columns allows 4,845 different rows; you ask for 5,000 cards",
    ),
    "more cards than codes": (mixed(140_001), "IW603", "140,001 cards are asked for, and there are 140,000 card codes"),
}  # fmt: skip


@pytest.mark.parametrize(("wish", "code", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_dealt_is_refused_with_the_arithmetic(wish: BulkWish, code: str, message: str) -> None:
    with pytest.raises(Impossible) as failure:
        deal_loose(wish)
    (problem,) = failure.value.problems
    assert (problem.code, problem.message) == (code, message)
    assert problem.hint.endswith(".")


def test_the_smallest_pool_that_is_not_refused_is_dealt() -> None:
    proved(mixed(1, 24, free=12))
    proved(mixed(25, 26, free=12))
    assert comb(20, 4) == 4845


def test_what_was_not_found_is_refused_and_never_dealt() -> None:
    with pytest.raises(Impossible) as failure:
        deal_loose(mixed(2600, 30, (4, 4)))
    (problem,) = failure.value.problems
    assert problem.code == "IW603"
    assert problem.message.startswith("no way was found to deal 2,600 cards from 30 terms")
