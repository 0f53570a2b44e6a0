"""Which size of type a sheet gets: the largest that fits, found without trying them all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.press.stack import largest_that_fits

SHARES = (1, 0.97, 0.94, 0.91, 0.88, 0.858, 0.82, 0.78, 0.75, 0.715)


@given(st.floats(0.2, 1.9), st.floats(0, 0.2))
def test_it_is_the_largest_that_fits_and_few_are_tried(tall: float, stiff: float) -> None:
    heights = [tall * (stiff + (1 - stiff) * share**2) for share in SHARES]  # some white does not shrink
    tried: list[int] = []

    def fitted(size: int) -> tuple[list[list[int]], float]:
        tried.append(size)
        return [[size]], heights[size]

    best = next(([[n]] for n, height in enumerate(heights) if height <= 1), [])
    assert largest_that_fits(SHARES, fitted) == best
    assert len(tried) == len(set(tried)) <= 7


def test_what_is_far_too_tall_is_tried_once() -> None:
    tried: list[int] = []

    def fitted(size: int) -> tuple[list[list[int]], float]:
        tried.append(size)
        return [[size]], 4.0

    assert largest_that_fits(SHARES, fitted) == []
    assert tried == [0]
