"""Seats for a whole room in which nobody sits yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from iisam_workshop.plan.chance import Stream
from iisam_workshop.plan.seats.dealing import dealt
from iisam_workshop.plan.seats.decide import STEPS, Answer, decide
from iisam_workshop.plan.seats.goals import Goal
from iisam_workshop.plan.seats.improve import improved
from iisam_workshop.plan.seats.room import Room, tables_in

__all__ = ["Seated", "company", "seated", "zones"]

_ZONES = 40
"""How many ways to give tables to those who sit among themselves are tried."""


@dataclass(frozen=True, slots=True)
class Seated:
    """A table for everybody, and the room with the tables that were given to those who sit among themselves."""

    tables: list[int]
    room: Room


def seated(room: Room, goals: Sequence[Goal], among: Sequence[int], stream: Stream) -> Seated | Answer:
    """Seat everybody: by all rules, ``among`` with as few others as can be, then by the goals; else say why not."""
    answer = decide(room, goals)
    if answer.tables is None:
        return answer
    for zone in zones(room, len(among))[:_ZONES]:
        own = _bound(room, among, zone)
        found = decide(own, goals, STEPS // 10)
        if found.tables is not None:
            room, answer = own, found
            break
    start = dealt(room, answer.tables or (), goals, stream)
    return Seated(improved(room, start, goals, stream), room)


def company(room: Room, people: int) -> int:
    """Return how many others share tables with so many people at least, where they sit among themselves."""
    return min((_chairs(room, zone) - people for zone in zones(room, people)), default=len(room.allowed) - people)


def zones(room: Room, people: int) -> list[int]:
    """Return the sets of tables that hold so many people, those with the fewest chairs too many first.

    Of tables of one size the first ones are taken. All tables together are no set of their own.
    """
    if not people:
        return []
    found = [zone for zone in _zones(room) if _chairs(room, zone) >= people]
    return sorted(found, key=lambda zone: (_chairs(room, zone), zone.bit_count(), zone))


def _zones(room: Room) -> Iterator[int]:
    large = [table for table, most in enumerate(room.most) if most == max(room.most)]
    small = [table for table, most in enumerate(room.most) if most < max(room.most)]
    for first in range(len(large) + 1):
        for second in range(len(small) + 1):
            zone = sum(1 << table for table in (*large[:first], *small[:second]))
            if 0 < zone.bit_count() < room.tables:
                yield zone


def _chairs(room: Room, zone: int) -> int:
    return sum(room.most[table] for table in tables_in(zone))


def _bound(room: Room, people: Sequence[int], zone: int) -> Room:
    bound = set(people)
    return replace(room, allowed=tuple(zone if who in bound else mask for who, mask in enumerate(room.allowed)))
