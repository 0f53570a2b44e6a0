"""Which letters can be set one after the other, and which script a letter is of.

Fonts are set letter by letter, from left to right. That is right for the scripts named here. Others join their letters,
change their order, run from right to left, or put signs above and below: they need a shaping engine.
"""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["CJK", "script", "unsettable"]

CJK = "CJK"
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL", "HALFWIDTH", "FULLWIDTH", "IDEOGRAPHIC"})
"""Scripts that stand in one line of a name, and whose letters come in one font."""
_ALPHABETS = frozenset(
    {"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "ETHIOPIC", "CHEROKEE", "CANADIAN", "TIFINAGH", "COPTIC"}
)
_JAMO = ("HANGUL CHOSEONG", "HANGUL JUNGSEONG", "HANGUL JONGSEONG")
"""Parts of Korean syllables, which are set in one square."""


def unsettable(text: str) -> str:
    """Return the characters of a text that no font sets right, letter by letter; each once, in order."""
    return "".join(dict.fromkeys(char for char in text if not char.isascii() and not _settable(char)))


@cache
def script(char: str) -> str:
    """Return the script of a letter in capitals; nothing for signs and digits, which stand in all scripts."""
    if not unicodedata.category(char).startswith("L"):
        return ""
    first = unicodedata.name(char, "").partition(" ")[0]
    return CJK if first in _EAST_ASIAN else first if first in _ALPHABETS else ""


@cache
def _settable(char: str) -> bool:
    kind = unicodedata.category(char)
    if kind in ("Lm", "Lo", "Ll", "Lu", "Lt"):
        name = unicodedata.name(char, "")
        signs = name.startswith("MODIFIER LETTER") or name.endswith(("ORDINAL INDICATOR", "MICRO SIGN"))
        return (bool(script(char)) or signs) and not name.startswith(_JAMO)
    return kind[0] in "PSNZ" and unicodedata.bidirectional(char) not in ("R", "AL", "AN")
