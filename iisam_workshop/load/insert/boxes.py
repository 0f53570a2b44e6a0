"""How large a page is, and which part of it is seen."""

from __future__ import annotations

from math import isfinite
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject

from iisam_workshop.load.insert.outcome import Refused

__all__ = ["A4", "Box", "box_bytes", "numbers", "rectangle", "unit_of", "upright", "visible"]

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in the units of the page."""

A4: Box = (0.0, 0.0, 595.28, 841.89)
_LEAST, _MOST = 36.0, 14_400.0
"""The shortest and the longest side of a page in points: half an inch, and what the format itself allows."""
_FARTHEST = 1e6
_LARGEST_UNIT = 75.0


def numbers(thing: Any, count: int) -> tuple[float, ...] | None:
    """Return an array of so many finite numbers; None where there is no such array."""
    thing = thing.get_object() if thing is not None else None
    if not isinstance(thing, ArrayObject) or len(thing) != count:
        return None
    found = [each.get_object() for each in thing]
    if not all(isinstance(each, int | float) and isfinite(each) and abs(each) < _FARTHEST for each in found):
        return None
    return tuple(float(each) for each in found)


def rectangle(thing: Any) -> Box | None:
    """Return a rectangle with its corners in order; None where there is none, or it has no area."""
    found = numbers(thing, 4)
    if not found:
        return None
    left, right = sorted((found[0], found[2]))
    bottom, top = sorted((found[1], found[3]))
    return (left, bottom, right, top) if right > left and top > bottom else None


def unit_of(page: DictionaryObject) -> float:
    """Return how many points a unit of the page has."""
    unit = page.get("/UserUnit")
    unit = unit.get_object() if unit is not None else None
    return float(unit) if isinstance(unit, int | float) and 0 < unit <= _LARGEST_UNIT else 1.0


def visible(page: DictionaryObject, number: int) -> tuple[Box, bool]:
    """Return the part of a page that is seen, in points, and whether the page itself says so.

    Raises Refused (size) for a page that no printer knows; ``number`` counts from 1.
    """
    stated = page.get("/MediaBox")
    media = rectangle(stated)
    if media is None and stated is not None and _is_stated(stated):
        raise Refused("size", number)
    crop, sheet = rectangle(page.get("/CropBox")), media or A4
    seen = _common(sheet, crop) if crop else sheet
    unit = unit_of(page)
    left, bottom, right, top = (each * unit for each in seen)
    if not (_LEAST <= right - left <= _MOST and _LEAST <= top - bottom <= _MOST):
        raise Refused("size", number)
    return (left, bottom, right, top), media is not None


def upright(page: DictionaryObject) -> int:
    """Return by how many degrees a page is turned, in quarters."""
    turn = page.get("/Rotate")
    turn = turn.get_object() if turn is not None else 0
    return int(turn) // 90 * 90 % 360 if isinstance(turn, int | float) and isfinite(turn) else 0


def box_bytes(box: Box) -> bytes:
    """Return a rectangle as it stands in a PDF."""
    return b"[%b]" % b" ".join(f"{each:.3f}".rstrip("0").rstrip(".").encode() for each in box)


def _common(one: Box, other: Box) -> Box:
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if right > left and top > bottom else one


def _is_stated(thing: Any) -> bool:
    """Say whether there is anything where a size should be, even if it cannot be one."""
    thing = thing.get_object()
    return isinstance(thing, ArrayObject) and len(thing) > 0
