"""Small cards to cut out: two by four on an A4 sheet, one size of type, cuts at the same places on every sheet."""

from __future__ import annotations

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.model.document import SlipDeck, SlipFace
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.fit import fitting_size, wrap_lines
from iisam_workshop.press.look import Look
from iisam_workshop.press.rl import A4
from iisam_workshop.press.tags import Tag

__all__ = ["set_slips"]

_WIDTH, _HEIGHT = A4
_COLUMNS, _ROWS = 2, 4
_SIDE, _TOP, _FOOT = 30.0, 24.0, 74.0
_SLIP_WIDTH = (_WIDTH - 2 * _SIDE) / _COLUMNS
_SLIP_HEIGHT = (_HEIGHT - _TOP - _FOOT) / _ROWS
_PAD, _NUMBER = 18.0, 28.0
_SIZES = (17, 16, 15, 14, 13, 12)
_LEADING = 1.35


def set_slips(deck: SlipDeck, look: Look) -> TaggedCanvas:
    """Set a deck of slips; raises ContentInvalid (IW230) naming the slips whose text does not fit at 12 points."""
    canvas = TaggedCanvas((_WIDTH, _HEIGHT), deck.lang)
    room = (_SLIP_WIDTH - 2 * _PAD, (_SLIP_HEIGHT - _NUMBER - _PAD) * 1.15 / _LEADING - 12)
    size, misfits = fitting_size([face.text for face in deck.faces], look.font("cell"), _SIZES, room)
    if size is None:
        numbers = ", ".join(face.code for face in deck.faces if face.text in misfits)
        raise ContentInvalid(Problem("IW230", f"the text of these small cards is too long: {numbers}", "Shorten it."))
    for first in range(0, len(deck.faces), _COLUMNS * _ROWS):
        sheet = deck.faces[first : first + _COLUMNS * _ROWS]
        for slot, face in enumerate(sheet):
            _draw_slip(canvas, face, look, slot, size)
        _end_sheet(canvas, look)
        _draw_backs(canvas, deck.back, look)
        _end_sheet(canvas, look)
    return canvas


def _draw_slip(canvas: TaggedCanvas, face: SlipFace, look: Look, slot: int, size: float) -> None:
    x = _SIDE + slot % _COLUMNS * _SLIP_WIDTH + _PAD
    top = _HEIGHT - _TOP - slot // _COLUMNS * _SLIP_HEIGHT - _NUMBER
    lines = wrap_lines(face.text, look.font("cell"), size, _SLIP_WIDTH - 2 * _PAD)
    canvas.setFillColor(look.quiet)
    canvas.setFont(look.font("head"), look.size("head"))
    with canvas.tag(Tag("Sect", title=face.code)):
        with canvas.tag("H1"):
            canvas.drawString(x, top, face.code + " ")
        canvas.setFillColor(look.ink)
        canvas.setFont(look.font("cell"), size)
        with canvas.tag("P"):
            for number, line in enumerate(lines):
                canvas.drawString(x, round(top - 12 - size * (1 + number * _LEADING), 2), line + " ")


def _draw_backs(canvas: TaggedCanvas, text: str, look: Look) -> None:
    """Draw the same words behind every slip; alike in all places, they fit whichever way the sheet is turned."""
    canvas.setFillColor(look.quiet)
    canvas.setFont(look.font("body"), look.size("body"))
    for slot in range(_COLUMNS * _ROWS):
        x = _SIDE + (slot % _COLUMNS + 0.5) * _SLIP_WIDTH
        y = _HEIGHT - _TOP - (slot // _COLUMNS + 0.5) * _SLIP_HEIGHT
        with canvas.tag("P"):
            canvas.drawCentredString(x, y, text + " ")


def _end_sheet(canvas: TaggedCanvas, look: Look) -> None:
    """Draw the lines to cut along, the same on every sheet, and end the page."""
    with canvas.artifact("Layout"):
        canvas.setStrokeColor(look.hairline)
        canvas.setLineWidth(0.6)
        for column in range(_COLUMNS + 1):
            x = _SIDE + column * _SLIP_WIDTH
            canvas.line(x, _FOOT, x, _HEIGHT - _TOP)
        for row in range(_ROWS + 1):
            y = _FOOT + row * _SLIP_HEIGHT
            canvas.line(_SIDE, y, _WIDTH - _SIDE, y)
    canvas.showPage()
