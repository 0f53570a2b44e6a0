"""An agenda before it meets the clock: slots with lengths, what comes before and after, and the aims of the day."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from iisam_workshop.model.journey import Standing
from iisam_workshop.model.values import Clocks, ClockTime, FlexibleMinutes, FromFile, Id, Line, Name

__all__ = ["AgendaPreset", "Aim", "Kit", "KitEntry", "Lead", "Per", "Slot", "SlotKind", "Task", "WelshLines"]

SlotKind = Literal["arrival", "talk", "activity", "tool", "scenario", "break", "meal", "game", "close"]

Per = Literal["person", "table", "facilitator", "room"]
"""For whom something is brought: each person, each table, each facilitator, or the room as a whole."""


def _listed(value: Any) -> Any:
    """Let one text stand for a list of one."""
    return (value,) if isinstance(value, str) else value


Lead = Annotated[
    tuple[Name, ...],
    Field(min_length=1, max_length=12),
    BeforeValidator(_listed, json_schema_input_type=Name | tuple[Name, ...]),
]
"""Who leads: ``first``, ``second``, ``all`` or ``nobody`` of the session's facilitators, or names."""


class WelshLines(FromFile):
    """What something is called in Welsh, with how far the wording can be trusted."""

    title: Name | None = None
    about: Line | None = None
    standing: Standing = Standing.DRAFT


class Aim(FromFile):
    """Something that people should take home; a required one is never given up when time is short."""

    id: Id
    text: Line
    required: bool = True
    welsh: WelshLines | None = None


class Kit(FromFile):
    """Something to bring: ``count`` of it per person, table, facilitator or room.

    What is ``reused`` is needed once for all the slots that name it, in the largest number that any of them needs;
    anything else is used up, and adds up. ``paper`` is the id of a document of the pack, which is printed and not
    bought.
    """

    item: Line
    per: Per = "room"
    count: int = Field(1, ge=1, le=1000)
    reused: bool = False
    paper: Id | None = None


def _kit(value: Any) -> Any:
    """Let a plain text stand for one thing for the room, which every slot may use again."""
    return {"item": value, "reused": "true"} if isinstance(value, str) else value


KitEntry = Annotated[Kit, BeforeValidator(_kit, json_schema_input_type=Line | Kit)]


class Task(FromFile):
    """Something to do on a day before the session or after it: ``days`` before the first day, or after the last."""

    id: Id
    title: Name
    days: int = Field(ge=0, le=365)
    about: Line | None = None
    audience: Literal["attendee", "facilitator"] = "attendee"
    welsh: WelshLines | None = None


class Slot(FromFile):
    """A stretch of the day; ``fixed`` is the clock time at which it must start, and normally absent.

    ``lead`` counts the session's facilitators (the first, the second or the first where there is one only, all,
    nobody) or names people. ``papers`` are those of the pack that exist only for a slot that needs them. ``optional``
    slots may be dropped when time is short. ``day`` counts from 1. Slots with a ``track`` that follow one another run
    side by side, each track in its own order, and the day goes on when the longest has ended. ``columns`` are the
    session's own, by their heads.
    """

    id: Id
    title: Name
    minutes: FlexibleMinutes
    kind: SlotKind
    about: Line | None = None
    fixed: ClockTime | None = None
    stages: tuple[Id, ...] = ()
    aims: tuple[Id, ...] = ()
    lead: Lead = ("first",)
    method: Line | None = None
    kit: tuple[KitEntry, ...] = ()
    papers: tuple[Literal["sort-cards"], ...] = ()
    notes: tuple[Line, ...] = ()
    if_late: Line | None = None
    optional: bool = False
    day: int = Field(1, ge=1, le=14)
    track: Name | None = None
    place: Name | None = None
    columns: dict[Name, Line] = Field(default_factory=dict)
    welsh: WelshLines | None = None


class AgendaPreset(FromFile):
    """A day template: only fixed points carry a clock time, all other times are worked out.

    ``start`` has one time for all days, or one for each. ``extends`` names another template to start from.
    """

    id: Id
    extends: Name | None = None
    title: Name
    summary: Line
    start: Clocks
    aims: tuple[Aim, ...] = Field(min_length=1)
    before: tuple[Task, ...] = ()
    slots: tuple[Slot, ...] = Field(min_length=1, max_length=200)
    after: tuple[Task, ...] = ()
