"""What the grammar of a language asks of a program: plural forms, dates in full, names in a row.

English has its rules here; Welsh dates and plural categories are those of the CLDR, through Babel, which is imported
only when something is said in Welsh.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

__all__ = ["and_before", "date_in_welsh", "plural", "welsh_list"]

_VOWELS = "aeiouy"
_CONSONANTAL_W = re.compile(r"w(?:[aeioulnr]|yn(?![a-z])|ynn)")
_DIGITS_FROM_VOWELS = "18"


def plural(lang: str, n: int) -> str:
    """Return the plural category of a whole number, as the CLDR calls them.

    English has ``one`` and ``other``; Welsh has ``zero``, ``two``, ``few`` (which is 3) and ``many`` (6) besides.
    """
    if lang != "cy":
        return "one" if n == 1 else "other"
    from babel import Locale

    return str(Locale.parse("cy").plural_form(n))


def date_in_welsh(when: date, *, weekday: bool = True) -> str:
    """Write a date in full, ``Dydd Iau, 4 Mawrth 2027``, or without its weekday."""
    from babel.dates import format_date

    return str(format_date(when, "full" if weekday else "long", locale="cy"))


def welsh_list(names: Sequence[str]) -> str:
    """Join names as Welsh does: ``Aled, Bethan a Carys``, ``Aled ac Owain``; names are not mutated."""
    if len(names) < 2:
        return "".join(names)
    *others, last = names
    return f"{', '.join(others)} {and_before(last)} {last}"


def and_before(word: str) -> str:
    """Return *ac* before a vowel and *a* before a consonant.

    The rule is that of sound, as grammars of Welsh give it (CLDR's own pattern leaves it open: ``a(c)``): *a, e, i, o,
    u* and *y* are vowels; *h* is a consonant; *w* is one before another vowel and before *l*, *n* or *r* (``a Wil``,
    ``a Wrecsam``, ``a Wyn``) and else a vowel (``ac wyth``). A digit goes by its name: 1 is *un* and 8 is *wyth*.
    """
    letters = [char for char in unicodedata.normalize("NFC", word.casefold()) if char.isalnum()]
    start = "".join(letters[:5])
    if start.startswith("w"):
        return "a" if _CONSONANTAL_W.match(start) else "ac"
    plain = unicodedata.normalize("NFD", start)[:1]  # without its accent; ŵ is long, and so a vowel
    return "ac" if plain and plain in _VOWELS + "w" + _DIGITS_FROM_VOWELS else "a"
