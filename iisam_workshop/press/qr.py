"""QR codes of many codes that begin alike: each is put together from a table, in microseconds.

With one version, one mask and one mode the modules of a QR code are an affine function of its data bits over GF(2):
error correction is linear, and a mask only turns modules over. So what each pair of characters does to all codes of a
length is learned once from the library, and a code is the exclusive-or of a few whole numbers.
"""

from __future__ import annotations

import sys
from binascii import hexlify
from dataclasses import dataclass, field
from functools import lru_cache
from types import ModuleType

_UNWANTED = "xml.sax.saxutils"
if _UNWANTED not in sys.modules:
    # segno writes SVG with it, which nobody asks for here; it would load http, mail and TLS, a tenth of a small job
    sys.modules[_UNWANTED] = ModuleType(_UNWANTED)
    vars(sys.modules[_UNWANTED]).update(escape=str, quoteattr=str)
    import segno

    del sys.modules[_UNWANTED]
else:
    import segno

__all__ = ["QrTable", "qr_table"]

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
"""The alphanumeric set; two of them are one number below 45 * 45 in eleven bits, one alone is six bits."""
_QUIET_ZONE = 4
_MASK = 4
"""One mask for all codes: choosing the best of eight for each takes five times as long, and all of them are read."""


@dataclass
class QrTable:
    """QR codes, error correction M, of texts that differ in their last characters only; ``tail`` counts those."""

    head: str
    tail: int
    _pairs: list[dict[str, int]] = field(default_factory=list)
    _frames: dict[object, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        text = self.head + "0" * self.tail
        self._first = len(self.head) // 2 * 2
        made = _made(text)
        self._version, self.modules = made.version, len(made.matrix)
        self._base, self._odd = _code(text, self._version), self.head[self._first :]
        self._bytes = self.modules * -(-self.modules // 8)
        self._pairs = [self._changes(text, place) for place in range(self._first, len(text), 2)]

    def image(self, tail: str, corner: tuple[float, float], side: float) -> bytes:
        """Return the operators that draw a code; ``corner`` is the lower left of its quiet zone, ``side`` in points."""
        place = (corner, side)
        if place not in self._frames:
            self._frames[place] = self._frame(corner, side)
        return b"%b%b>EI Q " % (self._frames[place], self.bits(tail))

    def _frame(self, corner: tuple[float, float], side: float) -> bytes:
        """Return the operators that lead up to the modules."""
        unit = side / (self.modules + 2 * _QUIET_ZONE)
        edge, across = unit * _QUIET_ZONE, unit * self.modules
        return b"q 0 g %.2f 0 0 %.2f %.2f %.2f cm BI/W %d/H %d/IM true/D[1 0]/F/AHx ID " % (
            across, across, corner[0] + edge, corner[1] + edge, self.modules, self.modules)  # fmt: skip

    def bits(self, tail: str) -> bytes:
        """Return the modules row by row as hexadecimal digits, each row filled up to whole bytes."""
        text, code = self._odd + tail, self._base
        for place, table in enumerate(self._pairs):
            code ^= table[text[2 * place : 2 * place + 2]]
        return hexlify(code.to_bytes(self._bytes))

    def _changes(self, text: str, place: int) -> dict[str, int]:
        """Return what each pair of characters at a place changes, against the text that the table starts from."""
        effects = _effects(len(text), self._version, place)
        fixed = text[place] if place < len(self.head) else ""
        alone = place + 1 == len(text)
        pairs = list(_LETTERS) if alone else [a + b for a in fixed or _LETTERS for b in _LETTERS]
        base = effects[_value(text[place : place + 2])]
        return {pair: effects[_value(pair)] ^ base for pair in pairs}


@lru_cache(maxsize=16)
def _effects(length: int, version: str | int, place: int) -> list[int]:
    """Return what each number of a pair at a place changes in every code of that many characters, against 0."""
    text, alone, effects = "0" * length, place + 1 == length, [0]
    zero = _code(text, version)
    for bit in range(6 if alone else 11):
        first, second = divmod(1 << bit, len(_LETTERS))
        pair = _LETTERS[second] if alone else _LETTERS[first] + _LETTERS[second]
        code = _code(text[:place] + pair + text[place + len(pair) :], version)
        effects += [code ^ zero ^ each for each in effects]
    return effects


def _code(text: str, version: str | int) -> int:
    """Return all modules of a code as one whole number, each row filled up to whole bytes."""
    rows = _made(text, version).matrix
    width = -(-len(rows) // 8) * 8
    return int("".join("".join(map(str, row)).ljust(width, "0") for row in rows), 2)


@lru_cache(maxsize=16)
def qr_table(head: str, tail: int) -> QrTable:
    """Return the table of all texts that begin like this: that of a pack serves all its decks."""
    return QrTable(head, tail)


def _made(text: str, version: str | int | None = None) -> segno.QRCode:
    return segno.make(text, version=version, error="m", mode="alphanumeric", mask=_MASK, micro=False, boost_error=False)


def _value(pair: str) -> int:
    if len(pair) == 1:
        return _LETTERS.index(pair)
    return _LETTERS.index(pair[0]) * 45 + _LETTERS.index(pair[1])
