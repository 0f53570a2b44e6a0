"""Signs to fold and stand on tables: the lower half says it, the upper half says it again for the other side.

The upper half is upside down on the sheet and says nothing new, so it is an artifact: nobody hears a table twice.
"""

from __future__ import annotations

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.model.document import TentDeck, TentFace
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.fit import width_of
from iisam_workshop.press.look import MM, Look
from iisam_workshop.press.rl import A4, landscape
from iisam_workshop.press.table_marks import draw_table_mark
from iisam_workshop.press.tags import Tag

__all__ = ["set_tents", "tent_title_lost"]

_WIDTH, _HEIGHT = landscape(A4)
_FOLD = _HEIGHT / 2
_SIDE, _TITLE = 60.0, 20.0
_NUMBER, _WORD, _LOOK = 186.0, 40.0, 34.0
_MARK = 124.0
_TITLE_Y, _NUMBER_Y, _WORD_Y = 66.0, 118.0, 254.0


def set_tents(deck: TentDeck, look: Look) -> TaggedCanvas:
    """Set a sign on each sheet; raises ContentInvalid (IW230) where the words do not fit."""
    canvas = TaggedCanvas((_WIDTH, _HEIGHT), deck.lang)
    title = _title(deck, look)
    for face in deck.faces:
        name = f"{face.words[0].word} {face.number}"
        canvas.bookmark(name)
        with canvas.tag(Tag("Sect", title=name)):
            _half(canvas, face, title, look)
        with canvas.artifact("Layout"):
            canvas.saveState()
            canvas.translate(_WIDTH, _HEIGHT)
            canvas.rotate(180)
            _half(canvas, face, title, look)
            canvas.restoreState()
            _fold(canvas, look)
        canvas.showPage()
    return canvas


def tent_title_lost(deck: TentDeck, look: Look) -> bool:
    """Say whether the title is too long for a sign and left out."""
    return bool(deck.title) and not _title(deck, look)[0]


def _title(deck: TentDeck, look: Look) -> tuple[str, float]:
    """Return the title and the size in which it goes on a line; a very long one is smaller, and at last left out."""
    font, size = look.font("lead"), min(look.size("lead"), _TITLE)
    while width_of(deck.title, font, size) > _WIDTH - 2 * _SIDE and size > look.size("cell-small"):
        size -= 1
    fits = width_of(deck.title, font, size) <= _WIDTH - 2 * _SIDE
    return (deck.title if fits else "", size)


def _half(canvas: TaggedCanvas, face: TentFace, title: tuple[str, float], look: Look) -> None:
    """Draw what stands on one side."""
    _number(canvas, face, look)
    _mark(canvas, face, look)
    text, size = title
    if text:
        canvas.setFont(look.font("lead"), size)
        canvas.setFillColor(look.quiet)
        with canvas.tag("P"):
            canvas.drawString(_SIDE, _TITLE_Y, text + " ")


def _number(canvas: TaggedCanvas, face: TentFace, look: Look) -> None:
    """Draw the word for a table and its number; the word in another language goes beside the first."""
    bold, (first, *others) = look.font("display"), face.words
    canvas.setFillColor(look.ink)
    with canvas.tag("H1", lang=first.lang):
        canvas.setFont(bold, _WORD)
        canvas.drawString(_SIDE, _WORD_Y, first.word + " ")
        canvas.setFont(bold, _NUMBER)
        canvas.drawString(_SIDE - 8, _NUMBER_Y, face.number + " ")
    x = _SIDE + width_of(first.word, bold, _WORD)
    canvas.setFont(look.font("lead"), _WORD)
    for other in others:
        x += _WORD * 0.6
        with canvas.tag("P", lang=other.lang):
            canvas.drawString(x, _WORD_Y, other.word + " ")
        x += width_of(other.word, look.font("lead"), _WORD)


def _mark(canvas: TaggedCanvas, face: TentFace, look: Look) -> None:
    """Draw the mark with colour and shape in words below it, a line for each language."""
    fonts = (look.font("display"), look.font("lead"))
    lines = list(zip(face.words, fonts, strict=False))
    start = _WIDTH - _SIDE - max(_MARK, *(width_of(each.look, font, _LOOK) for each, font in lines))
    if start < _SIDE + width_of(face.number, fonts[0], _NUMBER) + 20:
        what = f"the words for table {face.number} are too long for its sign"
        raise ContentInvalid(Problem("IW230", what, "Shorten the labels that begin with mark."))
    size = _MARK - (len(lines) - 1) * _LOOK * 0.6
    foot = _NUMBER_Y - (len(lines) - 1) * _LOOK * 0.5
    with canvas.artifact():
        middle = foot + (len(lines) - 1) * _LOOK * 1.15 + _LOOK + 10 + size / 2
        draw_table_mark(canvas, face.mark, (start + size / 2, middle), size)
    canvas.setFillColor(look.ink)
    for n, (each, font) in enumerate(lines, 1):
        canvas.setFont(font, _LOOK)
        with canvas.tag(Tag("P", lang=each.lang)):
            canvas.drawString(start, foot + (len(lines) - n) * _LOOK * 1.15, each.look + " ")


def _fold(canvas: TaggedCanvas, look: Look) -> None:
    """Draw short lines at both edges where the sheet is folded."""
    canvas.setStrokeColor(look.quiet)
    canvas.setLineWidth(0.6)
    canvas.setDash(4, 3)
    for start, end in ((0.0, 14 * MM), (_WIDTH - 14 * MM, _WIDTH)):
        canvas.line(start, _FOLD, end, _FOLD)
    canvas.setDash()
