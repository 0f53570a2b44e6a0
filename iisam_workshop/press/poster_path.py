"""The path on the poster: through both rows of stages, with a curl on the way, and back to the beginning."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from iisam_workshop.press.colours import Colour
from iisam_workshop.press.look import Look

__all__ = ["Lanes", "draw_path", "draw_turn"]

_WIDTH, _BEND, _CURL = 7.0, 22.0, 20.0
_TURNS = 32
_ROUND = 0.5523
"""How long the arms of a curve are that stands for a quarter of a circle."""

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Lanes:
    """Left and right edge of the path, and its heights: first row, the way between, second row, the way back."""

    left: float
    right: float
    heights: tuple[float, float, float, float]


def draw_path(canvas: Any, lanes: Lanes, look: Look, scale: float) -> None:
    """Draw the path with arrows on it; ``scale`` makes its measures smaller."""
    first, between, second, back = lanes.heights
    left, right, bend = lanes.left, lanes.right, _BEND * scale
    inner, middle = left + 22 * scale, (lanes.left + lanes.right) / 2
    canvas.setStrokeColor(look.hairline)
    canvas.setLineWidth(_WIDTH * scale)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    curl = _curl((middle, between), _CURL * scale)
    _draw_run(canvas, [(left, (first + back) / 2), (left, first), (right, first), (right, between), curl[0]], bend)
    _draw_run(canvas, curl, 0)
    low = min(bend, (between - second) / 2)
    ways = [curl[-1], (inner, between), (inner, second), (right, second), (right, back), (left, back)]
    _draw_run(canvas, [*ways, (left, (first + back) / 2)], low)
    third, size = (right - left) / 3, 8 * scale
    canvas.setStrokeColor(look.quiet)
    canvas.setLineWidth(2 * scale)
    for y in (first, second):
        for n in (0.62, 1.62, 2.62):
            _draw_tip(canvas, (left + n * third, y), (1, 0), size)
    for x, y, way in ((middle + third, between, -1), (middle - third, between, -1), (middle - third * 0.9, back, -1)):
        _draw_tip(canvas, (x, y), (way, 0), size)
    _draw_tip(canvas, (middle + third, back), (-1, 0), size)
    _draw_tip(canvas, (left, (second + back) / 2), (0, 1), size)


def draw_turn(canvas: Any, centre: _Point, size: float, colour: Colour, *, back: bool) -> None:
    """Draw an arrow that turns round to the left where it leads back, else to the right; ``size`` is its height."""
    (x, y), radius = centre, size * 0.36
    way = 1 if back else -1
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(max(1.1, size / 9))
    canvas.setLineCap(1)
    turn = [math.radians(-70 + 250 * n / _TURNS) for n in range(_TURNS + 1)]
    _draw_run(canvas, [(x + way * radius * math.cos(a), y + radius * math.sin(a)) for a in turn], 0)
    end = (x - way * radius, y)
    _draw_run(
        canvas, [(end[0] - size * 0.2, end[1] + size * 0.16), end, (end[0] + size * 0.2, end[1] + size * 0.16)], 0
    )


def _curl(centre: _Point, reach: float) -> list[_Point]:
    """Return a stretch from right to left that turns back on itself once, without a kink."""
    points = []
    for turn in range(_TURNS + 1):
        angle = 2 * math.pi * turn / _TURNS
        across = reach * (math.sin(angle) + 0.3 * (angle - math.pi))
        points.append((centre[0] - across, centre[1] + reach * 0.62 * (1 - math.cos(angle))))
    return points


def _draw_run(canvas: Any, points: Sequence[_Point], bend: float) -> None:
    """Draw a line through points, its corners rounded by ``bend``."""
    path = canvas.beginPath()
    path.moveTo(*_put(points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before, bend), _towards(corner, after, bend)
        path.lineTo(*_put(start))
        if bend:
            arm = bend * (1 - _ROUND)
            path.curveTo(*_put(_towards(corner, before, arm)), *_put(_towards(corner, after, arm)), *_put(end))
    path.lineTo(*_put(points[-1]))
    canvas.drawPath(path, stroke=1, fill=0)


def _draw_tip(canvas: Any, at: _Point, way: _Point, size: float) -> None:
    """Draw the tip of an arrow that points one way."""
    (x, y), (dx, dy) = at, way
    sides = [(x - size * (dx + side * dy) / 2, y - size * (dy + side * dx) / 2) for side in (1, -1)]
    _draw_run(canvas, [sides[0], (x + size * dx / 2, y + size * dy / 2), sides[1]], 0)


def _towards(start: _Point, end: _Point, distance: float) -> _Point:
    length = math.dist(start, end) or 1.0
    share = min(distance / length, 1)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _put(point: _Point) -> _Point:
    return round(point[0], 2), round(point[1], 2)
