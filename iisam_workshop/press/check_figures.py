"""What the printer check draws: rulers, greys, fine lines, the stages, lines at the edges, cross and rings.

All lengths that are told in millimetres are drawn in their true size; places are points from the lower left corner.
"""

from __future__ import annotations

from collections.abc import Sequence

from iisam_workshop.model.stage import StageRef
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.colours import rgb
from iisam_workshop.press.look import MM, Look
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.rl import pdfmetrics

__all__ = [
    "CORNER",
    "draw_corners",
    "draw_cross",
    "draw_edges",
    "draw_fine",
    "draw_greys",
    "draw_rings",
    "draw_rulers",
    "draw_stages",
]

CORNER = 12 * MM
"""How far from its edges a corner is marked to be cut."""
_LINES = (0.25, 0.5, 0.75, 1.0)
_SIZES = (10.0, 12.0, 14.0)
_EDGES = (4, 5, 6, 10)
_STEP = 12 * MM
_LONG = 100
_STEPS = 11
_Point = tuple[float, float]


def draw_rulers(canvas: TaggedCanvas, look: Look, level: _Point, upright: _Point, size: float) -> None:
    """Draw a ruler of 100 mm to the right of one point, and one upwards from another."""
    canvas.setStrokeColor(look.ink)
    for millimetre in range(_LONG + 1):
        long = 5 if millimetre % 10 == 0 else 3.5 if millimetre % 5 == 0 else 2
        along = millimetre * MM
        canvas.setLineWidth(0.6 if millimetre % 10 == 0 else 0.3)
        canvas.line(level[0] + along, level[1], level[0] + along, level[1] + long * MM)
        canvas.line(upright[0], upright[1] + along, upright[0] - long * MM, upright[1] + along)
        if millimetre % 10 == 0 and (millimetre % 50 == 0 or size <= _SIZES[1]):
            text = f"{millimetre} mm" if millimetre == _LONG else str(millimetre)
            _write(canvas, look, text, (level[0] + along, level[1] - size), size, middle=millimetre < _LONG)
            _write(canvas, look, text, (upright[0] + 1.5 * MM, upright[1] + along - size * 0.35), size)
    canvas.setLineWidth(0.8)
    canvas.line(level[0], level[1], level[0] + _LONG * MM, level[1])
    canvas.line(upright[0], upright[1], upright[0], upright[1] + _LONG * MM)


def draw_greys(canvas: TaggedCanvas, look: Look, corner: _Point, room: _Point, size: float) -> None:
    """Draw steps from white to black between a corner and the room to its right and above, numbers below."""
    wide = room[0] / _STEPS
    for step in range(_STEPS):
        share = 1 - step / (_STEPS - 1)
        canvas.setFillColor((share, share, share))
        canvas.rect(corner[0] + step * wide, corner[1], wide, room[1], stroke=0, fill=1)
        at = (corner[0] + (step + 0.5) * wide, corner[1] - size - 1)
        _write(canvas, look, str(step * 10), at, size, middle=True)
    canvas.setStrokeColor(look.quiet)
    canvas.setLineWidth(0.4)
    canvas.rect(corner[0], corner[1], room[0], room[1], stroke=1, fill=0)


def draw_fine(canvas: TaggedCanvas, look: Look, corner: _Point, room: _Point, sample: str) -> None:
    """Draw lines at the left, each with its width, and samples of type beside them, from the top down."""
    step = room[1] / len(_LINES)
    canvas.setStrokeColor(look.ink)
    for number, width in enumerate(_LINES):
        y = corner[1] + room[1] - (number + 0.6) * step
        _write(canvas, look, f"{width:g} pt", (corner[0], y - 3), look.least(_SIZES[0]))
        canvas.setLineWidth(width)
        canvas.line(corner[0] + look.least(38), y, corner[0] + room[0] * 0.36, y)
    y = corner[1] + room[1]
    for size in map(look.least, _SIZES):
        y -= size * 1.36
        _write(canvas, look, f"{size:.0f} pt  {sample}", (corner[0] + room[0] * 0.41, y), size)


def draw_stages(
    canvas: TaggedCanvas, look: Look, stages: Sequence[StageRef], corner: _Point, room: _Point, size: float
) -> None:
    """Draw mark, field of colour, number and name of each stage, in two columns."""
    rows = -(-len(stages) // 2)
    step = room[1] / max(rows, 1)
    for number, stage in enumerate(stages):
        x = corner[0] + number // rows * room[0] / 2
        y = corner[1] + room[1] - (number % rows + 1) * step
        draw_mark(canvas, stage, (x + 7, y + 7), 13)
        canvas.setFillColor(rgb(stage.colour))
        canvas.rect(x + 20, y + 1.5, 26, 11, stroke=0, fill=1)
        _write(canvas, look, f"{stage.number} {stage.name}", (x + 53, y + 3), size)


def draw_edges(canvas: TaggedCanvas, look: Look, page: _Point, size: float) -> None:
    """Draw lines near the middle of each edge, with their distance from it in millimetres; and the corners."""
    draw_corners(canvas, look, page)
    canvas.setLineWidth(0.5)
    wide, high = page
    for number, far in enumerate(_EDGES):
        gone = far * MM
        x, y = wide * 0.62 + number * _STEP, high * 0.4 + number * _STEP
        across, up, text = 0.5 * _STEP, 0.8 * _STEP, str(far)
        out = pdfmetrics.stringWidth(text, look.font("cell-small"), size) + 2
        # at the sides the number stands within its line, or without where that is far enough in: text comes near there
        right = gone + 2 if far < _EDGES[-1] else gone - out
        # above and below too, where the band and the footer are
        sinks = (0.35, 0.35) if far < _EDGES[-1] else (0.85, -0.2)
        for level in (gone, high - gone):
            canvas.line(x, level, x + across, level)
            _write(canvas, look, text, (x + across + 3, level - size * sinks[level > high / 2]), size)
        for upright, start in ((gone, right), (wide - gone, wide - right - out + 2)):
            canvas.line(upright, y, upright, y + up)
            _write(canvas, look, text, (start, y + up / 2 - size * 0.35), size)


def draw_corners(canvas: TaggedCanvas, look: Look, page: _Point) -> None:
    """Draw marks from each edge, by which the corners are cut."""
    canvas.setStrokeColor(look.ink)
    canvas.setLineWidth(0.4)
    end = CORNER - 3 * MM
    for x, outer in ((CORNER, 0.0), (page[0] - CORNER, page[0])):
        for y, upper in ((CORNER, 0.0), (page[1] - CORNER, page[1])):
            canvas.line(x, upper, x, abs(upper - end))
            canvas.line(outer, y, abs(outer - end), y)


def draw_cross(canvas: TaggedCanvas, look: Look, centre: _Point) -> None:
    """Draw a cross of fine lines, and beside it an arrow upwards."""
    canvas.setStrokeColor(look.ink)
    canvas.setLineWidth(0.6)
    x, y = centre
    canvas.line(x - 6 * MM, y, x + 6 * MM, y)
    canvas.line(x, y - 6 * MM, x, y + 6 * MM)
    _arrow(canvas, look, (x + 11 * MM, y))


def draw_rings(canvas: TaggedCanvas, look: Look, centre: _Point, size: float) -> None:
    """Draw rings of 1, 2 and 3 mm about a point, with their numbers, and beside them an arrow upwards."""
    canvas.setStrokeColor(look.ink)
    canvas.setLineWidth(0.6)
    x, y = centre
    for radius in (1, 2, 3):
        canvas.circle(x, y, radius * MM, stroke=1, fill=0)
        canvas.line(x + radius * MM * 0.94, y + radius * MM * 0.34, x + 7 * MM, y + (radius - 2) * size * 1.2)
        _write(canvas, look, f"{radius} mm", (x + 7.5 * MM, y + (radius - 2) * size * 1.2 - size * 0.35), size)
    _arrow(canvas, look, (x - 11 * MM, y))


def _arrow(canvas: TaggedCanvas, look: Look, centre: _Point) -> None:
    """Draw an arrow that points upwards, 12 mm high."""
    x, y = centre
    path = canvas.beginPath()
    path.moveTo(x, y + 6 * MM)
    path.lineTo(x + 3 * MM, y + 1.5 * MM)
    path.lineTo(x - 3 * MM, y + 1.5 * MM)
    path.close()
    canvas.setFillColor(look.ink)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setLineWidth(1.6)
    canvas.line(x, y + 2 * MM, x, y - 6 * MM)


def _write(canvas: TaggedCanvas, look: Look, text: str, at: _Point, size: float, *, middle: bool = False) -> None:
    font = look.font("cell-small")
    canvas.setFillColor(look.ink)
    canvas.setFont(font, size)
    start = at[0] - pdfmetrics.stringWidth(text, font, size) / 2 if middle else at[0]
    canvas.drawString(round(start, 2), round(at[1], 2), text + " ")
