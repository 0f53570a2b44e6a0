"""How a text is spelt when only its words count: without capitals, accents, apostrophes and the signs between words."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["letters", "occurs", "plain", "words"]

_UNDIVIDED = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "ħ": "h", "ı": "i", "ß": "ss",
              "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}  # fmt: skip
_WHOLE = re.compile(f"[{''.join(_UNDIVIDED)}]")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_APOSTROPHES = re.compile("['’ʼ‘`´]+")
_BETWEEN = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Return a text as its words alone, one space between them: ``Siân O’Neill-Ŵyn`` is ``Sian ONeill Wyn``."""
    text = _APOSTROPHES.sub("", text)
    if not text.isascii():
        # decomposed text can hold letters that are decomposed no further, and these come after
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
        text = _WHOLE.sub(lambda found: _UNDIVIDED[found[0]], text)
    return _BETWEEN.sub(" ", text).strip()


def plain(text: str) -> str:
    """Return a text as its words alone, in small letters: ``Siân O’Neill-Ŵyn`` is ``sian oneill wyn``."""
    return letters(text).lower()


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as ``plain`` spells them."""
    return tuple(plain(text).split())


def occurs(sought: str, within: str) -> bool:
    """Say whether whole words stand together in a text; both as ``plain`` spells them."""
    return bool(sought) and f" {sought} " in f" {within} "
