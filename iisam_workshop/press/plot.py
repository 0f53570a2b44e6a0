"""Plots: lines over whole numbers, drawn with their names beside their ends, so that nobody looks up a legend.

A line's name is joined to it by a stroke of the line's own kind; where several lines end together the names are
moved apart. Stretches of the axis stand as bands behind everything, named below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iisam_workshop.model.blocks import Plot, PlotBand, PlotLine, PlotZone
from iisam_workshop.press.fit import wrap_lines
from iisam_workshop.press.look import Look
from iisam_workshop.press.paragraphs import TooWide
from iisam_workshop.press.rl import Flowable, pdfmetrics
from iisam_workshop.press.tags import Tag

__all__ = ["PlotFigure", "round_steps", "spread"]

_HEIGHT = 240.0
_NAMES = 104.0
"""The widest that a name beside a line may be before it is broken."""

_JOIN, _GAP, _STEPS = 22.0, 5.0, 6
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2.5), (1.5, 2))


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of a line or band: its lines of text, its font, the height that it names."""

    text: tuple[str, ...]
    font: str
    at: float


class PlotFigure(Flowable):
    """A plot over the whole width, one figure for those who listen."""

    def __init__(self, block: Plot, look: Look) -> None:
        super().__init__()
        self.block, self.look = block, look
        self.tag = Tag("Figure", alt=block.alt)
        self.size, self.leading = look.size("cell-small"), look.leading("cell-small")
        self.plain, self.bold = look.font("cell-small"), look.font("head")
        self.spaceAfter = 8

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Take the whole width; raises TooWide where a name is wider than its place."""
        self.width, self.height = width, _HEIGHT
        self.last = max(len(line.points) for line in self.block.lines) - 1
        self.left = max(self._measure(f"{tick:,}") for tick in round_steps(self.block.most)) + _GAP
        names = [self._name(each) for each in self._named()]
        room = max(pdfmetrics.stringWidth(text, name.font, self.size) for name in names for text in name.text)
        if room > _NAMES:
            raise TooWide(room - _NAMES)
        self.right = width - room - _JOIN - _GAP
        self.zones = self._zone_names()
        self.foot = self.leading * (2 + max((len(text) for _, text in self.zones), default=0)) + 4
        self.top = self.height - self.leading - 6
        return self.width, self.height

    def draw(self) -> None:
        """Draw everything as one figure."""
        left, bottom = self.canv.absolutePosition(0, 0)
        self.tag.bbox = (left, bottom, left + self.width, bottom + self.height)
        with self.canv.tag(self.tag):
            self._draw_zones()
            self._draw_axes()
            for band in self.block.bands:
                self._draw_band(band)
            for style, line in reversed(list(self._styled())):
                self._draw_line(line, style)
            self._draw_names()

    # -- measures

    def _x(self, number: float) -> float:
        return self.left + (self.right - self.left) * min(max(number, 0), self.last) / max(self.last, 1)

    def _y(self, value: float) -> float:
        return self.foot + (self.top - self.foot) * value / self.block.most

    def _measure(self, text: str) -> float:
        return float(pdfmetrics.stringWidth(text, self.plain, self.size))

    def _named(self) -> list[PlotLine | PlotBand]:
        return [*self.block.lines, *self.block.bands]

    def _name(self, named: PlotLine | PlotBand) -> _Name:
        strong = isinstance(named, PlotLine) and named.strong
        # a band has no end of its own to stand beside: its name goes below those of the lines
        end = named.points[-1] if isinstance(named, PlotLine) else min(line.points[-1] for line in self.block.lines) / 2
        font = self.bold if strong else self.plain
        return _Name(tuple(wrap_lines(named.label, font, self.size, _NAMES)), font, end)

    def _zone_names(self) -> list[tuple[PlotZone, tuple[str, ...]]]:
        """Return the zones with their names on lines; all say as many words as the narrowest has room for."""
        found = [(zone, tuple(zone.label.split())) for zone in self.block.zones]
        for words in range(max((len(text) for _, text in found), default=0), 1, -1):
            cut = [(zone, text[:words]) for zone, text in found]
            if all(self._measure(word) <= self._span(zone) - 3 for zone, text in cut for word in text):
                return cut
        return [(zone, text[:1]) for zone, text in found]

    def _span(self, zone: PlotZone) -> float:
        return self._x(zone.end + 0.5) - self._x(zone.start - 0.5)

    # -- behind the lines

    def _draw_zones(self) -> None:
        canvas, until = self.canv, -1e9
        for number, (zone, text) in enumerate(self.zones):
            start, width = self._x(zone.start - 0.5), self._span(zone)
            if number % 2 == 0:
                canvas.setFillColor(self.look.tint)
                canvas.rect(start, self.leading, width, self.top - self.leading, stroke=0, fill=1)
            reach = max(map(self._measure, text)) / 2
            if start + width / 2 - reach > until:
                for row, word in enumerate(text):
                    y = self.foot - self.leading * (2 + row)
                    self._write(word, start + width / 2, y, self.bold if row == 0 else self.plain, centred=True)
                until = start + width / 2 + reach + self._measure(" ")

    def _draw_axes(self) -> None:
        canvas, look = self.canv, self.look
        canvas.setStrokeColor(look.hairline)
        canvas.setLineWidth(0.5)
        for value in round_steps(self.block.most):
            canvas.line(self.left, self._y(value), self.right, self._y(value))
            label = f"{value:,}"
            self._write(label, self.left - _GAP - self._measure(label), self._y(value) - 4, self.plain)
        for number in round_steps(self.last):
            self._write(f"{number:,}", self._x(number), self.foot - self.leading, self.plain, centred=True)
        canvas.setStrokeColor(look.ink)
        canvas.setLineWidth(1)
        canvas.line(self.left, self.foot, self.right, self.foot)
        self._write(self.block.up, 0, self.height - self.size, self.bold)
        self._write(self.block.across, self.left, 3, self.bold)

    def _write(self, text: str, x: float, y: float, font: str, *, centred: bool = False) -> None:
        self.canv.setFillColor(self.look.ink)
        self.canv.setFont(font, self.size)
        start = x - pdfmetrics.stringWidth(text, font, self.size) / 2 if centred else x
        self.canv.drawString(round(start, 2), round(y, 2), text + " ")

    def _draw_band(self, band: PlotBand) -> None:
        path = self.canv.beginPath()
        upper = [(self._x(n), self._y(value)) for n, value in enumerate(band.high)]
        lower = [(self._x(n), self._y(value)) for n, value in enumerate(band.low)]
        path.moveTo(*upper[0])
        for point in (*upper[1:], *reversed(lower)):
            path.lineTo(*point)
        path.close()
        self.canv.setFillColor(self.look.hairline)
        self.canv.drawPath(path, stroke=0, fill=1)

    # -- lines and their names

    def _styled(self) -> Iterator[tuple[tuple[float, ...], PlotLine]]:
        """Return each line with its dashes; strong ones are never dashed."""
        quiet = 0
        for line in self.block.lines:
            yield _DASHES[0 if line.strong else quiet % len(_DASHES)], line
            quiet += not line.strong

    def _draw_line(self, line: PlotLine, dashes: tuple[float, ...]) -> None:
        path = self.canv.beginPath()
        path.moveTo(self._x(0), self._y(line.points[0]))
        for number, value in enumerate(line.points[1:], 1):
            if line.stepped:
                path.lineTo(self._x(number), self._y(line.points[number - 1]))
            path.lineTo(self._x(number), self._y(value))
        self._pen(line, dashes)
        self.canv.drawPath(path, stroke=1, fill=0)
        self.canv.setDash()

    def _pen(self, line: PlotLine, dashes: tuple[float, ...]) -> None:
        self.canv.setStrokeColor(self.look.ink if line.strong else self.look.quiet)
        self.canv.setLineWidth(2 if line.strong else 1.2)
        self.canv.setDash(list(dashes))

    def _draw_names(self) -> None:
        dashes = {id(line): each for each, line in self._styled()}
        names = [self._name(each) for each in self._named()]
        heights = [(self._y(name.at), self.leading * len(name.text)) for name in names]
        middles = spread(heights, self.leading, self.height)
        for each, name, middle in zip(self._named(), names, middles, strict=True):
            if isinstance(each, PlotLine):
                self._pen(each, dashes[id(each)])
                self.canv.line(self.right, self._y(name.at), self.right + _JOIN, middle)
                self.canv.setDash()
            else:
                self.canv.setFillColor(self.look.hairline)
                self.canv.rect(self.right + _GAP, middle - 5, _JOIN - _GAP, 10, stroke=0, fill=1)
            first = middle + self.leading * len(name.text) / 2 - self.leading * 0.77
            for row, text in enumerate(name.text):
                self._write(text, self.right + _JOIN + _GAP, first - row * self.leading, name.font)


def spread(wanted: Sequence[tuple[float, float]], low: float, high: float) -> list[float]:
    """Return middles for things of a wanted middle and a height, so that none overlaps another or leaves the range.

    They keep their order from the top, and those that want the same place the order in which they were given.
    """
    order = sorted(range(len(wanted)), key=lambda n: -wanted[n][0])
    tops: list[float] = []
    ceiling = high
    for n in order:
        middle, height = wanted[n]
        tops.append(min(max(middle + height / 2, low + height), ceiling))
        ceiling = tops[-1] - height
    floor = low
    for place in reversed(range(len(order))):
        height = wanted[order[place]][1]
        tops[place] = max(tops[place], floor + height)
        floor = tops[place]
    middles = [0.0] * len(wanted)
    for place, n in enumerate(order):
        middles[n] = tops[place] - wanted[n][1] / 2
    return middles


def round_steps(most: float) -> list[int]:
    """Return round numbers from 0 to ``most``, not more than seven of them, to stand on an axis."""
    step, factors = 1, (2.0, 2.5, 2.0)
    turn = 0
    while most / step > _STEPS:
        step = round(step * factors[turn % 3])
        turn += 1
    return list(range(0, int(most) + 1, step))
