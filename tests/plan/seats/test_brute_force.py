"""The decision, the search and the bound beside every seating there is, in small rooms."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.seats.asks import Ask
from iisam_workshop.plan.seats.clash import clashing
from iisam_workshop.plan.seats.dealing import dealt
from iisam_workshop.plan.seats.decide import decide
from iisam_workshop.plan.seats.fresh import Seated, seated
from iisam_workshop.plan.seats.goals import Goal
from iisam_workshop.plan.seats.improve import improved
from iisam_workshop.plan.seats.least import filled, least_pairs, pairs_at_least
from iisam_workshop.plan.seats.quality import measured
from iisam_workshop.plan.seats.room import even_sizes
from tests.thorough import often

from .rooms import Small, rooms


def stream():
    return Chance("seed").stream("test")


@settings(deadline=None, max_examples=often(80, 8))
@given(rooms())
def test_a_room_is_refused_exactly_where_there_is_no_seating(small):
    answer = decide(small.room(), small.goals())
    assert answer.sure
    assert (answer.tables is None) == (next(small.seatings(), None) is None)


@settings(deadline=None, max_examples=often(80, 8))
@given(rooms())
def test_what_is_decided_can_be_filled_up_and_improved_within_the_rules(small):
    room, goals = small.room(), small.goals()
    answer = decide(room, goals)
    if answer.tables is not None:
        start = dealt(room, answer.tables, goals, stream())
        assert small.right(start)
        better = improved(room, start, goals, stream())
        assert small.right(better)
        assert small.cost(better) <= small.cost(start)


@settings(deadline=None, max_examples=often(80, 8))
@given(rooms())
def test_no_seating_has_fewer_pairs_than_the_bound(small):
    room = small.room()
    bounds = [least_pairs(room, goal) for goal in small.goals()]
    for tables in small.seatings():
        assert all(bound <= found for bound, found in zip(bounds, small.cost(tables), strict=True))


def drawn(number: int) -> Small:
    """A room of eight or nine people without spare chairs, and with a few wishes."""
    rng = random.Random(number)
    count, tables = rng.choice([(8, 2), (8, 3), (9, 3)])
    group = lambda: tuple(rng.sample(range(count), 2))  # noqa: E731
    return Small(
        tuple((size, size) for size in even_sizes(count, tables)),
        ((1 << tables) - 1,) * count,
        tuple(group() for _ in range(rng.randrange(2))),
        tuple(group() for _ in range(rng.randrange(4))),
        (0,) * count,
        (0,) * tables,
        tuple(tuple(rng.randrange(4) for _ in range(count)) for _ in range(2)),
    )


def test_the_search_finds_the_best_seating_of_every_small_room_tried():
    tried, proved = 0, 0
    rooms_tried = often(40, 12)
    for number in range(rooms_tried):
        small = drawn(number)
        found = seated(small.room(), small.goals(), (), stream())
        best = min(map(small.cost, small.seatings()), default=None)
        assert isinstance(found, Seated) == (best is not None)
        if best is not None:
            assert small.cost(found.tables) == best
            tried += 1
            proved += all(each.proved for each in measured(small.room(), found.tables, small.goals()))
    # where wishes stand against it the bound is below what can be had; elsewhere it is met
    assert tried >= rooms_tried * 7 / 8
    assert proved >= tried / 2


@settings(deadline=None, max_examples=often(60, 8))
@given(st.lists(st.integers(1, 4), max_size=5), st.integers(1, 4))
def test_parts_are_filled_as_evenly_as_any_way_of_placing_them_at_least(parts, tables):
    def ways(rest, loads):
        if not rest:
            yield loads
            return
        for table in range(tables):
            yield from ways(rest[1:], [*loads[:table], loads[table] + rest[0], *loads[table + 1 :]])

    even = filled(parts, tables)
    assert sum(even) == sum(parts)
    assert len(even) == tables
    best = min(sum(load * (load - 1) // 2 for load in loads) for loads in ways(parts, [0] * tables))
    assert pairs_at_least(parts, tables) <= best
    if set(parts) <= {1}:
        assert pairs_at_least(parts, tables) == best


@settings(deadline=None, max_examples=often(60, 8))
@given(st.lists(st.integers(0, 2), min_size=3, max_size=7))
def test_the_bound_of_meeting_again_or_staying_holds_in_every_second_seating(first):
    sizes = tuple((size, size) for size in even_sizes(len(first), 3))
    small = Small(sizes, (7,) * len(first), (), (), (0,) * len(first), (0,) * 3, (tuple(first),))
    least = least_pairs(small.room(), Goal("again-or-stay", tuple(first), rooted=True))
    for tables in small.seatings():
        again = sum(
            first[one] == first[other] and tables[one] == tables[other]
            for one, other in combinations(range(len(first)), 2)
        )
        assert least <= again + sum(old == new for old, new in zip(first, tables, strict=True))


asks = st.builds(
    Ask,
    st.sampled_from(["together", "apart", "each"]),
    st.lists(st.integers(0, 6), min_size=2, max_size=4, unique=True).map(tuple),
)


@settings(deadline=None, max_examples=often(60, 8))
@given(st.lists(asks, min_size=1, max_size=6), st.integers(2, 3))
def test_a_clash_that_is_named_is_one_and_none_of_its_wishes_can_be_spared(wishes, tables):
    sizes = even_sizes(7, tables)
    if _seatings(wishes, sizes):
        return
    kept = clashing(wishes, sizes, 7)
    assert not _seatings(kept, sizes)
    for number in range(len(kept)):
        assert _seatings(kept[:number] + kept[number + 1 :], sizes)


def _seatings(wishes, sizes):
    """Tell whether there is a seating for seven people, by trying them all."""
    each = [ask.people for ask in wishes if ask.kind == "each"]
    small = Small(
        tuple((size, size) for size in sizes),
        ((1 << len(sizes)) - 1,) * 7,
        tuple(ask.people for ask in wishes if ask.kind == "together"),
        tuple(ask.people for ask in wishes if ask.kind == "apart"),
        tuple(sum(1 << bit for bit, having in enumerate(each) if who in having) for who in range(7)),
        ((1 << len(each)) - 1,) * len(sizes),
        (),
    )
    return next(small.seatings(), None) is not None
