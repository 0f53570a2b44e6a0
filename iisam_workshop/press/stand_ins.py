"""Fonts that stand in for one that lacks letters of a name, and which of them sets which stretch of a text.

Each word is shared out by itself, whatever stands around it, so that a line is as wide as its words. Within a word the
letters of one script keep together: the first font that has them all sets them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from iisam_workshop.press.scripts import CJK, script, unsettable

if TYPE_CHECKING:
    from iisam_workshop.press.fonts import PressFont

__all__ = ["StandIns", "letters_for"]

_WORDS = re.compile(r"([ \n\u00a0]+)")
_WHITE = frozenset(" \n\u00a0")

_Parts = tuple[tuple["PressFont", str], ...]
"""The stretches of a text, each with the font that sets it."""


class StandIns:
    """The fonts that stand in for one, in the order in which they are tried."""

    def __init__(self, font: PressFont, others: Sequence[PressFont]) -> None:
        self.font, self.others = font, tuple(others)
        self._words: dict[str, _Parts] = {}

    def by_number(self, number: int) -> PressFont:
        """Return the stand-in of a number."""
        return next(font for font in self.others if font.number == number)

    def missing(self, text: str) -> str:
        """Return the characters of a text that none of the fonts has."""
        fonts = (self.font, *self.others)
        return "".join(char for char in text if char not in _WHITE and not any(char in each.letters for each in fonts))

    def parts(self, text: str) -> _Parts:
        """Return the stretches of a text; a letter that no font has stays with the first."""
        if not self.others or self.font.letters.issuperset(text):
            return ((self.font, text),)
        found: list[tuple[PressFont, str]] = []
        for word in _WORDS.split(text):
            for font, part in self._of_word(word):
                if found and found[-1][0] is font:
                    part = found.pop()[1] + part
                found.append((font, part))
        return tuple(found)

    def whole(self, text: str) -> PressFont:
        """Return the font that sets a whole name: a stand-in where the letters of one alphabet would else be mixed.

        Han, Kana and Hangul never look mixed beside Latin letters, so names with them are shared out by their words.
        """
        scripts = {script(char) for char in text} - {""}
        if len(scripts) == 1 and CJK not in scripts and self._lacks(self.font, text):
            wanted = {" " if char in _WHITE else char for char in text}
            return next((font for font in self.others if font.letters.issuperset(wanted)), self.font)
        return self.font

    def _of_word(self, word: str) -> _Parts:
        if word not in self._words:
            self._words[word] = tuple(self._shared_out(word))
        return self._words[word]

    def _shared_out(self, word: str) -> Iterator[tuple[PressFont, str]]:
        fonts = (self.font, *self.others)
        scripts = {script(char) for char in word} - {""}
        of_script = {
            name: next((font for font in fonts if font.letters.issuperset(_letters(word, name))), None)
            for name in scripts
        }
        for char in word:
            font = of_script.get(script(char)) or next((each for each in fonts if char in each.letters), self.font)
            yield (self.font if char in _WHITE else font), char

    @staticmethod
    def _lacks(font: PressFont, text: str) -> bool:
        return not (font.letters | _WHITE).issuperset(text)


def _letters(word: str, name: str) -> set[str]:
    return {char for char in word if script(char) == name}


def letters_for(font: PressFont, sets: Iterable[StandIns], texts: Iterable[str]) -> str:
    """Return the letters that a stand-in will set of all names there are, in order; ``sets`` are those it is in."""
    found: set[str] = set()
    listed = tuple(texts)
    for each in sets:
        rare = (text for text in listed if each._lacks(each.font, text) and not unsettable(text))
        for text in rare:
            found.update(*(part for other, part in each.parts(text) if other is font))
            found.update(text if each.whole(text) is font else "")
    return "".join(sorted(found - _WHITE))
