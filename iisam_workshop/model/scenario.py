"""A scenario: an invented case, who knows what about it, and the decisions that a partnership has to take.

Texts may hold signs such as ``{{ person.mother }}`` and conditions (``model/signs.py``). The scenario of a plan is of
the same kind, with every sign filled and with the partners that take part.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from iisam_workshop.model.council import Nation
from iisam_workshop.model.facts import Answer, Fact
from iisam_workshop.model.journey import Standing
from iisam_workshop.model.values import FromFile, Id, Line, Link, Minutes, Name, Prose, one_line

__all__ = [
    "NATIONS",
    "Inject",
    "LegalPrompt",
    "Look",
    "Partner",
    "Person",
    "PlaceName",
    "Prop",
    "PropField",
    "Question",
    "Scenario",
    "Step",
    "Turn",
    "WelshTexts",
]

Maybe = Annotated[str, StringConstraints(max_length=1200), AfterValidator(one_line)]
"""A line that a condition may leave empty; lists are printed without such lines."""

NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern-ireland")


class Person(FromFile):
    """Somebody invented. ``name`` is drawn when the day is planned; ``family`` is a word that relatives share."""

    id: Id
    given: Literal["woman", "man", "any"] = "any"
    family: Id | None = None
    language: Literal["english", "welsh"] | None = None
    title: Name | None = None
    age: int | None = Field(None, ge=0, le=110)
    who: Line
    listed: bool = True
    name: Name | None = None


class PlaceName(FromFile):
    """An invented place, with the names that it may have: the first that is not the council's own is used."""

    id: Id
    names: tuple[Name, ...] = Field(min_length=2)


class Partner(FromFile):
    """An agency at the table: what it is and needs. What it knows are the facts that it owns.

    ``mentions`` are the words that speak of it, for the search after one that is left out.
    """

    id: Id
    name: Name
    what: Name = Field(alias="is")
    called: Name
    mentions: tuple[Name, ...] = Field(min_length=1)
    you_are: Line
    purpose: Line
    needs: tuple[Maybe, ...] = Field(min_length=1)


class Step(FromFile):
    """What gives way where a table has one person fewer: a partner is left out, or merged into another one's brief."""

    leave_out: Id | None = None
    merge: Id | None = None
    into: Id | None = None
    you_are: Line | None = None


class Inject(FromFile):
    """A message that arrives during play; ``minute`` counts from the start of a full-length play.

    ``core`` injects are the ones kept when the agenda gives the scenario less than an hour. One with ``instead_of`` is
    an alternative, with the minute and the stage of the inject that it can replace.
    """

    id: Id
    minute: int = Field(0, ge=0, le=480)
    stage: Id = ""
    title: Name
    sender: Name
    by: Name
    text: Prose
    ask: Line
    expect: tuple[Maybe, ...] = Field(min_length=1)
    if_stuck: Line
    core: bool = False
    instead_of: Id | None = None
    when: Line | None = None
    only: Name | None = None


class Question(FromFile):
    """A question for the tables, with what a facilitator may ask next and should listen for."""

    stage: Id
    text: Line
    probes: tuple[Maybe, ...] = Field(min_length=1)
    listen_for: tuple[Maybe, ...] = Field(min_length=1)
    only: Name | None = None


class Look(FromFile):
    """Something that an observer looks for at a stage."""

    stage: Id
    text: Line
    only: Name | None = None


class PropField(FromFile):
    """A line of a form, or of the head of a letter."""

    label: Name
    value: Maybe = ""


class Prop(FromFile):
    """A piece of evidence to cut out; it shows nothing that its owner's brief does not hold."""

    id: Id
    kind: Literal["letter", "e-mail", "form", "note", "log"]
    owner: Id
    title: Name
    facts: tuple[Id, ...] = ()
    fields: tuple[PropField, ...] = ()
    text: Prose | None = None
    only: Name | None = None


class LegalPrompt(FromFile):
    """Something to look up, never advice; ``standing`` says whether the source was read."""

    id: Id
    title: Name
    nations: tuple[Nation, ...] = Field(min_length=1)
    text: Line
    source: Link | None = None
    standing: Literal["verified", "general knowledge"]
    only: Name | None = None


class Turn(FromFile):
    """A turn that the talk often takes, and how to use it."""

    when: Line
    then: Line
    only: Name | None = None


class WelshTexts(FromFile):
    """Texts of a scenario in Welsh by their English, all of one standing."""

    standing: Standing = Standing.DRAFT
    texts: dict[Prose, Prose]


class Scenario(FromFile):
    """One scenario with an initiative layer (the journey) and a case layer (invented people)."""

    id: Id
    title: Name
    summary: Line
    minutes: Minutes
    nations: tuple[Nation, ...] = Field(NATIONS, min_length=1)
    aims: tuple[Maybe, ...] = Field(min_length=1)
    suits: Line
    experienced: bool = False
    place: Name
    notice: Line
    content_warning: Line
    way_out: Line
    disclosure: Prose
    setting: Prose
    case: Prose
    places: tuple[PlaceName, ...] = ()
    people: tuple[Person, ...] = Field(min_length=1, max_length=60)
    task: Line
    ground_rules: tuple[Maybe, ...] = Field(min_length=1)
    partners: tuple[Partner, ...] = Field(min_length=2)
    smaller: tuple[Step, ...] = ()
    facts: tuple[Fact, ...] = Field(min_length=1)
    answer: Answer
    injects: tuple[Inject, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)
    briefing: tuple[Maybe, ...] = Field(min_length=1)
    turns: tuple[Turn, ...] = Field(min_length=1)
    debrief: tuple[Maybe, ...] = Field(min_length=1)
    observe: tuple[Look, ...] = Field(min_length=1)
    props: tuple[Prop, ...] = ()
    legal: tuple[LegalPrompt, ...] = Field(min_length=1)
    welsh: WelshTexts | None = None

    def facts_of(self, owner: str) -> tuple[Fact, ...]:
        """Return the facts of a partner in their order."""
        return tuple(fact for fact in self.facts if fact.owner == owner)

    def partner(self, partner_id: str) -> Partner:
        """Return the partner of that id; the loader has made sure that it exists."""
        return next(partner for partner in self.partners if partner.id == partner_id)
