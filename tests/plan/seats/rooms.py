"""Small rooms drawn by chance, and every seating of them, found without the code under test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from hypothesis import strategies as st

from iisam_workshop.plan.seats.goals import Goal, goal
from iisam_workshop.plan.seats.room import Room, even_sizes, room_of


@dataclass(frozen=True)
class Small:
    """A room as it is asked for; ``words`` are bits of each person, ``needs`` those of each table."""

    sizes: tuple[tuple[int, int], ...]
    allowed: tuple[int, ...]
    together: tuple[tuple[int, ...], ...]
    apart: tuple[tuple[int, ...], ...]
    words: tuple[int, ...]
    needs: tuple[int, ...]
    labels: tuple[tuple[int, ...], ...]

    def room(self) -> Room:
        return room_of(self.sizes, self.allowed, self.together, self.apart, (self.words, self.needs))

    def goals(self) -> list[Goal]:
        return [goal(f"goal {number}", each) for number, each in enumerate(self.labels)]

    def right(self, tables: Sequence[int]) -> bool:
        loads = [list(tables).count(table) for table in range(len(self.sizes))]
        have = [0] * len(self.sizes)
        for who, table in enumerate(tables):
            have[table] |= self.words[who]
        return (
            all(least <= load <= most for load, (least, most) in zip(loads, self.sizes, strict=True))
            and all(self.allowed[who] >> table & 1 for who, table in enumerate(tables))
            and all(len({tables[who] for who in group}) == 1 for group in self.together)
            and all(tables[one] != tables[other] for group in self.apart for one, other in combinations(group, 2))
            and not any(need & ~held for need, held in zip(self.needs, have, strict=True))
        )

    def seatings(self) -> Iterator[tuple[int, ...]]:
        """Run through every seating that keeps the rules, people placed one after another."""
        yield from filter(self.right, self._fill(()))

    def _fill(self, tables: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if len(tables) == len(self.allowed):
            yield tables
            return
        for table, (_, most) in enumerate(self.sizes):
            if tables.count(table) < most:
                yield from self._fill((*tables, table))

    def cost(self, tables: Sequence[int]) -> tuple[int, ...]:
        """Count the pairs of each goal who share a table, goal by goal."""
        pairs = [pair for pair in combinations(range(len(tables)), 2) if tables[pair[0]] == tables[pair[1]]]
        return tuple(sum(0 != each[one] == each[other] for one, other in pairs) for each in self.labels)


def people(draw: st.DrawFn, count: int, least: int = 2) -> tuple[int, ...]:
    """Draw a group."""
    return tuple(draw(st.lists(st.integers(0, count - 1), min_size=least, max_size=3, unique=True)))


@st.composite
def rooms(draw: st.DrawFn, most: int = 7) -> Small:
    count = draw(st.integers(2, most))
    tables = draw(st.integers(1, min(count, 4)))
    slack = draw(st.booleans())
    sizes = tuple((max(size - slack, 0), size + slack) for size in even_sizes(count, tables))
    zone = draw(st.integers(1, (1 << tables) - 1))
    everywhere = (1 << tables) - 1
    masks = [everywhere, everywhere, everywhere, zone]
    if slack:
        masks = [everywhere, everywhere, everywhere, 1 << draw(st.integers(0, tables - 1))]
    each = lambda strategy: tuple(draw(st.lists(strategy, min_size=count, max_size=count)))  # noqa: E731
    words = draw(st.integers(0, 2))
    return Small(
        sizes,
        each(st.sampled_from(masks)),
        tuple(people(draw, count) for _ in range(draw(st.integers(0, 2)))),
        tuple(people(draw, count) for _ in range(draw(st.integers(0, 3)))),
        each(st.integers(0, (1 << words) - 1)),
        tuple(draw(st.integers(0, (1 << words) - 1)) for _ in range(tables)),
        tuple(each(st.integers(0, 3)) for _ in range(2)),
    )
