from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.model.lines import lines
from iisam_workshop.plan.arrangement import Board, called_by, fewest_stops, lay_out, line_sets
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.groups import Groups, hand_of
from tests.thorough import often

GRIDS = [(columns, rows) for columns in range(3, 7) for rows in range(3, 7)]
LINES = lines(5, 5, 12)


def laid(hands, board, windows=(), groups=None, taken=None, seed="x"):
    chance = Chance(seed)
    streams = [chance.stream(str(n)) for n in range(len(hands))]
    groups = groups or Groups((tuple(range(60)),), (24,))
    return lay_out([*map(hand_of, hands)], board, groups, set() if taken is None else taken, streams, windows)


@pytest.mark.parametrize("grid", [(3, 3), (3, 4), (4, 3), (4, 4), (5, 3)])
@pytest.mark.parametrize("free", [True, False])
def test_no_fewer_squares_keep_every_line_open(grid, free):
    columns, rows = grid
    middle = rows // 2 * columns + columns // 2 if free and columns % 2 == rows % 2 == 1 else None
    ways = lines(columns, rows, middle)
    places = range(columns * rows - (middle is not None))
    least = fewest_stops(ways)
    assert any(all(set(way) & set(stops) for way in ways) for stops in combinations(places, least))
    assert not any(all(set(way) & set(stops) for way in ways) for stops in combinations(places, least - 1))


@settings(max_examples=often(60, 8), deadline=None)
@given(st.permutations(range(60)), st.integers(0, 40), st.integers(0, 20), st.data())
def test_a_card_wins_in_its_window_wherever_its_terms_allow_that(order, first, length, data):
    when = tuple(order.index(term) + 1 for term in range(60))
    last = min(60, first + length)
    hand = data.draw(st.permutations(range(60)))[:24]
    late = sum(when[term] >= first for term in hand)
    timely = [term for term in hand if when[term] <= last]
    ((face,), clashes) = laid([hand], Board(LINES, LINES, when), [(first, last)])
    assert sorted(face) == sorted(hand)
    assert clashes == 0
    if late >= 5 and len(timely) >= 4 and any(when[term] >= first for term in timely):
        assert first <= called_by(face, Board(LINES, LINES, when)) <= last


@given(st.permutations(range(24)), st.permutations(range(60)))
def test_the_winning_call_is_the_one_with_which_the_first_line_is_full(face, order):
    when = tuple(order.index(term) + 1 for term in range(60))
    call = called_by(face, Board(LINES, LINES, when))
    said = {term for term in range(60) if when[term] <= call}
    full = [line for line in LINES if {face[place] for place in line} <= said]
    before = [line for line in LINES if {face[place] for place in line} <= said - {order[call - 1]}]
    assert full
    assert not before


def test_terms_stay_in_their_zones():
    groups = Groups(tuple(tuple(range(n * 10, n * 10 + 10)) for n in range(6)), (4,) * 6)
    board = Board(lines(6, 4, None), zones=tuple(place % 6 for place in range(24)))
    hand = [n * 10 + k for n in range(6) for k in range(4)]
    (face,), _ = laid([hand], board, groups=groups)
    assert [term // 10 for term in face] == [place % 6 for place in range(24)]


def test_lines_that_are_taken_are_kept_out_and_new_ones_join_them():
    taken = set()
    faces, clashes = laid([range(24)] * 20, Board(LINES), taken=taken)
    assert clashes == 0
    assert len(taken) == 20 * 12
    assert taken == {line for face in faces for line in line_sets(face, LINES)}


def test_terms_change_places_until_no_line_is_taken():
    assert laid([range(24)] * 60, Board(LINES))[1] == 0


def test_terms_change_places_also_where_a_card_must_win_in_time():
    square = lines(4, 4, None)
    board = Board(square, square, tuple(range(1, 21)))
    faces, clashes = laid([range(2, 18)] * 60, board, [(6, 17)] * 60)
    assert clashes == 0
    assert all(6 <= called_by(face, board) <= 17 for face in faces)


def test_cards_that_must_share_a_line_are_counted():
    faces, clashes = laid([range(8)] * 40, Board(lines(3, 3, 4)))
    assert len(faces) == 40
    assert 0 < clashes < 40
