"""A QR code as one filled path of runs: small, and no seams between its modules."""

from __future__ import annotations

from typing import Any

import segno

__all__ = ["draw_qr"]

_QUIET_ZONE = 4


def draw_qr(canvas: Any, text: str, corner: tuple[float, float], side: float) -> None:
    """Draw the code of a text; ``corner`` is the lower left of its quiet zone, ``side`` its width in points."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix]
    unit = side / (len(rows) + 2 * _QUIET_ZONE)
    x, top = corner[0] + _QUIET_ZONE * unit, corner[1] + side - _QUIET_ZONE * unit
    path = canvas.beginPath()
    for number, row in enumerate(rows, 1):
        for start, length in _runs(row):
            path.rect(x + start * unit, top - number * unit, length * unit, unit)
    canvas.setFillColor((0, 0, 0))
    canvas.drawPath(path, stroke=0, fill=1)


def _runs(row: list[int]) -> list[tuple[int, int]]:
    found, start = [], None
    for place, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            found.append((start, place - start))
            start = None
    return found
