"""An agenda before it meets the clock: slots with lengths, and the aims of the day."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from iisam_workshop.model.values import ClockTime, FromFile, Id, Line, Minutes, Name

__all__ = ["AgendaPreset", "Aim", "Lead", "Slot", "SlotKind"]

SlotKind = Literal["arrival", "talk", "activity", "tool", "scenario", "break", "meal", "game", "close"]
Lead = Literal["first", "second", "all", "nobody"]


class Aim(FromFile):
    """Something that people should take home."""

    id: Id
    text: Line


class Slot(FromFile):
    """A stretch of the day; ``fixed`` is the clock time at which it must start, and normally absent.

    ``lead`` counts the session's facilitators: the first, the second (the first where there is one only), all, nobody.
    ``papers`` are those of the pack that exist only for a slot that needs them.
    """

    id: Id
    title: Name
    minutes: Minutes
    kind: SlotKind
    about: Line | None = None
    fixed: ClockTime | None = None
    stages: tuple[Id, ...] = ()
    aims: tuple[Id, ...] = ()
    lead: Lead = "first"
    method: Line | None = None
    kit: tuple[Line, ...] = ()
    papers: tuple[Literal["sort-cards"], ...] = ()
    notes: tuple[Line, ...] = ()
    if_late: Line | None = None


class AgendaPreset(FromFile):
    """A day template: only fixed points carry a clock time, all other times are worked out."""

    id: Id
    title: Name
    summary: Line
    start: ClockTime
    aims: tuple[Aim, ...] = Field(min_length=1)
    slots: tuple[Slot, ...] = Field(min_length=1)
