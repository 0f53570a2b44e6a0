"""Answers on a scale: a column for each number, with how many chose it on top, so that no axis has to be read.

The question stands on the left, and beside it a field of columns for each time that it was asked.
"""

from __future__ import annotations

from iisam_workshop.model.blocks import Spread, SpreadSide
from iisam_workshop.press.fit import greedy_lines, width_of
from iisam_workshop.press.look import Look
from iisam_workshop.press.paragraphs import TooWide
from iisam_workshop.press.rl import Flowable
from iisam_workshop.press.tags import Tag

__all__ = ["SpreadFigure"]

_TITLE, _GAP = 0.36, 14.0
"""The share of the width that the question has, and the white between it and the fields, in points."""

_TALL, _BETWEEN = 2.5, 0.28
"""The height of the highest column in sizes of the type; the white between two, as a share of their step."""

_FIELDS = 2
"""Fields side by side; a question that was asked once leaves one empty, so that all columns are as wide."""


class SpreadFigure(Flowable):
    """The answers to one question over the whole width, one figure for those who listen."""

    def __init__(self, block: Spread, look: Look) -> None:
        super().__init__()
        self.block, self.look = block, look
        self.tag = Tag("Figure", alt=block.alt)
        self.size, self.leading = look.size("cell-small"), look.leading("cell-small")
        self.plain, self.bold = look.font("cell-small"), look.font("head")
        self.tall = _TALL * self.size
        self.spaceBefore, self.spaceAfter = 4, 6

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Take what the question or the fields need in height; raises TooWide where a word is wider than its place."""
        self.width = width
        self.text = width * _TITLE - _GAP
        self.field = (width * (1 - _TITLE) - _GAP * (_FIELDS - 1)) / _FIELDS
        self.title = [(line, self.bold) for line in self._broken(self.block.title, self.bold, self.text)]
        self.title += [(line, self.plain) for line in self._broken(self.block.more, self.plain, self.text)]
        self.notes = [self._notes(side) for side in self.block.sides]
        below = max(len(lines) for lines in self.notes)
        # head, numbers of the answers, columns, scale, and what they come to
        field = self.leading * (3 + below) + self.tall + 6
        self.height = max(field, self.leading * (len(self.title) + 0.3)) + 4
        return self.width, self.height

    def draw(self) -> None:
        """Draw everything as one figure."""
        left, bottom = self.canv.absolutePosition(0, 0)
        self.tag.bbox = (left, bottom, left + self.width, bottom + self.height)
        with self.canv.tag(self.tag):
            self.canv.setStrokeColor(self.look.hairline)
            self.canv.setLineWidth(0.5)
            self.canv.line(0, self.height, self.width, self.height)
            for number, (line, font) in enumerate(self.title, 1):
                self._write(line, 0, self.height - number * self.leading, font)
            for place, side in enumerate(self.block.sides):
                self._draw_side(side, self.notes[place], self.width * _TITLE + place * (self.field + _GAP))

    def _broken(self, text: str, font: str, room: float) -> list[str]:
        lines = greedy_lines(text, font, self.size, room) if text else []
        excess = max((width_of(line, font, self.size) - room for line in lines), default=0)
        if excess > 0:
            raise TooWide(excess, max(map(len, text.split())))
        return lines

    def _notes(self, side: SpreadSide) -> list[tuple[str, str]]:
        """Return what stands below the columns, the first line in bold."""
        found = [
            (line, self.plain if number else self.bold)
            for number, note in enumerate(side.notes)
            for line in self._broken(note, self.plain if number else self.bold, self.field)
        ]
        return found or [("", self.plain)]

    def _draw_side(self, side: SpreadSide, notes: list[tuple[str, str]], left: float) -> None:
        step = self.field / len(side.counts)
        self._write(side.head, left, self.height - self.leading, self.plain)
        foot = self.height - 2 * self.leading - self.tall - 6
        for number, count in enumerate(side.counts, 1):
            middle = left + step * (number - 0.5)
            tall = self.tall * count / max(self.block.most, 1)
            wide = step * (1 - _BETWEEN)
            if count:
                self.canv.setFillColor(self.look.quiet)
                self.canv.rect(round(middle - wide / 2, 2), foot, round(wide, 2), round(tall, 2), stroke=0, fill=1)
                self._write(str(count), middle, foot + tall + 3, self.bold, centred=True)
            self._write(str(number), middle, foot - self.leading + 2, self.plain, centred=True)
        self.canv.setStrokeColor(self.look.ink)
        self.canv.setLineWidth(0.8)
        self.canv.line(left, foot, left + self.field, foot)
        for number, (line, font) in enumerate(notes, 1):
            self._write(line, left, foot - self.leading * (1 + number), font)

    def _write(self, text: str, x: float, y: float, font: str, *, centred: bool = False) -> None:
        if not text:
            return
        self.canv.setFillColor(self.look.ink)
        self.canv.setFont(font, self.size)
        start = x - width_of(text, font, self.size) / 2 if centred else x
        self.canv.drawString(round(start, 2), round(y, 2), text + " ")
