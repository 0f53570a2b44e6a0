"""A local search: people change chairs while the rules hold, until the bound is met or the moves are spent.

It accepts what is no worse than now, or than it was as many moves ago as people can move ("late acceptance", Burke and
Bykov 2017). That needs no temperature, so goals of very different weight can be had in one number. No clock is read:
so many moves, and all chance from the seed.
"""

from __future__ import annotations

from collections.abc import Sequence

from iisam_workshop.plan.chance import Stream
from iisam_workshop.plan.seats.goals import Goal, Tally
from iisam_workshop.plan.seats.least import least_pairs
from iisam_workshop.plan.seats.room import Room

__all__ = ["improved"]

_MOVES_EACH = 300
"""Moves tried for each person who can move."""


_Group = tuple[int, ...]


def improved(room: Room, tables: Sequence[int], goals: Sequence[Goal], stream: Stream) -> list[int]:
    """Return the best seating found from this one, which meets all rules, as it must itself."""
    return _Search(room, tables, goals).run(stream)


class _Search:
    def __init__(self, room: Room, tables: Sequence[int], goals: Sequence[Goal]) -> None:
        self.room, self.tally = room, Tally(room, goals)
        self.at: list[list[int]] = [[] for _ in range(room.tables)]
        for who, table in enumerate(tables):
            self.tally.seat(who, table)
            self.at[table].append(who)
        self.block = {who: block for block in room.blocks for who in block}
        self.movable = [who for who, mask in enumerate(room.allowed) if mask.bit_count() > 1]
        self.needed = any(room.needs)
        self.uneasy: list[int] = []

    def run(self, stream: Stream) -> list[int]:
        tally, least = self.tally, self._least()
        best, tables = tally.cost, list(tally.where)
        recent = [best] * max(len(self.movable), 1)
        for move in range(_MOVES_EACH * len(self.movable)):
            if best == least:
                break
            if move % len(self.movable) == 0:
                self.uneasy = self._uneasy()
            place = move % len(recent)
            self._move(stream, max(tally.cost, recent[place]))
            if tally.cost < best:
                best, tables = tally.cost, list(tally.where)
            recent[place] = min(recent[place], tally.cost)
        return tables

    def _move(self, stream: Stream, limit: int) -> None:
        """Draw somebody and a chair at another table, and let people change places, unless it costs more than that."""
        who = stream.choice(self.uneasy if self.uneasy and stream.below(2) else self.movable)
        here, there = self.tally.where[who], stream.below(self.room.tables)
        if here == there:
            return
        seats, chair = self.at[there], stream.below(max(self.room.most[there], 1))
        going, coming = self.block[who], self.block[seats[chair]] if chair < len(seats) else ()
        if len(going) == len(coming) == 1:
            if self.tally.cost + self.tally.change(who, coming[0]) > limit:
                return
        elif coming:
            going, coming = self._level(going, coming, stream)
        if len(going) != len(coming) and (coming or not self._room_for(len(going), here, there)):
            return
        if self._allowed(going, coming, here, there):
            self._swap(going, coming, here, there)
            if self.tally.cost > limit:
                self._swap(going, coming, there, here)

    def _least(self) -> int | None:
        if any(each.gather for each in self.tally.goals):
            return None
        # what rooted goals count from the beginning is no pair of the running cost, and never is one by itself
        bounds = [least_pairs(self.room, each) for each in self.tally.goals]
        return sum(weight * least for weight, least in zip(self.tally.weights, bounds, strict=True))

    def _uneasy(self) -> list[int]:
        """Return those who have more of their kind at their table than an even share; half of the moves begin there."""
        found = set()
        for each, counts in zip(self.tally.goals, self.tally.counts, strict=True):
            sizes = [sum(table) for table in zip(*counts, strict=True)]
            share = [max(-(-size // self.room.tables), 1) for size in sizes]
            found |= {
                who
                for who in self.movable
                if counts[self.tally.where[who]][each.kinds[who]] > share[each.kinds[who]] and not each.gather
            }
        return sorted(found)

    def _level(self, going: _Group, coming: _Group, stream: Stream) -> tuple[_Group, _Group]:
        """Fill up the smaller group with single people of its table, as far as there are any."""
        small, large = sorted((going, coming), key=len)
        table = self.tally.where[small[0]]
        single = [who for who in self.at[table] if who not in small and len(self.block[who]) == 1]
        small += tuple(stream.shuffle(single)[: len(large) - len(small)])
        return (small, large) if table == self.tally.where[going[0]] else (large, small)

    def _room_for(self, people: int, here: int, there: int) -> bool:
        """Tell whether so many may leave a table for free chairs of another."""
        fewer, more = len(self.at[here]) - people, len(self.at[there]) + people
        return fewer >= self.room.least[here] and more <= self.room.most[there]

    def _allowed(self, going: _Group, coming: _Group, here: int, there: int) -> bool:
        may = self._may(going, there, coming) and self._may(coming, here, going)
        return may and (not self.needed or self._supplied(going, coming, here, there))

    def _may(self, people: _Group, table: int, gone: _Group) -> bool:
        where = self.tally.where
        for who in people:
            if not self.room.allowed[who] >> table & 1:
                return False
            for foe in self.room.foes[who]:
                if where[foe] == table and foe not in gone:
                    return False
        return True

    def _supplied(self, going: _Group, coming: _Group, here: int, there: int) -> bool:
        """Tell whether both tables have the words that they need afterwards."""
        for table, gone, come in ((here, going, coming), (there, coming, going)):
            words = 0
            for who in self.at[table]:
                words |= 0 if who in gone else self.room.words[who]
            for who in come:
                words |= self.room.words[who]
            if self.room.needs[table] & ~words:
                return False
        return True

    def _swap(self, going: _Group, coming: _Group, here: int, there: int) -> None:
        for people, old, new in ((going, here, there), (coming, there, here)):
            for who in people:
                self.tally.unseat(who)
                self.at[old].remove(who)
                self.at[new].append(who)
        for people, new in ((going, there), (coming, here)):
            for who in people:
                self.tally.seat(who, new)
