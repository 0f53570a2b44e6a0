"""Which language a stretch of text is in, where English stands in a Welsh paper.

A text that goes into a paper in another language is put between two marks before it is composed, and they are taken
out again when the paper is done (``compose/tongue.py``), so that whoever composes a paper need not know of it. The
marks are noncharacters of Unicode, which exist for use inside a program and which no typeface can draw: a file that
holds one is refused long before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # bulk cards know labels and no session, and should not wait for its nouns
    from iisam_workshop.model.council import Language
    from iisam_workshop.model.journey import Standing
    from iisam_workshop.model.places import Path

__all__ = ["TAGS", "Saying", "bare", "language_of", "marked", "pieces", "tag_of"]

TAGS: dict[Language, str] = {"en": "en-GB", "cy": "cy"}
"""The language tag of each language."""

_OPEN = {"en-GB": "\ufdd0", "cy": "\ufdd1"}
_CLOSE = "\ufddf"
_LANG = {mark: lang for lang, mark in _OPEN.items()}
_MARKS = re.compile("([\ufdd0\ufdd1\ufddf])")


@dataclass(frozen=True, slots=True)
class Saying:
    """A text of the session's own data: where it stands, in English, and in Welsh where there is any.

    ``path`` finds the line in ``source``, as for Places; ``printed`` says whether the Welsh may be printed.
    """

    source: str
    path: Path
    english: str
    welsh: str = ""
    standing: Standing | None = None
    printed: bool = False


def tag_of(language: Language) -> str:
    """Return the language tag of a language."""
    return TAGS[language]


def language_of(tag: str) -> Language:
    """Return the language of a language tag; what is in neither of ours, as an insert may be, counts as English."""
    return next((language for language in TAGS if tag.split("-")[0].lower() == language), "en")


def marked(text: str, lang: str) -> str:
    """Return a text between the marks of a language tag; an empty one stays empty."""
    return f"{_OPEN[lang]}{text}{_CLOSE}" if text else text


def bare(text: str) -> str:
    """Return a text without marks."""
    return _MARKS.sub("", text)


def pieces(text: str, within: list[str]) -> Iterator[tuple[str, str]]:
    """Return the stretches of a text with the language tag of each, empty for one that no mark holds.

    ``within`` are the tags of the marks that are open where the text begins, and where it ends afterwards.
    """
    for piece in _MARKS.split(text):
        if piece == _CLOSE:
            if within:
                within.pop()
        elif piece in _LANG:
            within.append(_LANG[piece])
        elif piece:
            yield within[-1] if within else "", piece
