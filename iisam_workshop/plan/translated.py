"""A plan in Welsh: each text of the session's data in its accepted Welsh, or else in English and marked so.

A text is looked up beside itself (``welsh:`` in its file), then among the phrases of session and council, then among
the packaged ones. The plan that comes out says the same as the one that went in: every number, time, seat and card.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar, get_args

from pydantic import StringConstraints

from iisam_workshop.model.agenda import Slot, WelshLines
from iisam_workshop.model.council import Council
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.inserts import insert_ids
from iisam_workshop.model.journey import Stage, Standing, Term, Welsh
from iisam_workshop.model.places import Path
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.scenario import Person, Scenario
from iisam_workshop.model.session import JoiningWish, SessionFile, Venue
from iisam_workshop.model.tongues import Saying, marked
from iisam_workshop.model.values import FromFile
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.evaluation import questions
from iisam_workshop.plan.packing import pack
from iisam_workshop.plan.stages import stage_refs
from iisam_workshop.plan.tongues import accepted, speaks

__all__ = ["InWelsh", "in_welsh"]

M = TypeVar("M", bound=FromFile)
Found = tuple[str, Standing]

_NAMES: Mapping[type[FromFile], frozenset[str]] = {
    Slot: frozenset({"lead", "place"}),
    Person: frozenset({"name"}),
    Scenario: frozenset({"place"}),
    Council: frozenset({"name"}),
    Venue: frozenset({"name", "room", "address"}),
    JoiningWish: frozenset({"link", "reply_to"}),
}
"""Texts that are names and belong to no language; they have a Welsh form only where somebody gives one."""

_SESSION_TEXTS = frozenset({"title", "venue", "joining"})
"""What of a session file is printed as it stands; its other texts name files and people."""


@dataclass(frozen=True, slots=True)
class InWelsh:
    """A plan as Welsh papers say it, every text of it with what became of it, and the session's phrases without use."""

    plan: Plan
    sayings: tuple[Saying, ...]
    unused: tuple[str, ...]


def in_welsh(plan: Plan, wording: Wording) -> InWelsh:
    """Say a plan in Welsh, as far as there is any that the council accepts."""
    session, interpreter = plan.session, _Interpreter(plan, wording)
    asked, council = interpreter.model(session.asked, "session"), interpreter.model(session.council, "council")
    agenda, scenario = interpreter.model(session.agenda, "agenda"), interpreter.model(session.scenario, "scenario")
    catalogue = interpreter.model(session.catalogue, "catalogue")
    said = replace(
        plan,
        session=replace(session, asked=asked, council=council, agenda=agenda, scenario=scenario, catalogue=catalogue),
        stages=stage_refs(catalogue),
        timetable=replace(
            plan.timetable,
            slots=tuple(replace(timed, slot=interpreter.model(timed.slot)) for timed in plan.timetable.slots),
            injects=tuple(replace(timed, inject=interpreter.model(timed.inject)) for timed in plan.timetable.injects),
            alternatives=tuple(
                replace(timed, inject=interpreter.model(timed.inject)) for timed in plan.timetable.alternatives
            ),
            before=tuple(replace(timed, task=interpreter.model(timed.task)) for timed in plan.timetable.before),
            after=tuple(replace(timed, task=interpreter.model(timed.task)) for timed in plan.timetable.after),
            dropped=tuple(map(interpreter.model, plan.timetable.dropped)),
        ),
        game=replace(plan.game, pool=tuple(map(interpreter.model, plan.game.pool))),
        examples=tuple(map(interpreter.model, plan.examples)),
    )
    said = replace(said, evaluation=questions(said.session))
    papers = tuple(_titled(paper, said, wording) for paper in plan.documents)
    listed = tuple(_titled(paper, said, wording) for paper in plan.packing.papers)
    packing = pack(said.timetable, plan.packing.heads, listed, said.game)
    packing = replace(packing, room=plan.packing.room)  # found by English words
    return InWelsh(replace(said, documents=papers, packing=packing), tuple(interpreter.said), tuple(interpreter.unused))


class _Interpreter:
    """Says texts in Welsh, each object once, and keeps a list of what it said."""

    def __init__(self, plan: Plan, wording: Wording) -> None:
        session = plan.session
        self.translation, self.renamed = session.council.translation, session.council.stages
        own = {**session.council.translation.phrases, **session.asked.welsh}
        checked = {english: (welsh, Standing.VERIFIED) for english, welsh in own.items()}
        self.unused = dict.fromkeys(session.asked.welsh)
        self.phrases: Mapping[str, Found] = {**wording.phrases, **dict(_of_scenario(session.scenario)), **checked}
        self.on_cards = any(card.language != "en" for card in plan.game.cards)
        self.done: dict[int, tuple[FromFile, FromFile]] = {}
        self.said: list[Saying] = []

    def model(self, model: M, source: str = "agenda", path: Path = ()) -> M:
        """Return a model with its texts in Welsh; the one that went in is kept beside it, so that its id stays its."""
        if id(model) not in self.done:
            self.done[id(model)] = (model, model.model_copy(update=dict(self._fields(model, source, path))))
        return self.done[id(model)][1]  # type: ignore[return-value]  # a copy is of the kind of what was copied

    def _fields(self, model: FromFile, source: str, path: Path) -> Iterator[tuple[str, Any]]:
        names = _NAMES.get(type(model), frozenset())
        # a council's own name for a stage is not what the catalogue's Welsh says
        renamed = isinstance(model, Stage) and model.id in self.renamed
        beside = {} if renamed else dict(_beside(model))
        for key in type(model).model_fields:
            value = getattr(model, key)
            if key == "welsh" or (isinstance(model, SessionFile) and key not in _SESSION_TEXTS):
                continue
            if key in names:
                yield key, self._name(value)
            elif isinstance(model, Term) and not self.on_cards:
                # what is listened for is said as the cards have it
                yield key, marked(value, "en-GB") if key in _texts(type(model)) else value
            elif isinstance(model, Slot) and key == "columns":
                at = (source, (*path, key))
                yield key, {self._text(head, at, None): self._text(text, at, None) for head, text in value.items()}
            else:
                text = key in _texts(type(model))
                yield key, self._value(value, (source, (*path, key)), beside.get(key), text=text)

    def _value(self, value: Any, at: tuple[str, Path], beside: Found | None, *, text: bool) -> Any:
        source, path = at
        if isinstance(value, FromFile):
            return self.model(value, source, path)
        if isinstance(value, tuple):
            return tuple(self._value(each, (source, (*path, n)), None, text=text) for n, each in enumerate(value))
        if isinstance(value, dict):
            return {key: self._value(each, (source, (*path, key)), None, text=text) for key, each in value.items()}
        return self._text(value, at, beside) if text and isinstance(value, str) else value

    def _text(self, text: str, at: tuple[str, Path], beside: Found | None) -> str:
        """Return each paragraph of a text in the language in which it is printed, between marks."""
        if "\n\n" in text:
            return "\n\n".join(self._text(part, at, None) for part in text.split("\n\n"))
        self.unused.pop(text, None)
        welsh, standing = beside or self.phrases.get(" ".join(text.split())) or ("", None)
        printed = standing is not None and accepted(standing, self.translation)
        self.said.append(Saying(*at, text, welsh, standing, printed))
        return marked(welsh, "cy") if printed else marked(text, "en-GB")

    def _name(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(self._name, value))
        self.unused.pop(value, None)
        found = self.phrases.get(value) if isinstance(value, str) else None
        return marked(found[0], "cy") if found and accepted(found[1], self.translation) else value


def _of_scenario(scenario: Scenario) -> Iterator[tuple[str, Found]]:
    """Run through what a scenario's file says in Welsh, paragraph by paragraph."""
    if not scenario.welsh:
        return
    for english, welsh in scenario.welsh.texts.items():
        parts = [text.split("\n\n") for text in (english, welsh)]
        pairs = zip(*parts, strict=True) if len(parts[0]) == len(parts[1]) else [(english, welsh)]
        for ours, theirs in pairs:
            yield " ".join(ours.split()), (" ".join(theirs.split()), scenario.welsh.standing)


def _beside(model: FromFile) -> Iterator[tuple[str, Found]]:
    """Return what a model itself says in Welsh, by the key of the text in English."""
    welsh = getattr(model, "welsh", None)
    if isinstance(welsh, Welsh):
        yield "name", (welsh.text, welsh.standing)
    elif isinstance(welsh, WelshLines):
        lines = {"title": welsh.title, "about": welsh.about, "text": welsh.about or welsh.title}
        yield from ((key, (text, welsh.standing)) for key, text in lines.items() if text)


@functools.cache
def _texts(model: type[FromFile]) -> frozenset[str]:
    """Return the keys of a model that hold text for people: not ids, colours, links or choices."""
    return frozenset(
        key
        for key, info in model.model_fields.items()
        if any(_is_text(each) for each in (*info.metadata, *_flat(info.annotation)))
    )


def _flat(annotation: Any) -> Iterator[Any]:
    """Return an annotation with all that it is made of."""
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _flat(part)


def _is_text(entry: Any) -> bool:
    return isinstance(entry, StringConstraints) and entry.pattern is None


def _titled(paper: DocumentPlan, plan: Plan, wording: Wording) -> DocumentPlan:
    """Return a paper with its title in Welsh, or marked as English; an insert in Welsh has a title in Welsh."""
    wishes = plan.session.asked.documents.insert
    own = dict(zip(insert_ids(wishes), plan.session.inserts, strict=False))
    if paper.id in own and own[paper.id].lang.startswith("cy"):
        return paper
    if speaks(wording, paper):
        if paper.stage:
            shown = plan.stage(paper.stage)
            return replace(paper, title=f"{shown.number} {shown.name}")
        if f"title.{paper.id}" in wording.labels:
            title = wording.label(f"title.{paper.id}", scenario=plan.session.scenario.title)
            return replace(paper, title=title)
    return replace(paper, title=marked(paper.title, "en-GB"))
