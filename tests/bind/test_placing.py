"""Where foreign pages lie on ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.bind.placing import AS_IT_IS, Box, Matrix, fitted

SIZES = st.floats(20, 3000)
AREA = Box(28, 60, 567, 814)


@given(SIZES, SIZES, st.floats(-500, 500), st.sampled_from([0, 90, 180, 270, 450, -90]), st.floats(0.1, 4))
def test_a_page_lies_within_its_area_in_the_middle_and_keeps_its_shape(
    wide: float, high: float, edge: float, turn: int, unit: float
) -> None:
    box = Box(edge, edge, edge + wide, edge + high)
    laid = fitted(box, turn, unit, AREA).box(box)
    assert laid.left >= AREA.left - 0.01
    assert laid.foot >= AREA.foot - 0.01
    assert laid.right <= AREA.right + 0.01
    assert laid.top <= AREA.top + 0.01
    assert laid.left + laid.right == pytest.approx(AREA.left + AREA.right)
    assert laid.foot + laid.top == pytest.approx(AREA.foot + AREA.top)
    across = (box.height, box.width) if turn % 180 else (box.width, box.height)
    assert laid.width / across[0] == pytest.approx(laid.height / across[1])
    assert laid.width <= across[0] * unit * 1.0001


@pytest.mark.parametrize(("turn", "corner"), [(0, (0, 1)), (90, (1, 1)), (180, (1, 0)), (270, (0, 0))])
def test_the_upper_left_corner_goes_where_a_clockwise_turn_takes_it(turn: int, corner: tuple[int, int]) -> None:
    area = Box(0, 0, 100, 100)
    assert fitted(Box(5, 5, 105, 105), turn, 1, area).point(5, 105) == pytest.approx([100 * each for each in corner])


def test_a_box_is_the_same_from_any_of_its_corners_and_cut_to_what_it_lies_in() -> None:
    assert Box.of((9, 8, 1, 2)) == Box(1, 2, 9, 8)
    assert Box(0, 0, 9, 9).within(Box(5, -1, 20, 4)) == Box(5, 0, 9, 4)
    assert Box(0, 0, 1, 1).within(Box(5, 5, 9, 9)) == Box(5, 5, 9, 9)


def test_a_box_that_only_touches_another_shares_nothing_with_it() -> None:
    whole = Box(0, 0, 9, 9)
    for beside in (Box(9, 0, 20, 9), Box(0, 9, 9, 20), Box(-5, 0, 0, 9), Box(0, -5, 9, 0)):
        assert beside.within(whole) == whole


def test_points_are_moved_in_pairs() -> None:
    assert Matrix(1, 2, 3, 4, 5, 6).points([1, 0, 0, 1, 10, 100]) == [6, 8, 8, 10, 315, 426]


def test_a_page_that_is_not_moved_lies_where_it_lay() -> None:
    assert AS_IT_IS.points([3, 4, 50, 60]) == [3, 4, 50, 60]
    assert not AS_IT_IS.turned


@pytest.mark.parametrize(
    ("rotate", "turn"), [(0, (1, 0, 0, 1)), (90, (0, -1, 1, 0)), (180, (-1, 0, 0, -1)), (270, (0, 1, -1, 0))]
)
def test_the_turning_of_a_page_is_told_without_its_place_and_size(rotate: int, turn: tuple[int, ...]) -> None:
    laid = fitted(Box(7, 7, 1007, 507), rotate, 1, AREA)
    assert laid.turned == (rotate != 0)
    assert [str(each) for each in laid.turn] == [str(float(each)) for each in (*turn, 0, 0)]  # none of them is -0.0
