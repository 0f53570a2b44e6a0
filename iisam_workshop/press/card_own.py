"""What is on one card alone: the name, where its owner sits, the code in letters, words and as a QR code.

Of ten thousand cards each may take some twenty microseconds, so what does not change from card to card is made once
for each place of the sheet.
"""

from __future__ import annotations

from collections.abc import Callable

from iisam_workshop.model.deck import GridDeck, GridFace
from iisam_workshop.press.card_frame import Frame
from iisam_workshop.press.card_look import CardLook
from iisam_workshop.press.card_tree import Marks
from iisam_workshop.press.case import Case, Lettering, fill, number, stroke
from iisam_workshop.press.fit import shorten, wrap_lines
from iisam_workshop.press.impression import begin
from iisam_workshop.press.names import can_be_set, name_font
from iisam_workshop.press.qr import qr_table

__all__ = ["OwnPlace", "OwnPress"]

_CODE = 5
"""Characters of a card's code, with which the text of its QR code ends."""
_CAP, _FOOT = 0.68, 0.22
"""How far letters reach above and below their base line, in sizes of type."""
_PAIR = _FOOT + 1.1 + _CAP
"""How high two lines are, in sizes of type."""


class OwnPress:
    """What the own content of all cards of a deck has in common; ``cut`` fills with codes of cards with cut names."""

    def __init__(
        self, deck: GridDeck, look: CardLook, frame: Frame, case: Case, note: Callable[[GridFace], str]
    ) -> None:
        self.deck, self.look, self.frame, self.note = deck, look, frame, note
        self.plain, self.bold = case.lettering(look.plain), case.lettering(look.bold)
        self.room = frame.code_right - frame.side - self.bold.width("W" * _CODE, frame.code) * 0.8 - 12
        self._case = case
        self.cut: list[str] = []

    def drawable(self, name: str) -> bool:
        """Say whether there is a name, and it can be set."""
        return bool(name) and (self.bold.has(name) or can_be_set(name))

    def lettering(self, name: str) -> Lettering:
        """Return the letters of a name."""
        return self.bold if self.bold.has(name) else self._case.lettering(name_font(name, self.look.bold))


class OwnPlace:
    """Sets what is a card's own at one place of a sheet, with the mcids that it has there."""

    def __init__(self, press: OwnPress, marks: Marks, corner: tuple[float, float]) -> None:
        frame, (x, y) = press.frame, corner
        heading, name, seat = frame.baselines
        self._press, self._frame = press, frame
        above, below = heading - _FOOT * frame.small, seat + _CAP * frame.text
        self._between = (y + below, above - below)  # where a name of two lines must stay, and how high that is
        self._left, self._name_y, self._seat_y = x + frame.side, y + name, y + seat
        self._code_right, self._right = x + frame.code_right, x + frame.width - frame.side
        self._foot_y = y + frame.small * (2.92 if frame.full else 1.4)
        self._note_y = y + frame.small * 1.67
        self._head = fill(press.look.ink) + begin("H1", marks.name)
        self._seat = b"BT %b%b %b Td " % (press.plain.sized(frame.text), number(self._left), number(self._seat_y))
        at = b"%b %b Td " % (number(self._left), number(self._name_y))
        self._names = [(size, b"BT %b%b" % (press.bold.sized(size), at)) for size in frame.name]
        self._second = b"EMC\n" + begin("P", marks.seat)
        self._codes = b"EMC\n%bBT %b" % (begin("P", marks.code), press.bold.sized(frame.code))
        self._figure = b"ET EMC\n" + begin("Figure", marks.qr)
        self._qr_corner = (self._right - frame.qr, y + frame.height - frame.top - frame.qr + 4)
        self._spoken = press.plain.sized(frame.text)
        self._code_down = b"%b Td " % number(self._name_y)
        self._spoken_down = b"%b Td " % number(self._seat_y - self._name_y)
        self._qr_head: str | None = None
        self._foot = b"EMC\n/Artifact BMC "

    def content(self, face: GridFace) -> bytes:
        """Return the content of one card."""
        press, frame = self._press, self._frame
        seat = b"%b%bET " % (self._seat, press.plain.set(face.seat, frame.text)[1])
        if press.drawable(face.name):
            first, second = self._name(face), seat
        else:
            first, second = seat, self._blank(face)
        ems, code = press.bold.set(face.code, frame.code)
        start = self._code_right - ems * frame.code
        ems, spoken = press.plain.set(face.spoken, frame.text)
        across = self._code_right - ems * frame.text - start
        return b"%b%b%b%b%b%.2f %b%b%b%.2f %b%b%b%b%bEMC\n" % (
            self._head, first, self._second, second, self._codes, start, self._code_down, code,
            self._spoken, across, self._spoken_down, spoken, self._figure, self._qr(face.qr), self._footer(face),
        )  # fmt: skip

    def _qr(self, text: str) -> bytes:
        """Return the image of a QR code; as long as their texts begin alike, one table makes them all."""
        head = text[:-_CODE]
        if head != self._qr_head:
            self._qr_head, self._table = head, qr_table(head, len(text) - len(head))
        return self._table.image(text[-_CODE:], self._qr_corner, self._frame.qr)

    def _name(self, face: GridFace) -> bytes:
        """Set a name as large as it fits on one line, a very long one on two; what two cannot hold is cut."""
        press, room, name = self._press, self._press.room, face.name
        lettering = press.lettering(name)
        ems = lettering.ems(name)
        for size, start in self._names:
            if ems * size <= room:
                begin = start if lettering is press.bold else start + lettering.sized(size)
                return b"%b%bET " % (begin, lettering.shown(f"{name} ", size))
        size, lines = self._two_lines(name, lettering)
        if " ".join(lines) != name:
            press.cut.append(face.code)
        up = self._between[0] + (self._between[1] - _PAIR * size) / 2 + (_PAIR - _CAP) * size
        placed = [(self._left, up - n * 1.1 * size, f"{line} ") for n, line in enumerate(lines)]
        return lettering.lines(placed, size)

    def _two_lines(self, name: str, lettering: Lettering) -> tuple[int, list[str]]:
        font, room = lettering.font.fontName, self._press.room
        for size in (size for size in self._frame.name if size <= min(16, self._between[1] / _PAIR)):
            lines = wrap_lines(name, font, size, room)
            if len(lines) <= 2 and all(lettering.width(line, size) <= room for line in lines):
                return size, lines
        least = self._frame.name[-1]
        first, *rest = wrap_lines(name, font, least, room)
        return least, [shorten(line, font, least, room) for line in (first, " ".join(rest)) if line]

    def _blank(self, face: GridFace) -> bytes:
        """Return the label of a name that is to be written by hand, and the line to write it on."""
        press, size = self._press, min(18, self._frame.name[0])
        label = press.deck.words[face.tongues[0]].name
        y = number(self._name_y - 2)
        ends = (number(self._left + press.bold.width(label, size) + 12), number(self._left + press.room))
        ruled = b"%b%b %b m %b %b l S " % (stroke(press.look.quiet, 0.9), ends[0], y, ends[1], y)
        return press.bold.line(f"{label} ", size, (self._left, self._name_y)) + b"EMC\n/Artifact BMC " + ruled

    def _footer(self, face: GridFace) -> bytes:
        """Set the note at the foot behind the code, which it belongs to; nothing without a note."""
        press, size, note = self._press, self._frame.small, self._press.note(face)
        if not note:
            return b""
        if self._frame.full:
            below = (self._right - press.plain.width(note, size), self._note_y)
            coded = press.bold.line(face.code, size, (self._right - press.bold.width(face.code, size), self._foot_y))
            return self._foot + coded + fill(press.look.quiet) + press.plain.line(note, size, below)
        note = f" · {note}"
        start = self._right - press.plain.width(note, size)
        coded = press.bold.line(face.code, size, (start - press.bold.width(face.code, size), self._foot_y))
        return self._foot + coded + press.plain.line(note, size, (start, self._foot_y))
