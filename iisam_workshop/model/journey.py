"""The information sharing journey: its stages, the words of each, examples and published stories."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from iisam_workshop.model.values import Colour, FromFile, Id, Line, Link, Name

__all__ = [
    "OWN_SOURCE",
    "CaseStudy",
    "Catalogue",
    "Loop",
    "Mark",
    "Source",
    "Stage",
    "StageExample",
    "Standing",
    "Term",
    "Tool",
    "Welsh",
]

Mark = Literal["diamond", "circle", "triangle", "square", "hexagon", "cross"]

OWN_SOURCE = "council"
"""The source of a term that a council adds without saying where it comes from; such terms are sure to be in play."""


class Standing(StrEnum):
    """How far a Welsh wording can be trusted."""

    VERIFIED = "verified"
    """Read, in this form or a mutated one, in a public source in Welsh."""
    OURS = "ours"
    """The key word was read in such a source; the phrase is ours."""
    DRAFT = "draft"
    """No source; a qualified translator must see it before it is printed."""


class Welsh(FromFile):
    """A Welsh wording with its standing."""

    text: Name
    standing: Standing


class Tool(FromFile):
    """An aid that helps with a stage; the project's toolkit has some of them, others are named by our terms."""

    name: Name
    use: Line


class Loop(FromFile):
    """A way from one stage to another that is not the next: the stage ``to`` and, in ``text``, when that happens."""

    to: Id
    text: Line


class Stage(FromFile):
    """One of the six stages, in our words; number, mark and colour always stand beside the name."""

    id: Id
    number: int = Field(ge=1, le=6)
    name: Name
    welsh: Welsh
    mark: Mark
    colour: Colour
    name_is: Literal["verified", "reconstructed"] = "verified"
    name_note: Line | None = None
    about: Line
    gist: Line | None = Field(None, description="what the poster says; without it, what the stage is about")
    why: Line
    ends_with: tuple[Line, ...] = Field(min_length=1)
    questions: tuple[Line, ...] = Field(min_length=1)
    tools: tuple[Tool, ...] = Field(min_length=1)
    before: Line
    after: Line
    loops: tuple[Loop, ...] = ()


class Source(FromFile):
    """Where a term was found: the key that terms quote, what the page is, its address."""

    id: str
    title: Name
    link: Link | None = None


class Term(FromFile):
    """A word of the journey, with a definition of ours or the council's, whose own may have no Welsh."""

    id: Id
    stage: Id
    name: Name
    definition: Line
    plural: Name | None = Field(None, description="only where it is not the regular one")
    welsh: Welsh | None = None
    source: str


class StageExample(FromFile):
    """An invented statement for the question "which stage is this?"."""

    id: Id
    stage: Id
    text: Line
    also: Id | None = None


class CaseStudy(FromFile):
    """A story, retold in a sentence or two, with the page it comes from; a council's own may have none."""

    id: Id
    stage: Id
    also: Id | None = None
    title: Name
    story: Line
    link: Link | None = None


class Catalogue(FromFile):
    """Everything the program knows of the journey; a council may rename stages, never their marks."""

    stages: tuple[Stage, ...]
    terms: tuple[Term, ...]
    examples: tuple[StageExample, ...]
    case_studies: tuple[CaseStudy, ...]
    sources: tuple[Source, ...]

    def stage(self, stage_id: str) -> Stage:
        """Return the stage of that id; the loader has made sure that it exists."""
        return next(stage for stage in self.stages if stage.id == stage_id)

    def terms_of(self, stage_id: str) -> tuple[Term, ...]:
        """Return the terms of one stage in catalogue order."""
        return tuple(term for term in self.terms if term.stage == stage_id)

    def examples_of(self, stage_id: str) -> tuple[StageExample, ...]:
        """Return the examples of one stage in catalogue order."""
        return tuple(example for example in self.examples if example.stage == stage_id)

    def case_studies_of(self, stage_id: str) -> tuple[CaseStudy, ...]:
        """Return the stories of one stage in catalogue order; the first is the one to tell."""
        return tuple(case for case in self.case_studies if case.stage == stage_id)
