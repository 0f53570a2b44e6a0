"""The calls of a game slot by slot: a letter for each slot that says something, its calls, and rough clock times."""

from __future__ import annotations

from dataclasses import dataclass

from iisam_workshop.compose.times import since, span, write_time
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedSlot
from iisam_workshop.model.wording import Wording

__all__ = ["Saying", "sayings"]

_EVERY = 5
"""Minutes to which a rough time is rounded."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A slot that says terms of the game: its letter and the numbers of its first and last call.

    ``since`` is the start of its day where times count from there, None where they are those of the clock.
    """

    letter: str
    timed: TimedSlot
    first: int
    last: int
    since: int | None = None

    @property
    def start(self) -> str:
        """When the slot begins, as papers write it."""
        return write_time(self.timed.start, self.since)

    def hours(self, wording: Wording) -> str:
        """Return from when to when the slot lasts, as papers write it."""
        return span(wording, self.start, write_time(self.timed.end, self.since))

    @property
    def calls(self) -> str:
        """The numbers of the slot's calls, ``21–38``."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    def about(self, call: int) -> str:
        """Return the rough time of a call, the slot's terms being spread evenly over its minutes."""
        halves, calls = 2 * (call - self.first) + 1, self.last - self.first + 1
        exact = self.timed.start + halves * (self.timed.end - self.timed.start) / (2 * calls)
        rough = _EVERY * round(exact / _EVERY)
        return write_time(min(max(rough, self.timed.start), self.timed.end), self.since)


def sayings(plan: Plan) -> tuple[Saying, ...]:
    """Return the slots that say something, in the order of the day."""
    timed = {each.slot.id: each for each in plan.timetable.slots}
    found: list[Saying] = []
    said = 0
    for slot in plan.game.slots:
        if slot.terms:
            spoken = timed[slot.slot]
            last = said + len(slot.terms)
            found.append(Saying(_letter(len(found)), spoken, said + 1, last, since(plan, spoken.day)))
            said += len(slot.terms)
    return tuple(found)


def _letter(number: int) -> str:
    first, second = divmod(number, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + second)
