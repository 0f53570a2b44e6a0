"""What stands above the text of a page or a card, as near to its edge as printers allow: a stamp such as DRAFT."""

from __future__ import annotations

from iisam_workshop.press.case import Lettering, fill
from iisam_workshop.press.colours import Colour

__all__ = ["header", "stamp_line"]

_EDGE = 14.2
"""What printers may leave white at an edge, in points: 5 mm."""
_CAP = 0.7
"""How high capitals are, in sizes of type."""


def stamp_line(top: float, size: float, edge: float = _EDGE) -> float:
    """Return where the base line of a stamp of that size is, whose capitals reach to ``edge`` below the page's top."""
    return top - edge - _CAP * size


def header(
    bold: Lettering, ink: Colour, words: tuple[str, str], size: float, corner: tuple[float, float, float]
) -> bytes:
    """Return the operators of what stands above the text: the words of a band at the left, a stamp in the middle.

    ``corner`` is left, right and top of the page, or of the card.
    """
    (band, stamp), (left, right, top) = words, corner
    y = stamp_line(top, size)
    shown = bold.line(band, size, (left, y)) if band else b""
    middle = (left + right - bold.width(stamp, size)) / 2
    return fill(ink) + shown + (bold.line(stamp, size, (middle, y)) if stamp else b"")
