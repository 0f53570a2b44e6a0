"""What a council says otherwise than the program: local words, its own terms, examples and stories, whom to ask."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from iisam_workshop.model.journey import Standing, Welsh
from iisam_workshop.model.values import FromFile, Id, Line, Link, Name

__all__ = [
    "CaseChange",
    "Contact",
    "ExampleChange",
    "LocalWord",
    "OwnCase",
    "OwnCases",
    "OwnExample",
    "OwnExamples",
    "OwnTerm",
    "OwnTerms",
    "TermChange",
    "WelshName",
    "WordEntry",
]


class Contact(FromFile):
    """Who runs the training and answers questions: a team rather than a person, so that it does not go out of date."""

    team: Name
    email: Line | None = None
    phone: Line | None = None

    @property
    def line(self) -> str:
        """The whole contact for one line."""
        return ", ".join(part for part in (self.team, self.email, self.phone) if part)


class WelshName(FromFile):
    """What a council is called in Welsh, with how far the wording can be trusted."""

    name: Name
    short: Name | None = None
    standing: Standing = Standing.DRAFT


class LocalWord(FromFile):
    """What a council says in the place of a word of ours; without ``many`` the plural is the regular one.

    ``article`` is needed only where the program would guess ``a`` or ``an`` wrongly.
    """

    one: Name
    many: Name | None = None
    article: Literal["a", "an"] | None = None


def _one(value: Any) -> Any:
    """Let a plain text stand for the word in the singular."""
    return {"one": value} if isinstance(value, str) else value


WordEntry = Annotated[LocalWord, BeforeValidator(_one)]


class OwnTerm(FromFile):
    """A term of the council's own; without ``source`` it is the council's."""

    id: Id
    stage: Id
    name: Name
    definition: Line
    plural: Name | None = None
    welsh: Welsh | None = None
    source: str | None = None


class TermChange(FromFile):
    """What a council says otherwise of a term."""

    stage: Id | None = None
    name: Name | None = None
    definition: Line | None = None
    plural: Name | None = None
    welsh: Welsh | None = None


class OwnTerms(FromFile):
    """Terms that a council adds, drops or words otherwise; first it drops, then it adds, then it replaces."""

    add: tuple[OwnTerm, ...] = ()
    drop: tuple[Id, ...] = ()
    replace: dict[Id, TermChange] = Field(default_factory=dict)


class OwnCase(FromFile):
    """A story of the council's own, told before ours; it may have no page to read it up."""

    id: Id
    stage: Id
    also: Id | None = None
    title: Name
    story: Line
    link: Link | None = None


class CaseChange(FromFile):
    """What a council says otherwise of a story."""

    stage: Id | None = None
    also: Id | None = None
    title: Name | None = None
    story: Line | None = None
    link: Link | None = None


class OwnCases(FromFile):
    """Stories that a council adds, drops or tells otherwise."""

    add: tuple[OwnCase, ...] = ()
    drop: tuple[Id, ...] = ()
    replace: dict[Id, CaseChange] = Field(default_factory=dict)


class OwnExample(FromFile):
    """A statement of the council's own for the question "which stage is this?"."""

    id: Id
    stage: Id
    text: Line
    also: Id | None = None


class ExampleChange(FromFile):
    """What a council says otherwise in a statement."""

    stage: Id | None = None
    text: Line | None = None
    also: Id | None = None


class OwnExamples(FromFile):
    """Statements that a council adds, drops or words otherwise."""

    add: tuple[OwnExample, ...] = ()
    drop: tuple[Id, ...] = ()
    replace: dict[Id, ExampleChange] = Field(default_factory=dict)
