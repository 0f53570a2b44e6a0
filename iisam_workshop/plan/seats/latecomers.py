"""Seats for those who come late, while nobody who has a seat is moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from iisam_workshop.plan.chance import Stream
from iisam_workshop.plan.seats.asks import Ask
from iisam_workshop.plan.seats.dealing import dealt
from iisam_workshop.plan.seats.decide import STEPS, Answer, decide
from iisam_workshop.plan.seats.goals import Goal
from iisam_workshop.plan.seats.improve import improved
from iisam_workshop.plan.seats.room import Room, room_of

__all__ = ["Standing", "joined"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The tables of those who have a seat, -1 for those who come; how many tables, and of how many seats."""

    tables: tuple[int, ...]
    count: int
    size: int

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many sit at each table already."""
        return tuple(self.tables.count(table) for table in range(self.count))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule that newcomers can meet: people together, people apart, or one of these at that table."""

    together: tuple[int, ...] = ()
    apart: tuple[int, int] | None = None
    wanted: tuple[int, ...] = ()
    table: int = -1


def joined(standing: Standing, asks: Sequence[Ask], goals: Sequence[Goal], stream: Stream) -> list[int]:
    """Return a table for everybody: as many rules as can be met in their order, tables as even as they then can be.

    No table is filled above its seats for a wish.
    """
    rules = list(_rules(standing, asks))
    room = _fitting(standing, rules)
    if room is None:
        kept: list[_Rule] = []
        for rule in rules:
            kept += [rule] if _fits(_room(standing, [*kept, rule], standing.size)) else []
        room = _fitting(standing, kept) or _room(standing, (), standing.size)
    answer = decide(room, goals)
    if answer.tables is None:
        # the steps ran out in the order that the goals would have; whoever comes sits by the goals alone
        room, answer = _room(standing, (), standing.size), Answer(standing.tables)
    start = dealt(room, answer.tables or (), goals, stream)
    return improved(room, start, goals, stream)


def _fitting(standing: Standing, rules: Sequence[_Rule]) -> Room | None:
    """Return the room with the most even tables in which these rules can be met; None where there is none."""
    if not _fits(_room(standing, rules, standing.size)):
        return None
    rooms = (_room(standing, rules, slack) for slack in range(standing.size + 1))
    return next(room for room in rooms if _fits(room))


def _fits(room: Room) -> bool:
    return decide(room, steps=STEPS // 10).tables is not None


def _rules(standing: Standing, asks: Sequence[Ask]) -> Iterator[_Rule]:
    """Run through what the rules still ask of newcomers; what those who have seats break cannot be mended."""
    seats = standing.tables
    for ask in asks:
        if ask.kind == "each":
            held = {seats[who] for who in ask.people}
            new = tuple(who for who in ask.people if seats[who] < 0)
            yield from (_Rule(wanted=new, table=table) for table in range(standing.count) if new and table not in held)
        elif ask.kind == "together":
            if any(seats[who] < 0 for who in ask.people) and len({seats[who] for who in ask.people} - {-1}) < 2:
                yield _Rule(together=ask.people)
        else:
            pairs = combinations(ask.people, 2)
            yield from (_Rule(apart=pair) for pair in pairs if min(seats[pair[0]], seats[pair[1]]) < 0)


def _room(standing: Standing, rules: Sequence[_Rule], slack: int) -> Room:
    """Return the room whose tables differ from even ones by that many people at most, as far as nobody is moved."""
    sizes, new = standing.sizes, standing.tables.count(-1)
    level = max(each for each in range(standing.size + 1) if sum(max(each - size, 0) for size in sizes) <= new)
    over = sum(max(level - size, 0) for size in sizes) < new
    least = [max(size, level - slack) for size in sizes]
    most = [max(size, min(standing.size, level + over + slack)) for size in sizes]
    wanted = [rule for rule in rules if rule.wanted]
    everywhere = (1 << standing.count) - 1
    words = [sum(1 << bit for bit, rule in enumerate(wanted) if who in rule.wanted) for who in _people(standing)]
    needs = [sum(1 << bit for bit, rule in enumerate(wanted) if rule.table == table) for table in range(standing.count)]
    return room_of(
        list(zip(least, most, strict=True)),
        [1 << table if table >= 0 else everywhere for table in standing.tables],
        [rule.together for rule in rules if rule.together],
        [rule.apart for rule in rules if rule.apart],
        (words, needs),
    )


def _people(standing: Standing) -> range:
    return range(len(standing.tables))
