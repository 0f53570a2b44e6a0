"""Which size of type a sheet gets: the largest that fits, found without trying them all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.model.blocks import Group, Heading, Sheet, runs
from iisam_workshop.press.stack import largest_that_fits
from tests.papers import LAYOUT, flow, read, text

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


def test_what_is_low_stands_at_the_foot_of_its_sheet_and_nothing_is_pushed_over() -> None:
    low = Group((text("at the foot"),), low=True)
    _, first, second = read(flow(Sheet((Heading(2, runs("Above")), low)), Sheet((text("next"), low)))).marked
    for page in (first, second):
        foot = next(each.y for each in page.shown if "at the foot" in each.text)
        assert LAYOUT.margins.foot * 72 / 25.4 < foot < LAYOUT.margins.foot * 72 / 25.4 + 20


def test_a_full_page_has_no_white_to_give() -> None:
    many = tuple(text("A line that fills. " * 4) for _ in range(12))
    low = Group((text("at the foot"),), low=True)
    assert len(read(flow(Sheet((Heading(2, runs("Above")), *many, low)))).pdf.pages) == 1 + 1
