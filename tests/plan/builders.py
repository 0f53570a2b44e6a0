"""Sessions made directly from the model: 120 invented terms, six stages, a day of seven slots, a play of two hours."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, get_args

from iisam_workshop.errors import Place
from iisam_workshop.model.agenda import AgendaPreset, Aim, Slot
from iisam_workshop.model.council import Council, Nation
from iisam_workshop.model.journey import Catalogue, Mark, Stage, Term, Tool, Welsh
from iisam_workshop.model.layout import CardLayout, Layout, Margins, Palette, Style, StyleName
from iisam_workshop.model.people import Attendee, People
from iisam_workshop.model.places import Path, Places
from iisam_workshop.model.record import SessionRecord
from iisam_workshop.model.scenario import Inject, Person, Scenario, Step
from iisam_workshop.model.session import (
    AgendaWish,
    BingoWish,
    DocumentsWish,
    EarlierCard,
    Session,
    SessionFile,
    TablesWish,
    Venue,
)
from tests.plan import plays
from tests.plan.plays import inject

AGENCIES = ("Council", "Police", "Health trust", "Housing", "Probation", "Charity")
STAGES = ("Vision", "Scoping", "Design and plan", "Pre-implementation", "Implementation", "Review")
SLOTS = (
    ("arrival", 15, "arrival"),
    ("journey", 40, "talk"),
    ("examples", 50, "activity"),
    ("lunch", 45, "meal"),
    ("scenario-1", 75, "scenario"),
    ("tea", 15, "break"),
    ("scenario-2", 45, "scenario"),
)
ADJECTIVES = ("amber", "brisk", "calm", "deft", "eager", "fair", "glad", "hardy", "keen", "lucid")
NOUNS = (
    "acorn",
    "bridge",
    "candle",
    "door",
    "engine",
    "ferry",
    "garden",
    "harbour",
    "island",
    "jetty",
    "kettle",
    "loom",
)


def slot(name: str, minutes: Any = 30, kind: Any = "talk", **more: Any) -> Slot:
    """Make a slot that serves the aim of every agenda here."""
    return Slot(id=name, title=name.capitalize(), minutes=minutes, kind=kind, **{"aims": ("meet",), **more})


def agenda(*slots: Slot, start: int | tuple[int, ...] = 9 * 60, **more: Any) -> AgendaPreset:
    return AgendaPreset(
        id="short-day",
        title="Short day",
        summary="A day for tests.",
        **{
            "start": _each(start) if isinstance(start, int) else start,
            "aims": (Aim(id="meet", text="Meet the other partners."),),
            "slots": slots
            or tuple(slot(*entry, papers=("sort-cards",) if entry is SLOTS[0] else ()) for entry in SLOTS),
            **more,
        },
    )


PROPS = (plays.prop("letter", "one", "a"),)
SMALLER = (Step(merge="three", into="two", you_are="You speak for two."),)


FULL_DAY = tuple(stage.lower().replace(" ", "-") for stage in STAGES)


def full_day() -> AgendaPreset:
    """The slots of the full day that comes with the program: kinds, minutes and stages."""
    return agenda(
        slot("arrival", 15, "arrival"),
        slot("welcome", 15),
        slot("opening", 20, "activity"),
        slot("journey", 40, stages=FULL_DAY),
        slot("break-morning", 15, "break"),
        slot("stage-examples", 45, "activity", stages=FULL_DAY),
        slot("tool-1", 45, "tool", stages=FULL_DAY[1:2]),
        slot("lunch", 45, "meal"),
        slot("scenario-1", 75, "scenario", stages=FULL_DAY[:3]),
        slot("break-afternoon", 15, "break"),
        slot("scenario-2", 45, "scenario", stages=FULL_DAY[3:]),
        slot("tools-clinic", 20, "tool"),
        slot("bingo-recap", 10, "game"),
        slot("close", 15, "close"),
    )


@cache
def catalogue(terms_of_stage: tuple[int, ...] = (20, 20, 20, 20, 20, 20)) -> Catalogue:
    names = iter([f"{adjective} {noun}" for noun in NOUNS for adjective in ADJECTIVES])
    return Catalogue(
        stages=tuple(_stage(number, name) for number, name in enumerate(STAGES, 1)),
        terms=tuple(
            _term(name, stage_id(title))
            for title, count in zip(STAGES, terms_of_stage, strict=True)
            for name in (next(names) for _ in range(count))
        ),
        examples=(),
        case_studies=(),
        sources=(),
    )


def stage_id(title: str) -> str:
    return title.lower().replace(" ", "-")


INJECTS = (inject("first", 0, core=True), inject("second", 37), inject("third", 75, core=True), inject("last", 120))


def scenario(injects: tuple[Inject, ...] = INJECTS, minutes: int = 120, **more: Any) -> Scenario:
    return plays.scenario(
        **{"title": "Long {Lane}", "injects": injects, "minutes": minutes, "smaller": SMALLER, "props": PROPS, **more},
        people=(Person(id="ada", who="a tenant"),),
    )


def key_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def attendee(number: int, agency: str | None = None) -> Attendee:
    name = f"Person {number}"
    return Attendee(key_of(name), name, AGENCIES[number % len(AGENCIES)] if agency is None else agency, "", number + 2)


def people(count: int) -> tuple[Attendee, ...]:
    return tuple(attendee(number) for number in range(count))


def head_count(count: int) -> People:
    return People(tuple(Attendee(f"seat-{number}", row=number) for number in range(1, count + 1)), named=False)


def session(
    attendees: int | Sequence[Attendee] | People = 24,
    *,
    day: AgendaPreset | None = None,
    start: int | None = None,
    finish: int | None = None,
    fixed: Mapping[str, int] | None = None,
    wish: Mapping[str, Any] | None = None,
    bingo: Mapping[str, Any] | None = None,
    table: int = 6,
    leave_out: tuple[str, ...] = (),
    facilitators: tuple[str, ...] = ("Morgan Vale", "Sam Adeyemi"),
    speakers: tuple[str, ...] = (),
    on: date = date(2027, 3, 4),
    nation: Nation = "england",
    terms: Catalogue | None = None,
    play: Scenario | None = None,
    seed: str = "test-seed",
    record: SessionRecord | None = None,
    places: Mapping[Path, Place] | None = None,
    earlier: Sequence[EarlierCard] = (),
) -> Session:
    """Make a session; ``bingo`` is what the file says under that key, and so gets places as a loaded one would.

    ``wish`` is what else the file says under ``agenda``.
    """
    if isinstance(attendees, int):
        attendees = people(attendees)
    written = {("session", "bingo", key): Place("session.yaml", 20 + n) for n, key in enumerate(bingo or {})}
    day = day or agenda()
    asked = SessionFile(
        title="A session",
        council="eastmere",
        date=on,
        venue=Venue(name="Eastmere House"),
        facilitators=facilitators,
        speakers=speakers,
        attendees="attendees.csv",
        tables=TablesWish(size=table),
        agenda=AgendaWish(
            **{
                "preset": day.id,
                "start": _each(start),
                "finish": _each(finish),
                "fixed": dict(fixed or {}),
                **(wish or {}),
            }
        ),
        scenario="long-lane",
        bingo=BingoWish(**(bingo or {})),
        documents=DocumentsWish(leave_out=leave_out),
    )
    return Session(
        asked=asked,
        seed=seed,
        languages=("en",),
        bilingual="in-turn",
        council=Council(id="eastmere", name="Eastmere Council", nation=nation),
        catalogue=terms or catalogue(),
        agenda=day,
        scenario=play or scenario(),
        layout=_layout(),
        people=attendees if isinstance(attendees, People) else People(tuple(attendees), named=True),
        record=record,
        earlier=tuple(earlier),
        places=Places({("session",): Place("session.yaml"), **written, **(places or {})}),
        inputs=(),
    )


def _stage(number: int, name: str) -> Stage:
    return Stage(
        id=stage_id(name),
        number=number,
        name=name,
        welsh=Welsh(text=name, standing="draft"),
        mark=get_args(Mark)[number - 1],
        colour="#46307A",
        about="About.",
        why="Why.",
        ends_with=("An end",),
        questions=("A question?",),
        tools=(Tool(name="A tool", use="Use it."),),
        before="Before.",
        after="After.",
    )


def _term(name: str, stage: str) -> Term:
    return Term(
        id=name.replace(" ", "-"),
        stage=stage,
        name=name.capitalize(),
        definition="Something.",
        welsh=Welsh(text=name, standing="draft"),
        source="OURS",
    )


def _layout() -> Layout:
    return Layout(
        id="plain",
        title="Plain",
        summary="A look for tests.",
        margins=Margins(side=20, top=20, foot=20),
        palette=Palette(ink="#000000", quiet="#444444", accent="#46307A", hairline="#888888", tint="#EEEEEE"),
        styles={name: Style(size=14, leading=18) for name in get_args(StyleName)},
        card=CardLayout(sizes=(18, 16), least=12),
    )


def _each(time: int | None) -> tuple[int, ...] | None:
    return None if time is None else (time,)
