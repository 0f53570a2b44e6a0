"""Where things stand on the poster of the journey; measures are those of A3, and become smaller with the paper."""

from __future__ import annotations

from iisam_workshop.press.look import Look
from iisam_workshop.press.poster_path import Lanes
from iisam_workshop.press.rl import A4

__all__ = ["A3_UPRIGHT", "MARK", "PosterFrame"]

A3_UPRIGHT = (A4[1], A4[0] * 2)
"""The sheet that the measures are for, in points."""
MARK = 76.0
"""The height of a mark."""
_COLUMNS = 3
_HEAD, _MIDDLE = 88.0, 48.0


class PosterFrame:
    """Where things stand on a sheet; ``scale`` is its size beside A3."""

    def __init__(self, size: tuple[float, float], scale: float, look: Look) -> None:
        self.size, self.scale, self.side, self.top = size, scale, look.side, size[1] - look.top
        self.right, foot = size[0] - look.side, look.foot + 22 * scale
        self.left = self.side + 44 * scale
        above = self.top - _HEAD * scale
        self.row = (above - foot - (_MIDDLE + 30) * scale) / 2
        self.step = (self.right - 26 * scale - self.left) / _COLUMNS
        first, self.second = above, above - self.row - _MIDDLE * scale
        half = MARK * scale / 2
        middle = self.second + _MIDDLE * scale * 0.4
        self.lanes = Lanes(self.side, self.right, (first - half, middle, self.second - half, foot))
        self.tops = (first, self.second)

    def corner(self, number: int) -> tuple[float, float]:
        """Return the upper left corner of a station, which counts from 0."""
        return self.left + number % _COLUMNS * self.step, self.tops[number // _COLUMNS]
