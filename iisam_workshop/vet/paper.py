"""A document as the gate reads it: once, and in the spellings in which things are looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from iisam_workshop.model.document import Document
from iisam_workshop.model.reading import our_texts, pieces_of, texts
from iisam_workshop.model.spelling import letters, plain

__all__ = ["Paper", "Piece"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paper that belongs to one owner, or a whole paper; its words as ``plain`` spells them."""

    paper: str
    owner: str
    words: str


class Paper:
    """One document, with its texts, its words, and whom it is for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.id, self.shown = document.plan.id, document.plan.audience != "facilitator"
        self.texts = tuple(filter(None, texts(document)))

    @cached_property
    def text(self) -> str:
        """All texts, one a line."""
        return "\n".join(self.texts)

    @property
    def ours(self) -> str:
        """The texts that are ours to write, one a line: a name may look like anything."""
        return "\n".join(our_texts(self.document))

    @cached_property
    def letters(self) -> str:
        """All words with their capitals."""
        return letters(self.text)

    def pieces(self, owners: Mapping[str, Sequence[tuple[str, str]]]) -> tuple[Piece, ...]:
        """Return the paper piece by piece where it has owners: a text that only theirs have, and the owner."""
        if self.id not in owners:
            return (Piece(self.id, "", self.letters.lower()),)
        marks = [(plain(text), owner) for text, owner in owners[self.id]]
        found: list[Piece] = []
        owner = ""
        for each in pieces_of(self.document):
            words = plain("\n".join(each))
            # what a sheet begins with is its own; further down, another one may be mentioned
            begun = [(words.find(mark), owner) for mark, owner in marks if mark and mark in words]
            owner = min(begun)[1] if begun else owner
            found.append(Piece(self.id, owner, words))
        return tuple(found)
