"""A PDF of the council's own as a part: its pages stay as they are; what stands around them is pressed here."""

from __future__ import annotations

from iisam_workshop.model.document import Inserted
from iisam_workshop.model.part import Part
from iisam_workshop.press.look import Look

__all__ = ["inserted"]


def inserted(document: Inserted, look: Look, pack_id: str) -> Part:  # noqa: ARG001 - the frame needs both
    """Return the part of an inserted PDF, with a frame for each page where its pages are fitted."""
    pattern, letter, pages = document.folio, document.plan.part, document.pages
    folios = tuple(pattern.format(part=letter, page=page, pages=pages, roman="") for page in range(1, pages + 1))
    return Part(
        id=document.plan.id,
        letter=letter,
        title=document.plan.title,
        lang=document.lang,
        pdf=document.pdf,
        folios=folios,
        marks=(),
        tree=(),
        bookmarks=(),
        fonts=(),
        digest=document.digest[:6],
        foreign=True,
        accessible=document.accessible,
    )
