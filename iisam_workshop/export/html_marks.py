"""Drawings for web pages, as SVG inside the page: stage marks, the journey, plots. All say in words what they show."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from iisam_workshop.model.blocks import JourneyLine, Plot, PlotBand, PlotLine
from iisam_workshop.model.stage import StageRef

__all__ = ["journey_svg", "mark_svg", "plot_svg", "sample_svg"]

_CORNERS = {"diamond": (4, -90, 9.5), "triangle": (3, -90, 10), "square": (4, -45, 11), "hexagon": (6, -90, 9.5)}
_CROSS = ((7, 1), (13, 1), (13, 7), (19, 7), (19, 13), (13, 13), (13, 19), (7, 19), (7, 13), (1, 13), (1, 7), (7, 7))
_HIDDEN = 'aria-hidden="true" focusable="false"'
_STEP, _HIGH = 60, 56
_WIDE, _TALL, _LEFT, _FOOT = 440.0, 220.0, 34.0, 24.0
_DASHES = ("", ' stroke-dasharray="7 4"', ' stroke-dasharray="2 3"')


def mark_svg(stage: StageRef) -> str:
    """Return a stage's mark for the line in which its name stands; those who listen hear the name only."""
    return f'<svg class="mark" viewBox="0 0 20 20" {_HIDDEN}>{_shape(stage)}</svg>'


def journey_svg(line: JourneyLine) -> str:
    """Return the marks of all stages on their line, each with its number; the present one is filled, or all are."""
    wide, y = _STEP * len(line.stages), 20
    middle = wide / 2
    loop = f"C{_n(middle + 26)} {y} {_n(middle + 16)} {y + 22} {_n(middle)} {y + 22}"
    back = f"S{_n(middle - 26)} {y} {_n(middle)} {y}"
    path = f'<path d="M{_STEP / 2:g} {y}H{_n(middle)}{loop}{back}H{_n(wide - _STEP / 2)}" class="line"/>'
    stages = "".join(_stop(stage, line.present, number) for number, stage in enumerate(line.stages))
    return f'<svg class="journey" viewBox="0 0 {wide} {_HIGH}" {_HIDDEN}>{path}{stages}</svg>'


def plot_svg(plot: Plot) -> str:
    """Return a plot's areas and lines over its axes; the names of the lines stand below it as a list."""
    last = max(len(line.points) for line in plot.lines) - 1
    frame = _Frame(last, plot.most)
    parts = [
        *(frame.zone(zone.start, zone.end) for zone in plot.zones[::2]),
        *(f'<path d="{frame.area(band)}" class="area"/>' for band in plot.bands),
        *(frame.drawn(line, dashes) for line, dashes in _styled(plot.lines)),
        frame.axes(),
    ]
    return f'<svg class="plot" viewBox="0 0 {_WIDE:g} {_TALL:g}" {_HIDDEN}>{"".join(parts)}</svg>'


def sample_svg(plot: Plot, named: PlotLine | PlotBand) -> str:
    """Return the sign of a line or area of a plot, for the list of their names."""
    if isinstance(named, PlotBand):
        inner = '<rect x="0" y="4" width="36" height="12" class="area"/>'
    else:
        dashes = next(dashes for line, dashes in _styled(plot.lines) if line is named)
        inner = f'<path d="M0 10H36" class="{_weight(named)}"{dashes}/>'
    return f'<svg class="sample" viewBox="0 0 36 20" {_HIDDEN}>{inner}</svg>'


class _Frame:
    """Places numbers in the picture of a plot."""

    def __init__(self, last: int, most: float) -> None:
        self.last, self.most = max(last, 1), most or 1

    def x(self, number: float) -> float:
        return _LEFT + (_WIDE - _LEFT - 8) * min(max(number, 0), self.last) / self.last

    def y(self, value: float) -> float:
        return 8 + (_TALL - _FOOT - 8) * (1 - value / self.most)

    def zone(self, start: int, end: int) -> str:
        left, right = self.x(start - 0.5), self.x(end + 0.5)
        return f'<rect x="{_n(left)}" y="8" width="{_n(right - left)}" height="{_n(_TALL - _FOOT - 8)}" class="zone"/>'

    def area(self, band: PlotBand) -> str:
        upper = [(self.x(n), self.y(value)) for n, value in enumerate(band.high)]
        lower = [(self.x(n), self.y(value)) for n, value in enumerate(band.low)]
        return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in (*upper, *reversed(lower))) + "Z"

    def drawn(self, line: PlotLine, dashes: str) -> str:
        moves = [f"M{_n(self.x(0))} {_n(self.y(line.points[0]))}"]
        for number, value in enumerate(line.points[1:], 1):
            x, y = _n(self.x(number)), _n(self.y(value))
            moves.append(f"H{x}V{y}" if line.stepped else f"L{x} {y}")
        return f'<path d="{"".join(moves)}" class="{_weight(line)}"{dashes}/>'

    def axes(self) -> str:
        foot, right = self.y(0), self.x(self.last)
        texts = (
            f'<text x="{_n(_LEFT - 6)}" y="{_n(foot)}" text-anchor="end">0</text>',
            f'<text x="{_n(_LEFT - 6)}" y="20" text-anchor="end">{escape(f"{self.most:g}")}</text>',
            f'<text x="{_n(right)}" y="{_n(_TALL - 4)}" text-anchor="end">{self.last}</text>',
        )
        return f'<path d="M{_n(_LEFT)} 8V{_n(foot)}H{_n(right)}" class="axis"/>{"".join(texts)}'


def _styled(lines: Sequence[PlotLine]) -> Iterator[tuple[PlotLine, str]]:
    """Return each line with its dashes; strong ones are never dashed."""
    quiet = 0
    for line in lines:
        yield line, "" if line.strong else _DASHES[quiet % len(_DASHES)]
        quiet += not line.strong


def _weight(line: PlotLine) -> str:
    return "strong-line" if line.strong else "line"


def _stop(stage: StageRef, present: int, number: int) -> str:
    x, filled = _STEP * (number + 0.5), present in (0, stage.number)
    weight = ' class="here"' if stage.number == present else ""
    shape = f'<g transform="translate({x - 10:g} 10)">{_shape(stage, filled=filled)}</g>'
    return f'{shape}<text x="{x:g}" y="50" text-anchor="middle"{weight}>{stage.number}</text>'


def _shape(stage: StageRef, *, filled: bool = True) -> str:
    colour = escape(stage.colour)
    paint = f'fill="{colour if filled else "#fff"}" stroke="{colour}" stroke-width="1.5"'
    if stage.mark == "circle":
        return f'<circle cx="10" cy="10" r="8.5" {paint}/>'
    corners = _CROSS if stage.mark == "cross" else tuple(_corners(*_CORNERS[stage.mark]))
    return f'<polygon points="{" ".join(f"{_n(x)},{_n(y)}" for x, y in corners)}" {paint}/>'


def _corners(count: int, first: int, radius: float) -> Iterator[tuple[float, float]]:
    middle = 11.5 if count == 3 else 10
    for number in range(count):
        angle = math.radians(first + 360 * number / count)
        yield 10 + radius * math.cos(angle), middle + radius * math.sin(angle)


def _n(value: float) -> str:
    return f"{round(value, 1):g}"
