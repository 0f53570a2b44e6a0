"""Who knows what in a scenario: facts with a sharing rule, and the question that needs several of them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from iisam_workshop.model.values import FromFile, Id, Line, Name

__all__ = ["Answer", "AnswerPart", "Fact", "Heir", "Sharing"]

Sharing = Literal["free", "lawful", "never"]
"""Whether a fact may be told: to anybody, with a lawful basis and a reason, or not at all."""


class Heir(FromFile):
    """Who knows a fact where its owner is left out, and how that brief says it."""

    owner: Id
    text: Line


class Fact(FromFile):
    """A fact of one partner. ``text`` is how the brief says it, ``short`` how a form lists it.

    ``basis`` are ids of legal prompts, for facts that are shared with a lawful basis; ``because`` is the reason why a
    careful person shares it, or keeps it.
    """

    id: Id
    owner: Id
    text: Line
    short: Name
    sharing: Sharing
    basis: tuple[Id, ...] = ()
    because: Line
    instead: Heir | None = None
    only: Name | None = None


class AnswerPart(FromFile):
    """A part of the answer, and the sets of facts each of which shows it."""

    id: Id
    text: Line
    shown_by: tuple[tuple[Id, ...], ...] = Field(min_length=1)


class Answer(FromFile):
    """The question that no brief answers alone, and the parts that make up the answer."""

    question: Line
    parts: tuple[AnswerPart, ...] = Field(min_length=1)
