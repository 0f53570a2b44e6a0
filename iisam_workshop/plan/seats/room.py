"""What a seating must keep, in numbers: how many sit at each table, who may sit where, and with whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

__all__ = ["Room", "even_sizes", "room_of", "tables_in"]


@dataclass(frozen=True, slots=True)
class Room:
    """People and tables by numbers from 0; sets of tables and of words are bits of a whole number.

    Table ``t`` takes ``least[t]`` to ``most[t]`` people. ``allowed[p]`` are the tables at which ``p`` may sit.
    ``blocks`` part the people into those who sit together. ``foes[p]`` are those who must sit elsewhere. ``words[p]``
    are what ``p`` has to offer, and ``needs[t]`` are the words of which table ``t`` must have somebody.
    """

    least: tuple[int, ...]
    most: tuple[int, ...]
    allowed: tuple[int, ...]
    blocks: tuple[tuple[int, ...], ...]
    foes: tuple[tuple[int, ...], ...]
    words: tuple[int, ...]
    needs: tuple[int, ...]

    @property
    def tables(self) -> int:
        """How many tables there are."""
        return len(self.most)


def even_sizes(people: int, tables: int) -> tuple[int, ...]:
    """Return how many sit at each table, no two tables differing by more than one, the last ones smallest."""
    return tuple(people // tables + (table < people % tables) for table in range(tables))


def tables_in(mask: int) -> list[int]:
    """Return the tables whose bits are set, rising."""
    return [table for table in range(mask.bit_length()) if mask >> table & 1]


def room_of(
    sizes: Sequence[tuple[int, int]],
    allowed: Sequence[int],
    together: Iterable[Sequence[int]],
    apart: Iterable[Sequence[int]],
    offers: tuple[Sequence[int], Sequence[int]],
) -> Room:
    """Return the room in which these wishes hold; ``sizes`` are least and most of each table.

    Groups that share somebody are one group. ``offers`` are the words of each person and the needs of each table.
    """
    people = len(allowed)
    leader = list(range(people))
    for group in together:
        for one, other in combinations(group, 2):
            low, high = sorted((_lead(leader, one), _lead(leader, other)))
            leader[high] = low
    members: dict[int, list[int]] = {}
    for who in range(people):
        members.setdefault(_lead(leader, who), []).append(who)
    foes: list[set[int]] = [set() for _ in range(people)]
    for group in apart:
        for one, other in combinations(dict.fromkeys(group), 2):
            foes[one].add(other)
            foes[other].add(one)
    words, needs = offers
    return Room(
        tuple(least for least, _ in sizes),
        tuple(most for _, most in sizes),
        tuple(allowed),
        tuple(map(tuple, members.values())),
        tuple(tuple(sorted(each)) for each in foes),
        tuple(words),
        tuple(needs),
    )


def _lead(leader: Sequence[int], who: int) -> int:
    while leader[who] != who:
        who = leader[who]
    return who
