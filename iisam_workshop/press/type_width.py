"""How wide a typeface runs, beside ours."""

from __future__ import annotations

from iisam_workshop.press.fonts import FONT_OF
from iisam_workshop.press.rl import pdfmetrics

__all__ = ["OUR_WIDTH", "type_width"]

OUR_WIDTH = 0.487
"""How wide our own typeface runs: the mean of the small letters a to z, in ems."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def type_width() -> float:
    """Return how wide the registered typeface runs: the mean of the small letters a to z, in ems."""
    return float(pdfmetrics.stringWidth(_LETTERS, FONT_OF["regular"], 1)) / len(_LETTERS)
