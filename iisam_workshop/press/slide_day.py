"""The times of a day on the screen, on as few slides as hold them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from iisam_workshop.model.slides import Slide, SlideRow
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.fit import width_of
from iisam_workshop.press.look import Look
from iisam_workshop.press.paragraphs import TooWide, list_tag
from iisam_workshop.press.slide_frame import LEAST, PAGE, SIDE, WIDE, new_page, said
from iisam_workshop.press.slide_head import draw_head, head_of
from iisam_workshop.press.slide_text import Misfit, set_runs
from iisam_workshop.press.tags import Tag
from iisam_workshop.press.text import language, plain

__all__ = ["draw_day"]

_SIZES = (32.0, 30.0, 28.0, 26.0, LEAST)
_FOOT = 46.0
_PAD = 0.2
"""White above and below a row, in sizes of its type."""


@dataclass(slots=True)
class _Line:
    """A row once it is set; ``height`` includes its white."""

    row: SlideRow
    time: Any
    title: Any
    size: float
    height: float


def draw_day(canvas: TaggedCanvas, slide: Slide, look: Look) -> None:
    """Draw the rows on as few pages as the least size of type needs, in the largest size that needs no more."""
    for number in (1, 2):
        head = head_of(slide, look, number=number)
        pages, start = _pages(slide, look, head.foot - _FOOT)
        if len(pages) == 1:
            break
    for number, page in enumerate(pages, 1):
        with new_page(canvas, slide, look, said(slide, number)):
            if number == 1 and slide.bookmark:
                canvas.bookmark(slide.bookmark, slide.depth)
            _draw_rows(canvas, page, look, (draw_head(canvas, head_of(slide, look, number=number)), start))


def _pages(slide: Slide, look: Look, room: float) -> tuple[list[list[_Line]], float]:
    """Return the rows of each page, about as many on each, and how far from the left their titles begin."""
    found = []
    for size in _SIZES:
        try:
            lines, start = _set(slide, look, size)
        except TooWide as word:
            excess = word.excess
            continue
        found.append((_filled(lines, room), lines, start))
    if not found:
        raise Misfit("a row", excess, "wide")
    few = min(len(pages) for pages, _, _ in found)
    _, lines, start = next(each for each in found if len(each[0]) == few)
    limit = sum(line.height for line in lines) / few
    while limit < room and len(_filled(lines, limit)) > few:
        limit += LEAST / 2
    return _filled(lines, min(limit, room)), start


def _set(slide: Slide, look: Look, size: float) -> tuple[list[_Line], float]:
    bold = look.font("display")
    start = max((width_of(plain(row.time), bold, size) for row in slide.rows), default=0.0) + size
    lines = []
    for row in slide.rows:
        colour = look.quiet if row.quiet else look.ink
        time, _ = set_runs(row.time, look, size, start, bold=True, colour=colour, tight=True)
        title, high = set_runs(row.title, look, size, WIDE - start, colour=colour, tight=True)
        lines.append(_Line(row, time, title, size, high + 2 * _PAD * size))
    return lines, start


def _filled(lines: list[_Line], room: float) -> list[list[_Line]]:
    pages: list[list[_Line]] = [[]]
    for line in lines:
        if pages[-1] and sum(each.height for each in pages[-1]) + line.height > room + 0.01:
            pages.append([])
        pages[-1].append(line)
    if any(page[0].height > room + 0.01 for page in pages if page):
        raise Misfit("a row", max(line.height for line in lines) - room)
    return pages


def _draw_rows(canvas: TaggedCanvas, page: list[_Line], look: Look, at: tuple[float, float]) -> None:
    (y, start), listed = at, list_tag("None")
    y += page[0].size * _PAD
    for number, line in enumerate(page):
        if number:
            with canvas.artifact():
                canvas.setStrokeColor(look.hairline)
                canvas.setLineWidth(1)
                canvas.line(SIDE, y, PAGE[0] - SIDE, y)
        item = Tag("LI", parent=listed)
        pad = line.size * _PAD
        line.time.tag = Tag("Lbl", parent=item, lang=language(line.row.time))
        line.time.drawOn(
            canvas, SIDE, y - pad - line.title.style.leading + (line.title.style.leading - line.time.height) / 2
        )
        line.title.tag = Tag("LBody", parent=item, lang=language(line.row.title))
        line.title.drawOn(canvas, SIDE + start, y - line.height + pad)
        y -= line.height
