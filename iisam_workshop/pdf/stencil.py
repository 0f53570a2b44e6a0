"""Stencils: data that is compressed once and then filled in many times, without being compressed again.

Thousands of like pages differ, in what describes them, by one number only, the one with which all their object
numbers begin. Deflate (RFC 1951) writes a text that comes again as a reference to where it stood before. So the start
of the data, where the number stands for the first time, is left uncompressed, and all the rest is compressed as what
follows it, in references to it: whoever changes the number there changes it wherever it stands.

The compressor might still write a digit out somewhere in the rest. That is looked for, once, and then such data is
compressed afresh for each number: slower, and never wrong.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property

__all__ = ["LEAST_DIGITS", "Stencil", "hole"]

LEAST_DIGITS = 3
"""Deflate refers to no text that is shorter."""

_START = 64
"""Bytes that are left uncompressed."""
_FIRST = 0x10
"""The first of the characters that stand for digits to come; no PDF object of ours holds any of them."""
_MODULUS = 65521
"""The modulus of Adler-32, the sum at the end of zlib data (RFC 1950)."""


def hole(digits: int) -> bytes:
    """Return what stands in a template for a number of so many digits, at most nine."""
    return bytes(range(_FIRST, _FIRST + digits))


@dataclass(frozen=True)
class Stencil:
    """A template, and how many digits the number has that is to stand wherever ``hole(digits)`` stands in it."""

    template: bytes
    digits: int

    def filled(self, number: int) -> bytes:
        """Return the template with a number in its holes."""
        return self.template.replace(hole(self.digits), self._written(number))

    def compressed(self, number: int) -> bytes:
        """Return the same as zlib data."""
        if self._rest is None:
            return zlib.compress(self.filled(number), 1)
        written, checksum = self._written(number), self._sum
        for place, digit in enumerate(written):
            checksum = _added(checksum, digit - _FIRST - place, self._weights[place])
        start = self._start.replace(hole(self.digits), written)
        return b"%b%b%b%b" % (self._head, start, self._rest, checksum.to_bytes(4, "big"))

    def _written(self, number: int) -> bytes:
        written = b"%0*d" % (self.digits, number)
        if len(written) > self.digits:
            raise ValueError(f"{number} has more than {self.digits} digits")
        return written

    @cached_property
    def _start(self) -> bytes:
        """The start of the template, which cuts no hole in two."""
        end = _START
        while end < len(self.template) and self.template[end] in hole(self.digits):
            end += 1
        return self.template[:end]

    @cached_property
    def _head(self) -> bytes:
        """The head of zlib data, and that of a stored block of the start's length."""
        size = len(self._start)
        return b"\x78\x01\x00" + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little")

    @cached_property
    def _rest(self) -> bytes | None:
        """All that follows the start, compressed; None where it would not follow the start's number."""
        if hole(self.digits) not in self._start or self.digits < LEAST_DIGITS:
            return None
        packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, self._start)
        rest = packer.compress(self.template[len(self._start) :]) + packer.flush()
        trial = int("9" * self.digits)
        start = self._start.replace(hole(self.digits), self._written(trial))
        found = zlib.decompressobj(-15, zdict=start).decompress(rest)
        return rest if start + found == self.filled(trial) else None

    @cached_property
    def _sum(self) -> int:
        return zlib.adler32(self.template)

    @cached_property
    def _weights(self) -> list[tuple[int, int]]:
        """How often each digit stands in the template, and how far from the end, summed."""
        text, mark, size = self.template, hole(self.digits), len(self.template)
        starts, at = [], text.find(mark)
        while at >= 0:
            starts.append(at)
            at = text.find(mark, at + len(mark))
        return [(len(starts), sum(size - start - place for start in starts)) for place in range(self.digits)]


def _added(checksum: int, more: int, weight: tuple[int, int]) -> int:
    """Return the Adler-32 sum of data in which each of some bytes has grown by ``more``."""
    low, high = checksum & 0xFFFF, checksum >> 16
    return (high + more * weight[1]) % _MODULUS << 16 | (low + more * weight[0]) % _MODULUS
