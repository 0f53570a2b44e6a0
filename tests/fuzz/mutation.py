"""Inputs out of inputs, by a seed: changed, cut, doubled and mixed, by bytes, words and lines.

This is what ``make fuzz`` runs on where atheris is not installed, and the short runs of ``make test`` always: an input
that comes to an outcome that was not met before is kept, and changed further.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

__all__ = ["mutant"]

_WORD = re.compile(rb"[A-Za-z_]+|\d+|[^\sA-Za-z_\d]")
_ODD = (
    *(b"", b"\0", b"\n", b"\r", b"\t", b" ", b"\x1b[2J", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xe2\x80\xae"),
    *(b"\xe2\x80\x8b", b"\xf0\x9f\x98\x80", b"\xc2\xa0", b"\xcc\x81", b"\xc4\xb0", b"\xc3\x9f", b"'", b'"', b"\\"),
    *(b"<", b">", b"&", b"{{", b"}}", b"{", b"}", b"[", b"]", b":", b",", b";", b"#", b"%", b"-", b"../", b"0", b"-1"),
    *(b"1e999", b"NaN", b"99999999999999999999", b"null", b"true", b"2027-02-30", b"24:00", b"1.5"),
)


def mutant(pool: Sequence[bytes], dice: random.Random, words: Sequence[bytes] = (), longest: int = 8_000) -> bytes:
    """Return an input with one to four things changed, out of those in the pool."""
    data = dice.choice(pool)
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 4))):
        data = _changed(data, pool, dice, words)
    return data[:longest]


def _changed(data: bytes, pool: Sequence[bytes], dice: random.Random, words: Sequence[bytes]) -> bytes:
    match dice.randrange(11):
        case 0:
            return _flipped(data, dice)
        case 1:
            at, end = _span(data, dice)
            return data[:at] + data[end:]
        case 2:
            at, end = _span(data, dice)
            return data[:end] + data[at:end] * dice.choice((1, 1, 2, 30)) + data[end:]
        case 3:
            at = dice.randrange(len(data) + 1)
            return data[:at] + dice.choice(_ODD) + data[at:]
        case 4 | 5:
            return _worded(data, dice, words or _ODD)
        case 6:
            return _worded(data, dice, _ODD)
        case 7:
            return _lined(data, dice, dice.choice(pool))
        case 8:
            other = dice.choice(pool)
            return data[: dice.randrange(len(data) + 1)] + other[dice.randrange(len(other) + 1) :]
        case 9:
            at = dice.randrange(len(data) + 1)
            return data[:at] + dice.choice(words or _ODD) + data[at:]
        case _:
            return _swapped(data, dice)


def _flipped(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5)) if changed else 0):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _span(data: bytes, dice: random.Random) -> tuple[int, int]:
    at = dice.randrange(len(data) + 1)
    return at, min(len(data), at + dice.choice((1, 3, 10, 40, 200)))


def _worded(data: bytes, dice: random.Random, words: Sequence[bytes]) -> bytes:
    """Put another word in the place of one."""
    found = list(_WORD.finditer(data))
    if not found:
        return data + dice.choice(words)
    each = dice.choice(found)
    return data[: each.start()] + dice.choice((*words, dice.choice(found)[0])) + data[each.end() :]


def _lined(data: bytes, dice: random.Random, other: bytes) -> bytes:
    """Take a line out, double it, move it, or take over one of another input."""
    lines, others = data.split(b"\n"), other.split(b"\n")
    at = dice.randrange(len(lines))
    what = dice.randrange(4)
    if what in (0, 2):
        line = lines.pop(at)
        lines[(to := dice.randrange(len(lines) + 1)) : to] = [line] * (what == 2)
    else:
        lines.insert(at, dice.choice(others if what == 1 else lines))
    return b"\n".join(lines)


def _swapped(data: bytes, dice: random.Random) -> bytes:
    found = list(_WORD.finditer(data))
    if len(found) < 2:
        return data
    one, other = sorted(dice.sample(found, 2), key=lambda each: each.start())
    between = data[one.end() : other.start()]
    return data[: one.start()] + other[0] + between + one[0] + data[other.end() :]
