"""Whether a room's rules can be met, beside every seating there is, in rooms small enough to be quick."""

from __future__ import annotations

import random

import pytest

from iisam_workshop.plan.seats.decide import decide
from iisam_workshop.plan.seats.room import even_sizes

from .rooms import Small


def drawn(number: int) -> Small:
    """A room of five or six people with little room to spare, and with many wishes."""
    rng = random.Random(number)
    count, tables = rng.choice([(5, 2), (5, 3), (6, 3)])
    everywhere = (1 << tables) - 1
    zone = rng.randrange(1, everywhere)
    group = lambda size: tuple(rng.sample(range(count), size))  # noqa: E731
    words = rng.randrange(4)
    return Small(
        tuple((size, size) for size in even_sizes(count, tables)),
        tuple(rng.choice((everywhere, everywhere, everywhere, zone)) for _ in range(count)),
        tuple(group(2) for _ in range(rng.randrange(3))),
        tuple(group(2) for _ in range(rng.randrange(6))),
        tuple(rng.randrange(4) & words for _ in range(count)),
        tuple(rng.randrange(4) & words for _ in range(tables)),
        ((0,) * count,),
    )


def room(*sizes: int, people: int, zone: int = 0, zoned: int = 0, needs: tuple[int, ...] = ()) -> Small:
    """A room without wishes, in which the first people must sit in a zone."""
    everywhere = (1 << len(sizes)) - 1
    allowed = (zone,) * zoned + (everywhere,) * (people - zoned)
    wanted = needs or (0,) * len(sizes)
    return Small(tuple((size, size) for size in sizes), allowed, (), (), (0,) * people, wanted, ((0,) * people,))


def test_a_room_is_refused_exactly_where_no_seating_of_it_keeps_the_rules():
    refused = 0
    for number in range(150):
        small = drawn(number)
        answer = decide(small.room())
        seatings = list(small.seatings())
        assert answer.sure
        assert (answer.tables is None) == (not seatings), number
        refused += not seatings
        if answer.tables is not None:
            held = [(who, table) for who, table in enumerate(answer.tables) if table >= 0]
            assert any(all(each[who] == table for who, table in held) for each in seatings), number
    assert 30 <= refused <= 120


def crowded(number: int) -> Small:
    """A room of six to eight people, many of whom are to be apart."""
    rng = random.Random(number)
    count, tables = rng.choice([(6, 3), (7, 3), (8, 4), (8, 3)])
    group = lambda: tuple(rng.sample(range(count), 2))  # noqa: E731
    words = rng.randrange(4)
    return Small(
        tuple((size, size) for size in even_sizes(count, tables)),
        ((1 << tables) - 1,) * count,
        tuple(group() for _ in range(rng.randrange(2))),
        tuple(group() for _ in range(rng.randrange(4, 14))),
        tuple(rng.randrange(4) & words for _ in range(count)),
        tuple(rng.randrange(4) & words for _ in range(tables)),
        ((0,) * count,),
    )


@pytest.mark.parametrize("number", [205, 241, 490, 634, 2045, 3105, 3208])
def test_tables_that_differ_only_in_who_may_not_sit_there_are_not_taken_for_one(number):
    """Rooms, of thousands, that are refused wrongly by whoever forgets at which tables foes sit, or sat."""
    small = crowded(number)
    assert (decide(small.room()).tables is None) == (next(small.seatings(), None) is None)


@pytest.mark.parametrize(("zoned", "fits"), [(4, True), (5, False)])
def test_no_more_people_are_bound_to_some_tables_than_these_have_chairs(zoned, fits):
    assert (decide(room(2, 2, 2, people=6, zone=0b011, zoned=zoned).room()).tables is not None) == fits


def test_words_that_nobody_has_are_refused_without_trying():
    answer = decide(room(2, 2, people=4, needs=(1, 0)).room(), steps=0)
    assert (answer.tables, answer.sure) == (None, True)


def test_where_steps_run_out_nothing_is_sure():
    small = Small(((2, 2),) * 2, (3,) * 4, (), ((0, 1),), (0,) * 4, (0, 0), ((0,) * 4,))
    assert decide(small.room()).tables is not None
    assert decide(small.room(), steps=0).sure is False
