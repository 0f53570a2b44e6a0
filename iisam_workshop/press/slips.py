"""Small cards to cut out: two by four on an A4 sheet, one size of type, cuts at the same places on every sheet.

The lines to cut along, and everything behind the slips, are plates that all sheets share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.model.document import SlipDeck, SlipFace
from iisam_workshop.model.part import Content, Element
from iisam_workshop.pdf.block import Forme, Sheet
from iisam_workshop.press.case import Case, fill, number, stroke
from iisam_workshop.press.fit import fitting_size, wrap_lines
from iisam_workshop.press.foot import footer
from iisam_workshop.press.furniture import Furniture
from iisam_workshop.press.impression import Impression, Plates, artifact, mark
from iisam_workshop.press.look import Look
from iisam_workshop.press.rl import A4

__all__ = ["set_slips", "slip_sheets"]

_WIDTH, _HEIGHT = A4
_COLUMNS, _ROWS = 2, 4
_HELD = _COLUMNS * _ROWS
_SIDE, _TOP, _FOOT = 30.0, 24.0, 74.0
_SLIP_WIDTH = (_WIDTH - 2 * _SIDE) / _COLUMNS
_SLIP_HEIGHT = (_HEIGHT - _TOP - _FOOT) / _ROWS
_PAD, _NUMBER = 18.0, 28.0
_SIZES = (17, 16, 15, 14, 13, 12)
_LEADING = 1.35


def slip_sheets(deck: SlipDeck) -> list[tuple[SlipFace, ...]]:
    """Return what stands on each page: slips and, for the page behind them, nothing."""
    fronts = [deck.faces[first : first + _HELD] for first in range(0, len(deck.faces), _HELD)]
    return [page for front in fronts for page in (front, ())]


def set_slips(deck: SlipDeck, look: Look, furniture: Sequence[Furniture]) -> Impression:
    """Set a deck of slips, a page of backs behind each page of fronts; ``furniture`` is that of each page.

    Raises ContentInvalid (IW230) naming the slips whose text does not fit at 12 points.
    """
    pages = slip_sheets(deck)
    titled = any(face.title for face in deck.faces)
    counts = sorted({len(page) for page in pages}, reverse=True)
    press = _Press(deck, look, Case(), Plates(), _size(deck, look), titled)
    sheets = press.sheets(pages, furniture, [counts.index(len(page)) for page in pages])
    formes = tuple(_forme(count, titled) for count in counts)
    return Impression((_WIDTH, _HEIGHT), formes, press.plates, sheets, press.case)


def _forme(slips: int, titled: bool) -> Forme:
    """Return the structure of a page of so many slips; none means a page of backs."""
    if not slips:
        return Forme(tuple(_text("P", n) for n in range(_HELD)), _HELD)
    each = 3 if titled else 2
    sections = (
        Element("Sect", (_text("H1", each * n), *(_text("P", each * n + k) for k in range(1, each))))
        for n in range(slips)
    )
    return Forme(tuple(sections), each * slips)


def _text(role: str, mcid: int) -> Element:
    return Element(role, (Content(0, mcid),))


@dataclass(frozen=True, slots=True)
class _Press:
    """What it takes to make pages of slips."""

    deck: SlipDeck
    look: Look
    case: Case
    plates: Plates
    size: float
    titled: bool

    def sheets(
        self, pages: Sequence[Sequence[SlipFace]], furniture: Sequence[Furniture], formes: Sequence[int]
    ) -> Iterator[Sheet]:
        cuts = self.plates.add("cuts", artifact(self._cuts()))
        backs = self.plates.add("backs", self._backs())
        edges = (_SIDE, _WIDTH - _SIDE, 0.0)
        for page, words, forme in zip(pages, furniture, formes, strict=True):
            slips = b"".join(self._slip(face, slot) for slot, face in enumerate(page))
            own = slips + artifact(footer(self.case, self.look, words, edges), "Footer")
            yield Sheet(forme, (cuts,) if page else (backs, cuts), own)

    def _slip(self, face: SlipFace, slot: int) -> bytes:
        x = _SIDE + slot % _COLUMNS * _SLIP_WIDTH + _PAD
        top = _HEIGHT - _TOP - slot // _COLUMNS * _SLIP_HEIGHT - _NUMBER
        look, size, first = self.look, self.size, slot * (3 if self.titled else 2)
        head = self.case.lettering(look.font("head")).line(f"{face.code} ", look.size("head"), (x, top))
        out, down = [mark("H1", first, fill(look.quiet) + head)], 0
        texts = [(face.title, look.font("head"))] if self.titled else []
        for place, (text, font) in enumerate([*texts, (face.text, look.font("cell"))], 1):
            lines = wrap_lines(text, font, size, _SLIP_WIDTH - 2 * _PAD) if text else []
            placed = [(x, top - 12 - size * (1 + n * _LEADING), f"{line} ") for n, line in enumerate(lines, down)]
            out.append(mark("P", first + place, fill(look.ink) + self.case.lettering(font).lines(placed, size)))
            down += len(lines)
        return b"".join(out)

    def _backs(self) -> bytes:
        """Return the same words behind every slip; alike in all places, they fit whichever way the sheet is turned."""
        lettering, size = self.case.lettering(self.look.font("body")), self.look.size("body")
        half = lettering.width(self.deck.back, size) / 2
        out = []
        for slot in range(_HELD):
            x = _SIDE + (slot % _COLUMNS + 0.5) * _SLIP_WIDTH - half
            y = _HEIGHT - _TOP - (slot // _COLUMNS + 0.5) * _SLIP_HEIGHT
            shown = fill(self.look.quiet) + lettering.line(f"{self.deck.back} ", size, (x, y))
            out.append(mark("P", slot, shown))
        return b"".join(out)

    def _cuts(self) -> bytes:
        """Return the lines to cut along."""
        right, top = _WIDTH - _SIDE, _HEIGHT - _TOP
        across = [(_SIDE, _FOOT + row * _SLIP_HEIGHT, right, _FOOT + row * _SLIP_HEIGHT) for row in range(_ROWS + 1)]
        upright = [
            (_SIDE + column * _SLIP_WIDTH, _FOOT, _SIDE + column * _SLIP_WIDTH, top) for column in range(_COLUMNS + 1)
        ]
        lines = (b"%b %b m %b %b l S\n" % tuple(map(number, line)) for line in (*upright, *across))
        return stroke(self.look.hairline, 0.6) + b"".join(lines)


def _size(deck: SlipDeck, look: Look) -> float:
    """Return the largest size at which every slip fits."""
    misfits: list[str] = []
    for size in _SIZES:
        misfits = [face.code for face in deck.faces if not _fits(face, look, size)]
        if not misfits:
            return size
    numbers = ", ".join(misfits)
    raise ContentInvalid(Problem("IW230", f"the text of these small cards is too long: {numbers}", "Shorten it."))


def _fits(face: SlipFace, look: Look, size: float) -> bool:
    width, title, cell = _SLIP_WIDTH - 2 * _PAD, look.font("head"), look.font("cell")
    titled = len(wrap_lines(face.title, title, size, width)) if face.title else 0
    below = (_SLIP_HEIGHT - _NUMBER - _PAD) * 1.15 / _LEADING - 12 - titled * size * 1.15
    rooms = ((face.title, title, _SLIP_HEIGHT), (face.text, cell, below))
    return all(fitting_size([text], font, (size,), (width, high))[0] for text, font, high in rooms)
