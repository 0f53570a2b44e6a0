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
