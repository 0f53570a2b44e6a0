"""The sheets that papers are set for, in points."""

from __future__ import annotations

from iisam_workshop.model.layout import PaperSize
from iisam_workshop.press.rl import A3, A4, landscape

__all__ = ["deck_paper", "paper_of", "sheet"]

_A5, _LETTER = (A4[0] * 148 / 210, A4[0]), (612.0, 792.0)
_SIZES: dict[PaperSize, tuple[float, float]] = {"A3": A3, "A4": A4, "A5": _A5, "Letter": _LETTER}


def sheet(paper: PaperSize, *, turned: bool = False) -> tuple[float, float]:
    """Return width and height of a sheet; ``turned`` is landscape."""
    size = _SIZES[paper]
    wide, high = landscape(size) if turned else size
    return float(wide), float(high)


def paper_of(size: tuple[float, float]) -> PaperSize:
    """Return the paper whose sides are nearest to those of a page, whichever way it is turned."""
    return min(_SIZES, key=lambda paper: abs(min(_SIZES[paper]) - min(size)) + abs(max(_SIZES[paper]) - max(size)))


def deck_paper(paper: PaperSize) -> PaperSize:
    """Return the paper of injects and posters, never less than A4; other cards and signs are always on A4."""
    return "A4" if paper == "A5" else paper
