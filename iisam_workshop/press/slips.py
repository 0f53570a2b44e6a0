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
from iisam_workshop.press.fit import fitting_size, width_of, wrap_lines
from iisam_workshop.press.foot import footer
from iisam_workshop.press.furniture import Furniture
from iisam_workshop.press.header import header
from iisam_workshop.press.impression import Impression, Plates, artifact, mark
from iisam_workshop.press.look import MM, Look
from iisam_workshop.press.rl import A4
from iisam_workshop.press.slip_backs import OwnBacks, shared_backs
from iisam_workshop.press.slip_frame import (
    COLUMNS,
    FOOT,
    HELD,
    PAD,
    ROWS,
    SIDE,
    SLIP_HEIGHT,
    SLIP_WIDTH,
    TOP,
    SlipPage,
    slip_pages,
)

__all__ = ["set_slips"]

_WIDTH, _HEIGHT = A4
_NUMBER = 28.0
_SIZES = (17, 16, 15, 14, 13, 12)
_LEADING = 1.35
_OWN = 2
"""The texts of a back of its own."""


def set_slips(deck: SlipDeck, look: Look, furniture: Sequence[Furniture]) -> Impression:
    """Set a deck of slips, a page of backs behind each page of fronts; ``furniture`` is that of each page.

    Raises ContentInvalid (IW230) naming the slips whose text does not fit at 12 points.
    """
    pages, texts = slip_pages(deck), 2 + _titled(deck) + _stacked(deck)
    kinds = sorted({(page.behind, len(page.slips)) for page in pages}, reverse=True)
    case, plates = Case(), Plates()
    press = _Press(deck, look, case, plates, _size(deck, look), OwnBacks(deck, look, case))
    sheets = press.sheets(pages, furniture, [kinds.index((page.behind, len(page.slips))) for page in pages])
    formes = tuple(_forme(slips, _OWN if behind else texts, behind=behind) for behind, slips in kinds)
    return Impression((_WIDTH, _HEIGHT), formes, plates, sheets, case)


def _titled(deck: SlipDeck) -> bool:
    return any(face.title for face in deck.faces)


def _stacked(deck: SlipDeck) -> bool:
    return any(face.stack for face in deck.faces)


def _forme(slips: int, each: int, *, behind: bool) -> Forme:
    """Return the structure of a page of so many slips; none means a page of backs that are all alike."""
    if not slips:
        return Forme(tuple(_text("P", n) for n in range(HELD)), HELD)
    head = "P" if behind else "H1"
    sections = (
        Element("Sect", (_text(head, each * n), *(_text("P", each * n + k) for k in range(1, each))))
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
    backs: OwnBacks

    def sheets(
        self, pages: Sequence[SlipPage], furniture: Sequence[Furniture], formes: Sequence[int]
    ) -> Iterator[Sheet]:
        cuts = self.plates.add("cuts", artifact(self._cuts()))
        backs = self.plates.add("backs", shared_backs(self.deck, self.look, self.case))
        edges = (SIDE, _WIDTH - SIDE, 0.0)
        for page, words, forme in zip(pages, furniture, formes, strict=True):
            own = self._behind(page) if page.behind else self._fronts(page)
            own += artifact(footer(self.case, self.look, words, edges), "Footer")
            if words.band or words.stamp:
                bold, size = self.case.lettering(self.look.font("head")), self.look.size("folio")
                corner = (SIDE, _WIDTH - SIDE, _HEIGHT)
                own += artifact(header(bold, self.look.quiet, (words.band, words.stamp), size, corner), "Header")
            yield Sheet(forme, (backs, cuts) if page.behind and not page.slips else (cuts,), own)

    def _fronts(self, page: SlipPage) -> bytes:
        return b"".join(self._slip(face, place) for place, face in page.slips)

    def _behind(self, page: SlipPage) -> bytes:
        slips = enumerate(page.slips)
        return b"".join(self.backs.back(face.back, at, n * _OWN) for n, (at, face) in slips if face.back)

    def _slip(self, face: SlipFace, slot: int) -> bytes:
        x = SIDE + slot % COLUMNS * SLIP_WIDTH + PAD
        top = _HEIGHT - TOP - slot // COLUMNS * SLIP_HEIGHT - _NUMBER
        titled, stacked = _titled(self.deck), _stacked(self.deck)
        look, size, first = self.look, self.size, slot * (2 + titled + stacked)
        head = self.case.lettering(look.font("head")).line(f"{face.code} ", look.size("head"), (x, top))
        out, down = [mark("H1", first, fill(look.quiet) + head)], 0
        if stacked:
            first += 1
            out.append(mark("P", first, self._stack(face.stack, (x + SLIP_WIDTH - 2 * PAD, top))))
        texts = [(face.title, look.font("head"))] if titled else []
        for place, (text, font) in enumerate([*texts, (face.text, look.font("cell"))], 1):
            lines = wrap_lines(text, font, size, SLIP_WIDTH - 2 * PAD) if text else []
            placed = [(x, top - 12 - size * (1 + n * _LEADING), f"{line} ") for n, line in enumerate(lines, down)]
            out.append(mark("P", first + place, fill(look.ink) + self.case.lettering(font).lines(placed, size)))
            down += len(lines)
        return b"".join(out)

    def _stack(self, stack: str, end: tuple[float, float]) -> bytes:
        """Return the name of the stack, at the right of the number."""
        size, font = self.look.size("head"), self.look.font("body")
        excess = width_of(stack, font, size) - (SLIP_WIDTH - 2 * PAD - 40)
        if excess > 0:
            what = f"the name of a stack of {self.deck.plan.id!r} is {excess / MM:.1f} mm too wide for its cards"
            raise ContentInvalid(Problem("IW230", what, "Shorten the words for a table."))
        at = (end[0] - width_of(stack, font, size), end[1])
        return fill(self.look.quiet) + self.case.lettering(font).line(f"{stack} ", size, at)

    def _cuts(self) -> bytes:
        """Return the lines to cut along."""
        right, top = _WIDTH - SIDE, _HEIGHT - TOP
        across = [(SIDE, FOOT + row * SLIP_HEIGHT, right, FOOT + row * SLIP_HEIGHT) for row in range(ROWS + 1)]
        upright = [(SIDE + column * SLIP_WIDTH, FOOT, SIDE + column * SLIP_WIDTH, top) for column in range(COLUMNS + 1)]
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
    width, title, cell = SLIP_WIDTH - 2 * PAD, look.font("head"), look.font("cell")
    titled = len(wrap_lines(face.title, title, size, width)) if face.title else 0
    below = (SLIP_HEIGHT - _NUMBER - PAD) * 1.15 / _LEADING - 12 - titled * size * 1.15
    rooms = ((face.title, title, SLIP_HEIGHT), (face.text, cell, below))
    return all(fitting_size([text], font, (size,), (width, high))[0] for text, font, high in rooms)
