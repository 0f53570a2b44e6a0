"""The day after it met the clock. Times are minutes after midnight."""

from __future__ import annotations

from dataclasses import dataclass

from iisam_workshop.model.agenda import Slot
from iisam_workshop.model.scenario import Inject
from iisam_workshop.model.values import clock

__all__ = ["TimedInject", "TimedSlot", "Timetable"]


@dataclass(frozen=True, slots=True)
class TimedSlot:
    """A slot with its start and end; ``lead`` names the people who lead it, as they are to be printed."""

    slot: Slot
    start: int
    end: int
    lead: str

    @property
    def hours(self) -> str:
        """The slot's time, ``09:30 to 10:15``."""
        return f"{clock(self.start)} to {clock(self.end)}"


@dataclass(frozen=True, slots=True)
class TimedInject:
    """An inject with the clock time at which it goes to the tables and the slot in which that falls."""

    number: int
    inject: Inject
    at: int
    slot: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """All slots in order, with the end of the day, and the scenario's injects with theirs."""

    slots: tuple[TimedSlot, ...]
    finish: int
    injects: tuple[TimedInject, ...]
