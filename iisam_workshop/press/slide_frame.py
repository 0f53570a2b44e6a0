"""What all slides share: their size, their edges, the bar on top, the number and the stage at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from iisam_workshop.model.slides import Slide
from iisam_workshop.model.stage import StageRef
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.colours import Colour, rgb
from iisam_workshop.press.fit import width_of
from iisam_workshop.press.journey import draw_journey
from iisam_workshop.press.look import Look
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.rl import ParagraphStyle
from iisam_workshop.press.tags import Tag

__all__ = [
    "FOOT",
    "FOOT_OF_STAGE",
    "LEAST",
    "PAGE",
    "SIDE",
    "TOP",
    "WIDE",
    "draw_foot",
    "draw_line",
    "new_page",
    "said",
    "style",
]

PAGE = (960.0, 540.0)
SIDE = 60.0
TOP = 496.0
FOOT = 52.0
"""Where text begins from the left, from where it goes down, and how far down it may go."""
FOOT_OF_STAGE = 76.0
"""How far down text may go where the stage stands below it."""
WIDE = PAGE[0] - 2 * SIDE
LEAST = 24.0
"""The least size of type that is read from the back of a room."""
_FOLIO, _LINE = 16.0, 28.0
_BAR = (64.0, 7.0)


def style(look: Look, size: float, *, bold: bool = False, colour: Colour | None = None, tight: bool = False) -> Any:
    """Return the style of a paragraph in a size, with a leading that suits it."""
    leading = size * (1.14 if bold and size > LEAST * 1.3 else 1.18 if tight else 1.32)
    return ParagraphStyle(
        f"slide-{size:g}",
        look.styles["body"],
        fontName=look.font("display" if bold else "body"),
        fontSize=size,
        leading=leading,
        textColor=colour or look.ink,
        spaceBefore=0,
        spaceAfter=0,
        bulletFontSize=size,
    )


def said(slide: Slide, number: int = 1) -> str:
    """Return the title of a page's section: the slide's, with the number of the page where it goes on."""
    title = "".join(span.text for span in slide.title)
    return f"{title} ({number})" if number > 1 else title


@contextmanager
def new_page(canvas: TaggedCanvas, slide: Slide, look: Look, said: str, ground: Colour | None = None) -> Iterator[None]:
    """Make a page that is one section of the paper: its ground, the bar, what is drawn meanwhile, and its number."""
    with canvas.artifact():
        if ground:
            canvas.setFillColor(ground)
            canvas.rect(0, 0, *PAGE, stroke=0, fill=1)
        canvas.setFillColor((1, 1, 1) if ground else rgb(slide.stage.colour) if slide.stage else look.accent)
        if slide.kind != "stage":  # its mark is enough
            canvas.rect(SIDE, TOP - _BAR[1], *_BAR, stroke=0, fill=1)
    with canvas.tag(Tag("Sect", title=said, lang=slide.lang)):
        yield
    with canvas.artifact("Pagination", "Header"):
        word, bold = look.layout.stamped(slide.lang or canvas.lang), look.font("head")
        canvas.setFont(bold, LEAST)
        canvas.setFillColor((1, 1, 1) if ground else look.quiet)
        if word:
            canvas.drawString(PAGE[0] / 2 - width_of(word, bold, LEAST) / 2, TOP + 8, word)
    with canvas.artifact("Pagination", "Footer"):
        number, font = str(canvas.page + 1), look.font("folio")
        canvas.setFont(font, _FOLIO)
        canvas.setFillColor((1, 1, 1) if ground else look.quiet)
        canvas.drawString(PAGE[0] - SIDE - width_of(number, font, _FOLIO), _LINE, number)
    canvas.showPage()


def draw_foot(canvas: TaggedCanvas, stage: StageRef, look: Look) -> None:
    """Draw the stage of a slide at its foot: mark, number and name."""
    with canvas.artifact():
        draw_mark(canvas, stage, (SIDE + 12, _LINE + 9), 24)
    canvas.setFont(look.font("h3"), LEAST)
    canvas.setFillColor(look.ink)
    with canvas.tag(Tag("P", lang=stage.lang)):
        canvas.drawString(SIDE + 36, _LINE, f"{stage.number} {stage.name} ")


def draw_line(canvas: TaggedCanvas, slide: Slide, look: Look, y: float, size: float) -> None:
    """Draw the journey line over the whole width; the slide of a stage has it as a motif, others as a figure."""
    present = slide.stage.number if slide.stage else 0
    told = Tag("Figure", alt=slide.alt, bbox=(SIDE, y - size, PAGE[0] - SIDE, y + size)) if slide.alt else None
    with canvas.tag(told) if told else canvas.artifact():
        draw_journey(canvas, (slide.stages, present), look.quiet, (SIDE, y), WIDE, size)
