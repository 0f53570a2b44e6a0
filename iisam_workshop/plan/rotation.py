"""Which examples each table sorts: whole sheets of cards with every stage among them, so that tables differ.

The examples that were used least come first, so that all of them are used before one is used more than its neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from iisam_workshop.model.journey import StageExample
from iisam_workshop.model.plan import SortHand
from iisam_workshop.model.timetable import Timetable
from iisam_workshop.plan.chance import Chance, Stream

__all__ = ["cards_in", "rotation"]

_SHEET, _MOST = 8, 2
"""Cards on a sheet, and the most sheets for a table."""

_EACH = 12
"""The minutes of a slot that go with each sheet: a minute and a half for a card, with its argument."""

_TRIES = 40
"""How often a table is dealt to anew where another has the same examples."""

_Hand = tuple[int, ...]


def cards_in(minutes: int) -> int:
    """Return how many cards a table can sort in a slot of that length: one whole sheet, or two."""
    return _SHEET * min(max(minutes // _EACH, 1), _MOST)


def rotation(
    examples: Sequence[StageExample], tables: int, timetable: Timetable, chance: Chance
) -> tuple[SortHand, ...]:
    """Return what each table sorts in the longest slot that asks for it; nothing where none does.

    Numbers count from 1 in the order of ``examples``.
    """
    lengths = [timed.end - timed.start for timed in timetable.slots if "sort-cards" in timed.slot.papers]
    if not lengths:
        return ()
    dealt = _dealt(examples, tables, cards_in(max(lengths)), chance)
    return tuple(SortHand(hand, _half(hand, examples)) for hand in dealt)


def _dealt(examples: Sequence[StageExample], tables: int, count: int, chance: Chance) -> Iterator[_Hand]:
    used: Counter[int] = Counter()
    dealt: set[_Hand] = set()
    for table in range(1, tables + 1):
        for attempt in range(_TRIES):
            stream = chance.stream("rotation", str(table), str(attempt))
            hand = _hand(_by_stage(examples), used, min(count, len(examples)), stream)
            if hand not in dealt:
                break
        dealt.add(hand)
        used.update(hand)
        yield hand


def _hand(groups: Mapping[str, Sequence[int]], used: Counter[int], count: int, stream: Stream) -> _Hand:
    """Return the least used examples of each stage, as evenly from the stages as can be."""
    worn = {stage: sum(used[number] for number in group) / len(group) for stage, group in groups.items()}
    order = sorted(stream.shuffle(groups), key=worn.__getitem__)
    wanted = dict.fromkeys(order, 0)
    while sum(wanted.values()) < count:
        for stage in order:
            if wanted[stage] < len(groups[stage]) and sum(wanted.values()) < count:
                wanted[stage] += 1
    picked = (sorted(stream.shuffle(groups[stage]), key=used.__getitem__)[: wanted[stage]] for stage in order)
    return tuple(sorted(number for numbers in picked for number in numbers))


def _half(hand: _Hand, examples: Sequence[StageExample]) -> _Hand:
    """Return half of a hand to begin with, every stage once before any stage twice."""
    left = {stage: [n for n in group if n in hand] for stage, group in _by_stage(examples).items()}
    placed: dict[str, list[int]] = {stage: [] for stage in left}
    for _ in range(len(hand) // 2):
        stage = min((stage for stage in left if left[stage]), key=lambda each: (len(placed[each]), -len(left[each])))
        placed[stage].append(left[stage].pop(0))
    return tuple(sorted(number for numbers in placed.values() for number in numbers))


def _by_stage(examples: Sequence[StageExample]) -> dict[str, list[int]]:
    """Return the numbers of the examples of each stage."""
    groups: dict[str, list[int]] = {}
    for number, example in enumerate(examples, 1):
        groups.setdefault(example.stage, []).append(number)
    return groups
