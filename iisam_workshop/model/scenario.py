"""A scenario: an invented case and the decisions that a partnership has to take about it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from iisam_workshop.model.council import Nation
from iisam_workshop.model.values import FromFile, Id, Line, Link, Minutes, Name, Prose

__all__ = ["Inject", "LegalPrompt", "Partner", "Person", "Question", "Scenario", "Turn"]


class Person(FromFile):
    """Somebody invented in the case layer."""

    name: Name
    age: int | None = Field(None, ge=0, le=110)
    who: Line


class Partner(FromFile):
    """An agency at the table: what it is, knows, needs, and must not say without a reason."""

    id: Id
    name: Name
    you_are: Line
    knows: tuple[Line, ...] = Field(min_length=1)
    needs: tuple[Line, ...] = Field(min_length=1)
    keep: tuple[Line, ...] = Field(min_length=1)
    purpose: Line


class Inject(FromFile):
    """A message that arrives during play; ``minute`` counts from the start of a full-length play.

    ``core`` injects are the ones kept when the agenda gives the scenario less than an hour.
    """

    id: Id
    minute: int = Field(ge=0, le=480)
    stage: Id
    title: Name
    sender: Name
    text: Prose
    ask: Line
    expect: tuple[Line, ...] = Field(min_length=1)
    if_stuck: Line
    core: bool = False


class Question(FromFile):
    """A question for the tables, with what a facilitator may ask next and should listen for."""

    stage: Id
    text: Line
    probes: tuple[Line, ...] = Field(min_length=1)
    listen_for: tuple[Line, ...] = Field(min_length=1)


class LegalPrompt(FromFile):
    """Something to look up, never advice; ``standing`` says whether the source was read."""

    title: Name
    nations: tuple[Nation, ...] = Field(min_length=1)
    text: Line
    source: Link | None = None
    standing: Literal["verified", "general knowledge"]


class Turn(FromFile):
    """A turn that the talk often takes, and how to use it."""

    when: Line
    then: Line


class Scenario(FromFile):
    """One scenario with an initiative layer (the journey) and a case layer (invented people)."""

    id: Id
    title: Name
    summary: Line
    minutes: Minutes
    place: Name
    notice: Line
    content_warning: Line
    way_out: Line
    disclosure: Prose
    setting: Prose
    case: Prose
    people: tuple[Person, ...] = Field(min_length=1)
    task: Line
    ground_rules: tuple[Line, ...] = Field(min_length=1)
    partners: tuple[Partner, ...] = Field(min_length=2)
    injects: tuple[Inject, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)
    briefing: tuple[Line, ...] = Field(min_length=1)
    turns: tuple[Turn, ...] = Field(min_length=1)
    debrief: tuple[Line, ...] = Field(min_length=1)
    legal: tuple[LegalPrompt, ...] = Field(min_length=1)
