"""Small scenarios made directly from the model: three partners, a question of two parts, a step for smaller tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from iisam_workshop.model.facts import Answer, AnswerPart, Fact
from iisam_workshop.model.fiction import Fiction, Invented
from iisam_workshop.model.scenario import (
    Inject,
    LegalPrompt,
    Look,
    Partner,
    Person,
    Prop,
    Question,
    Scenario,
    Turn,
)

FICTION = Fiction({"ada": Invented("Ada", "Fell", "", date(1980, 1, 1))}, {"town": "Eastmere"}, {})


def partner(name: str, **more: Any) -> Partner:
    said = {"is": f"a {name}", "called": f"the {name}", "mentions": (f"{name} house",), "you_are": f"You are {name}."}
    return Partner(
        **{"id": name, "name": name.capitalize(), "purpose": "To help.", "needs": ("More.",), **said, **more}
    )


def fact(name: str, owner: str, sharing: Any = "never", basis: Sequence[str] = (), **more: Any) -> Fact:
    wanted = tuple(basis) if sharing == "lawful" else ()
    texts = {"text": f"Fact {name}.", "short": name, "because": "It helps."}
    return Fact(**{"id": name, "owner": owner, "sharing": sharing, "basis": wanted, **texts, **more})


def part(name: str, *ways: Sequence[str]) -> AnswerPart:
    return AnswerPart(id=name, text=f"Part {name}.", shown_by=tuple(map(tuple, ways)))


def inject(name: str, minute: int = 0, **more: Any) -> Inject:
    texts = {"title": name, "sender": "The board", "by": "letter", "text": "Something.", "ask": "What now?"}
    known = {"minute": minute, "stage": "vision", "expect": ("An answer",), "if_stuck": "Ask."}
    return Inject(**{"id": name, **texts, **known, **more})


def law(name: str = "law", nations: Sequence[Any] = ("england",), **more: Any) -> LegalPrompt:
    return LegalPrompt(id=name, title=name, nations=tuple(nations), text="Look.", standing="general knowledge", **more)


def prop(name: str, owner: str, *facts: str, **more: Any) -> Prop:
    said = {"kind": "letter", "title": f"Paper {name}", "text": f"Dear {name}"}
    return Prop(**{"id": name, "owner": owner, "facts": facts, **said, **more})


def scenario(
    *,
    partners: Sequence[Partner] | None = None,
    facts: Sequence[Fact] | None = None,
    parts: Sequence[AnswerPart] | None = None,
    **more: Any,
) -> Scenario:
    """Make a scenario whose first part of the answer needs ``one`` and ``two``."""
    playing = partners or [partner(name) for name in ("one", "two", "three")]
    known = facts or [
        fact("a", "one", "lawful", ("law",)),
        fact("b", "two", "lawful", ("law",)),
        *(fact(f"kept-{each.id}", each.id) for each in playing),
    ]
    return Scenario(
        **{
            "id": "long-lane",
            "title": "Long Lane",
            "summary": "A street.",
            "minutes": 120,
            "aims": ("Share with care.",),
            "suits": "Everybody.",
            "place": "{{ place.town }}",
            "notice": "Invented.",
            "content_warning": "None.",
            "way_out": "Leave.",
            "disclosure": "Tell us.",
            "setting": "A town.",
            "case": "{{ person.ada }} lives here.",
            "places": ({"id": "town", "names": ("Eastmere", "Westmere")},),
            "people": (Person(id="ada", age=47, who="a tenant"),),
            "task": "Decide.",
            "ground_rules": ("Listen.",),
            "partners": tuple(playing),
            "facts": tuple(known),
            "answer": Answer(question="What happened?", parts=tuple(parts or [part("all", ("a", "b"))])),
            "injects": (inject("first", core=True), inject("second", 60)),
            "questions": (Question(stage="vision", text="Why?", probes=("And?",), listen_for=("People",)),),
            "briefing": ("Welcome.",),
            "turns": (Turn(when="it stalls", then="ask"),),
            "debrief": ("How was it?",),
            "observe": (Look(stage="vision", text="Somebody asks why."),),
            "legal": (law(),),
            **more,
        }
    )
