"""A type case: the letters that one file has used so far, and text set from them without a canvas.

ReportLab encodes, measures and subsets; what comes out here are the operators of a content stream. Text is escaped
once, by a table, as long as all its letters are in the base that every subset starts with.
"""

from __future__ import annotations

from codecs import charmap_encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from iisam_workshop.pdf.file import PdfObject
from iisam_workshop.pdf.objects import Ref, Value
from iisam_workshop.press.colours import Colour
from iisam_workshop.press.font_programs import embedded, program_digest
from iisam_workshop.press.fonts import PressFont
from iisam_workshop.press.rl import pdfmetrics

__all__ = ["Case", "Lettering", "fill", "number", "stroke"]

_ESCAPED = {"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"}
"""How characters stand in a string of a PDF that would not stand for themselves."""


@dataclass(eq=False)
class Case:
    """What fonts take for the document that they are encoded for."""

    fontMapping: dict[str, str] = field(default_factory=dict)  # noqa: N815 - ReportLab's name
    delayedFonts: list[Any] = field(default_factory=list)  # noqa: N815
    _letterings: dict[str, Lettering] = field(default_factory=dict)

    def lettering(self, font: str) -> Lettering:
        """Return the letters of a font, by its registered name."""
        if font not in self._letterings:
            self._letterings[font] = Lettering(pdfmetrics.getFont(font), self)
        return self._letterings[font]

    def digests(self) -> tuple[tuple[str, str], ...]:
        """Return resource name and SHA-256 of the program of each subset used so far."""
        return tuple(sorted((name, program_digest(font, number)) for name, font, number in self._subsets()))

    def fonts(self, first: int) -> tuple[Value, list[PdfObject]]:
        """Return the resources of all pages, and the fonts as objects numbered from ``first``."""
        fonts: dict[str, Value] = {}
        objects: list[PdfObject] = []
        for name, font, subset in sorted(self._subsets(), key=lambda each: each[0]):
            fonts[name] = Ref(first + len(objects))
            objects += embedded(font, name, subset, first + len(objects))
        return {"Font": fonts}, objects

    def _subsets(self) -> list[tuple[str, PressFont, tuple[int, tuple[int, ...]]]]:
        return [
            (font.getSubsetInternalName(number, self)[1:], font, (number, tuple(subset)))
            for font in self.delayedFonts
            for number, subset in enumerate(font.state[self].subsets)
        ]


class Lettering:
    """One font as a case has it. Measures are in points."""

    def __init__(self, font: PressFont, case: Case) -> None:
        self.font, self._case = font, case
        font.splitString(" ", case)
        self._name = font.getSubsetInternalName(0, case)

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is."""
        return self.ems(text) * size

    def ems(self, text: str) -> float:
        """Return how wide a text is, in sizes of type."""
        try:
            return sum(map(self._widths.__getitem__, text)) / 1000
        except KeyError:
            return self.font.stringWidth(text, 1000) / 1000

    def has(self, text: str) -> bool:
        """Say whether all letters of a text are in the base."""
        return self._base.issuperset(text)

    def sized(self, size: float) -> bytes:
        """Return the operator that makes this the font of what is shown next, in a size."""
        return b"%b %b Tf " % (self._name.encode(), number(size))

    def shown(self, text: str, size: float) -> bytes:
        """Return the operators that show a text in that size, which must be set; afterwards it is set again."""
        try:
            return b"(%b)Tj " % charmap_encode(text, "strict", self._table)[0]
        except UnicodeEncodeError:
            return b"".join(self._pieces(text, size)) + self.sized(size)

    def set(self, text: str, size: float) -> tuple[float, bytes]:
        """Return how wide a text is, in sizes of type, and what shows it with a space behind it, as ``shown`` does."""
        return self.ems(text), self.shown(f"{text} ", size)

    def line(self, text: str, size: float, at: tuple[float, float]) -> bytes:
        """Return a text object of one line; ``at`` is where its base line begins."""
        return self.lines(((*at, text),), size)

    def lines(self, lines: Iterable[tuple[float, float, str]], size: float) -> bytes:
        """Return a text object of several lines, each with where its base line begins."""
        out, before = [b"BT ", self.sized(size)], (0.0, 0.0)
        for x, y, text in lines:
            # a line begins where it is told from the one before; rounding is kept from adding up
            x, y = round(x, 2), round(y, 2)
            out.append(b"%b %b Td %b" % (number(x - before[0]), number(y - before[1]), self.shown(text, size)))
            before = (x, y)
        return b"".join(out) + b"ET\n"

    def centred(self, lines: Sequence[str], size: float, room: tuple[float, float]) -> tuple[float, bytes]:
        """Return lines in the middle of a column: how far in the first begins, and what shows them all from there.

        ``room`` is the column's width and the distance of the lines.
        """
        indents = [(room[0] - self.ems(line) * size) / 2 for line in lines]
        out = [self.shown(f"{lines[0]} ", size)]
        for before, indent, line in zip(indents, indents[1:], lines[1:], strict=False):
            out.append(b"%b %b Td %b" % (number(indent - before), number(-room[1]), self.shown(f"{line} ", size)))
        return indents[0], b"".join(out)

    def _pieces(self, text: str, size: float) -> Sequence[bytes]:
        """Show letters beyond the base; each stretch of one subset brings its own font."""
        escapes = str.maketrans(_ESCAPED)
        return [
            b"%b %b Tf (%b)Tj "
            % (
                self.font.getSubsetInternalName(subset, self._case).encode(),
                number(size),
                bytes(shown).decode("latin-1").translate(escapes).encode("latin-1"),
            )
            for subset, shown in self.font.splitString(text, self._case)
        ]

    @cached_property
    def _base(self) -> frozenset[str]:
        return frozenset(map(chr, self._table))

    @cached_property
    def _widths(self) -> dict[str, float]:
        """Return the width of each letter of the base, in thousandths of the size."""
        return {chr(letter): float(self.font.face.getCharWidth(letter)) for letter in self._table}

    @cached_property
    def _table(self) -> dict[int, bytes]:
        """Return how each letter of the base stands in a string."""
        codes = self.font.state[self._case].assignments
        shown = {letter: chr(code) for letter, code in codes.items() if 0 < code < 256 and letter}
        return {32: b" ", **{letter: _ESCAPED.get(sign, sign).encode("latin-1") for letter, sign in shown.items()}}


def number(value: float) -> bytes:
    """Return a number of a content stream, to a hundredth of a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".").encode()


def fill(colour: Colour) -> bytes:
    """Return the operator that sets the colour of text and areas."""
    return b"%b rg " % b" ".join(f"{share:.3f}".rstrip("0").rstrip(".").encode() for share in colour)


def stroke(colour: Colour, width: float) -> bytes:
    """Return the operators that set colour and width of lines."""
    return b"%b RG %b w " % (
        b" ".join(f"{share:.3f}".rstrip("0").rstrip(".").encode() for share in colour), number(width))  # fmt: skip
