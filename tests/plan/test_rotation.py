"""Which examples each table sorts: whole sheets, every stage, nothing worn out, and tables that differ."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.model.agenda import Slot
from iisam_workshop.model.journey import StageExample
from iisam_workshop.model.plan import SortHand
from iisam_workshop.model.timetable import TimedSlot, Timetable
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.rotation import cards_in, rotation

from .builders import slot

STAGES = ("vision", "scoping", "design-and-plan", "pre-implementation", "implementation", "review")
FIVE_EACH = (5, 5, 5, 5, 5, 5)


def examples(counts: tuple[int, ...] = FIVE_EACH) -> tuple[StageExample, ...]:
    return tuple(
        StageExample(id=f"{stage}-{n}", stage=stage, text="Something happens.")
        for stage, count in zip(STAGES, counts, strict=True)
        for n in range(count)
    )


def day(*lengths: int) -> Timetable:
    slots: list[Slot] = [slot(f"sort-{n}", papers=("sort-cards",)) for n in range(len(lengths))]
    timed = tuple(TimedSlot(each, 600, 600 + length) for each, length in zip(slots, lengths, strict=True))
    return Timetable((*timed, TimedSlot(slot("long-talk"), 700, 900)), (), ())


def deal(tables: int, minutes: int = 45, counts: tuple[int, ...] = FIVE_EACH, seed: str = "s") -> tuple[SortHand, ...]:
    return rotation(examples(counts), tables, day(minutes), Chance(seed))


def stages_of(numbers: tuple[int, ...], counts: tuple[int, ...] = FIVE_EACH) -> Counter[str]:
    every = examples(counts)
    return Counter(every[number - 1].stage for number in numbers)


@pytest.mark.parametrize(("minutes", "cards"), [(5, 8), (23, 8), (24, 16), (30, 16), (45, 16), (120, 16)])
def test_a_table_gets_one_whole_sheet_or_two_as_the_slot_is_long(minutes: int, cards: int) -> None:
    assert cards_in(minutes) == cards
    assert {len(hand.numbers) for hand in deal(4, minutes)} == {cards}


def test_of_several_slots_the_longest_counts_and_without_any_nobody_sorts() -> None:
    assert len(rotation(examples(), 2, day(15, 40), Chance("s"))[0].numbers) == 16
    assert rotation(examples(), 2, day(), Chance("s")) == ()


@given(
    tables=st.integers(1, 14),
    minutes=st.sampled_from([10, 45]),
    counts=st.tuples(*[st.integers(1, 7)] * 6),
    seed=st.text("abc", min_size=1, max_size=4),
)
def test_each_table_has_every_stage_as_evenly_as_can_be_and_half_of_it_begun(
    tables: int, minutes: int, counts: tuple[int, ...], seed: str
) -> None:
    hands = deal(tables, minutes, counts, seed)
    assert len(hands) == tables
    for hand in hands:
        assert len(set(hand.numbers)) == len(hand.numbers) == min(cards_in(minutes), sum(counts))
        assert tuple(sorted(hand.numbers)) == hand.numbers
        found = stages_of(hand.numbers, counts)
        assert set(found) == set(STAGES)
        full = max(found.values())
        assert all(found[stage] in (full, full - 1, size) for stage, size in zip(STAGES, counts, strict=True))
        assert set(hand.placed) < set(hand.numbers)
        assert len(hand.placed) == len(hand.numbers) // 2
        begun = stages_of(hand.placed, counts)
        assert max(begun.values()) == 1 or set(begun) == set(STAGES)


@given(tables=st.integers(1, 14), counts=st.tuples(*[st.integers(1, 7)] * 6), seed=st.text("abc", max_size=4))
def test_no_example_is_used_twice_more_than_another_of_its_stage(
    tables: int, counts: tuple[int, ...], seed: str
) -> None:
    used = Counter(number for hand in deal(tables, 45, counts, seed) for number in hand.numbers)
    groups: dict[str, list[int]] = {}
    for number, example in enumerate(examples(counts), 1):
        groups.setdefault(example.stage, []).append(used[number])
    assert all(max(uses) - min(uses) <= 1 for uses in groups.values())


@pytest.mark.parametrize("minutes", [20, 45])
@pytest.mark.parametrize("seed", ["a", "leicestershire 2027-03-04", "c"])
def test_no_two_tables_have_the_same_cards(minutes: int, seed: str) -> None:
    hands = [hand.numbers for hand in deal(20, minutes, seed=seed)]
    assert len(set(hands)) == 20


def test_three_tables_use_all_thirty_examples() -> None:
    for seed in "abcdefgh":
        assert {number for hand in deal(3, seed=seed) for number in hand.numbers} == set(range(1, 31))


def test_neighbours_share_as_little_as_two_hands_of_sixteen_can() -> None:
    first, second, *_ = deal(7)
    assert len({*first.numbers} & {*second.numbers}) <= 4


def test_one_more_table_changes_no_other() -> None:
    assert deal(8)[:7] == deal(7)


def test_another_seed_deals_otherwise_and_the_same_one_alike() -> None:
    assert deal(5, seed="a") == deal(5, seed="a")
    assert deal(5, seed="a") != deal(5, seed="b")
