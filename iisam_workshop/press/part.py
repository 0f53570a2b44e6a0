"""From a document to a part: set it, add the furniture, keep the tree beside the pages."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.brand import NameType, OwnLayout
from iisam_workshop.model.document import (
    BadgeDeck,
    Document,
    Flow,
    GridDeck,
    Inserted,
    PrinterCheck,
    PromptDeck,
    SlideDeck,
    SlipDeck,
    TentDeck,
)
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.part import Bookmark, Part
from iisam_workshop.model.reading import holds_names
from iisam_workshop.model.stacks import sheets_of
from iisam_workshop.press.badge_frame import badge_frame, badge_pages
from iisam_workshop.press.badges import set_badges
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.card_frame import card_cuts
from iisam_workshop.press.card_look import card_look
from iisam_workshop.press.cards import set_cards
from iisam_workshop.press.fonts import register
from iisam_workshop.press.furniture import Furniture, folios_of, furnish, ground_behind, refuse_stray, title_cut
from iisam_workshop.press.impression import Impression, page_file, tree
from iisam_workshop.press.inserted import inserted
from iisam_workshop.press.look import Look, for_sheet
from iisam_workshop.press.name_problems import badge_manners, manners
from iisam_workshop.press.names import manner
from iisam_workshop.press.paper import deck_paper, paper_of
from iisam_workshop.press.prompts import prompt_cuts, prompt_frame
from iisam_workshop.press.setting import Drawn, set_pages
from iisam_workshop.press.slides import slides
from iisam_workshop.press.slip_frame import slip_bookmarks, slip_cuts, slip_pages
from iisam_workshop.press.slips import set_slips
from iisam_workshop.press.tents import tent_title_lost
from iisam_workshop.press.text import glyph_problems

__all__ = ["press"]

_NO_NAMES = NameType()


def press(document: Document, layout: Layout, fonts: Path, pack_id: str, names: NameType = _NO_NAMES) -> Part:
    """Set a document in a layout; ``fonts`` is the folder of our typeface, ``pack_id`` goes into the footer.

    ``names`` are the fonts for letters of names that the typeface lacks.
    Raises ContentInvalid for text that does not fit or cannot be drawn, EnvironmentUnfit when a font is missing.
    """
    register(layout.typeface if isinstance(layout, OwnLayout) else fonts, names)
    if unknown := glyph_problems(document, pack_id, *layout.stamp.values()):
        raise ContentInvalid(*unknown)
    layout = for_sheet(layout)
    if isinstance(document, GridDeck):
        return _cards(document, layout, pack_id)
    look = Look(layout)
    if isinstance(document, Inserted):
        return inserted(document, look, pack_id, _digest(_uncounted(document), layout))
    if isinstance(document, SlideDeck):
        return slides(document, look, _digest(_uncounted(document), layout))
    look = look if isinstance(document, Flow) else look.on(deck_paper(layout.paper))
    if isinstance(document, SlipDeck):
        return _slips(document, look, pack_id)
    if isinstance(document, BadgeDeck):
        return _badges(document, look, pack_id)
    canvas = set_pages(document, look)
    digest = _digest(_uncounted(document), layout, *manners(document))
    pages = _furniture(document, layout, f"{pack_id} · {digest}", len(canvas.marks))
    return _drawn(document, canvas, look.on(paper_of(canvas._pagesize)), pages, digest)


def _drawn(
    document: Drawn | BadgeDeck,
    canvas: TaggedCanvas,
    look: Look,
    pages: Sequence[Furniture],
    digest: str,
) -> Part:
    """Make a part of a canvas, with the words around its pages."""
    refuse_stray(canvas, document.plan.id)
    personal = holds_names(document)
    own = _own_pages(document, look.layout, canvas) if personal and document.plan.copies == "once" else ()
    feet = prompt_frame(document, look).feet if isinstance(document, PromptDeck) else (0.0,)
    furnish(canvas, look, pages, look.side, feet)
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
        spilled=canvas.spilled,
        paper=paper_of(canvas._pagesize),
        title_cut=_title_cut(document, look, pages, canvas._pagesize[0] - 2 * look.side),
        personal=personal,
        own_pages=own,
        cuts=prompt_cuts(document, look) if isinstance(document, PromptDeck) else None,
        landscape=canvas._pagesize[0] > canvas._pagesize[1],
    )


def _title_cut(document: Drawn | BadgeDeck, look: Look, pages: Sequence[Furniture], width: float) -> bool:
    """Say whether the title is cut in the footer, or left out of a sign."""
    return title_cut(look, pages, width) or (isinstance(document, TentDeck) and tent_title_lost(document, look))


def _own_pages(document: Drawn | BadgeDeck, layout: Layout, canvas: TaggedCanvas) -> tuple[tuple[str], ...]:
    """Return a digest of what stands on each page, whatever stands on the others."""
    common = (layout, replace(document.plan, number=0), document.lang)
    return tuple((_digest(*common, *canvas.said.get(page, ())),) for page in range(len(canvas.marks)))


def _cards(deck: GridDeck, layout: Layout, pack_id: str) -> Part:
    """Set cards; each has a digest of its own, so that other cards never change it."""
    deck = replace(deck, faces=tuple(deck.faces))
    common = replace(deck, plan=replace(deck.plan, number=0, large=0), faces=(), tongues=())
    shared = _digest(common, layout)
    digests = {face.code: _digest(shared, face, *manner(face.name)) for face in deck.faces}
    made = set_cards(deck, card_look(layout, deck.lang), pack_id, lambda face: digests[face.code])
    made = _on_ground(made, Look(layout))
    faces = tuple(deck.faces)
    groups = list(sheets_of(faces, deck.per_sheet, stacked=deck.stacked))
    pages = {face.code: page for page, group in enumerate(groups) for face in group}
    words = [[(face.code, f"QR code: {face.qr}") for face in group] for group in groups]
    bookmarks = tuple(Bookmark(face.code, pages[face.code]) for face in faces)
    folios = [" ".join(face.code for face in group) for group in groups]
    part = _put_together(deck, made, (folios, words, bookmarks), _digest(_uncounted(deck), layout, *manners(deck)))
    own = tuple(tuple(digests[face.code] for face in group) for group in groups)
    return replace(
        part, personal=holds_names(deck), own_pages=own, cuts=card_cuts(deck, len(faces)), title_cut=made.heading_cut
    )


def _on_ground(made: Impression, look: Look) -> Impression:
    """Return an impression with the ground of a look behind each sheet."""
    if not look.layout.ground:
        return made
    ground = ground_behind(look, made.size)
    return replace(made, sheets=[sheet._replace(own=ground + sheet.own) for sheet in made.sheets])


def _slips(deck: SlipDeck, look: Look, pack_id: str) -> Part:
    """Set slips."""
    digest = _digest(_uncounted(deck), look.layout)
    pages = slip_pages(deck)
    furniture = _furniture(deck, look.layout, f"{pack_id} · {digest}", len(pages))
    words = [[(face.code, "") for _, face in page.slips] for page in pages]
    folios = [page.folio for page in furniture]
    made = _on_ground(set_slips(deck, look, furniture), look)
    part = _put_together(deck, made, (folios, words, tuple(slip_bookmarks(deck, pages))), digest)
    return replace(part, cuts=slip_cuts(deck))


def _badges(deck: BadgeDeck, look: Look, pack_id: str) -> Part:
    """Set badges; each sheet has a digest of its own, so that other tables never change it."""
    sheets = badge_pages(deck, badge_frame(look))
    common = replace(deck, plan=replace(deck.plan, number=0), tables=(), spares=0, chairs=0)
    digests = tuple(_digest(common, look.layout, sheet, *badge_manners(sheet)) for sheet in sheets)
    pages = tuple(
        replace(words, below=f"{pack_id} · {digest}")
        for words, digest in zip(_furniture(deck, look.layout, "", len(sheets)), digests, strict=True)
    )
    made = set_badges(deck, sheets, look)
    part = _drawn(deck, made.canvas, look, pages, _digest(_uncounted(deck), look.layout, *manners(deck)))
    own = tuple((digest,) for digest in digests)
    cuts = badge_frame(look).through
    return replace(part, own_pages=own, unnamed=made.unnamed, shortened=made.shortened, cuts=cuts)


def _put_together(
    deck: GridDeck | SlipDeck,
    made: Impression,
    said: tuple[Sequence[str], Sequence[Sequence[tuple[str, str]]], tuple[Bookmark, ...]],
    digest: str,
) -> Part:
    """Make a part of an impression; ``said`` are folios, titles and descriptions of each page, and bookmarks."""
    folios, words, bookmarks = said
    sheets = list(made.sheets)
    return Part(
        id=deck.plan.id,
        letter=deck.plan.part,
        title=deck.plan.title,
        lang=deck.lang,
        pdf=page_file(made, sheets),
        folios=tuple(folios),
        marks=tuple(made.formes[sheet.forme].marks for sheet in sheets),
        tree=tree(made, sheets, words),
        bookmarks=bookmarks,
        fonts=made.case.digests(),
        digest=digest,
        paper=paper_of(made.size),
        cut=tuple(made.cut),
        landscape=made.size[0] > made.size[1],
    )


def _furniture(document: Drawn | BadgeDeck | SlipDeck, layout: Layout, below: str, count: int) -> tuple[Furniture, ...]:
    """Return the words around each page of a paper whose pages are numbered."""
    band = document.band if isinstance(document, Flow | SlipDeck | PrinterCheck) else ""
    folios = folios_of(document.folio, document.plan.part, count)
    stamp = layout.stamped(document.lang)
    return tuple(Furniture(document.plan.title, folio, below, band, stamp) for folio in folios)


def _uncounted(document: Document) -> Document:
    """Return a document without the numbers of its copies: one more person is no reason to print a paper again."""
    return replace(document, plan=replace(document.plan, number=0, large=0))


def _digest(*values: object) -> str:
    """Return six hexadecimal digits that change with the values; frozen values have one repr."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:6]
