"""Where a foreign page lies on ours: turned as it is shown, made smaller where it must be, never larger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

__all__ = ["AS_IT_IS", "Box", "Matrix", "fitted"]


class Box(NamedTuple):
    """A rectangle in points: left, foot, right, top."""

    left: float
    foot: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.foot

    @classmethod
    def of(cls, numbers: Sequence[float]) -> Box:
        """Return the rectangle between two corners, whichever they are."""
        a, b, c, d = (float(each) for each in numbers)
        return cls(min(a, c), min(b, d), max(a, c), max(b, d))

    def within(self, other: Box) -> Box:
        """Return what of a rectangle lies in another; the other where nothing does."""
        cut = Box(max(self[0], other[0]), max(self[1], other[1]), min(self[2], other[2]), min(self[3], other[3]))
        return cut if cut.width > 0 and cut.height > 0 else other


class Matrix(NamedTuple):
    """A transformation as in PDF: x' = ax + cy + e, y' = bx + dy + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def points(self, numbers: Sequence[float]) -> list[float]:
        """Return where points come to lie; x and y take turns."""
        pairs = zip(numbers[::2], numbers[1::2], strict=False)
        return [each for x, y in pairs for each in self.point(x, y)]

    def box(self, box: Iterable[float]) -> Box:
        """Return the rectangle around a rectangle after the transformation."""
        left, foot, right, top = box
        return Box.of((*self.point(left, foot), *self.point(right, top)))

    @property
    def turned(self) -> bool:
        """Whether what was upright no longer is."""
        return self.b != 0 or self.a < 0

    @property
    def turn(self) -> Matrix:
        """The turning alone, about the origin."""
        size = abs(self.a) + abs(self.b)
        a, b, c, d = (each / size for each in self[:4])
        return Matrix(a, b, c, d, 0.0, 0.0)


AS_IT_IS = Matrix(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def fitted(box: Box, rotate: int, unit: float, area: Box) -> Matrix:
    """Return how a page goes into the middle of an area.

    ``box`` is what is shown of it in its own units of ``unit`` points, ``rotate`` its turning clockwise in degrees.
    """
    wide, high = (box.height, box.width) if rotate % 180 else (box.width, box.height)
    scale = min(unit, area.width / wide, area.height / high)
    x = area.left + (area.width - scale * wide) / 2
    y = area.foot + (area.height - scale * high) / 2
    match rotate % 360:
        case 90:
            return Matrix(0.0, -scale, scale, 0.0, x - scale * box.foot, y + scale * box.right)
        case 180:
            return Matrix(-scale, 0.0, 0.0, -scale, x + scale * box.right, y + scale * box.top)
        case 270:
            return Matrix(0.0, scale, -scale, 0.0, x + scale * box.top, y - scale * box.left)
        case _:
            return Matrix(scale, 0.0, 0.0, scale, x - scale * box.left, y - scale * box.foot)
