"""The motif of the journey: a line with six marks that loops back on itself once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from iisam_workshop.model.stage import StageRef
from iisam_workshop.press.colours import Colour
from iisam_workshop.press.marks import draw_mark

__all__ = ["draw_journey"]

_TURNS = 32
"""Straight pieces of the loop."""


def draw_journey(
    canvas: Any,
    line: tuple[Sequence[StageRef], int],
    colour: Colour,
    start: tuple[float, float],
    width: float,
    size: float = 18,
) -> float:
    """Draw the line in a colour, with its marks, from a point; return the distance between two marks in points.

    ``line`` are the stages, and the number of the present one, 0 for none.
    """
    x, y = start
    stages, present = line
    step = width / len(stages)
    left, right, middle = x + step / 2, x + width - step / 2, x + width / 2
    reach = min(size * 0.75, step * 0.2)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(1.1)
    path = canvas.beginPath()
    path.moveTo(left, y)
    for turn in range(_TURNS + 1):
        # a prolate trochoid: it leaves the line without a kink, runs back on itself once, and comes back to it
        angle = 2 * math.pi * turn / _TURNS
        across = reach * (math.sin(angle) + 0.3 * (angle - math.pi))
        path.lineTo(round(middle + across, 2), round(y - reach * 0.62 * (1 - math.cos(angle)), 2))
    path.lineTo(right, y)
    canvas.drawPath(path, stroke=1, fill=0)
    for number, stage in enumerate(stages):
        filled = stage.number == present or not present
        draw_mark(canvas, stage, (x + step * (number + 0.5), y), size, filled=filled)
    return step
