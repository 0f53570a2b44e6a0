"""The least number of pairs that any seating can have: a proved bound beside which a seating is judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iisam_workshop.plan.seats.goals import Goal
from iisam_workshop.plan.seats.room import Room

__all__ = ["filled", "least_pairs", "pairs_at_least"]


def filled(parts: Sequence[int], tables: int) -> list[int]:
    """Return the most even way to spread parts that cannot be split over tables: no way has fewer pairs.

    A part at least as large as an even share of what is left has a table for itself; the rest is spread evenly as if it
    could be split. The sums of the first largest tables are nowhere smaller in any real way, which is the proof.
    """
    rest, loads = sum(parts), list[int]()
    for part in sorted(parts, reverse=True):
        left = tables - len(loads)
        if left < 2 or part * left < rest:
            break
        loads.append(part)
        rest -= part
    left = tables - len(loads)
    return loads + [rest // left + (table < rest % left) for table in range(left)]


def pairs_at_least(parts: Sequence[int], tables: int) -> int:
    """Return how many pairs of one kind share a table at least, where parts of these sizes stay together."""
    return sum(load * (load - 1) // 2 for load in filled(parts, tables))


def least_pairs(room: Room, goal: Goal) -> int:
    """Return the least number of pairs of a goal in any seating of that room; a ``gather`` goal has none.

    Two bounds hold, and the larger is returned: one from the groups that sit together, one from people who may sit at
    some of the tables only.
    """
    return max(_by_blocks(room, goal), _by_zone(room, goal))


def _by_blocks(room: Room, goal: Goal) -> int:
    parts: dict[int, list[int]] = {kind: [1] if goal.rooted else [] for kind in range(goal.count)}
    for block in room.blocks:
        kinds = [goal.kinds[who] for who in block]
        for kind in set(kinds):
            parts[kind].append(kinds.count(kind))
    return sum(pairs_at_least(each, room.tables) for each in parts.values())


def _by_zone(room: Room, goal: Goal) -> int:
    """Share out the chairs that a zone has to spare to the kinds that gain most; the gains fall, so this is the least.

    A kind with ``inside`` people bound to the zone and ``outside`` others has the fewest pairs when both parts of the
    room are even; each of its others who sits in the zone adds as many pairs as the fullest chair there and takes away
    those outside.
    """
    everywhere = (1 << room.tables) - 1
    zones = {mask for mask in room.allowed if mask != everywhere}
    if len(zones) != 1 or room.least != room.most:
        return 0
    zone = zones.pop()
    within = zone.bit_count()
    chairs = sum(most for table, most in enumerate(room.most) if zone >> table & 1)
    inside, outside = [0] * goal.count, [0] * goal.count
    for who, kind in enumerate(goal.kinds):
        (inside if room.allowed[who] == zone else outside)[kind] += 1
    beyond = room.tables - within
    pairs = sum(pairs_at_least([1] * ours, within) for ours in inside)
    pairs += sum(pairs_at_least([1] * theirs, beyond) for theirs in outside)
    gains = sorted(gain for kind in range(goal.count) for gain in _gains(inside[kind], outside[kind], within, beyond))
    return pairs + sum(gains[: max(chairs - sum(inside), 0)])


def _gains(ours: int, theirs: int, within: int, beyond: int) -> Iterator[int]:
    """Run through what each further person of a kind who moves into the zone adds; the steps never fall."""
    for moved in range(theirs):
        yield (ours + moved) // within - (theirs - moved - 1) // beyond
