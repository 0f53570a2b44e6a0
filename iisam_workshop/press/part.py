"""From a document to a part: set it, add the furniture, keep the tree beside the pages."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from iisam_workshop.errors import ContentInvalid, Problem, WorkshopError
from iisam_workshop.model.document import Document, Flow, GridDeck, PromptDeck, SlipDeck
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.part import Part
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.cards import CARD_SIDE, set_cards
from iisam_workshop.press.flow import set_flow
from iisam_workshop.press.fonts import register
from iisam_workshop.press.furniture import Furniture, furnish
from iisam_workshop.press.look import Look
from iisam_workshop.press.paragraphs import TooWide
from iisam_workshop.press.prompts import FACE_FEET, set_prompts
from iisam_workshop.press.slips import set_slips
from iisam_workshop.press.text import glyph_problems

__all__ = ["press"]


def press(document: Document, layout: Layout, fonts: Path, pack_id: str) -> Part:
    """Set a document in a layout; ``fonts`` is the folder of the typeface, ``pack_id`` goes into the footer.

    Raises ContentInvalid for text that does not fit or cannot be drawn, EnvironmentUnfit when a font is missing.
    """
    register(fonts)
    if unknown := glyph_problems(document):
        raise ContentInvalid(*unknown)
    look = Look(layout)
    try:
        canvas = _set(document, look)
    except TooWide:
        what = f"a word in {document.plan.id!r} is wider than its line or column"
        raise ContentInvalid(Problem("IW230", what, "Break or shorten the longest word.")) from None
    if canvas.stray:
        page = canvas.stray[0][0] + 1
        where = f"text on page {page} of {document.plan.id!r} stands outside the structure"
        raise WorkshopError(Problem("IW901", where, "This is a fault of ours; please report it."))
    digest = _digest(_uncounted(document), layout)
    if isinstance(document, GridDeck):
        pages = _card_furniture(document, layout, pack_id)
    else:
        pages = _furniture(document, f"{pack_id} · {digest}", len(canvas.marks))
    side = CARD_SIDE if isinstance(document, GridDeck) else look.side
    furnish(canvas, look, pages, side, FACE_FEET if isinstance(document, PromptDeck) else (0.0,))
    pdf, digests = canvas.finish()
    return Part(
        id=document.plan.id,
        letter=document.plan.part,
        title=document.plan.title,
        lang=document.lang,
        pdf=pdf,
        folios=tuple(page.folio for page in pages),
        marks=tuple(canvas.marks),
        tree=canvas.tree(),
        bookmarks=canvas.bookmarks(),
        fonts=digests,
        digest=digest,
    )


def _set(document: Document, look: Look) -> TaggedCanvas:
    match document:
        case Flow():
            return set_flow(document, look)
        case GridDeck():
            return set_cards(document, look)
        case PromptDeck():
            return set_prompts(document, look)
        case SlipDeck():
            return set_slips(document, look)


def _card_furniture(deck: GridDeck, layout: Layout, pack_id: str) -> tuple[Furniture, ...]:
    """Return the words around each card; they are its own, so that other cards never change them."""
    shared = (deck.heading, deck.terms, deck.rule, deck.free, deck.free_text)
    return tuple(
        Furniture(deck.plan.title, face.code, f"{pack_id} · {_digest(shared, layout, face)}") for face in deck.faces
    )


def _furniture(document: Flow | PromptDeck | SlipDeck, below: str, count: int) -> tuple[Furniture, ...]:
    """Return the words around each page of a paper whose pages are numbered."""
    band = document.band if isinstance(document, Flow) else ""
    title, letter, pattern = document.plan.title, document.plan.part, document.folio
    folios = (pattern.format(part=letter, page=n, pages=count, roman=_roman(n)) for n in range(1, count + 1))
    return tuple(Furniture(title, folio, below, band) for folio in folios)


def _roman(number: int) -> str:
    """Return a number as small roman numerals, as front matter has them."""
    signs = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    out = ""
    for value, sign in signs:
        out += sign * (number // value)
        number %= value
    return out


def _uncounted(document: Document) -> Document:
    """Return a document without the number of its copies: one more person is no reason to print a paper again."""
    return replace(document, plan=replace(document.plan, number=0))


def _digest(*values: object) -> str:
    """Return six hexadecimal digits that change with the values; frozen values have one repr."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:6]
