"""Counting plays: from what happened in each of them to a risk. This module loads numpy, so import it late."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from iisam_workshop.model.rehearsal import Risk, RiskKind
from iisam_workshop.plan.whatif.drawing import Hits

__all__ = ["how_much", "how_often", "in_minutes", "middle", "nine_of_ten"]

_Whole: TypeAlias = npt.NDArray[np.int64]


def how_often(kind: RiskKind, hits: Hits, **about: Any) -> Risk:
    """Return a risk of which there is nothing to measure."""
    return Risk(kind, int(hits.sum()), **about)


def how_much(kind: RiskKind, amounts: _Whole, **about: Any) -> Risk:
    """Return the risk that amounts, one for each play, are above 0."""
    above = amounts[amounts > 0]
    if not len(above):
        return Risk(kind, 0, **about)
    return Risk(kind, len(above), usual=middle(above), bad=nine_of_ten(above), **about)


def in_minutes(seconds: _Whole) -> _Whole:
    """Return seconds as minutes; one that has begun counts."""
    return -(-seconds // 60)


def middle(amounts: _Whole) -> int:
    """Return the median, the lower one of two."""
    return int(np.sort(amounts)[(len(amounts) - 1) // 2])


def nine_of_ten(amounts: _Whole) -> int:
    """Return the smallest amount that nine of ten do not exceed."""
    return int(np.sort(amounts)[(len(amounts) * 9 + 9) // 10 - 1])
