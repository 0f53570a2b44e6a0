"""What stands behind small cards: the same words behind all of them, or behind each the answer to check oneself."""

from __future__ import annotations

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.model.document import SlipBack, SlipDeck
from iisam_workshop.press.case import Case, fill
from iisam_workshop.press.fit import fitting_size, width_of, wrap_lines
from iisam_workshop.press.impression import artifact, mark
from iisam_workshop.press.look import Look
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.rl import A4
from iisam_workshop.press.sketch import sketch
from iisam_workshop.press.slip_frame import COLUMNS, HELD, PAD, SIDE, SLIP_HEIGHT, SLIP_WIDTH, TOP

__all__ = ["OwnBacks", "shared_backs"]

_SIZES = (15, 14, 13, 12)
_LEADING = 1.35
_HEAD, _MARK = 16.0, 18.0
_WIDTH = SLIP_WIDTH - 2 * PAD


def shared_backs(deck: SlipDeck, look: Look, case: Case) -> bytes:
    """Return the same words behind every slip; alike in all places, they fit whichever way the sheet is turned."""
    lettering, size = case.lettering(look.font("body")), look.size("body")
    half = lettering.width(deck.back, size) / 2
    out = []
    for place in range(HELD):
        x, y = _middle(place)
        out.append(mark("P", place, fill(look.quiet) + lettering.line(f"{deck.back} ", size, (x - half, y))))
    return b"".join(out)


class OwnBacks:
    """Backs that say which stage it is: mark and name, and below them what the stage means, in one size of type."""

    def __init__(self, deck: SlipDeck, look: Look, case: Case) -> None:
        """Find the size; raises ContentInvalid (IW230) naming the cards whose back is too long."""
        self.look, self.case = look, case
        backs = {face.code: face.back for face in deck.faces if face.back}
        self.size = next((size for size in _SIZES if all(self._fits(back, size) for back in backs.values())), 0)
        if backs and not self.size:
            codes = ", ".join(code for code, back in backs.items() if not self._fits(back, _SIZES[-1]))
            what = f"the backs of these small cards are too long: {codes}"
            raise ContentInvalid(Problem("IW230", what, "Shorten what the stage is about, or its name."))

    def back(self, back: SlipBack, place: int, first: int) -> bytes:
        """Return a back at its place on the sheet; ``first`` is the mcid of its name, the next one that of its text."""
        look, size = self.look, self.size
        bold, plain = self.case.lettering(look.font("head")), self.case.lettering(look.font("cell"))
        x, middle = _middle(place)
        left = x - SLIP_WIDTH / 2 + PAD
        names, lines = self._names(back), wrap_lines(back.text, look.font("cell"), size, _WIDTH)
        y = middle + self._height(len(names), len(lines), size) / 2 - _HEAD
        centre = (left + _MARK / 2, y + _HEAD * 0.35)
        out = [artifact(sketch(lambda canvas: draw_mark(canvas, back.stage, centre, _MARK)))]
        named = [(left + _MARK + 8, y - n * _HEAD * 1.2, f"{line} ") for n, line in enumerate(names)]
        y -= _HEAD * 1.2 * (len(names) - 1) + 10
        told = [(left, y - (n + 1) * size * _LEADING, f"{line} ") for n, line in enumerate(lines)]
        out.append(mark("P", first, fill(look.ink) + bold.lines(named, _HEAD)))
        out.append(mark("P", first + 1, fill(look.ink) + plain.lines(told, size)))
        return b"".join(out)

    def _names(self, back: SlipBack) -> list[str]:
        name = f"{back.stage.number} {back.stage.name}"
        return wrap_lines(name, self.look.font("head"), _HEAD, _WIDTH - _MARK - 8)

    def _height(self, names: int, lines: int, size: float) -> float:
        return names * _HEAD * 1.2 + 10 + lines * size * _LEADING

    def _fits(self, back: SlipBack, size: float) -> bool:
        font, names = self.look.font("cell"), self._names(back)
        if fitting_size([back.text], font, (size,), (_WIDTH, SLIP_HEIGHT))[0] is None:
            return False
        if any(width_of(line, self.look.font("head"), _HEAD) > _WIDTH - _MARK - 8 for line in names):
            return False
        lines = len(wrap_lines(back.text, font, size, _WIDTH))
        return self._height(len(names), lines, size) <= SLIP_HEIGHT - 2 * PAD


def _middle(place: int) -> tuple[float, float]:
    x = SIDE + (place % COLUMNS + 0.5) * SLIP_WIDTH
    return x, A4[1] - TOP - (place // COLUMNS + 0.5) * SLIP_HEIGHT
