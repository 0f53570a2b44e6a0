"""How high flowables stand on one another, and which blocks stand on a page of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from iisam_workshop.model.blocks import Block, PageBreak
from iisam_workshop.press.rl import KeepTogether

__all__ = ["largest_that_fits", "pages_of", "stacked_height"]


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


def largest_that_fits(count: int, fitted: Callable[[int], list[list[Any]]]) -> list[list[Any]]:
    """Return the pages of the first of ``count`` sizes, largest first, that fits, none where the last does not.

    What fits in one size fits in all smaller ones, so that half of the sizes need not be tried.
    """
    if pages := fitted(0):
        return pages
    low, high, found = 1, count - 1, fitted(count - 1)
    while found and low < high:
        middle = (low + high) // 2
        if pages := fitted(middle):
            found, high = pages, middle
        else:
            low = middle + 1
    return found
