"""How each kind of slide is laid out."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from iisam_workshop.errors import Problem
from iisam_workshop.model.slides import Slide, SlideKind
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.look import Look
from iisam_workshop.press.slide_call import draw_call
from iisam_workshop.press.slide_cover import draw_cover, draw_pause
from iisam_workshop.press.slide_day import draw_day
from iisam_workshop.press.slide_frame import FOOT, FOOT_OF_STAGE, draw_foot, new_page, said
from iisam_workshop.press.slide_head import TITLES, draw_head, head_of
from iisam_workshop.press.slide_stage import draw_journey_slide, draw_stage
from iisam_workshop.press.slide_text import Misfit, Set, draw_set, fitting, pieces_of

__all__ = ["draw_slide"]

_SHORT = 170
"""Letters of a text that leaves room for a larger title."""
_LARGE = (64.0, 58.0, 52.0, 48.0, *TITLES)
_BODY = (36.0, 34.0, 32.0, 30.0, 28.0, 26.0)
_LARGE_BODY = (44.0, 40.0, 38.0, *_BODY)


def draw_slide(canvas: TaggedCanvas, slide: Slide, look: Look, paper: str) -> tuple[Problem, ...]:
    """Draw a slide on as many pages as it needs; return why it cannot be (IW330), or nothing."""
    page = canvas.page + 1
    try:
        _KINDS[slide.kind](canvas, slide, look)
    except Misfit as misfit:
        what = f"{misfit.what} of slide {page} of {paper!r} does not fit in the least size of type"
        over = ceil(misfit.excess)
        excess = f": it is {over} point{'s' if over > 1 else ''} too {misfit.way}"
        return (Problem("IW330", what + excess, "Shorten it, or the words in it."),)
    return ()


def _draw_text(canvas: TaggedCanvas, slide: Slide, look: Look) -> None:
    pieces = pieces_of(slide.body)
    letters = sum(len(span.text) for piece in pieces for span in piece.runs)
    titles: tuple[float, ...]
    titles, sizes = (_LARGE, _LARGE_BODY) if letters <= _SHORT else (TITLES, _BODY)
    head, foot = head_of(slide, look, titles), FOOT_OF_STAGE if slide.stage else FOOT
    pages: list[list[Set]] = fitting(pieces, look, head.foot - foot, sizes) if pieces else [[]]
    if len(pages) > 1:  # with a number behind it the title may take more room, and it is the same on all of them
        head = head_of(slide, look, titles, 2)
        titles = (head.size,)
        pages = fitting(pieces, look, head.foot - foot, sizes)
    for number, page in enumerate(pages, 1):
        with new_page(canvas, slide, look, said(slide, number)):
            if number == 1 and slide.bookmark:
                canvas.bookmark(slide.bookmark, slide.depth)
            draw_set(canvas, page, draw_head(canvas, head_of(slide, look, titles, number)))
            if slide.stage:
                draw_foot(canvas, slide.stage, look)


_KINDS: dict[SlideKind, Callable[[TaggedCanvas, Slide, Look], None]] = {
    "cover": draw_cover,
    "text": _draw_text,
    "day": draw_day,
    "journey": draw_journey_slide,
    "stage": draw_stage,
    "call": draw_call,
    "pause": draw_pause,
}
