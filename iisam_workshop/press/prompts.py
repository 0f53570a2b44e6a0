"""Cards with a text, two A5 faces to an A4 sheet: a page of fronts, then a page of their backs for duplex printing."""

from __future__ import annotations

from typing import Any

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.model.document import PromptDeck, PromptFace
from iisam_workshop.model.stacks import Cuts, piles_of, sheets_of
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.look import MM, Look
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.paragraphs import TaggedParagraph
from iisam_workshop.press.rl import A4, ParagraphStyle, pdfmetrics
from iisam_workshop.press.tags import Tag
from iisam_workshop.press.text import as_markup, markup

__all__ = ["FACE_FEET", "prompt_cuts", "set_prompts"]

_WIDTH, _HEIGHT = A4
_FACE = _HEIGHT / 2
_SIDE, _EDGE = 51.0, 30.0
_FOOTER = 62.0
_SIZES = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)

FACE_FEET = (_FACE, 0.0)
"""Heights in points at which the faces of a sheet have their footers."""


def set_prompts(deck: PromptDeck, look: Look) -> TaggedCanvas:
    """Set a deck two to a sheet with backs; raises ContentInvalid (IW230) naming a card whose text does not fit."""
    canvas = TaggedCanvas((_WIDTH, _HEIGHT), deck.lang)
    sheets = list(sheets_of(deck.faces, 2, stacked=deck.stacked))
    fronts = {face.code: 2 * n for n, sheet in enumerate(sheets) for face in sheet}
    for face in deck.faces:
        canvas.bookmark(f"{face.code} {face.title}", page=fronts[face.code])
    for sheet in sheets:
        for slot, face in enumerate(sheet):
            with canvas.tag(Tag("Sect", title=face.code)):
                _draw_front(canvas, face, look, slot)
        _end_sheet(canvas, look)
        for slot, face in enumerate(sheet):
            with canvas.tag(Tag("Sect", title=face.code)):
                _draw_back(canvas, face, look, slot)
        _end_sheet(canvas, look)
    return canvas


def prompt_cuts(deck: PromptDeck) -> Cuts:
    """Return where a deck's sheets are cut, and the piles that come of it where the deck is stacked."""
    return Cuts((_FACE / MM,), (), piles_of(len(deck.faces), 2) if deck.stacked else ())


def _bounds(slot: int) -> tuple[float, float]:
    """Return top and bottom of a face's text, above its footer."""
    return (_HEIGHT - _EDGE, _FACE + _FOOTER) if slot == 0 else (_FACE - _EDGE, _FOOTER)


def _draw_front(canvas: TaggedCanvas, face: PromptFace, look: Look, slot: int) -> None:
    top, bottom = _bounds(slot)
    _draw_kicker(canvas, face, look, top - 12)
    width, y = _WIDTH - 2 * _SIDE, top - 34
    for style_size in _SIZES:
        story = _story(face, look, style_size)
        needs = sum(flowable.wrap(width, 9999)[1] + flowable.getSpaceAfter() for flowable in story)
        if needs <= y - bottom:
            break
    else:
        raise _too_long("text", face)
    for flowable in story:
        height = flowable.wrapOn(canvas, width, 9999)[1]
        flowable.drawOn(canvas, _SIDE, y - height)
        y -= height + flowable.getSpaceAfter()


def _story(face: PromptFace, look: Look, size: float) -> list[Any]:
    accent = look.layout.palette.accent
    body = ParagraphStyle("prompt-fit", look.styles["prompt"], fontSize=size, leading=size * 1.4)
    ask = ParagraphStyle("ask", body, fontName=look.font("h3"), spaceBefore=4)
    title = TaggedParagraph(as_markup(face.title), look.styles["prompt-title"], Tag("H1"))
    sender = TaggedParagraph(as_markup(face.sender), look.styles["small"], Tag("P"))
    text = [TaggedParagraph(markup(runs, accent), body, Tag("P")) for runs in face.paragraphs]
    return [title, sender, *text, TaggedParagraph(as_markup(face.ask), ask, Tag("P"))]


def _draw_kicker(canvas: TaggedCanvas, face: PromptFace, look: Look, y: float) -> None:
    font, words = look.font("head"), f"{face.stage.number} {face.stage.name}"
    for size in (size for size in _SIZES if size <= look.size("head")):
        width = pdfmetrics.stringWidth(words, font, size)
        if pdfmetrics.stringWidth(face.kicker, font, size) + 36 + width <= _WIDTH - 2 * _SIDE:
            break
    else:
        raise _too_long("first line", face)
    canvas.setFont(font, size)
    canvas.setFillColor(look.ink)
    with canvas.tag("P"):
        canvas.drawString(_SIDE, y, face.kicker + " ")
    with canvas.artifact():
        draw_mark(canvas, face.stage, (_WIDTH - _SIDE - width - 12, y + 4), 12)
    with canvas.tag("P"):
        canvas.drawString(_WIDTH - _SIDE - width, y, words + " ")
    with canvas.artifact():
        canvas.setStrokeColor(look.hairline)
        canvas.line(_SIDE, y - 7, _WIDTH - _SIDE, y - 7)


def _draw_back(canvas: TaggedCanvas, face: PromptFace, look: Look, slot: int) -> None:
    top, bottom = _bounds(slot)
    middle = (top + bottom) / 2
    with canvas.artifact():
        draw_mark(canvas, face.stage, (_SIDE + 22, middle + 34), 40)
    canvas.setFillColor(look.ink)
    canvas.setFont(look.font("h1"), 24)
    with canvas.tag("P"):
        canvas.drawString(_SIDE + 56, middle + 26, face.code + " ")
    note = TaggedParagraph(as_markup(face.back), look.styles["body"], Tag("P"))
    _, height = note.wrapOn(canvas, _WIDTH - 2 * _SIDE, 200)
    if height > middle - 6 - bottom:
        raise _too_long("back", face)
    note.drawOn(canvas, _SIDE, middle - 6 - height)


def _too_long(what: str, face: PromptFace) -> ContentInvalid:
    return ContentInvalid(Problem("IW230", f"the {what} of card {face.code} is too long for its room", "Shorten it."))


def _end_sheet(canvas: TaggedCanvas, look: Look) -> None:
    """Draw the cut marks at both edges, the same on every sheet, and end the page."""
    with canvas.artifact("Layout"):
        canvas.setStrokeColor(look.ink)
        canvas.setLineWidth(0.4)
        canvas.line(0, _FACE, 9 * MM, _FACE)
        canvas.line(_WIDTH - 9 * MM, _FACE, _WIDTH, _FACE)
    canvas.showPage()
