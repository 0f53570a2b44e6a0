"""How a paper finds type in which it fits: columns give way, type gets smaller, A5 becomes A4; or it is refused."""

from __future__ import annotations

from contextlib import suppress

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.model.document import Flow, Poster, PrinterCheck, PromptDeck, TentDeck
from iisam_workshop.model.layout import flow_paper
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.flow import set_flow
from iisam_workshop.press.look import Look
from iisam_workshop.press.overflow import overflow
from iisam_workshop.press.paragraphs import TooTall, TooWide
from iisam_workshop.press.poster import set_poster
from iisam_workshop.press.printer_check import set_printer_check
from iisam_workshop.press.prompts import set_prompts
from iisam_workshop.press.tents import set_tents

__all__ = ["Drawn", "set_pages"]

Drawn = Flow | PromptDeck | Poster | TentDeck | PrinterCheck
"""What is set on the canvas that keeps a tree."""

_GIVING = (1, 0.94, 0.88, 0.8, 0.75)
"""The shares of their type that papers keep in which a word is wider than its column."""
_HANDOUT, _DENSE = 12, 10
"""The least sizes of type in clear print, in points, on handouts and on what only facilitators read."""
_WIDE = 0.875
"""The share of large print that wide tables for facilitators are set in."""


def set_pages(document: Drawn, look: Look) -> TaggedCanvas:
    """Set a paper and return the canvas with its pages; raises ContentInvalid (IW230) where something does not fit."""
    try:
        return _set(document, look)
    except (TooWide, TooTall) as failure:
        raise ContentInvalid(_told(document, look, failure)) from None


def _told(document: Drawn, look: Look, failure: TooWide | TooTall) -> Problem:
    """Return the problem (IW230) of a paper that fits in no type that it may have."""
    if isinstance(document, Flow):
        look = look.on("A4" if look.layout.paper == "A5" else look.layout.paper)
        smallest = look.giving().tighter(_GIVING[-1], _least(document)) if isinstance(failure, TooWide) else look
        return overflow(document, smallest, failure)
    what = f"a word in {document.plan.id!r} is wider than its line or column"
    return Problem("IW230", what, "Break or shorten the longest word.")


def _least(document: Flow) -> float:
    """Return under how many points of clear print no type of a flow falls."""
    return _DENSE if document.plan.audience == "facilitator" else _HANDOUT


def _set(document: Drawn, look: Look) -> TaggedCanvas:
    if isinstance(document, Poster):
        return set_poster(document, look)
    if isinstance(document, TentDeck):
        return set_tents(document, look)
    if isinstance(document, PrinterCheck):
        return set_printer_check(document, look)
    if isinstance(document, PromptDeck):
        return set_prompts(document, look)
    return _set_flow(document, look.on(document.paper or flow_paper(look.layout.paper, turned=document.landscape)))


def _set_flow(document: Flow, look: Look) -> TaggedCanvas:
    """Set a flow, in smaller type where a word has no room; what has none on A5 is set on A4."""
    try:
        return _given(document, look)
    except (TooWide, TooTall):
        if look.layout.paper != "A5":
            raise
    return _given(document, look.on("A4"))


def _given(document: Flow, look: Look) -> TaggedCanvas:
    """Set a flow, with columns that give way and ever smaller type where a word is wider than its room."""
    least = _least(document)
    if look.large and least == _DENSE and document.landscape:
        look = look.tighter(_WIDE, least)  # rows of a wide table would else fill a page each
    with suppress(TooWide):
        return set_flow(document, look)
    for share in _GIVING:  # a wide typeface of a council's own, a long name, large print
        with suppress(TooWide):
            return set_flow(document, look.giving().tighter(share, least))
    raise TooWide
