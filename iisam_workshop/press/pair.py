"""Two columns that say the same in two languages: their tops are level, and they go on over pages together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from iisam_workshop.press.rl import Flowable
from iisam_workshop.press.stack import stacked_height
from iisam_workshop.press.tags import Tag

__all__ = ["PAIR_GAP", "Pairing"]

PAIR_GAP = 18.0
"""The white between the columns in points."""


class Pairing(Flowable):
    """Two stacks of flowables side by side; the element ``tag`` holds what stands on the right."""

    def __init__(self, left: list[Any], right: list[Any], tag: Tag) -> None:
        super().__init__()
        self.sides, self.tag = (left, right), tag
        self.keepWithNext = all(getattr(each, "keepWithNext", 0) or each.getKeepWithNext() for each in left)

    def getSpaceBefore(self) -> float:  # noqa: N802
        """Stand off what is above as the first of each stack would."""
        return max((float(side[0].getSpaceBefore()) for side in self.sides if side), default=0.0)

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Stand off what is below as the last of each stack would."""
        return max((float(side[-1].getSpaceAfter()) for side in self.sides if side), default=0.0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the height of the taller stack."""
        self.column = (width - PAIR_GAP) / 2
        heights = [stacked_height(side, self.column, height) for side in self.sides]
        self.width, self.height = width, max(heights)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """Part both stacks at the height that is left; what stands on the right stays one element."""
        (left, left_rest), (right, right_rest) = (_parted(side, (width - PAIR_GAP) / 2, height) for side in self.sides)
        if not left or not right:
            return []  # a column without its first line would not be level with the other
        return [Pairing(left, right, self.tag), Pairing(left_rest, right_rest, self.tag)]

    def draw(self) -> None:
        """Draw the left stack, then the right one."""
        self._draw(self.sides[0], 0)
        with self.canv.tag(self.tag):
            self._draw(self.sides[1], self.column + PAIR_GAP)

    def _draw(self, side: list[Any], x: float) -> None:
        for down, needs, flowable in _spots(side, self.column, self.height):
            flowable.drawOn(self.canv, x, self.height - down - needs)


def _spots(side: list[Any], width: float, height: float) -> Iterator[tuple[float, float, Any]]:
    """Return how far down each flowable of a stack begins, its height, and itself; by the rule of stacks."""
    down, after = 0.0, 0.0
    for number, flowable in enumerate(side):
        down += max(flowable.getSpaceBefore() - after, 0) if number else 0
        needs = float(flowable.wrap(width, height)[1])
        yield down, needs, flowable
        after = float(flowable.getSpaceAfter())
        down += needs + after


def _parted(side: list[Any], width: float, height: float) -> tuple[list[Any], list[Any]]:
    """Return what of a stack fits a height, and the rest."""
    for number, (down, needs, flowable) in enumerate(_spots(side, width, height)):
        if down + needs > height:
            halves = flowable.split(width, height - down) if height > down else []
            return [*side[:number], *halves[:1]], [*(halves[1:] or [flowable]), *side[number + 1 :]]
    return side, []
