"""The running count of pairs is what counting all of them anew gives, whatever moves."""

from __future__ import annotations

import random

import pytest

from iisam_workshop.plan.seats.goals import Goal, Tally, goal
from iisam_workshop.plan.seats.room import Room, room_of

AGENCIES = goal("agency", "aaabbbcc")
ROLES = goal("role", ["x", "y", "x", "y", "", "", "x", "x"])
WELSH = goal("welsh", [1, 2, 1, 2, 2, 2, 1, 2], gather=True)


def room(tables: int = 2, people: int = 8) -> Room:
    every = (1 << tables) - 1
    size = people // tables
    return room_of(((size, size),) * tables, (every,) * people, (), (), ((0,) * people, (0,) * tables))


def seated(goals: list[Goal], tables: tuple[int, ...]) -> Tally:
    tally = Tally(room(), goals)
    for who, table in enumerate(tables):
        tally.seat(who, table)
    return tally


TABLES = (0, 0, 1, 1, 0, 1, 0, 1)


def test_an_empty_label_is_like_no_other():
    assert list(seated([ROLES], (0,) * 8).pairs()) == [6 + 1]


def test_pairs_are_counted_goal_by_goal():
    assert list(seated([AGENCIES, ROLES], TABLES).pairs()) == [1 + 1, 1 + 1]


@pytest.mark.parametrize("goals", [[AGENCIES], [AGENCIES, ROLES], [WELSH, AGENCIES]], ids=["one", "two", "gathered"])
def test_what_a_change_of_places_would_cost_is_what_it_costs(goals):
    tally = seated(goals, TABLES)
    for one in range(8):
        for other in range(8):
            if TABLES[one] != TABLES[other]:
                moved = list(TABLES)
                moved[one], moved[other] = moved[other], moved[one]
                assert tally.change(one, other) == seated(goals, tuple(moved)).cost - tally.cost


def test_whoever_gets_up_leaves_nothing_behind():
    rng, tally, empty = random.Random(1), seated([AGENCIES, ROLES], TABLES), Tally(room(), [AGENCIES, ROLES])
    for who in rng.sample(range(8), 8):
        tally.unseat(who)
        assert tally.where[who] == -1
    assert (tally.where, tally.counts, tally.cost) == (empty.where, empty.counts, 0)


def test_what_it_costs_to_sit_down_is_known_before():
    tally = seated([AGENCIES, ROLES], TABLES[:6])
    for table in (0, 1):
        before = tally.cost
        price = tally.price([6], table)
        tally.seat(6, table)
        assert tally.cost == before + price
        tally.unseat(6)


def test_one_pair_of_a_goal_outweighs_all_pairs_of_the_goals_after_it():
    first, second = Tally(room(), [AGENCIES, ROLES]).weights
    assert first > second * 12 > 0  # two tables of four
    gather, other = Tally(room(), [WELSH, AGENCIES]).weights
    assert -gather > other * 12 > 0
