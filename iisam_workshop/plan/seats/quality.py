"""How good a seating is, counted from the finished seats: each goal beside the least that any seating could have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iisam_workshop.model.people import Attendee
from iisam_workshop.plan.sameness import fold
from iisam_workshop.plan.seats.goals import Goal, Tally, goal
from iisam_workshop.plan.seats.least import least_pairs
from iisam_workshop.plan.seats.room import Room

__all__ = ["Measure", "again_goals", "measured", "people_goals", "wants_welsh"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A goal by its name, how many pairs it counts, and how many there must be in any case."""

    goal: str
    found: int
    least: int

    @property
    def proved(self) -> bool:
        """Whether no seating can do better in this goal."""
        return self.found == self.least


def people_goals(people: Sequence[Attendee]) -> tuple[Goal, ...]:
    """Return the goals in their order: few of one organisation at a table, then of one role, then of one seniority."""
    return (
        goal("agency", [fold(who.agency) for who in people]),
        goal("role", [fold(who.role) for who in people]),
        goal("seniority", [who.senior for who in people]),
    )


def again_goals(tables: Sequence[int]) -> tuple[Goal, Goal]:
    """Return the goals of a second seating: few pairs who meet again, then few of those and of people who stay."""
    kinds = tuple(tables)
    return Goal("again", kinds), Goal("again-or-stay", kinds, rooted=True)


def wants_welsh(people: Sequence[Attendee]) -> tuple[int, ...]:
    """Return those who want Welsh, alone or beside English."""
    return tuple(number for number, who in enumerate(people) if who.language in ("cy", "both"))


def measured(room: Room, tables: Sequence[int], goals: Sequence[Goal]) -> tuple[Measure, ...]:
    """Count the pairs of each goal that sit at one table."""
    tally = Tally(room, goals)
    for who, table in enumerate(tables):
        tally.seat(who, table)
    found = zip(goals, tally.pairs(), strict=True)
    return tuple(Measure(each.name, pairs, least_pairs(room, each)) for each, pairs in found)
