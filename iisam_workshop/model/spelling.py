"""How a text is spelt when only its words count: without capitals, accents, apostrophes and the signs between words."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["occurs", "plain", "words"]

_UNDIVIDED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ‘`´"))
_BETWEEN = re.compile(r"[^\w]+|_+")


def plain(text: str) -> str:
    """Return a text as its words alone, with one space between them: ``Siân O’Neill-Ŵyn`` is ``sian oneill wyn``."""
    if text.isascii():
        return _BETWEEN.sub(" ", text.lower().replace("'", "").replace("`", "")).strip()
    apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold()).translate(_UNDIVIDED)
    return _BETWEEN.sub(" ", "".join(char for char in apart if not unicodedata.combining(char))).strip()


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as ``plain`` spells them."""
    return tuple(plain(text).split())


def occurs(sought: str, within: str) -> bool:
    """Say whether whole words stand together in a text; both as ``plain`` spells them."""
    return bool(sought) and f" {sought} " in f" {within} "
