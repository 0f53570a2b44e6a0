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

__all__ = ["set_tents"]

_WIDTH, _HEIGHT = landscape(A4)
_FOLD = _HEIGHT / 2
_SIDE = 60.0
_NUMBER, _WORD, _LOOK = 190.0, 40.0, 34.0
_MARK = 132.0
_TITLE_Y, _NUMBER_Y, _WORD_Y = 66.0, 106.0, 250.0


def set_tents(deck: TentDeck, look: Look) -> TaggedCanvas:
    """Set a sign on each sheet; raises ContentInvalid (IW230) where the words do not fit."""
    canvas = TaggedCanvas((_WIDTH, _HEIGHT), deck.lang)
    title = _title(deck, look)
    for face in deck.faces:
        canvas.bookmark(f"{face.word} {face.number}")
        with canvas.tag(Tag("Sect", title=f"{face.word} {face.number}")):
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


def _title(deck: TentDeck, look: Look) -> tuple[str, float]:
    """Return the title and the size in which it goes on a line; a very long one is smaller, and at last left out."""
    font = look.font("lead")
    size = look.size("lead")
    while width_of(deck.title, font, size) > _WIDTH - 2 * _SIDE and size > look.size("cell-small"):
        size -= 1
    fits = width_of(deck.title, font, size) <= _WIDTH - 2 * _SIDE
    return (deck.title if fits else "", size)


def _half(canvas: TaggedCanvas, face: TentFace, title: tuple[str, float], look: Look) -> None:
    """Draw what stands on one side."""
    bold, ink = look.font("display"), look.ink
    canvas.setFillColor(ink)
    with canvas.tag(Tag("H1")):
        canvas.setFont(bold, _WORD)
        canvas.drawString(_SIDE, _WORD_Y, face.word + " ")
        canvas.setFont(bold, _NUMBER)
        canvas.drawString(_SIDE - 8, _NUMBER_Y, face.number + " ")
    right = _WIDTH - _SIDE
    start = right - max(_MARK, width_of(face.look, bold, _LOOK))
    if start < _SIDE + width_of(face.number, bold, _NUMBER) + 20:
        what = f"the words for table {face.number} are too long for its sign"
        raise ContentInvalid(Problem("IW230", what, "Shorten the labels that begin with mark."))
    with canvas.artifact():
        draw_table_mark(canvas, face.mark, (start + _MARK / 2, _NUMBER_Y + _LOOK + 10 + _MARK / 2), _MARK)
    canvas.setFillColor(ink)
    canvas.setFont(bold, _LOOK)
    with canvas.tag("P"):
        canvas.drawString(start, _NUMBER_Y, face.look + " ")
    text, size = title
    if text:
        canvas.setFont(look.font("lead"), size)
        canvas.setFillColor(look.quiet)
        with canvas.tag("P"):
            canvas.drawString(_SIDE, _TITLE_Y, text + " ")


def _fold(canvas: TaggedCanvas, look: Look) -> None:
    """Draw short lines at both edges where the sheet is folded."""
    canvas.setStrokeColor(look.quiet)
    canvas.setLineWidth(0.6)
    canvas.setDash(4, 3)
    for start, end in ((0.0, 14 * MM), (_WIDTH - 14 * MM, _WIDTH)):
        canvas.line(start, _FOLD, end, _FOLD)
    canvas.setDash()
