"""How high flowables stand on one another, and which blocks stand on a page of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from iisam_workshop.model.blocks import Block, PageBreak
from iisam_workshop.press.rl import Flowable, KeepTogether

__all__ = ["Fitted", "Spring", "largest_that_fits", "pages_of", "stacked_height", "stretched"]

Fitted = tuple[list[list[Any]], float]
"""The flowables of each page of a sheet, and how high the tallest stands, 1 being the height of a page."""

_HOPELESS = 1.4
"""How far from fitting by that reckoning a sheet is not even tried in its smallest size."""


_SLACK = 0.5
"""Points by which a page must not be filled to the last, since ReportLab adds heights up in another order."""


class Spring(Flowable):
    """White that takes what a page has left, so that what follows stands at its foot."""

    def __init__(self) -> None:
        super().__init__()
        self.height = 0.0

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Take no room until it is stretched."""
        return width, self.height

    def draw(self) -> None:
        """Draw nothing."""


def stretched(page: list[Any], size: tuple[float, float]) -> list[Any]:
    """Return the flowables of a page with its springs, if any, as high as what is left of the page."""
    springs = [each for each in page if isinstance(each, Spring)]
    left = size[1] - stacked_height(page, *size) - _SLACK if springs else 0.0
    for spring in springs:
        spring.height = max(left, 0.0) / len(springs)
    return page


def pages_of(blocks: Iterable[Block]) -> list[list[Block]]:
    """Return the blocks between page breaks."""
    pages: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, PageBreak):
            pages.append([])
        else:
            pages[-1].append(block)
    return pages


def stacked_height(flowables: Iterable[Any], width: float, height: float) -> float:
    """Return how high flowables stand on one another in points, by the rule of ReportLab's frames."""
    total, after = 0.0, 0.0
    for number, flowable in enumerate(_flat(flowables)):
        needs = flowable.wrap(width, height)[1]
        before = flowable.getSpaceBefore() if number else 0
        total += max(before - after, 0) + needs
        after = flowable.getSpaceAfter()
        total += after
    return total - after


def _flat(flowables: Iterable[Any]) -> Iterator[Any]:
    for flowable in flowables:
        if isinstance(flowable, KeepTogether):
            yield from _flat(flowable._content)
        else:
            yield flowable


def largest_that_fits(shares: Sequence[float], fitted: Callable[[int], Fitted]) -> list[list[Any]]:
    """Return the pages of the first of the shares, largest first, that fits, none where the last does not.

    What fits in one size fits in all smaller ones. Text takes room by the square of its size, which says where to
    look first; sizes are then tried one by one from there to the last that fits.
    """
    pages, tall = fitted(0)
    if tall <= 1 or tall > _HOPELESS / shares[-1] ** 2:
        return pages if tall <= 1 else []
    here = next((n for n, share in enumerate(shares) if share**2 * tall <= 1), len(shares) - 1)
    found: list[list[Any]] = []
    tried: set[int] = {0}
    while 0 < here < len(shares) and here not in tried:
        tried.add(here)
        pages, tall = fitted(here)
        found = pages if tall <= 1 else found
        here += -1 if tall <= 1 else 1
    return found
