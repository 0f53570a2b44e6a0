"""A QR code as one filled path of runs: small, and no seams between its modules."""

from __future__ import annotations

from typing import Any

import segno

__all__ = ["draw_qr"]

_QUIET_ZONE = 4
_MASK = 4
"""One mask for all codes: choosing the best of eight for each takes five times as long, and all of them are read."""


def draw_qr(canvas: Any, text: str, corner: tuple[float, float], side: float) -> None:
    """Draw the code of a text; ``corner`` is the lower left of its quiet zone, ``side`` its width in points.

    One module is one unit of a scaled coordinate system, so the path is written in whole numbers: ReportLab's own
    path calls would format each of its thousand numbers alone, which took longer than all else on a card.
    """
    rows = [list(row) for row in segno.make(text, error="m", micro=False, boost_error=False, mask=_MASK).matrix]
    unit = side / (len(rows) + 2 * _QUIET_ZONE)
    path = " ".join(
        f"{start + _QUIET_ZONE} {len(rows) - number + _QUIET_ZONE} {length} 1 re"
        for number, row in enumerate(rows, 1)
        for start, length in _runs(row)
    )
    canvas.saveState()
    canvas.translate(*corner)
    canvas.scale(unit, unit)
    canvas.setFillColor((0, 0, 0))
    canvas._code.append(f"{path} f")
    canvas.restoreState()


def _runs(row: list[int]) -> list[tuple[int, int]]:
    found, start = [], None
    for place, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            found.append((start, place - start))
            start = None
    return found
