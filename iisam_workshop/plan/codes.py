"""Card codes to call out in a noisy room: four symbols, and a fifth by which a slip of the tongue is found.

The 23 symbols leave out what looks or sounds like another (0 O Q, 1 I, 5 S, B, D, G, N, V, Z). As 23 is prime and
the weights differ, the weighted sum finds every single wrong symbol and every swap of two different ones.
"""

from __future__ import annotations

from collections.abc import Container

from iisam_workshop.plan.chance import Stream

__all__ = ["ALPHABET", "COUNT", "WEIGHTS", "draw", "make", "valid"]

ALPHABET = "2346789ACEFHJKLMPRTUWXY"
COUNT = len(ALPHABET) ** 4
"""How many codes there are."""

WEIGHTS = (2, 4, 8, 16, 1)
"""The weight of each place; the weighted sum of a valid code is a multiple of 23."""


def make(number: int) -> str:
    """Return the code of a number from 0 to ``COUNT`` - 1."""
    if not 0 <= number < COUNT:
        raise ValueError("there is no code of that number")
    body = ""
    for _ in range(4):
        number, digit = divmod(number, len(ALPHABET))
        body = ALPHABET[digit] + body
    return body + ALPHABET[-_weighed(body) % len(ALPHABET)]


def valid(code: str) -> bool:
    """Tell whether a code can have been printed; small letters, spaces and hyphens are let pass."""
    bare = code.upper().replace(" ", "").replace("-", "")
    return len(bare) == 5 and set(bare) <= set(ALPHABET) and _weighed(bare) % len(ALPHABET) == 0


def draw(stream: Stream, used: Container[str]) -> str:
    """Draw a code that is not among the used ones."""
    while True:
        code = make(stream.below(COUNT))
        # A digit in the middle leaves two letters in a row at most, so that no card carries a word by accident.
        if code[2].isdigit() and code not in used:
            return code


def _weighed(symbols: str) -> int:
    return sum(weight * ALPHABET.index(symbol) for weight, symbol in zip(WEIGHTS, symbols, strict=False))
