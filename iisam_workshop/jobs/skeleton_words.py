"""The words of an imported scenario: its own, folded to what our keys hold, and marks where it says nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import wrap

from iisam_workshop.errors import Place
from iisam_workshop.export.yaml_text import Block, Written
from iisam_workshop.load.foreign.telling import ForeignScenario
from iisam_workshop.model.spelling import slug

__all__ = ["LINE", "NAME", "Entry", "Wording", "pieces"]

LINE = 600
NAME = 200
_MAYBE, _PROSE = 1200, 20_000

Entry = dict[str, Written]


@dataclass(slots=True)
class Wording:
    """What the foreign scenario says, what our template says instead, names of stages by ids, and ids in use."""

    foreign: ForeignScenario
    words: Mapping[str, str]
    stages: Mapping[str, str]
    taken: set[str] = field(default_factory=set)

    def lines(self, texts: Sequence[str], *otherwise: str) -> list[Written]:
        """Return texts as lines of a list, or those of the template under these keys where there are none."""
        found = list(texts) or [self.words[key] for key in otherwise if key]
        return [Block(piece) for text in found for piece in pieces(text, _MAYBE)]

    def prose(self, texts: Sequence[str], otherwise: str, place: Place | None = None) -> Block:
        """Put paragraphs together, as many as a text may have."""
        whole = "\n\n".join(texts) or self.words[otherwise]
        if len(whole) <= _PROSE:
            return Block(whole)
        what = f"a text of {len(whole):,} signs was cut to {_PROSE:,}"
        self.foreign.left_over(what, place or self.foreign.place, "Shorten it, or divide it up.")
        return Block(_whole_signs(whole[: _PROSE - 1].rpartition(" ")[0]) or whole[: _PROSE - 1])

    def fit(self, text: str, most: int, place: Place | None = None) -> Block:
        """Fold a text into one line of at most so many signs; what had to be cut is told (IW433)."""
        line = " ".join(text.split())
        if len(line) <= most:
            return Block(line)
        cut = (_whole_signs(line[: most - 1].rsplit(" ", 1)[0]).rstrip(" ,;:") or line[: most - 1]) + "…"
        what = f"a text of {len(line):,} signs was cut to {most}"
        self.foreign.left_over(what, place or self.foreign.place, "Shorten it, or divide it up.")
        return Block(cut)

    def id(self, text: str, otherwise: str) -> str:
        """Return an id that nothing has yet, from a text or a word that stands in for it."""
        stem = slug(text, 40) if not text.startswith("[") else ""
        name, number = stem or otherwise, 2
        while name in self.taken:
            name, number = f"{stem or otherwise}-{number}", number + 1
        self.taken.add(name)
        return name


def pieces(text: str, most: int) -> list[str]:
    """Part a long text between words into pieces of at most so many signs; signs of ours stay whole."""
    bound = re.sub(r"\{\{[^{}]*\}\}", lambda found: found[0].replace(" ", "\0"), text)
    return [piece.replace("\0", " ") for piece in wrap(bound, most, break_on_hyphens=False)]


def _whole_signs(text: str) -> str:
    return text if text.count("{{") == text.count("}}") else text[: text.rindex("{{")]
