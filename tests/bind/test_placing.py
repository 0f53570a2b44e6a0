"""Where foreign pages lie on ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.bind.placing import Box, fitted

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
