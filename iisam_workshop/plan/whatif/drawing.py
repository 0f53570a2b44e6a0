"""Chance for a rehearsal: one draw for each play, from a stream that what is drawn has for itself.

Play number n draws the same whatever is assumed, and however many plays there are. So a larger assumption never gives
a smaller draw, and two rehearsals can be compared play by play. This module loads numpy, so import it late.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from iisam_workshop.model.rehearsal import Spread
from iisam_workshop.plan.chance import Chance

__all__ = ["Amounts", "Hits", "drawn", "happens"]

Amounts: TypeAlias = npt.NDArray[np.float64]
Hits: TypeAlias = npt.NDArray[np.bool_]

_BITS = 32


def drawn(spread: Spread, plays: int, chance: Chance, *names: str) -> Amounts:
    """Draw an amount for each play from the triangle of a spread."""
    least, likely, most = float(spread.least), float(spread.likely), float(spread.most)
    if least == most:
        return np.full(plays, least)
    width = most - least
    lot = (_lots(plays, chance, *names) + 0.5) / 2.0**_BITS
    rising: Amounts = least + np.sqrt(lot * width * (likely - least))
    falling: Amounts = most - np.sqrt((1 - lot) * width * (most - likely))
    return np.where(lot * width < likely - least, rising, falling)


def happens(share: int, plays: int, chance: Chance, *names: str) -> Hits:
    """Tell for each play whether something happens whose chance is ``share`` per cent."""
    return _lots(plays, chance, *names) * np.uint64(100) < np.uint64(share << _BITS)


def _lots(plays: int, chance: Chance, *names: str) -> npt.NDArray[np.uint64]:
    return np.frombuffer(chance.bytes(plays * _BITS // 8, "rehearsal", *names), "<u4").astype(np.uint64)
