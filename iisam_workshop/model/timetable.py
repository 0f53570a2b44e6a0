"""The days after they met the clock. Times are minutes after midnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iisam_workshop.model.agenda import Slot, Task
from iisam_workshop.model.scenario import Inject
from iisam_workshop.model.values import clock

__all__ = ["TimedDay", "TimedInject", "TimedSlot", "TimedTask", "Timetable"]


@dataclass(frozen=True, slots=True)
class TimedSlot:
    """A slot with its day (from 1), start and end; ``leads`` names the people who lead it."""

    slot: Slot
    start: int
    end: int
    leads: tuple[str, ...] = ()
    day: int = 1

    @property
    def hours(self) -> str:
        """The slot's time, ``09:30 to 10:15``."""
        return f"{clock(self.start)} to {clock(self.end)}"


@dataclass(frozen=True, slots=True)
class TimedInject:
    """An inject with the clock time at which it goes to the tables and the slot in which that falls.

    An alternative has the number of the inject that it can replace, and a ``letter`` behind it.
    """

    number: int
    inject: Inject
    at: int
    slot: str
    letter: str = ""

    @property
    def code(self) -> str:
        """The number with its letter, as cards and lists have it: 3, or 3b for an alternative."""
        return f"{self.number}{self.letter}"


@dataclass(frozen=True, slots=True)
class TimedDay:
    """A day of the session: its number (from 1), date, start of the first slot and end of the last."""

    number: int
    date: date
    start: int
    finish: int


@dataclass(frozen=True, slots=True)
class TimedTask:
    """Something to do before the session or after it, with its date."""

    task: Task
    date: date


@dataclass(frozen=True, slots=True)
class Timetable:
    """All slots in order over all days, with the scenario's injects, and what is to be done before and after.

    ``alternatives`` are injects that a facilitator can use instead of others, each at the time of the other.
    ``dropped`` are the slots that were given up to meet the fixed times; they are not among ``slots``.
    """

    slots: tuple[TimedSlot, ...]
    days: tuple[TimedDay, ...]
    injects: tuple[TimedInject, ...]
    before: tuple[TimedTask, ...] = ()
    after: tuple[TimedTask, ...] = ()
    dropped: tuple[Slot, ...] = ()
    alternatives: tuple[TimedInject, ...] = ()

    @property
    def in_hand(self) -> tuple[TimedInject, ...]:
        """All messages that a facilitator has, alternatives behind the ones that they can replace."""
        others = self.alternatives
        return tuple(
            each for first in self.injects for each in (first, *(o for o in others if o.number == first.number))
        )

    @property
    def start(self) -> int:
        """When the first day starts."""
        return self.days[0].start

    @property
    def finish(self) -> int:
        """When the last day ends."""
        return self.days[-1].finish

    def of_day(self, number: int) -> tuple[TimedSlot, ...]:
        """Return the slots of one day in order."""
        return tuple(timed for timed in self.slots if timed.day == number)
