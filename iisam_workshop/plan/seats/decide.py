"""Whether a room's rules can be met at all, decided exactly: backtracking over groups, with nothing tried twice.

Seating with people to be kept apart is graph colouring with limited colours, and groups make it bin packing; both are
hard in general and easy at the size of a training day. Groups and people with foes are placed first, whoever has
fewest tables left before the others; then each table gets the words that it needs; the rest fits anywhere. Tables that
are alike for all who are still to come are tried once, and a state of the room that failed is never entered again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iisam_workshop.plan.seats.goals import Goal, Tally
from iisam_workshop.plan.seats.room import Room, tables_in

__all__ = ["STEPS", "Answer", "decide"]

STEPS = 20_000
"""How many placings are tried before the decision is given up; the hardest rooms that we met took some hundred."""

_State = tuple[object, ...]
_Choice = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """A table for everybody who is bound by a rule, -1 for all others; None with ``sure`` where there is no seating."""

    tables: tuple[int, ...] | None
    sure: bool = True


def decide(room: Room, goals: Sequence[Goal] = (), steps: int = STEPS) -> Answer:
    """Return seats that meet every rule, the cheapest by the goals tried first; not ``sure`` where steps ran out."""
    return _Decision(room, Tally(room, goals)).run(steps)


class _Decision:
    """A room half filled. Blocks are numbers, sets of blocks and of tables are bits."""

    def __init__(self, room: Room, tally: Tally) -> None:
        self.room, self.tally = room, tally
        home = {who: number for number, block in enumerate(room.blocks) for who in block}
        self.size = [len(block) for block in room.blocks]
        self.allowed = [_all_of(room.allowed[who] for who in block) for block in room.blocks]
        self.words = [_any_of(room.words[who] for who in block) for block in room.blocks]
        self.foes = [sorted({home[foe] for who in block for foe in room.foes[who]}) for block in room.blocks]
        self.hard = [number for number, size in enumerate(self.size) if size > 1 or self.foes[number]]
        self.open = (1 << len(room.blocks)) - 1
        self.left = list(room.most)
        self.lacking = list(room.least)
        self.needs = list(room.needs)
        self.met: list[int] = []
        self.barred = [0] * len(room.blocks)
        self.shut = [0] * room.tables
        self.against = [[0] * room.tables for _ in room.blocks]
        everywhere = (1 << room.tables) - 1
        self.zones = sorted({mask for mask in room.allowed if mask != everywhere and mask.bit_count() > 1})
        self.fits = [0] * (max([*self.size, *room.most], default=0) + 1)
        for table in range(room.tables):
            self._refit(table)

    def run(self, steps: int) -> Answer:
        if any(number in foes for number, foes in enumerate(self.foes)) or not self._seat_fixed():
            return Answer(None)
        failed: set[_State] = set()
        placed: list[_Choice] = []
        states = [self._state()]
        levels = [self._choices()]
        while levels:
            choice = next(levels[-1], None)
            if choice is None:
                failed.add(states.pop())
                levels.pop()
                if placed:
                    self._take_back(*placed.pop())
                continue
            if choice[0] < 0:
                return Answer(tuple(self.tally.where))
            if steps <= 0:
                return Answer(None, sure=False)
            steps -= 1
            self._place(*choice)
            if self._hopeless(choice[1]) or (state := self._state()) in failed:
                self._take_back(*choice)
                continue
            placed.append(choice)
            states.append(state)
            levels.append(self._choices())
        return Answer(None)

    def _seat_fixed(self) -> bool:
        """Seat those who have one table only; return whether they and the room agree."""
        for number, mask in enumerate(self.allowed):
            if mask.bit_count() == 1:
                if not self._tables_of(number):
                    return False
                self._place(number, mask.bit_length() - 1)
        return not any(self._hopeless(table) for table in range(self.room.tables))

    def _choices(self) -> Iterator[_Choice]:
        """Run through the placings of which one must be made next; (-1, -1) where no rule binds anybody any more."""
        waiting = [number for number in self.hard if self.open >> number & 1]
        if waiting:
            number = min(waiting, key=lambda each: (self._tables_of(each).bit_count(), -self.size[each], each))
            yield from ((number, table) for table in self._unlike(number))
        elif short := [table for table, need in enumerate(self.needs) if need]:
            yield from self._suppliers(min(short, key=lambda table: (self.left[table], table)))
        else:
            yield (-1, -1)

    def _unlike(self, number: int) -> list[int]:
        """Return the tables for a block, one of each sort, the cheapest and then the emptiest first."""
        sorts: dict[_State, int] = {}
        tables = tables_in(self._tables_of(number))
        people = self.room.blocks[number]
        tables.sort(key=lambda table: (self.tally.price(people, table), -self.left[table], table))
        for table in tables:
            sorts.setdefault(self._sort_of(table), table)
        return list(sorts.values())

    def _suppliers(self, table: int) -> Iterator[_Choice]:
        """Run through one person of each sort who has the rarest word that a table lacks."""
        word = min(tables_in(self.needs[table]), key=self._supply)
        sorts: dict[tuple[int, int], int] = {}
        for number in range(len(self.size)):
            if self.open >> number & 1 and self.words[number] >> word & 1 and self._tables_of(number) >> table & 1:
                sorts.setdefault((self.words[number], self.allowed[number]), number)
        yield from ((number, table) for number in sorts.values())

    def _supply(self, word: int) -> int:
        return sum(words >> word & 1 for number, words in enumerate(self.words) if self.open >> number & 1)

    def _tables_of(self, number: int) -> int:
        return self.allowed[number] & ~self.barred[number] & self.fits[self.size[number]]

    def _place(self, number: int, table: int) -> None:
        self.open &= ~(1 << number)
        self.left[table] -= self.size[number]
        self.lacking[table] -= self.size[number]
        self.met.append(self.needs[table] & self.words[number])
        self.needs[table] &= ~self.words[number]
        for foe in self.foes[number]:
            self.against[foe][table] += 1
            self.barred[foe] |= 1 << table
            self.shut[table] |= 1 << foe
        for who in self.room.blocks[number]:
            self.tally.seat(who, table)
        self._refit(table)

    def _take_back(self, number: int, table: int) -> None:
        self.open |= 1 << number
        self.left[table] += self.size[number]
        self.lacking[table] += self.size[number]
        self.needs[table] |= self.met.pop()
        for foe in self.foes[number]:
            self.against[foe][table] -= 1
            if not self.against[foe][table]:
                self.barred[foe] &= ~(1 << table)
                self.shut[table] &= ~(1 << foe)
        for who in self.room.blocks[number]:
            self.tally.unseat(who)
        self._refit(table)

    def _refit(self, table: int) -> None:
        for size in range(1, len(self.fits)):
            self.fits[size] = self.fits[size] & ~(1 << table) | (self.left[table] >= size) << table

    def _hopeless(self, table: int) -> bool:
        """Tell whether counting alone shows that the room cannot be filled after a placing at that table."""
        if self.left[table] < 0 or (self.needs[table] and not self.left[table]):
            return True
        unseated = [number for number in range(len(self.size)) if self.open >> number & 1]
        people = sum(self.size[number] for number in unseated)
        if people > sum(self.left) or people < sum(max(lacking, 0) for lacking in self.lacking):
            return True
        for zone in self.zones:
            bound = sum(self.size[number] for number in unseated if not self.allowed[number] & ~zone)
            if bound > sum(self.left[table] for table in tables_in(zone)):
                return True
        return any(
            self._supply(word) < sum(need >> word & 1 for need in self.needs) for word in tables_in(_any_of(self.needs))
        )

    def _sort_of(self, table: int) -> _State:
        """Return all that matters of a table to those who have no seat yet."""
        bound = tuple(zone >> table & 1 for zone in self.zones)
        lacking = max(self.lacking[table], 0)
        return (self.left[table], lacking, bound, self.needs[table], self.shut[table] & self.open)

    def _state(self) -> _State:
        """Return all that matters of the room: who is to be seated, and how many tables of each sort there are."""
        return (self.open, *sorted(map(self._sort_of, range(self.room.tables))))


def _all_of(masks: Iterator[int]) -> int:
    common = -1
    for mask in masks:
        common &= mask
    return common


def _any_of(masks: Iterator[int] | Sequence[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union
