"""Card codes by the thousand: those of ``plan/codes.py``, all different."""

from __future__ import annotations

from math import prod

import numpy as np

from iisam_workshop.plan.bulk_numbers import Numbers, Places, shuffled
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.codes import ALPHABET, WEIGHTS

__all__ = ["BULK_CODES", "bulk_codes"]

_BASE = len(ALPHABET)
_DIGITS = np.array([place for place, symbol in enumerate(ALPHABET) if symbol.isdigit()])
_LETTERS = np.array([place for place, symbol in enumerate(ALPHABET) if not symbol.isdigit()])

_THIRD = _BASE**3 * len(_DIGITS)
_SECOND = _BASE**2 * len(_DIGITS) * len(_LETTERS)

BULK_CODES = _THIRD + _SECOND
"""How many codes there are with a digit as the second or third symbol."""


def bulk_codes(count: int, seed: str) -> list[str]:
    """Return that many different codes; those for more cards of the same seed begin with the same ones.

    As long as there are any, the third symbol is a digit, so that no card carries a word by accident; after those,
    the second is. ValueError for more than ``BULK_CODES``.
    """
    if not 0 <= count <= BULK_CODES:
        raise ValueError(f"{count} card codes are asked for; there are {BULK_CODES}")
    numbers = Numbers(Chance(seed), "bulk codes")
    one, two, digit, four = _drawn(min(count, _THIRD), (_BASE, _BASE, len(_DIGITS), _BASE), numbers.named("third"))
    body = np.stack([one, two, _DIGITS[digit], four])
    if count > _THIRD:
        shape = (_BASE, len(_DIGITS), len(_LETTERS), _BASE)
        one, digit, letter, four = _drawn(count - _THIRD, shape, numbers.named("second"))
        body = np.hstack([body, np.stack([one, _DIGITS[digit], _LETTERS[letter], four])])
    return _written(body)


def _drawn(count: int, shape: tuple[int, ...], numbers: Numbers) -> tuple[Places, ...]:
    """Draw that many different places of a table."""
    return np.unravel_index(shuffled(prod(shape), numbers, "order")[:count], shape)


def _written(body: Places) -> list[str]:
    """Return the codes of columns of four numbers each, with the check symbol."""
    check = -(np.array(WEIGHTS[:4]) @ body) % _BASE
    symbols = np.frombuffer(ALPHABET.encode(), np.uint8)
    text = symbols[np.vstack([body, check]).T].tobytes().decode()
    return [text[first : first + 5] for first in range(0, len(text), 5)]
