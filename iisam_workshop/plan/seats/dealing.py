"""Chairs for all whom no rule binds: dealt one kind after another, which spreads the first goal as evenly as can be."""

from __future__ import annotations

from collections.abc import Sequence

from iisam_workshop.plan.chance import Stream
from iisam_workshop.plan.seats.goals import Goal
from iisam_workshop.plan.seats.room import Room

__all__ = ["dealt"]


def dealt(room: Room, tables: Sequence[int], goals: Sequence[Goal], stream: Stream) -> list[int]:
    """Return a table for everybody; those who have one in ``tables`` keep it, -1 stands for nobody seated yet.

    Chairs are taken round by round, the first chair of every table before the second of any, so no table gets more
    than its share. Those who may sit at some tables only come first.
    """
    where = list(tables)
    load = [where.count(table) for table in range(room.tables)]
    chairs = sorted((level, table) for table, most in enumerate(room.most) for level in range(load[table], most))
    free = [table for _, table in chairs]
    for who in _order(room, [who for who, table in enumerate(where) if table < 0], goals, stream):
        where[who] = free.pop(next(n for n, table in enumerate(free) if room.allowed[who] >> table & 1))
    return where


def _order(room: Room, people: Sequence[int], goals: Sequence[Goal], stream: Stream) -> list[int]:
    ranks = []
    for each in goals:
        rank = {kind: number for number, kind in enumerate(stream.shuffle(range(each.count)))}
        ranks.append([rank[kind] for kind in each.kinds])
    mixed = stream.shuffle(people)
    return sorted(mixed, key=lambda who: (room.allowed[who].bit_count(), *(rank[who] for rank in ranks)))
