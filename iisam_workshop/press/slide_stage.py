"""The journey on the screen: all six stages, and each of them."""

from __future__ import annotations

from typing import Any

from iisam_workshop.model.slides import Slide
from iisam_workshop.model.spans import Span
from iisam_workshop.model.stage import StageRef
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.fit import width_of
from iisam_workshop.press.look import Look
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.paragraphs import TooWide, list_tag
from iisam_workshop.press.slide_frame import SIDE, TOP, WIDE, draw_line, new_page, said
from iisam_workshop.press.slide_head import draw_head, head_of, title_of
from iisam_workshop.press.slide_text import Misfit, Set, draw_set, fitting, pieces_of, set_runs
from iisam_workshop.press.tags import Tag
from iisam_workshop.press.text import language

__all__ = ["draw_journey_slide", "draw_stage"]

_NAMES = (56.0, 52.0, 48.0, 44.0, 40.0, 36.0, 32.0)
_BODY = (34.0, 32.0, 30.0, 28.0, 26.0, 24.0)
_MARK, _NUMBER, _BESIDE = 80.0, 36.0, 104.0
_TOP, _BELOW = TOP, 20
_LINE, _OVER = (40.0, 22.0), 64
_ALL = (72.0, (28.0, 26.0, 24.0))
"""The size of the marks where all stages stand on one slide, and the sizes to try for their names."""


def draw_stage(canvas: TaggedCanvas, slide: Slide, look: Look) -> None:
    """Draw a stage: its mark with the number, its name, its text, and where on the journey it is."""
    if not slide.stage:
        raise ValueError("a slide of a stage has a stage")
    room = _TOP - _MARK - _BELOW - _OVER
    pages = fitting(pieces_of(slide.body), look, room, _BODY)
    for number, page in enumerate(pages, 1):
        name, high = _title(slide, look, number)
        with new_page(canvas, slide, look, said(slide, number)):
            if number == 1 and slide.bookmark:
                canvas.bookmark(slide.bookmark, slide.depth)
            _draw_head(canvas, slide.stage, look, (name, high, Tag(f"H{slide.level}", lang=language(slide.title))))
            draw_set(canvas, page, _TOP - _MARK - _BELOW)
            draw_line(canvas, slide, look, *_LINE)


def _title(slide: Slide, look: Look, number: int) -> tuple[Any, float]:
    for size in _NAMES:
        try:
            name, high = set_runs(title_of(slide, number), look, size, WIDE - _BESIDE, bold=True)
        except TooWide as word:
            why = Misfit("the title", word.excess, "wide")
            continue
        if high <= _MARK + 12:
            return name, high
        why = Misfit("the title", high - _MARK)
    raise why


def _draw_head(canvas: TaggedCanvas, stage: StageRef, look: Look, head: tuple[Any, float, Tag]) -> None:
    name, high, tag = head
    centre, font = (SIDE + _MARK / 2, _TOP - _MARK / 2), look.font("display")
    with canvas.artifact():
        draw_mark(canvas, stage, centre, _MARK)
    number = str(stage.number)
    canvas.setFillColor((1, 1, 1))
    canvas.setFont(font, _NUMBER)
    with canvas.tag(tag):
        left = centre[0] - width_of(number, font, _NUMBER) / 2
        canvas.drawString(left, centre[1] - _NUMBER * 0.36, number + " ")
    name.tag = tag
    name.drawOn(canvas, SIDE + _BESIDE, centre[1] - high / 2)


def draw_journey_slide(canvas: TaggedCanvas, slide: Slide, look: Look) -> None:
    """Draw all stages on their line, their names above and below it in turn, so that they have room."""
    head = head_of(slide, look)
    pages: list[list[Set]] = fitting(pieces_of(slide.body), look, head.foot - 240, (30.0, 28.0, 26.0))
    if len(pages) > 1:
        raise Misfit("the text", sum(each.height for each in pages[-1]))
    mark, sizes = _ALL
    names = _all_names(slide, look, sizes)
    with new_page(canvas, slide, look, said(slide)):
        if slide.bookmark:
            canvas.bookmark(slide.bookmark, slide.depth)
        draw_set(canvas, pages[0], draw_head(canvas, head))
        draw_line(canvas, slide, look, 180, mark)
        listed, step = list_tag("Decimal"), WIDE / len(slide.stages)
        for place, (name, high, wide) in enumerate(names):
            item = Tag("LI", parent=listed)
            name.tag = Tag("LBody", parent=item, lang=slide.stages[place].lang)
            middle = SIDE + step * (place + 0.5)
            y = 180 + mark / 2 + 14 if place % 2 else 180 - mark / 2 - 14 - high
            name.drawOn(canvas, min(max(middle - wide / 2, SIDE), SIDE + WIDE - wide), y)


def _all_names(slide: Slide, look: Look, sizes: tuple[float, ...]) -> list[tuple[Any, float, float]]:
    """Return each name as a paragraph with its height and width, all in one size.

    They are on one line where some size allows it, else on two. Raises Misfit where even that is too little.
    """
    room = 2 * WIDE / len(slide.stages) - 16
    for lines, size in ((lines, size) for lines in (1, 2) for size in sizes):
        try:
            return [_name(stage, look, size, room, lines) for stage in slide.stages]
        except Misfit as misfit:
            why = misfit
    raise why


def _name(stage: StageRef, look: Look, size: float, room: float, lines: int) -> tuple[Any, float, float]:
    """Return the name of a stage on so many lines; raises Misfit."""
    text, what = f"{stage.number}\u00a0{stage.name}", f"the name of stage {stage.number}"
    wide = min(room, width_of(text, look.font("display"), size) + 1)
    try:
        made, high = set_runs((Span(text),), look, size, wide, bold=True)
    except TooWide as word:
        raise Misfit(what, word.excess, "wide") from word
    if high > (lines + 0.5) * made.style.leading:
        raise Misfit(what, high - lines * made.style.leading)
    return made, high, wide
