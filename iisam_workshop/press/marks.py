"""The six marks, drawn as shapes so that no font has to have them."""

from __future__ import annotations

import math
from typing import Any

from iisam_workshop.model.stage import StageRef
from iisam_workshop.press.colours import rgb

__all__ = ["draw_mark"]

_CORNERS = {"diamond": (4, 90.0, 1.0), "triangle": (3, 90.0, 1.12), "square": (4, 45.0, 1.2), "hexagon": (6, 90.0, 1.0)}
_LIFT = {"triangle": -0.12}


def draw_mark(canvas: Any, stage: StageRef, centre: tuple[float, float], size: float, *, filled: bool = True) -> None:
    """Draw a stage's mark about a point; ``size`` is its height in points. Outlined marks are white inside."""
    x, y = centre
    canvas.saveState()
    canvas.setStrokeColor(rgb(stage.colour))
    canvas.setFillColor(rgb(stage.colour) if filled else (1, 1, 1))
    canvas.setLineWidth(max(0.9, size / 12))
    radius = size / 2
    if stage.mark == "circle":
        canvas.circle(x, y, radius * 0.92, stroke=1, fill=1)
    else:
        canvas.drawPath(_outline(canvas, stage.mark, (x, y), radius), stroke=1, fill=1)
    canvas.restoreState()


def _outline(canvas: Any, mark: str, centre: tuple[float, float], radius: float) -> Any:
    x, y = centre
    path = canvas.beginPath()
    if mark == "cross":
        arm = radius * 0.36
        corners = [
            *((-arm, radius), (arm, radius), (arm, arm), (radius, arm), (radius, -arm), (arm, -arm)),
            *((arm, -radius), (-arm, -radius), (-arm, -arm), (-radius, -arm), (-radius, arm), (-arm, arm)),
        ]
    else:
        count, first, scale = _CORNERS[mark]
        angles = [math.radians(first + 360 * n / count) for n in range(count)]
        lift = radius * _LIFT.get(mark, 0)
        corners = [(radius * scale * math.cos(a), radius * scale * math.sin(a) + lift) for a in angles]
    for n, (dx, dy) in enumerate(corners):
        (path.lineTo if n else path.moveTo)(round(x + dx, 2), round(y + dy, 2))
    path.close()
    return path
