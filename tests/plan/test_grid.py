from __future__ import annotations

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.plan.grid import shape_of

from .builders import session


def shaped(**bingo):
    return shape_of(session(bingo=bingo))


@pytest.mark.parametrize(
    ("grid", "free", "squares"),
    [((5, 5), 12, 24), ((3, 3), 4, 8), ((5, 3), 7, 14), ((3, 5), 7, 14), ((4, 4), None, 16), ((6, 5), None, 30)],
)
def test_a_grid_with_a_middle_has_it_free(grid, free, squares):
    shape, problems = shaped(grid=grid)
    assert (shape.free, shape.squares, problems) == (free, squares, ())


def test_the_free_square_can_be_declined():
    shape, problems = shaped(grid=(5, 5), free=False)
    assert (shape.free, shape.squares, problems) == (None, 25, ())


def test_a_free_square_that_was_written_for_a_grid_without_a_middle_is_refused_at_its_line():
    shape, (problem,) = shaped(grid=(4, 4), free=True)
    assert shape.free is None
    assert (problem.code, problem.place) == ("IW602", Place("session.yaml", 21))


@pytest.mark.parametrize("grid", [(2, 5), (5, 7), (9, 9), (1, 1)])
def test_grids_too_small_or_too_large_are_refused(grid):
    _, (problem,) = shaped(grid=grid)
    assert problem.code == "IW605"
    assert f"{grid[0]}x{grid[1]}" in problem.message
    assert problem.place == Place("session.yaml", 20)


@pytest.mark.parametrize(
    ("grid", "across"), [((6, 4), True), ((6, 5), True), ((4, 6), False), ((6, 6), True), ((3, 6), False)]
)
def test_a_journey_layout_has_a_stage_to_each_column_or_else_to_each_row(grid, across):
    shape, problems = shaped(grid=grid, layout="journey")
    assert problems == ()
    assert shape.heads == ("vision", "scoping", "design-and-plan", "pre-implementation", "implementation", "review")
    assert (shape.heads_across, shape.free) == (across, None)


@pytest.mark.parametrize(("grid", "has"), [((5, 5), "5x5 has 5 of each"), ((5, 4), "5x4 has 5 columns and 4 rows")])
def test_a_journey_layout_without_six_columns_or_rows_is_refused_with_the_numbers(grid, has):
    shape, (problem,) = shaped(grid=grid, layout="journey")
    assert shape.heads == ()
    assert (problem.code, problem.place) == ("IW615", Place("session.yaml", 21))
    assert problem.message == f"a journey layout needs six columns or six rows, one for each stage; {has}"
    assert problem.hint == "Choose 6x4, 6x5, 4x6 or 6x6."


def test_other_layouts_have_no_heads():
    assert [shaped(grid=(6, 4), layout=layout)[0].heads for layout in ("mixed", "quota")] == [(), ()]
