"""A PDF of the council's own as a part: its pages stay as they are; what stands around them is pressed here.

A frame is a page of the pack with footer and band and nothing else; its ArtBox is where the foreign page goes.
"""

from __future__ import annotations

from iisam_workshop.model.document import Inserted
from iisam_workshop.model.part import Part
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.furniture import BAND_HEIGHT, Furniture, folios_of, footer_lines, furnish
from iisam_workshop.press.look import MM, Look
from iisam_workshop.press.paper import paper_of, sheet

__all__ = ["inserted"]

_EDGE = 5 * MM
"""What printers leave white at each edge; most foreign pages have more white of their own."""
_GAP = 6.0
"""Points between the rule of the footer and the foreign page."""


def inserted(document: Inserted, look: Look, pack_id: str, digest: str) -> Part:
    """Return the part of an inserted PDF, with a frame for each page where its pages are fitted.

    ``digest`` stands in the footer, and changes with the file.
    """
    folios = folios_of(document.folio, document.plan.part, document.pages)
    paper = look.layout.paper if document.fitted else paper_of(max(document.sizes, key=max))
    return Part(
        id=document.plan.id,
        letter=document.plan.part,
        title=document.plan.title,
        lang=document.lang,
        pdf=document.pdf,
        folios=folios,
        marks=(),
        tree=(),
        bookmarks=(),
        fonts=(),
        digest=digest,
        paper=paper,
        foreign=True,
        accessible=document.accessible,
        frame=_frame(document, look, folios, f"{pack_id} · {digest}") if document.fitted else b"",
    )


def _frame(document: Inserted, look: Look, folios: tuple[str, ...], below: str) -> bytes:
    """Return the frames, each turned as the page that goes into it."""
    stamp = look.layout.stamped(document.lang)
    canvas = TaggedCanvas(sheet(look.layout.paper), document.lang)
    foot, top = _free(document, look, stamp)
    for wide, high in document.sizes:
        size = sheet(look.layout.paper, turned=wide > high)
        canvas.setPageSize(size)
        canvas.setArtBox((_EDGE, foot, size[0] - _EDGE, size[1] - top))
        canvas.showPage()
    words = [Furniture(document.plan.title, folio, below, document.band, stamp) for folio in folios]
    furnish(canvas, look, words, look.side)
    return canvas.finish()[0]


def _free(document: Inserted, look: Look, stamp: str) -> tuple[float, float]:
    """Return how much of a page footer, band and stamp take at the bottom and at the top."""
    top = look.top + BAND_HEIGHT - 4 if document.band else look.top if stamp else _EDGE
    return footer_lines(look, 0)[2] + _GAP, top
