"""Cards with a text, two A5 faces to an A4 sheet: a page of fronts, then a page of their backs for duplex printing.

In large print a card whose text is too long for half a sheet makes all cards of its deck as large as a sheet.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from math import inf, isfinite
from typing import Any

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.model.document import PromptDeck, PromptFace
from iisam_workshop.model.stacks import Cuts, piles_of, sheets_of
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.look import MM, Look
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.paper import sheet
from iisam_workshop.press.paragraphs import TaggedParagraph, TooWide
from iisam_workshop.press.rl import ParagraphStyle, pdfmetrics
from iisam_workshop.press.tags import Tag
from iisam_workshop.press.text import as_markup, markup

__all__ = ["PromptFrame", "prompt_cuts", "prompt_frame", "set_prompts"]

_HALF_SIZES = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)
_WHOLE_SIZES = (24.0, 22.0, 20.0, 19.0, *_HALF_SIZES)


@dataclass(frozen=True, slots=True)
class PromptFrame:
    """A sheet of one face or two, in points; ``scale`` is the size of its measures beside those of A4."""

    size: tuple[float, float]
    held: int = 2
    scale: float = 1

    @property
    def face(self) -> float:
        """How high a face is."""
        return self.size[1] / self.held

    @property
    def side(self) -> float:
        """The white at the left and at the right of a text."""
        return 51.0 * self.scale

    @property
    def width(self) -> float:
        """How wide a text is."""
        return self.size[0] - 2 * self.side

    @property
    def feet(self) -> tuple[float, ...]:
        """The heights at which faces have their footers, from the top."""
        return tuple(self.face * n for n in range(self.held - 1, -1, -1))

    def bounds(self, slot: int) -> tuple[float, float]:
        """Return top and bottom of a face's text, above its footer."""
        foot = self.feet[slot]
        return foot + self.face - 30.0 * self.scale, foot + 62.0 * self.scale

    def sizes(self, least: float) -> tuple[float, ...]:
        """Return the sizes of type to try, from large to small."""
        sizes = _HALF_SIZES if self.held > 1 else _WHOLE_SIZES
        return tuple(size * self.scale for size in sizes if size * self.scale >= least)


def prompt_frame(deck: PromptDeck, look: Look) -> PromptFrame:
    """Return how the faces of a deck stand on their sheets."""
    size, scale = sheet(look.layout.paper), 1.4 if look.layout.paper == "A3" else 1
    halves = PromptFrame(size, 2, scale)
    fits = all(_fitting(face, look, halves, 0) for face in deck.faces)
    return halves if fits or not look.large else PromptFrame(size, 1, scale)


def set_prompts(deck: PromptDeck, look: Look) -> TaggedCanvas:
    """Set a deck two to a sheet with backs; raises ContentInvalid (IW230) naming a card whose text does not fit."""
    frame = prompt_frame(deck, look)
    canvas = TaggedCanvas(frame.size, deck.lang)
    sheets = list(sheets_of(deck.faces, frame.held, stacked=deck.stacked))
    fronts = {face.code: 2 * n for n, sheet in enumerate(sheets) for face in sheet}
    for face in deck.faces:
        canvas.bookmark(f"{face.code} {face.title}", page=fronts[face.code])
    for faces in sheets:
        for slot, face in enumerate(faces):
            with canvas.tag(Tag("Sect", title=face.code)):
                _draw_front(canvas, face, look, frame, slot)
        _end_sheet(canvas, look, frame)
        for slot, face in enumerate(faces):
            with canvas.tag(Tag("Sect", title=face.code)):
                _draw_back(canvas, face, look, frame, slot)
        _end_sheet(canvas, look, frame)
    return canvas


def prompt_cuts(deck: PromptDeck, look: Look) -> Cuts:
    """Return where a deck's sheets are cut, and the piles that come of it where the deck is stacked."""
    frame = prompt_frame(deck, look)
    level = tuple(frame.face * n / MM for n in range(1, frame.held))
    return Cuts(level, (), piles_of(len(deck.faces), frame.held) if deck.stacked else ())


def _fitting(face: PromptFace, look: Look, frame: PromptFrame, slot: int) -> list[Any]:
    """Return the flowables of a text in the largest type in which it fits, none where it fits in no size."""
    top, bottom = frame.bounds(slot)
    for size in frame.sizes(look.layout.least):
        story = _story(face, look, size)
        if _tall(story, frame) <= _below(top, frame) - bottom:
            return story
    return []


def _tall(story: list[Any], frame: PromptFrame) -> float:
    """Return how high a text stands; one with a word that is too wide fits nowhere."""
    with suppress(TooWide):
        return sum(float(each.wrap(frame.width, 9999)[1] + each.getSpaceAfter()) for each in story)
    return inf


def _below(top: float, frame: PromptFrame) -> float:
    """Return where a text begins, below the first line."""
    return top - 34 * frame.scale


def _draw_front(canvas: TaggedCanvas, face: PromptFace, look: Look, frame: PromptFrame, slot: int) -> None:
    top, _ = frame.bounds(slot)
    _draw_kicker(canvas, face, look, frame, top - 12 * frame.scale)
    y, story = _below(top, frame), _fitting(face, look, frame, slot)
    if not story:
        smallest = _tall(_story(face, look, frame.sizes(look.layout.least)[-1]), frame)
        raise _too_long(canvas, "text", face, smallest - (y - frame.bounds(slot)[1]))
    for flowable in story:
        height = flowable.wrapOn(canvas, frame.width, 9999)[1]
        flowable.drawOn(canvas, frame.side, y - height)
        y -= height + flowable.getSpaceAfter()


def _story(face: PromptFace, look: Look, size: float) -> list[Any]:
    accent = look.layout.palette.accent
    body = ParagraphStyle("prompt-fit", look.styles["prompt"], fontSize=size, leading=size * 1.4)
    ask = ParagraphStyle("ask", body, fontName=look.font("h3"), spaceBefore=4)
    title = TaggedParagraph(as_markup(face.title), look.styles["prompt-title"], Tag("H1"))
    sender = TaggedParagraph(as_markup(face.sender), look.styles["small"], Tag("P"))
    text = [TaggedParagraph(markup(runs, accent), body, Tag("P")) for runs in face.paragraphs]
    return [title, sender, *text, TaggedParagraph(as_markup(face.ask), ask, Tag("P"))]


def _draw_kicker(canvas: TaggedCanvas, face: PromptFace, look: Look, frame: PromptFrame, y: float) -> None:
    font, words = look.font("head"), f"{face.stage.number} {face.stage.name}"
    right = frame.side + frame.width
    for size in (size for size in frame.sizes(look.layout.least) if size <= look.size("head")):
        width = pdfmetrics.stringWidth(words, font, size)
        excess = pdfmetrics.stringWidth(face.kicker, font, size) + 36 + width - frame.width
        if excess <= 0:
            break
    else:
        raise _too_long(canvas, "first line", face, excess)
    canvas.setFont(font, size)
    canvas.setFillColor(look.ink)
    with canvas.tag("P"):
        canvas.drawString(frame.side, y, face.kicker + " ")
    with canvas.artifact():
        draw_mark(canvas, face.stage, (right - width - 12, y + 4), 12)
    with canvas.tag("P"):
        canvas.drawString(right - width, y, words + " ")
    with canvas.artifact():
        canvas.setStrokeColor(look.hairline)
        canvas.line(frame.side, y - 7, right, y - 7)


def _draw_back(canvas: TaggedCanvas, face: PromptFace, look: Look, frame: PromptFrame, slot: int) -> None:
    top, bottom = frame.bounds(slot)
    middle = (top + bottom) / 2
    with canvas.artifact():
        draw_mark(canvas, face.stage, (frame.side + 22, middle + 34), 40)
    canvas.setFillColor(look.ink)
    canvas.setFont(look.font("h1"), 24)
    with canvas.tag("P"):
        canvas.drawString(frame.side + 56, middle + 26, face.code + " ")
    note = TaggedParagraph(as_markup(face.back), look.styles["body"], Tag("P"))
    _, height = note.wrapOn(canvas, frame.width, 200)
    if height > middle - 6 - bottom:
        raise _too_long(canvas, "back", face, height - (middle - 6 - bottom))
    note.drawOn(canvas, frame.side, middle - 6 - height)


def _too_long(canvas: TaggedCanvas, what: str, face: PromptFace, excess: float) -> ContentInvalid:
    over = f" by {excess / MM:.1f} mm" if isfinite(excess) else ": a word is wider than the card"
    told = f"the {what} of card {face.code} on page {canvas.page + 1} is too long for its room{over}"
    return ContentInvalid(Problem("IW230", told, "Shorten it."))


def _end_sheet(canvas: TaggedCanvas, look: Look, frame: PromptFrame) -> None:
    """Draw the cut marks at both edges, the same on every sheet, and end the page."""
    with canvas.artifact("Layout"):
        canvas.setStrokeColor(look.ink)
        canvas.setLineWidth(0.4)
        for y in frame.feet[:-1]:
            canvas.line(0, y, 9 * MM, y)
            canvas.line(frame.size[0] - 9 * MM, y, frame.size[0], y)
    canvas.showPage()
