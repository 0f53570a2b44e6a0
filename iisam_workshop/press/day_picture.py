"""A day drawn to scale: a ruler with the true times, and beside it each slot as high as it is long.

A slot that is too short for its words takes a little from its neighbours, and fine lines lead from the ruler to where
it begins; so everything can be read and nothing overlaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from iisam_workshop.model.blocks import DayBar, DayPicture
from iisam_workshop.press.day_bars import BELOW, BarLine, bar_lines
from iisam_workshop.press.fit import width_of
from iisam_workshop.press.kinds import draw_kind
from iisam_workshop.press.look import Look
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.rl import Flowable
from iisam_workshop.press.spoken import spoken
from iisam_workshop.press.tags import Tag

__all__ = ["DayFigure", "placed"]

_QUIET = {"arrival", "break", "meal"}
_MORE = (2, 1, 0)
"""How many points the titles of slots have more than the least size, largest first."""
_MOST = 6.0
"""The most points to a minute: a short day does not fill its page."""

_LEADERS, _PAD, _STEP = 24.0, 8.0, 15
_HEAD, _FOOT = 2.0, 3.0
"""White above and below the words of a slot, in points."""


class DayFigure(Flowable):
    """A day's picture as high as the rest of the page, one figure for those who listen."""

    def __init__(self, block: DayPicture, look: Look) -> None:
        super().__init__()
        self.block, self.look = block, look
        self.tag = Tag("Figure", alt=block.alt)
        self.knots = sorted({time for bar in block.bars for time in (bar.start, bar.end)})

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take what the page has left, or ask for what the words need where that is more."""
        self.width = width
        labels = (width_of(label, self.look.font("cell-small"), self._small) for _, label in self.block.hours)
        self.ruler = max(labels, default=0.0) + 10
        self.left = self.ruler + _LEADERS
        margin = self._small * 0.5
        self.height = min(height, _MOST * (self.knots[-1] - self.knots[0]) + 2 * margin)
        for more in _MORE:
            size = self.look.layout.least + more
            self.lines = [bar_lines(bar, self.look, size, self._wide(bar) - 2 * _PAD - 1) for bar in self.block.bars]
            needs = [_HEAD + _FOOT + sum(line.leading for line in lines) for lines in self.lines]
            spans = [(bar.start, bar.end, need) for bar, need in zip(self.block.bars, needs, strict=True)]
            if edges := placed(self.knots, spans, self.height - 2 * margin):
                self.edges = edges
                break
        else:
            self.edges = _pushed(self.knots, spans, 0.0)
            self.height = self.edges[self.knots[-1]] + 2 * margin
        self.top = self.height - margin
        return self.width, self.height

    def draw(self) -> None:
        """Draw everything as one figure."""
        left, bottom = self.canv.absolutePosition(0, 0)
        self.tag.bbox = (left, bottom, left + self.width, bottom + self.height)
        with self.canv.tag(self.tag):
            self._draw_ruler()
            for bar, lines in zip(self.block.bars, self.lines, strict=True):
                self._draw_bar(bar, lines)

    @property
    def _small(self) -> float:
        return self.look.size("cell-small")

    def _wide(self, bar: DayBar) -> float:
        return (self.width - self.left) / bar.lanes

    def _true(self, time: float) -> float:
        """Return the height of a time on the ruler."""
        first, last = self.knots[0], self.knots[-1]
        return self.top - (time - first) / (last - first) * (self.top - self._small * 0.5)

    def _draw_ruler(self) -> None:
        canvas, look, x = self.canv, self.look, self.ruler
        canvas.setStrokeColor(look.quiet)
        canvas.setLineWidth(0.8)
        canvas.line(x, self._true(self.knots[0]), x, self._true(self.knots[-1]))
        canvas.setLineWidth(0.5)
        for time in range(-(-self.knots[0] // _STEP) * _STEP, self.knots[-1] + 1, _STEP):
            canvas.line(x - 3, self._true(time), x, self._true(time))
        font = look.font("cell-small")
        for time, label in self.block.hours:
            canvas.line(x - 6, self._true(time), x, self._true(time))
            start = x - 9 - width_of(label, font, self._small)
            self._write(label, (start, self._true(time) - self._small * 0.34), font, self._small, look.quiet)
        canvas.setStrokeColor(look.quiet)
        for time in self.knots:
            canvas.line(x, self._true(time), self.left - 3, self.top - self.edges[time])

    def _draw_bar(self, bar: DayBar, lines: Sequence[BarLine]) -> None:
        canvas, look, wide = self.canv, self.look, self._wide(bar)
        x, y = self.left + bar.lane * wide, self.top - self.edges[bar.end]
        high, quiet = self.edges[bar.end] - self.edges[bar.start], bar.kind in _QUIET
        canvas.setFillColor(look.ground if quiet else look.tint)
        canvas.setStrokeColor(look.hairline)
        canvas.setLineWidth(0.5)
        canvas.rect(x, y + 0.75, wide - 3, high - 1.5, stroke=1, fill=1)
        if not quiet:
            canvas.setFillColor(look.accent)
            canvas.rect(x, y + 0.75, 3, high - 1.5, stroke=0, fill=1)
        colour, down = look.quiet if quiet else look.ink, y + high - _HEAD
        for line in lines:
            down -= line.leading
            self._draw_line(bar, line, (x + _PAD, down + line.leading * BELOW + line.up), colour)

    def _draw_line(self, bar: DayBar, line: BarLine, at: tuple[float, float], colour: Any) -> None:
        x, y = at
        middle = y + self._small * 0.34
        for number, (offset, text, font) in enumerate(line.texts):
            size = line.size if font == self.look.font("head") else self._small
            with spoken(self.canv, line.langs.get(number, "")):
                self._write(text, (x + offset, y), font, size, colour)
        for offset, stage in line.stages:
            draw_mark(self.canv, stage, (x + offset + self._small * 0.4, middle), self._small * 0.8)
        if line.kind is not None:
            where = (x + line.kind + self._small * 0.45, middle)
            draw_kind(self.canv, bar.kind, where, self._small * 0.86, colour)

    def _write(self, text: str, at: tuple[float, float], font: str, size: float, colour: Any) -> None:
        self.canv.setFillColor(colour)
        self.canv.setFont(font, size)
        self.canv.drawString(round(at[0], 2), round(at[1], 2), text + " ")


def placed(times: Sequence[int], spans: Sequence[tuple[int, int, float]], high: float) -> dict[int, float] | None:
    """Return where each time stands below the top, as near to scale as the least heights of the spans let it.

    ``spans`` are start, end and least height in points; the last time stands at ``high``. None where that is too low.
    """
    down = _pushed(times, spans, high / (times[-1] - times[0]))
    floor = high
    for time in reversed(times):
        least = min((down[end] - need for start, end, need in spans if start == time), default=floor)
        down[time] = min(down[time], floor, least)
        floor = down[time]
    return down if down[times[0]] > -0.01 else None


def _pushed(times: Sequence[int], spans: Sequence[tuple[int, int, float]], scale: float) -> dict[int, float]:
    """Return where times stand, ``scale`` points to a minute, each pushed down by the spans that end with it."""
    down = {times[0]: 0.0}
    for before, time in pairwise(times):
        pushed = max((down[start] + need for start, end, need in spans if end == time), default=0.0)
        down[time] = max((time - times[0]) * scale, pushed, down[before])
    return down
