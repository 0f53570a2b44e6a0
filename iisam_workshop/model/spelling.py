"""How a text is spelt when only its words count: without capitals, accents, apostrophes and the signs between words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

__all__ = ["letters", "occurs", "plain", "slug", "words"]

_UNDIVIDED = dict(zip("łøđðħıæœþß", ("l", "o", "d", "d", "h", "i", "ae", "oe", "th", "ss"), strict=True))
_UNDIVIDED |= {char.upper(): said.capitalize() for char, said in _UNDIVIDED.items() if char.upper() not in ("I", "SS")}
_UNDIVIDED["ẞ"] = "Ss"
_APOSTROPHES = frozenset("'’ʼ‘`´")
_ASCII = frozenset(map(chr, range(128)))
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""What Windows takes for a device, whatever ending a file of that name has."""


def letters(text: str) -> str:
    """Return a text as its words alone, one space between them: ``Siân O’Neill-Ŵyn`` is ``Sian ONeill Wyn``."""
    if not text.isascii():
        # a text has few letters beyond ASCII, however long it is
        for char in set(text) - _ASCII:
            text = text.replace(char, _spelt(char))
    return " ".join(text.translate(_SIGNS).split())


def plain(text: str) -> str:
    """Return a text as its words alone, in small letters: ``Siân O’Neill-Ŵyn`` is ``sian oneill wyn``."""
    return letters(text).lower()


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as ``plain`` spells them."""
    return tuple(plain(text).split())


def occurs(sought: str, within: str) -> bool:
    """Say whether whole words stand together in a text; both as ``plain`` spells them."""
    return bool(sought) and f" {sought} " in f" {within} "


def slug(text: str, longest: int = 60) -> str:
    """Return the id that a name or title gives, such as ``our-map``; empty where it has nothing of ASCII.

    It can be the name of a file on every system.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = "-".join(re.findall(r"[a-z0-9]+", plain))[:longest].strip("-")
    return f"x-{made}" if _DEVICES.fullmatch(made) else made


@cache
def _spelt(char: str) -> str:
    """Return a character as it is spelt: a letter without its accent, nothing for an accent, a space for a sign."""
    if char in _APOSTROPHES or unicodedata.combining(char):
        return ""
    apart = "".join(_UNDIVIDED.get(each, each) for each in unicodedata.normalize("NFKD", char))
    return "".join(each if each.isalnum() else " " for each in apart if not unicodedata.combining(each))


_SIGNS = str.maketrans({char: "" if char in _APOSTROPHES else " " for char in _ASCII if not char.isalnum()})
