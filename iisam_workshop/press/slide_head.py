"""The head of a slide: a small line, and the title in the largest type in which it takes few lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from iisam_workshop.model.slides import Slide
from iisam_workshop.model.spans import Runs, Span
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.colours import Colour
from iisam_workshop.press.look import Look
from iisam_workshop.press.paragraphs import TooWide
from iisam_workshop.press.slide_frame import LEAST, SIDE, TOP, WIDE
from iisam_workshop.press.slide_text import Misfit, set_runs
from iisam_workshop.press.tags import Tag
from iisam_workshop.press.text import language

__all__ = ["TITLES", "Head", "draw_head", "head_of", "title_of"]

TITLES = (44.0, 40.0, 36.0, 32.0)
"""Sizes of titles, the best first."""
_BELOW_BAR, _BELOW = 24.0, 18.0
_MOST = 2


@dataclass(slots=True)
class Head:
    """A head once it is set; ``heights`` are those of the small line and of the title, in points."""

    slide: Slide
    kicker: Any
    title: Any
    heights: tuple[float, float]

    @property
    def size(self) -> float:
        """The size of the title in points."""
        return float(self.title.style.fontSize)

    @property
    def foot(self) -> float:
        """The height at which what is below it may begin, in points from the foot of the page."""
        return TOP - _BELOW_BAR - sum(self.heights) - _BELOW


def title_of(slide: Slide, number: int) -> Runs:
    """Return the title of a slide's page of that number, from 1; pages after the first are numbered."""
    return (*slide.title, Span(f" ({number})")) if number > 1 else slide.title


def head_of(
    slide: Slide, look: Look, sizes: Sequence[float] = TITLES, number: int = 1, colour: Colour | None = None
) -> Head:
    """Set the head of a page; raises Misfit where the title takes more than two lines in the least size."""
    kicker, high = None, 0.0
    if slide.kicker:
        try:
            kicker, high = set_runs(slide.kicker, look, LEAST, WIDE, colour=colour or look.quiet)
        except TooWide as word:
            raise Misfit("the line above the title", word.excess, "wide") from word
    # a title that goes on over several pages is quieter on one line
    tries = [(1, size) for size in sizes if number > 1] + [(_MOST, size) for size in sizes]
    for lines, size in tries:
        try:
            title, needs = set_runs(title_of(slide, number), look, size, WIDE, bold=True, colour=colour)
        except TooWide as word:
            why = Misfit("the title", word.excess, "wide")
            continue
        excess = needs - lines * title.style.leading
        if excess <= 0.5:
            return Head(slide, kicker, title, (high, needs))
        why = Misfit("the title", excess)
    raise why


def draw_head(canvas: TaggedCanvas, head: Head) -> float:
    """Draw a head; return the height at which the text below it may begin."""
    slide, y = head.slide, TOP - _BELOW_BAR
    if head.kicker:
        y -= head.heights[0]
        head.kicker.tag = Tag("P", lang=language(slide.kicker))
        head.kicker.drawOn(canvas, SIDE, y)
    y -= head.heights[1]
    head.title.tag = Tag(f"H{slide.level}", lang=language(slide.title))
    head.title.drawOn(canvas, SIDE, y)
    return y - _BELOW
