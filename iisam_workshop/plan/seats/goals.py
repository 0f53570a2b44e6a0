"""What is wished of a seating, the first goal before all others, and the running count of how far it is met."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from iisam_workshop.plan.seats.room import Room

__all__ = ["Goal", "Tally", "goal"]


@dataclass(frozen=True, slots=True)
class Goal:
    """A kind for each person; few pairs of one kind are to share a table, or many where ``gather``.

    With ``rooted`` the kinds are tables, and everybody of a kind also makes a pair with the table of that number: it
    costs to sit there. ``kinds[p]`` count from 0; those without a kind have one of their own.
    """

    name: str
    kinds: tuple[int, ...]
    rooted: bool = False
    gather: bool = False

    @property
    def count(self) -> int:
        """How many kinds there are."""
        return max(self.kinds, default=-1) + 1


def goal(name: str, labels: Sequence[Hashable], *, gather: bool = False) -> Goal:
    """Return the goal that people with equal labels are spread; an empty label is like no other."""
    known: dict[Hashable, int] = {}
    named = [label or ("", number) for number, label in enumerate(labels)]
    return Goal(name, tuple(known.setdefault(label, len(known)) for label in named), gather=gather)


class Tally:
    """How many of each kind sit at each table; ``weights`` let one pair of a goal outweigh all later goals.

    ``where[p]`` is the table of a person, -1 for nobody seated yet; ``cost`` is the weighted number of pairs.
    """

    __slots__ = ("cost", "counts", "goals", "parts", "weights", "where")

    def __init__(self, room: Room, goals: Sequence[Goal]) -> None:
        self.goals = tuple(goals)
        self.weights = _weights(room, goals)
        self.where = [-1] * len(room.allowed)
        self.counts = [
            [[int(each.rooted and kind == table) for kind in range(each.count)] for table in range(room.tables)]
            for each in goals
        ]
        self.parts = [
            (each.kinds, weight, counts) for each, weight, counts in zip(goals, self.weights, self.counts, strict=True)
        ]
        self.cost = 0

    def price(self, people: Sequence[int], table: int) -> int:
        """Return what it costs to seat people at a table, without pairs among themselves, alike anywhere."""
        return sum(weight * counts[table][kinds[who]] for kinds, weight, counts in self.parts for who in people)

    def seat(self, who: int, table: int) -> None:
        """Seat somebody who has no seat yet."""
        for kinds, weight, counts in self.parts:
            self.cost += weight * counts[table][kinds[who]]
            counts[table][kinds[who]] += 1
        self.where[who] = table

    def unseat(self, who: int) -> None:
        """Take somebody's seat away."""
        table = self.where[who]
        for kinds, weight, counts in self.parts:
            counts[table][kinds[who]] -= 1
            self.cost -= weight * counts[table][kinds[who]]
        self.where[who] = -1

    def change(self, who: int, other: int) -> int:
        """Return by how much the cost would rise if two people of different tables changed places."""
        here, there = self.where[who], self.where[other]
        cost = 0
        for kinds, weight, counts in self.parts:
            mine, theirs = kinds[who], kinds[other]
            if mine != theirs:
                old, new = counts[here], counts[there]
                cost += weight * (new[mine] - old[mine] + old[theirs] - new[theirs] + 2)
        return cost

    def pairs(self) -> Iterator[int]:
        """Run through the goals: how many pairs of one kind share a table."""
        for counts in self.counts:
            yield sum(count * (count - 1) // 2 for table in counts for count in table)


def _weights(room: Room, goals: Sequence[Goal]) -> tuple[int, ...]:
    """Return weights such that one pair of a goal counts more than all pairs of the goals after it."""
    most = sum(size * (size + 1) // 2 for size in room.most)
    weights: list[int] = []
    for each in reversed(goals):
        weight = 1 + sum(map(abs, weights)) * most
        weights.insert(0, -weight if each.gather else weight)
    return tuple(weights)
