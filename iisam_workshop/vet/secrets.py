"""What participants must not read: texts for facilitators, and facts of one partner in the hands of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from iisam_workshop.errors import Problem
from iisam_workshop.model.spelling import plain
from iisam_workshop.vet.origins import Origins
from iisam_workshop.vet.paper import Paper, Piece
from iisam_workshop.vet.watch import Secret

__all__ = ["Secrets"]

_SENTENCE = re.compile(r"[.!?…]+[”’\"')]*\s+|\n+")
_TELLING_WORDS, _TELLING_SENTENCE = 3, 5
"""Fewer words than that say nothing by themselves: a text as a whole, and a sentence of it."""


class Secrets:
    """Looks for secrets, whole and sentence by sentence, in what participants get."""

    def __init__(self, secrets: Sequence[Secret], owners: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        self._owners = owners
        sought = {(found, each.owner): each for each in secrets for found in _telling(each.text)}
        self._sought = [(words, ends, each) for ((words, ends), _), each in sought.items()]

    def problems(self, paper: Paper, origins: Origins) -> Iterator[Problem]:
        """Return what a paper gives away: IW321 for what facilitators know, IW322 for what one partner knows."""
        if not paper.shown:
            return
        for piece in paper.pieces(self._owners):
            said, home = f" {piece.words} ", {piece.paper, f"{piece.paper}/{piece.owner}"}
            each = piece.words.split()
            pairs = set(pairwise(each))
            for words, ends, secret in self._sought:
                # few texts begin and end as a secret does, and that is quickly seen
                if pairs.issuperset(ends) and words in said and secret.papers.isdisjoint(home):
                    yield _told(secret, words.strip(), piece, origins)


def _told(secret: Secret, words: str, piece: Piece, origins: Origins) -> Problem:
    place = origins.of_words(words, piece.paper, besides=secret.place)
    where = (
        f"the brief of {piece.owner!r} in the paper {piece.paper!r}" if piece.owner else f"the paper {piece.paper!r}"
    )
    if secret.owner:
        what = f"{where} gives away what only {secret.owner!r} knows: {secret.what}"
        return Problem("IW322", what, "Take it out there; each partner should learn it from the other.", place)
    what = f"{where} gives away what only facilitators know: {secret.what}"
    return Problem("IW321", what, "Take it out there, or say less; participants read this paper.", place)


def _ends(words: str) -> tuple[tuple[str, str], ...]:
    """Return the first two and the last two words."""
    first, second, *_ = each = words.split()
    return (first, second), (each[-2], each[-1])


@lru_cache(maxsize=2000)  # papers that are made after they are counted are vetted one by one, for the same secrets
def _telling(text: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return what to look for, with its ends: a text as a whole, and each sentence that says something by itself."""
    whole, sentences = plain(text), map(plain, _SENTENCE.split(text))
    found = [whole] if whole.count(" ") + 1 >= _TELLING_WORDS else []
    found += [words for words in sentences if words.count(" ") + 1 >= _TELLING_SENTENCE]
    return tuple((f" {words} ", _ends(words)) for words in found)
