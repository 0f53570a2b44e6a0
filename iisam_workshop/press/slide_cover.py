"""The first slide, and those that stand while people have a break."""

from __future__ import annotations

import io

from iisam_workshop.model.brand import logo_size
from iisam_workshop.model.slides import Slide
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.look import Look
from iisam_workshop.press.rl import ImageReader
from iisam_workshop.press.slide_frame import PAGE, SIDE, TOP, WIDE, draw_line, new_page, said
from iisam_workshop.press.slide_head import Head, draw_head, head_of
from iisam_workshop.press.slide_text import Misfit, draw_set, fitting, pieces_of, set_runs
from iisam_workshop.press.tags import Tag
from iisam_workshop.press.text import language

__all__ = ["draw_cover", "draw_pause"]

_TITLES = (64.0, 58.0, 52.0, 46.0, 40.0, 36.0)
_BODY = (34.0, 32.0, 30.0, 28.0, 26.0)
_LINE, _MARK = 74.0, 42.0
_LOGO = 64.0
_PAUSE_TITLES, _BACK = (72.0, 64.0, 56.0, 48.0, 40.0), (104.0, 92.0, 80.0, 68.0, 56.0, 48.0, 40.0)
_WHITE = (1.0, 1.0, 1.0)


def draw_cover(canvas: TaggedCanvas, slide: Slide, look: Look) -> None:
    """Draw council, title, date and place, with the journey at the foot."""
    head = head_of(slide, look, _TITLES)
    pages = fitting(pieces_of(slide.body), look, head.foot - _LINE - _MARK, _BODY)
    if len(pages) > 1:
        raise Misfit("the text", sum(each.height for each in pages[-1]))
    with new_page(canvas, slide, look, said(slide)):
        if slide.logo:
            _draw_logo(canvas, slide)
        draw_set(canvas, pages[0], draw_head(canvas, head))
        draw_line(canvas, slide, look, _LINE, _MARK)


def _draw_logo(canvas: TaggedCanvas, slide: Slide) -> None:
    """Draw the logo in the upper right corner, level with the bar."""
    if not slide.logo:
        return
    wide, high = logo_size((slide.logo.width, slide.logo.height), _LOGO, WIDE)
    left, bottom = PAGE[0] - SIDE - wide, TOP - high
    with canvas.tag(Tag("Figure", alt=slide.logo.alt, bbox=(left, bottom, left + wide, bottom + high))):
        canvas.drawImage(ImageReader(io.BytesIO(slide.logo.png)), left, bottom, wide, high)


def draw_pause(canvas: TaggedCanvas, slide: Slide, look: Look) -> None:
    """Draw what a break is called and when it ends, white on the council's colour, to be seen from the corridor."""
    head: Head = head_of(slide, look, _PAUSE_TITLES, colour=_WHITE)
    (back,) = pieces_of(slide.body)
    for size in _BACK:
        made, high = set_runs(back.runs, look, size, WIDE, bold=True, colour=_WHITE)
        if high <= made.style.leading + 1:
            break
    with new_page(canvas, slide, look, said(slide), look.accent):
        canvas.bookmark(slide.bookmark, slide.depth) if slide.bookmark else None
        y = draw_head(canvas, head)
        made.tag = Tag("P", lang=language(back.runs))
        made.drawOn(canvas, SIDE, y - 24 - high)
