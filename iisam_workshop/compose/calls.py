"""The calls of a game slot by slot: a letter for each slot that says something, its calls, and rough clock times."""

from __future__ import annotations

from dataclasses import dataclass

from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedSlot
from iisam_workshop.model.values import clock

__all__ = ["Saying", "sayings"]

_EVERY = 5
"""Minutes to which a rough time is rounded."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A slot that says terms of the game: its letter and the numbers of its first and last call."""

    letter: str
    timed: TimedSlot
    first: int
    last: int

    @property
    def calls(self) -> str:
        """The numbers of the slot's calls, ``21–38``."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    def about(self, call: int) -> str:
        """Return the rough time of a call, the slot's terms being spread evenly over its minutes."""
        halves, calls = 2 * (call - self.first) + 1, self.last - self.first + 1
        exact = self.timed.start + halves * (self.timed.end - self.timed.start) / (2 * calls)
        rough = _EVERY * round(exact / _EVERY)
        return clock(min(max(rough, self.timed.start), self.timed.end))


def sayings(plan: Plan) -> tuple[Saying, ...]:
    """Return the slots that say something, in the order of the day."""
    timed = {each.slot.id: each for each in plan.timetable.slots}
    found: list[Saying] = []
    said = 0
    for slot in plan.game.slots:
        if slot.terms:
            found.append(Saying(_letter(len(found)), timed[slot.slot], said + 1, said + len(slot.terms)))
            said += len(slot.terms)
    return tuple(found)


def _letter(number: int) -> str:
    first, second = divmod(number, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + second)
