"""Slides: pages of 960 by 540 points to be read from the back of a room; no text but the page's number is under 24.

What a slide says goes on over as many pages as it needs, numbered behind the title; what no page holds is refused.
"""

from __future__ import annotations

from iisam_workshop.errors import Problem, refuse
from iisam_workshop.model.part import Part
from iisam_workshop.model.slides import SlideDeck
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.furniture import folios_of, refuse_stray
from iisam_workshop.press.look import Look
from iisam_workshop.press.slide_frame import PAGE
from iisam_workshop.press.slide_kinds import draw_slide

__all__ = ["slides"]


def slides(deck: SlideDeck, look: Look, digest: str) -> Part:
    """Return the part of a deck; raises ContentInvalid (IW330) naming the slides whose words no page holds."""
    canvas = _drawn(deck, look)
    refuse_stray(canvas, deck.plan.id)
    pdf, fonts = canvas.finish()
    return Part(
        id=deck.plan.id,
        letter=deck.plan.part,
        title=deck.plan.title,
        lang=deck.lang,
        pdf=pdf,
        folios=folios_of(deck.folio, deck.plan.part, len(canvas.marks)),
        marks=tuple(canvas.marks),
        tree=canvas.tree(),
        bookmarks=canvas.bookmarks(),
        fonts=fonts,
        digest=digest,
        paper="screen",
    )


def _drawn(deck: SlideDeck, look: Look) -> TaggedCanvas:
    """Draw all slides; raises ContentInvalid (IW330) with every slide that does not fit."""
    canvas = TaggedCanvas(PAGE, deck.lang)
    problems: list[Problem] = []
    for slide in deck.slides:
        problems += draw_slide(canvas, slide, look, deck.plan.id)
    if problems:
        refuse(problems)
    return canvas
