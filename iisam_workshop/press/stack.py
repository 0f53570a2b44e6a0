"""How high flowables stand on one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from iisam_workshop.press.rl import KeepTogether

__all__ = ["stacked_height"]


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
