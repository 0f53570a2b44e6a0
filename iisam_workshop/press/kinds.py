"""The marks for the kinds of slots: fine outlines, unlike the solid marks of the stages, always beside their word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iisam_workshop.model.agenda import SlotKind
from iisam_workshop.model.blocks import KindTag
from iisam_workshop.press.colours import Colour
from iisam_workshop.press.look import Look
from iisam_workshop.press.paragraphs import TooWide
from iisam_workshop.press.rl import Flowable, pdfmetrics
from iisam_workshop.press.tags import Tag

__all__ = ["KindLine", "draw_kind"]

_Points = tuple[tuple[float, float], ...]


class KindLine(Flowable):
    """A mark and its word; the word carries the meaning, so the mark is an artifact."""

    def __init__(self, block: KindTag, look: Look) -> None:
        super().__init__()
        self.block, self.look = block, look
        self.size, self.leading = look.size("cell-small"), look.leading("cell-small")

    def minWidth(self) -> float:  # noqa: N802
        """Return the width of mark and word in points."""
        return float(self.size * 1.3 + pdfmetrics.stringWidth(self.block.word, self.look.font("cell-small"), self.size))

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Take one line; raises TooWide where the word does not fit it."""
        if self.minWidth() > width:
            raise TooWide(self.minWidth() - width, len(self.block.word))
        self.width, self.height = width, self.leading
        return self.width, self.height

    def draw(self) -> None:
        """Draw mark and word."""
        y = self.leading - self.size * 0.98
        colour = self.look.quiet if self.block.quiet else self.look.ink
        with self.canv.artifact():
            draw_kind(self.canv, self.block.kind, (self.size * 0.45, y + self.size * 0.34), self.size * 0.86, colour)
        self.canv.setFont(self.look.font("cell-small"), self.size)
        self.canv.setFillColor(colour)
        with self.canv.tag(Tag("P", lang=self.block.lang)):
            self.canv.drawString(self.size * 1.3, y, self.block.word + " ")


def draw_kind(canvas: Any, kind: SlotKind, centre: tuple[float, float], size: float, colour: Colour) -> None:
    """Draw the mark of a kind about a point; ``size`` is its height in points."""
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(max(0.8, size / 11))
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.translate(round(centre[0] - size / 2, 2), round(centre[1] - size / 2, 2))
    _MARKS[kind](canvas, size)
    canvas.restoreState()


def _lines(canvas: Any, size: float, *runs: _Points) -> None:
    """Draw straight lines between points of a square of 10 by 10."""
    for points in runs:
        path = canvas.beginPath()
        for number, (x, y) in enumerate(points):
            (path.lineTo if number else path.moveTo)(round(x * size / 10, 2), round(y * size / 10, 2))
        canvas.drawPath(path, stroke=1, fill=0)


def _circles(canvas: Any, size: float, *circles: tuple[float, float, float]) -> None:
    for x, y, radius in circles:
        canvas.circle(x * size / 10, y * size / 10, radius * size / 10, stroke=1, fill=0)


def _arrival(canvas: Any, size: float) -> None:
    """Draw an arrow into a doorway."""
    _lines(canvas, size, ((0, 5), (6, 5)), ((3.6, 7.4), (6, 5), (3.6, 2.6)), ((5.5, 10), (10, 10), (10, 0), (5.5, 0)))


def _talk(canvas: Any, size: float) -> None:
    """Draw a speech bubble."""
    _lines(canvas, size, ((0, 9.5), (10, 9.5), (10, 3), (5.5, 3), (2.5, 0), (2.5, 3), (0, 3), (0, 9.5)))


def _activity(canvas: Any, size: float) -> None:
    """Draw two circles that meet."""
    _circles(canvas, size, (3.3, 5, 3.3), (6.7, 5, 3.3))


def _tool(canvas: Any, size: float) -> None:
    """Draw a form with lines to fill in."""
    _lines(canvas, size, ((1, 0), (1, 10), (9, 10), (9, 0), (1, 0)), ((3, 7), (7, 7)), ((3, 4.7), (7, 4.7)))


def _scenario(canvas: Any, size: float) -> None:
    """Draw an envelope."""
    _lines(canvas, size, ((0, 1.2), (0, 8.8), (10, 8.8), (10, 1.2), (0, 1.2)), ((0, 8.8), (5, 4.4), (10, 8.8)))


def _break(canvas: Any, size: float) -> None:
    """Draw a cup."""
    _lines(
        canvas, size, ((0.5, 8.5), (1.4, 1), (6.2, 1), (7.1, 8.5), (0.5, 8.5)), ((7, 7), (9.6, 7), (9, 3.4), (6.6, 3.4))
    )


def _meal(canvas: Any, size: float) -> None:
    """Draw a plate."""
    _circles(canvas, size, (5, 5, 4.8), (5, 5, 2.6))


def _game(canvas: Any, size: float) -> None:
    """Draw a card of squares."""
    _lines(canvas, size, ((0, 0), (0, 10), (10, 10), (10, 0), (0, 0)))
    for third in (10 / 3, 20 / 3):
        _lines(canvas, size, ((0, third), (10, third)), ((third, 0), (third, 10)))


def _close(canvas: Any, size: float) -> None:
    """Draw a flag."""
    _lines(canvas, size, ((1.5, 0), (1.5, 10), (9.5, 7.4), (1.5, 4.8)))


_MARKS: dict[SlotKind, Callable[[Any, float], None]] = {
    "arrival": _arrival,
    "talk": _talk,
    "activity": _activity,
    "tool": _tool,
    "scenario": _scenario,
    "break": _break,
    "meal": _meal,
    "game": _game,
    "close": _close,
}
