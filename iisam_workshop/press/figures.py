"""Drawn blocks: the journey line, stage tags, the title of a stage's paper, quiet boxes."""

from __future__ import annotations

from math import ceil, inf
from typing import Any

from iisam_workshop.model.blocks import JourneyLine, StageRef
from iisam_workshop.press.fit import greedy_lines
from iisam_workshop.press.journey import draw_journey
from iisam_workshop.press.look import Look
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.paragraphs import Columns, Item, TooWide
from iisam_workshop.press.rl import Flowable, pdfmetrics
from iisam_workshop.press.tags import Tag

__all__ = ["Box", "JourneyFigure", "OtherSide", "StageHeading", "TagLine"]


class JourneyFigure(Flowable):
    """The six marks on a line that loops back on itself once; the present stage is filled and bold."""

    _GAP, _LEAST, _LEADING = 4, 12, 1.15

    def __init__(self, block: JourneyLine, look: Look) -> None:
        super().__init__()
        self.block, self.look = block, look
        self.tag = Tag("Figure", alt=block.alt)
        self.spaceAfter = 10

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Take the whole width; raises TooWide where two names would touch even at the least size of clear print.

        In large print names take more lines instead of smaller type.
        """
        least = self.look.layout.least
        self.width, self.height = width, 78 + 2 * (least - self._LEAST)
        step = width / len(self.block.stages)
        sizes = () if self.look.large else range(ceil(least) - 1, self._LEAST - 1, -1)
        for size, room in ((least, inf), *((size, inf) for size in sizes), (least, 2 * step - self._GAP)):
            self.size = size
            self.names = [greedy_lines(_words(stage), self._font(stage), size, room) for stage in self.block.stages]
            self.spans = [self._span(number, step * (number + 0.5)) for number in range(len(self.names))]
            if not any(map(self._touch, (self.spans[::2], self.spans[1::2]))):
                self.height += 2 * (max(map(len, self.names)) - 1) * size * self._LEADING
                return self.width, self.height
        raise TooWide

    def _touch(self, row: list[tuple[float, float]]) -> bool:
        ends = [-self._GAP, *(right for _, right in row)]
        return any(left < end + self._GAP for (left, _), end in zip(row, ends, strict=False))

    def draw(self) -> None:
        """Draw line, marks and names as one figure."""
        left, bottom = self.canv.absolutePosition(0, 0)
        self.tag.bbox = (left, bottom, left + self.width, bottom + self.height)
        with self.canv.tag(self.tag):
            line = (self.block.stages, self.block.present)
            draw_journey(self.canv, line, self.look.quiet, (0, self.height / 2), self.width)
            for stage, lines, (start, _) in zip(self.block.stages, self.names, self.spans, strict=True):
                self._name(stage, lines, start)

    def _span(self, number: int, middle: float) -> tuple[float, float]:
        """Return where a name begins and ends: about its mark, but within the figure."""
        font = self._font(self.block.stages[number])
        reach = max(pdfmetrics.stringWidth(line, font, self.size) for line in self.names[number]) / 2
        middle = min(max(middle, reach), self.width - reach)
        return middle - reach, middle + reach

    def _name(self, stage: StageRef, lines: list[str], x: float) -> None:
        """Write a name below the line, or above it by turns: side by side the six do not fit."""
        named = stage.number == self.block.present or not self.block.present
        self.canv.setFillColor(self.look.ink if named else self.look.quiet)
        self.canv.setFont(self._font(stage), self.size)
        leading = self.size * self._LEADING
        above = 20 + (len(lines) - 1) * leading
        y = self.height / 2 + (above if stage.number % 2 == 0 else -24.36 - 0.72 * self.size)
        for n, line in enumerate(lines):
            self.canv.drawString(x, y - n * leading, line + " ")

    def _font(self, stage: StageRef) -> str:
        return self.look.font("head" if stage.number == self.block.present else "cell-small")


class TagLine(Flowable):
    """Stages as mark, number and name, side by side; the words carry the meaning, so the marks are artifacts."""

    _GAP = 12

    def __init__(self, stages: tuple[StageRef, ...], look: Look) -> None:
        super().__init__()
        self.stages, self.look = stages, look
        self.size, self.leading = look.size("cell-small"), look.leading("cell-small") + 1
        self.spaceAfter = 3

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Break the tags over as many lines as they need."""
        font, x, y = self.look.font("cell-small"), 0.0, 0.0
        self.spots: list[tuple[float, float, StageRef]] = []
        for stage in self.stages:
            needs = self.size + 3 + pdfmetrics.stringWidth(_words(stage), font, self.size)
            if needs > width:
                raise TooWide(needs - width)
            if x and x + needs > width:
                x, y = 0.0, y + self.leading
            self.spots.append((x, y, stage))
            x += needs + self._GAP
        self.width, self.height = width, y + self.leading
        return self.width, self.height

    def minWidth(self) -> float:  # noqa: N802
        """Return the width of the widest tag, as ReportLab's own flowables do."""
        words = (
            pdfmetrics.stringWidth(_words(stage), self.look.font("cell-small"), self.size) for stage in self.stages
        )
        return float(self.size + 3 + max(words, default=0))

    def draw(self) -> None:
        """Draw marks and words."""
        for x, down, stage in self.spots:
            y = self.height - down - self.leading + 4
            with self.canv.artifact():
                draw_mark(self.canv, stage, (x + self.size * 0.4, y + self.size * 0.33), self.size * 0.8)
            self.canv.setFont(self.look.font("cell-small"), self.size)
            self.canv.setFillColor(self.look.ink)
            with self.canv.tag("P", lang=stage.lang):
                self.canv.drawString(x + self.size + 3, y, _words(stage) + " ")


class StageHeading(Flowable):
    """The heading of a stage's paper: a large mark, the number, the name."""

    def __init__(self, stage: StageRef, look: Look) -> None:
        super().__init__()
        self.stage, self.look = stage, look
        self.tag = Tag("H1", lang=stage.lang)
        self.spaceAfter = 8

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Take the whole width and one line of the display style; raises TooWide for a name that is wider."""
        size = self.look.size("display")
        needs = size * 1.3 + pdfmetrics.stringWidth(_words(self.stage), self.look.font("display"), size)
        if needs > width:
            raise TooWide(needs - width)
        self.width, self.height = width, self.look.leading("display")
        return self.width, self.height

    def draw(self) -> None:
        """Draw mark and words."""
        size = self.look.size("display")
        with self.canv.artifact():
            draw_mark(self.canv, self.stage, (size * 0.46, size * 0.46), size * 0.92)
        self.canv.setFont(self.look.font("display"), size)
        self.canv.setFillColor(self.look.ink)
        with self.canv.tag(self.tag):
            self.canv.drawString(size * 1.3, size * 0.14, _words(self.stage))


class Box(Flowable):
    """Blocks on a tint with a bar at their left, or within a broken line to ``cut`` along; a box never splits."""

    _PAD = 10

    def __init__(self, content: list[Any], look: Look, *, cut: bool = False) -> None:
        super().__init__()
        self.content, self.look, self.cut = content, look, cut
        self.spaceBefore, self.spaceAfter = 6, 10

    @classmethod
    def inner(cls, width: float) -> float:
        """Return how wide the blocks are in a box of that width."""
        return width - 2 * cls._PAD - 4

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Stack the blocks and add the padding."""
        inner, self.spots, y = self.inner(width), [], float(self._PAD)
        for number, block in enumerate(self.content):
            y += block.getSpaceBefore() if number else 0
            y += self._PAD / 2 if _ends_a_list(self.content, number) else 0
            _, needs = block.wrap(inner, height)
            self.spots.append((y, needs, block))
            y += needs + (block.getSpaceAfter() if number < len(self.content) - 1 else 0)
        self.width, self.height = width, y + self._PAD
        return self.width, self.height

    def draw(self) -> None:
        """Draw tint, bar and blocks."""
        canvas = self.canv
        with canvas.artifact():
            if self.cut:
                canvas.setStrokeColor(self.look.quiet)
                canvas.setLineWidth(0.8)
                canvas.setDash(5, 4)
                canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
                canvas.setDash()
            else:
                canvas.setFillColor(self.look.tint)
                canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
                canvas.setFillColor(self.look.accent)
                canvas.rect(0, 0, 3, self.height, stroke=0, fill=1)
        for y, needs, block in self.spots:
            block.drawOn(canvas, self._PAD + 4, self.height - y - needs)


class OtherSide(Flowable):
    """What stands on the back of a leaf, and only where what was set before ends on its front."""

    _ZEROSIZE = 1

    def __init__(self, story: list[Any]) -> None:
        super().__init__()
        self.story = story

    def wrap(self, *_: float) -> tuple[float, float]:
        """Take no room, and put the story behind what is on the page where the page is a front."""
        if self.canv.getPageNumber() % 2:
            self._doctemplateAttr("frame").add_generated_content(*self.story)
        return 0, 0

    def draw(self) -> None:
        """Draw nothing."""


def _ends_a_list(content: list[Any], number: int) -> bool:
    """Say whether a block stands below the last item of a list."""
    return number > 0 and isinstance(content[number - 1], Item | Columns) and not isinstance(content[number], Item)


def _words(stage: StageRef) -> str:
    return f"{stage.number} {stage.name}"
