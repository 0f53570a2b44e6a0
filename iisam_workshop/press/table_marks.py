"""The marks of tables: solid drawings of things, so that no font has to have them, always beside number and words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iisam_workshop.model.blocks import TableTag
from iisam_workshop.model.table_mark import Shape, TableMark
from iisam_workshop.press.colours import rgb
from iisam_workshop.press.fit import width_of, wrap_lines
from iisam_workshop.press.look import Look
from iisam_workshop.press.paragraphs import TooWide
from iisam_workshop.press.rl import Flowable
from iisam_workshop.press.tags import Tag

__all__ = ["TableHeading", "TableLine", "draw_table_mark"]

_Point = tuple[float, float]


class TableLine(Flowable):
    """A table's mark and its words; the words carry the meaning, so the mark is an artifact."""

    def __init__(self, block: TableTag, look: Look) -> None:
        super().__init__()
        self.block, self.look = block, look
        self.size, self.leading = look.size("cell"), look.leading("cell")
        self.indent = self.size * 1.5

    def minWidth(self) -> float:  # noqa: N802
        """Return the width of the mark and the widest word in points."""
        return float(self.indent + max(width_of(word, self._font, self.size) for word in self.block.text.split()))

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Take as many lines as the words need beside the mark; raises TooWide where one does not fit."""
        if self.minWidth() > width:
            raise TooWide(self.minWidth() - width, max(map(len, self.block.text.split())))
        self.lines = wrap_lines(self.block.text, self._font, self.size, width - self.indent)
        self.width, self.height = width, len(self.lines) * self.leading
        return self.width, self.height

    def draw(self) -> None:
        """Draw mark and words."""
        y = self.height - self.size * 0.98
        with self.canv.artifact():
            draw_table_mark(self.canv, self.block.mark, (self.size * 0.55, y + self.size * 0.34), self.size * 1.05)
        self.canv.setFont(self._font, self.size)
        self.canv.setFillColor(self.look.ink)
        with self.canv.tag(Tag("P", lang=self.block.lang)):
            for n, line in enumerate(self.lines):
                self.canv.drawString(self.indent, y - n * self.leading, line + " ")

    @property
    def _font(self) -> str:
        return self.look.font("cell")


class TableHeading(Flowable):
    """The heading of a table's own page: a large mark and the words, as large as a line holds them."""

    _LEAST = 0.5

    def __init__(self, block: TableTag, look: Look) -> None:
        super().__init__()
        self.block, self.look = block, look
        self.tag = Tag("H1", lang=block.lang)
        self.spaceAfter = 10

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Take one line, with smaller words where they are long; raises TooWide where they would be too small."""
        most = self.look.size("display") * 1.4
        wide = width_of(self.block.text, self.look.font("display"), 1)
        self.size = min(most, (width - most * 1.5) / wide)
        if self.size < most * self._LEAST:
            raise TooWide(wide * most * self._LEAST - (width - most * 1.5))
        self.width, self.height = width, most * 1.4
        self.mark = most * 1.2
        return self.width, self.height

    def draw(self) -> None:
        """Draw mark and words, and note the bookmark."""
        self.canv.heading_bookmark(self.block.text, "H1")
        middle = self.height / 2
        with self.canv.artifact():
            draw_table_mark(self.canv, self.block.mark, (self.mark / 2, middle), self.mark)
        self.canv.setFont(self.look.font("display"), self.size)
        self.canv.setFillColor(self.look.ink)
        with self.canv.tag(self.tag):
            self.canv.drawString(self.mark * 1.25, middle - self.size * 0.34, self.block.text + " ")


def draw_table_mark(canvas: Any, mark: TableMark, centre: _Point, size: float) -> None:
    """Draw a table's mark about a point; ``size`` is its height in points."""
    canvas.saveState()
    canvas.setFillColor(rgb(mark.colour))
    canvas.setStrokeColor(rgb(mark.colour))
    canvas.translate(round(centre[0] - size / 2, 2), round(centre[1] - size / 2, 2))
    pen = _Pen(canvas, size / 10)
    _DRAWN[mark.shape](pen)
    canvas.restoreState()


class _Pen:
    """Draws in a square of 10 by 10."""

    def __init__(self, canvas: Any, unit: float) -> None:
        self.canvas, self.unit = canvas, unit

    def area(self, start: _Point, *steps: tuple[_Point, ...]) -> None:
        """Fill what is inside lines (one point) and curves (two to steer, one to reach)."""
        path = self.canvas.beginPath()
        path.moveTo(*self._at(start))
        for step in steps:
            numbers = [number for point in step for number in self._at(point)]
            (path.lineTo if len(step) == 1 else path.curveTo)(*numbers)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)

    def shape(self, *points: _Point) -> None:
        """Fill what is inside straight lines."""
        self.area(points[0], *((point,) for point in points[1:]))

    def line(self, width: float, *points: _Point) -> None:
        """Draw straight lines."""
        self.canvas.setLineWidth(width * self.unit)
        path = self.canvas.beginPath()
        for number, point in enumerate(points):
            (path.lineTo if number else path.moveTo)(*self._at(point))
        self.canvas.drawPath(path, stroke=1, fill=0)

    def ring(self, middle: _Point, radius: float, width: float) -> None:
        """Draw a ring; as wide as twice its radius it is a disc."""
        self.canvas.setLineWidth(width * self.unit)
        self.canvas.circle(*self._at(middle), radius * self.unit, stroke=1, fill=0)

    def _at(self, point: _Point) -> _Point:
        return round(point[0] * self.unit, 2), round(point[1] * self.unit, 2)


def _star(pen: _Pen) -> None:
    pen.shape(
        (5, 10), (6.2, 6.5), (10, 6.4), (7, 4.1), (8.1, 0.4), (5, 2.6), (1.9, 0.4), (3, 4.1), (0, 6.4), (3.8, 6.5)
    )


def _heart(pen: _Pen) -> None:
    pen.area(
        (5, 0.3),
        ((2.2, 2.8), (0, 4.6), (0, 7)),
        ((0, 8.7), (1.2, 9.7), (2.6, 9.7)),
        ((3.7, 9.7), (4.6, 9), (5, 8)),
        ((5.4, 9), (6.3, 9.7), (7.4, 9.7)),
        ((8.8, 9.7), (10, 8.7), (10, 7)),
        ((10, 4.6), (7.8, 2.8), (5, 0.3)),
    )


def _moon(pen: _Pen) -> None:
    pen.area(
        (6.9, 9.7),
        ((3.4, 10.4), (0.6, 8), (0.6, 5)),
        ((0.6, 2), (3.4, -0.4), (6.9, 0.3)),
        ((8, 0.5), (8.9, 1.1), (9.4, 1.8)),
        ((6.4, 1.5), (4, 2.8), (4, 5)),
        ((4, 7.2), (6.4, 8.5), (9.4, 8.2)),
        ((8.9, 8.9), (8, 9.5), (6.9, 9.7)),
    )


def _drop(pen: _Pen) -> None:
    pen.area(
        (5, 10),
        ((4.2, 7.4), (1.7, 5.8), (1.7, 3.3)),
        ((1.7, 1.4), (3.2, 0), (5, 0)),
        ((6.8, 0), (8.3, 1.4), (8.3, 3.3)),
        ((8.3, 5.8), (5.8, 7.4), (5, 10)),
    )


def _leaf(pen: _Pen) -> None:
    pen.area(
        (9.8, 9.8),
        ((5.2, 10), (1, 8.4), (1, 4.2)),
        ((1, 3.2), (1.4, 2.4), (1.9, 1.8)),
        ((2.6, 4), (4.2, 5.6), (6.4, 6.6)),
        ((4.6, 4.9), (3.3, 3.2), (2.7, 1.2)),
        ((3.4, 0.9), (4.2, 0.8), (5, 0.8)),
        ((9, 1), (9.9, 5.4), (9.8, 9.8)),
    )
    pen.line(0.9, (0.4, 0.2), (2.3, 2.2))


def _bolt(pen: _Pen) -> None:
    pen.shape((6.4, 10), (1.4, 4.3), (4.4, 4.3), (3.2, 0), (8.6, 6), (5.5, 6))


def _boat(pen: _Pen) -> None:
    pen.shape((4.7, 10), (4.7, 3.3), (0.8, 3.3))
    pen.shape((5.5, 8.2), (9, 3.3), (5.5, 3.3))
    pen.area((0, 2.4), ((10, 2.4),), ((9.4, 1), (8.4, 0), (7.2, 0)), ((2.8, 0),), ((1.6, 0), (0.6, 1), (0, 2.4)))


def _tree(pen: _Pen) -> None:
    pen.shape((4.2, 0), (5.8, 0), (5.8, 3), (4.2, 3))
    for x, y in ((5, 7.9), (2.7, 5.9), (7.3, 5.9), (3.6, 3.9), (6.4, 3.9)):
        pen.ring((x, y), 1.05, 2.1)
    pen.shape((3, 4), (7, 4), (7, 8), (3, 8))


def _bell(pen: _Pen) -> None:
    pen.area(
        (5, 9.2),
        ((2.6, 9.2), (2, 7.3), (2, 5.6)),
        ((2, 3.6), (1.4, 2.8), (0.6, 2)),
        ((9.4, 2),),
        ((8.6, 2.8), (8, 3.6), (8, 5.6)),
        ((8, 7.3), (7.4, 9.2), (5, 9.2)),
    )
    pen.ring((5, 9.3), 0.35, 0.7)
    pen.area((3.6, 1.5), ((3.6, -0.4), (6.4, -0.4), (6.4, 1.5)))


def _key(pen: _Pen) -> None:
    pen.ring((5, 7.6), 1.65, 1.5)
    pen.shape((4.2, 6), (5.8, 6), (5.8, 0), (4.2, 0))
    pen.shape((5.8, 2.9), (8.4, 2.9), (8.4, 1.6), (5.8, 1.6))
    pen.shape((5.8, 1.2), (7.8, 1.2), (7.8, 0), (5.8, 0))


_DRAWN: dict[Shape, Callable[[_Pen], None]] = {
    "star": _star,
    "heart": _heart,
    "moon": _moon,
    "drop": _drop,
    "leaf": _leaf,
    "bolt": _bolt,
    "boat": _boat,
    "tree": _tree,
    "bell": _bell,
    "key": _key,
}
