"""Shapes drawn by ReportLab's canvas and taken down as operators, for plates that are printed many times."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from iisam_workshop.press.rl import Canvas

__all__ = ["sketch"]


def sketch(draw: Callable[[Any], None]) -> bytes:
    """Return the operators of what ``draw`` draws on a canvas, which leaves the state of the page as it was."""
    canvas = Canvas(io.BytesIO(), invariant=1)
    canvas._code = []
    draw(canvas)
    return b"q %b Q\n" % " ".join(canvas._code).encode("latin-1")
