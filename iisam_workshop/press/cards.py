"""Cards with a grid of terms, one A4 landscape page each: name and code on top, one size of type for all squares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.model.blocks import JourneyLine
from iisam_workshop.model.document import GridDeck, GridFace
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.figures import draw_journey
from iisam_workshop.press.fit import fitting_size, shorten, wrap_lines
from iisam_workshop.press.fonts import missing_glyphs
from iisam_workshop.press.look import Look
from iisam_workshop.press.qr import draw_qr
from iisam_workshop.press.rl import A4, landscape, pdfmetrics
from iisam_workshop.press.tags import Tag

__all__ = ["CARD_SIDE", "set_cards"]

_WIDTH, _HEIGHT = landscape(A4)
CARD_SIDE = 30.0
"""Points of white left and right of a card."""

_SIDE, _TOP, _FOOT = CARD_SIDE, 24.0, 84.0
_HEAD, _QR = 84.0, 76.0
_ROW_HEAD, _COLUMN_HEAD = 20.0, 18.0
_PAD = 7.0
_SECTION = "Sect"


@dataclass(frozen=True, slots=True)
class _Grid:
    """The squares' measures in points, and the lines of every term at the deck's one size."""

    left: float
    top: float
    width: float
    height: float
    size: float
    lines: tuple[list[str], ...]


def set_cards(deck: GridDeck, look: Look) -> TaggedCanvas:
    """Set a deck of cards; raises ContentInvalid (IW233) naming the terms that do not fit their square."""
    canvas = TaggedCanvas((_WIDTH, _HEIGHT), deck.lang)
    grid = _measure(deck, look)
    for face in deck.faces:
        canvas.bookmark(face.code)
        with canvas.tag(Tag(_SECTION, title=face.code)):
            _draw_head(canvas, deck, face, look)
            _draw_grid(canvas, deck, face, grid, look)
            _draw_rule(canvas, deck.rule, look)
        canvas.showPage()
    return canvas


def _measure(deck: GridDeck, look: Look) -> _Grid:
    top = _HEIGHT - _TOP - _HEAD - _COLUMN_HEAD
    width = (_WIDTH - 2 * _SIDE - _ROW_HEAD) / deck.columns
    height = (top - _FOOT) / deck.rows
    card, font = look.layout.card, look.font("cell")
    sizes = [size for size in card.sizes if size >= card.least]
    size, misfits = fitting_size(deck.terms, font, sizes, (width - 2 * _PAD, height - 2 * _PAD))
    if size is None:
        listed = ", ".join(repr(term) for term in misfits)
        square = f"a square of a {deck.columns}x{deck.rows} card at {card.least:g} points"
        hint = "Choose fewer squares or shorten the terms."
        raise ContentInvalid(Problem("IW233", f"these terms do not fit {square}: {listed}", hint))
    lines = tuple(wrap_lines(term, font, size, width - 2 * _PAD) for term in deck.terms)
    return _Grid(_SIDE + _ROW_HEAD, top, width, height, size, lines)


def _draw_head(canvas: TaggedCanvas, deck: GridDeck, face: GridFace, look: Look) -> None:
    top = _HEIGHT - _TOP
    canvas.setFillColor(look.quiet)
    canvas.setFont(look.font("small"), 12)
    with canvas.tag("P"):
        canvas.drawString(_SIDE, top - 12, deck.heading + " ")
    named = face.name and not missing_glyphs(face.name, "bold")
    _draw_name(canvas, face.name if named else "", deck.name_label, look, top - 40)
    canvas.setFillColor(look.ink)
    canvas.setFont(look.font("body"), 14)
    with canvas.tag("P" if named else "H1"):
        canvas.drawString(_SIDE, top - 62, face.seat + " ")
    right = _WIDTH - _SIDE - _QR - 16
    with canvas.tag("P"):
        canvas.setFillColor(look.quiet)
        canvas.setFont(look.font("small"), 12)
        _draw_right(canvas, right, top - 12, deck.code_label)
        canvas.setFillColor(look.ink)
        canvas.setFont(look.font("display"), 28)
        _draw_right(canvas, right, top - 40, face.code)
        canvas.setFont(look.font("body"), 14)
        _draw_right(canvas, right, top - 62, face.spoken)
    left, bottom = _WIDTH - _SIDE - _QR, top - _QR + 4
    box = (left, bottom, left + _QR, bottom + _QR)
    with canvas.tag("Figure", alt=f"QR code: {face.qr}", bbox=box):
        draw_qr(canvas, face.qr, (left, bottom), _QR)


def _draw_right(canvas: TaggedCanvas, right: float, y: float, text: str) -> None:
    """Draw text that ends at ``right``; the space after it, for readers, stands beyond."""
    width = pdfmetrics.stringWidth(text, canvas._fontname, canvas._fontsize)
    canvas.drawString(round(right - width, 2), y, text + " ")


def _draw_name(canvas: TaggedCanvas, name: str, label: str, look: Look, y: float) -> None:
    """Draw the name in bold as large as it fits, a very long one on two lines; without one, a line to write it on."""
    room, font = _WIDTH * 0.52 - _SIDE, look.font("h1")
    canvas.setFillColor(look.ink)
    if not name:
        canvas.setFont(font, 18)
        canvas.setStrokeColor(look.quiet)
        with canvas.tag("P"):
            canvas.drawString(_SIDE, y, label + " ")
        canvas.line(_SIDE + 64, y - 2, _SIDE + room, y - 2)
        return
    with canvas.tag("H1"):
        size, lines = _name_lines(name, font, room)
        canvas.setFont(font, size)
        for number, line in enumerate(lines):
            canvas.drawString(_SIDE, y + 8 * (len(lines) - 1) - 17 * number, line + " ")


def _name_lines(name: str, font: str, room: float) -> tuple[int, list[str]]:
    """Return size and lines of a name: one large line, else two; what two lines at 12 points cannot hold is cut."""
    for size in (26, 24, 22, 20, 18):
        if pdfmetrics.stringWidth(name, font, size) <= room:
            return size, [name]
    for size in (16, 15, 14, 13, 12):
        lines = wrap_lines(name, font, size, room)
        if len(lines) <= 2 and all(pdfmetrics.stringWidth(line, font, size) <= room for line in lines):
            return size, lines
    first, *rest = wrap_lines(name, font, 12, room)
    return 12, [shorten(line, font, 12, room) for line in (first, " ".join(rest)) if line]


def _draw_grid(canvas: TaggedCanvas, deck: GridDeck, face: GridFace, grid: _Grid, look: Look) -> None:
    squares = iter(face.squares)
    with canvas.tag("Table"):
        _draw_column_heads(canvas, deck, grid, look)
        for row in range(deck.rows):
            with canvas.tag("TR"):
                y = grid.top - (row + 1) * grid.height
                _draw_label(canvas, look, str(row + 1), (_SIDE + _ROW_HEAD / 2 - 3, y + grid.height / 2 - 4), "Row")
                for column in range(deck.columns):
                    corner = (grid.left + column * grid.width, y)
                    with canvas.tag("TD"):
                        if row * deck.columns + column == deck.free:
                            _draw_free(canvas, deck, grid, corner, look)
                        else:
                            _draw_lines(canvas, grid, grid.lines[next(squares)], corner, look)
    with canvas.artifact():
        canvas.setStrokeColor(look.quiet)
        canvas.setLineWidth(0.9)
        width, height = grid.width * deck.columns, grid.height * deck.rows
        for column in range(deck.columns + 1):
            x = grid.left + column * grid.width
            canvas.line(x, grid.top - height, x, grid.top)
        for row in range(deck.rows + 1):
            y = grid.top - row * grid.height
            canvas.line(grid.left, y, grid.left + width, y)


def _draw_column_heads(canvas: TaggedCanvas, deck: GridDeck, grid: _Grid, look: Look) -> None:
    with canvas.tag("TR"):
        with canvas.tag("TD"):
            pass  # the empty corner keeps the table regular
        for column in range(deck.columns):
            x = grid.left + (column + 0.5) * grid.width
            _draw_label(canvas, look, "ABCDEFGHI"[column], (x - 4, grid.top + 5), "Column")


def _draw_label(canvas: TaggedCanvas, look: Look, text: str, at: tuple[float, float], scope: str) -> None:
    canvas.setFillColor(look.quiet)
    canvas.setFont(look.font("head"), 12)
    with canvas.tag("TH", attributes=((("O", "Table"), ("Scope", scope)),)):
        canvas.drawString(*at, text + " ")


def _draw_lines(canvas: TaggedCanvas, grid: _Grid, lines: list[str], corner: tuple[float, float], look: Look) -> None:
    leading = grid.size * 1.15
    middle = corner[0] + grid.width / 2
    y = corner[1] + grid.height / 2 + leading * (len(lines) / 2 - 1) + grid.size * 0.24
    canvas.setFillColor(look.ink)
    canvas.setFont(look.font("cell"), grid.size)
    for number, line in enumerate(lines):
        x = middle - pdfmetrics.stringWidth(line, look.font("cell"), grid.size) / 2
        canvas.drawString(round(x, 2), round(y - number * leading, 2), line + " ")


def _draw_free(canvas: Any, deck: GridDeck, grid: _Grid, corner: tuple[float, float], look: Look) -> None:
    x, y = corner
    with canvas.artifact():
        canvas.setFillColor(look.tint)
        canvas.rect(x, y, grid.width, grid.height, stroke=0, fill=1)
        line = JourneyLine(deck.stages, 0, "")
        draw_journey(canvas, line, look, (x + 8, y + grid.height * 0.62), grid.width - 16, size=11)
    canvas.setFillColor(look.ink)
    canvas.setFont(look.font("h3"), 14)
    canvas.drawCentredString(x + grid.width / 2, y + grid.height * 0.24, deck.free_text + " ")


def _draw_rule(canvas: TaggedCanvas, text: str, look: Look) -> None:
    canvas.setFillColor(look.ink)
    size = 13.0
    while pdfmetrics.stringWidth(text, look.font("cell"), size) > _WIDTH - 2 * _SIDE and size > 12:
        size -= 0.5
    canvas.setFont(look.font("cell"), size)
    with canvas.tag("P"):
        canvas.drawString(_SIDE, 62, text + " ")
