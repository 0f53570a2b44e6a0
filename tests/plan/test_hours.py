"""How long people were trained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedDay, TimedSlot, Timetable
from iisam_workshop.plan.hours import training_minutes

DAY = TimedDay(1, date(2027, 3, 4), 540, 1020)


def _slots(plan: Plan, spans: list[tuple[int, int, str]]) -> tuple[TimedSlot, ...]:
    slot = plan.timetable.slots[0].slot
    return tuple(
        TimedSlot(slot.model_copy(update={"id": f"s{n}", "kind": kind}), start, end)
        for n, (start, end, kind) in enumerate(spans)
    )


def test_arrival_breaks_and_meals_are_no_training(plan: Plan) -> None:
    spans = [(540, 555, "arrival"), (555, 615, "talk"), (615, 630, "break"), (630, 700, "game"), (700, 760, "meal")]
    assert training_minutes(Timetable(_slots(plan, spans), (DAY,), ())) == 60 + 70


def test_the_day_of_the_example_is_its_length_less_its_pauses(plan: Plan) -> None:
    pauses = {"arrival", "break", "meal"}
    slots = plan.timetable.slots
    expected = sum(each.end - each.start for each in slots if each.slot.kind not in pauses)
    assert training_minutes(plan.timetable) == expected == 330


def test_every_day_counts(plan: Plan) -> None:
    first = _slots(plan, [(540, 600, "talk")])
    second = tuple(replace(each, day=2) for each in first)
    days = (DAY, replace(DAY, number=2))
    assert training_minutes(Timetable((*first, *second), days, ())) == 120


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), min_size=1, max_size=6))
def test_minutes_in_which_several_slots_run_count_once(plan: Plan, runs: list[tuple[int, int]]) -> None:
    spans = [(start, start + length, "tool") for start, length in runs]
    covered = {minute for start, end, _ in spans for minute in range(start, end)}
    assert training_minutes(Timetable(_slots(plan, spans), (DAY,), ())) == len(covered)
