"""Time is lost: what the program says to cut is replayed on the clock, by other means than those that found it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.model.agenda import AgendaPreset, Aim, Slot
from iisam_workshop.model.game import Game, SlotTerms
from iisam_workshop.model.late import Cut, Recovery
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import TimedDay, TimedSlot, Timetable
from iisam_workshop.model.values import clock
from iisam_workshop.plan.whatif.late import LOSSES, recoveries
from tests.plan.builders import agenda, session, slot
from tests.thorough import often

AIMS = (Aim(id="must", text="Must."), Aim(id="may", text="May.", required=False))


def day_of(*slots: Slot) -> AgendaPreset:
    return agenda(*slots).model_copy(update={"aims": AIMS})


def timetable(slots: Sequence[Slot], start: int = 540) -> Timetable:
    """Put slots on the clock, by day and track, waiting for their fixed times."""
    timed: list[TimedSlot] = []
    days = []
    for number in sorted({each.day for each in slots}):
        ends, block_start, block_end = {}, start, start
        for each in (each for each in slots if each.day == number):
            if each.track is None:
                ends, begin = {}, block_end
            else:
                block_start = block_start if ends else block_end
                begin = ends.get(each.track, block_start)
            begin = max(begin, each.fixed or 0)
            timed.append(TimedSlot(each, begin, begin + each.minutes, day=number))
            ends = {**ends, each.track: begin + each.minutes} if each.track else {}
            block_end = max(block_end, begin + each.minutes)
        of_day = [t for t in timed if t.day == number]
        days.append(TimedDay(number, date(2027, 3, 3 + number), min(t.start for t in of_day), block_end))
    return Timetable(tuple(timed), tuple(days), ())


def game(play: Any = "background", **said: int) -> Game:
    terms = iter(range(100))
    slots = tuple(SlotTerms(name, tuple(next(terms) for _ in range(count))) for name, count in said.items())
    return Game(3, 3, None, (), (), slots, play=play)


def asked(slots: Sequence[Slot], **more: Any) -> Session:
    return session(day=day_of(*slots), **more)


def answers(slots: Sequence[Slot], played: Game | None = None, **more: Any) -> dict[tuple[str, int], Recovery]:
    found = recoveries(asked(slots, **more), timetable(slots), played or game())
    return {(each.after, each.lost): each for each in found}


# -- one rule after the other


def test_every_slot_that_something_follows_has_an_answer_for_each_loss() -> None:
    slots = [slot("one"), slot("two"), slot("three"), slot("four", day=2), slot("five", day=2)]
    assert list(answers(slots)) == [(name, lost) for name in ("one", "two", "four") for lost in LOSSES]


def test_unplanned_minutes_are_used_up_first() -> None:
    found = answers([slot("talk"), slot("work", "20-30-40"), slot("lunch", kind="meal", fixed=615)])
    assert found["talk", 10] == Recovery("talk", 10, "lunch", 10, (), 0, until=615)
    assert found["talk", 20] == Recovery("talk", 20, "lunch", 15, (Cut("work", 30, 25),), 0, until=615)


def test_the_largest_saving_goes_first_and_the_earlier_one_among_equals() -> None:
    found = answers([slot("talk"), slot("a", "25-30-30"), slot("b", "10-30-30"), slot("c", "10-30-30")])
    assert found["talk", 10].cuts == (Cut("b", 30, 20),)
    assert found["talk", 20].cuts == (Cut("b", 30, 10),)
    assert found["talk", 30].cuts == (Cut("b", 30, 10), Cut("c", 30, 20))


def test_breaks_and_meals_come_last_and_keep_ten_and_thirty_minutes() -> None:
    slots = [slot("talk"), slot("tea", "5-20-20", "break"), slot("lunch", "15-45-45", "meal"), slot("work", "25-30-30")]
    assert answers(slots)["talk", 10].cuts == (Cut("lunch", 45, 40), Cut("work", 30, 25))
    assert answers(slots)["talk", 30].cuts == (Cut("tea", 20, 10), Cut("lunch", 45, 30), Cut("work", 30, 25))
    assert answers(slots)["tea", 30].over == 10


def test_a_slot_is_dropped_only_when_shortening_is_not_enough_and_then_the_fewest_minutes_are_lost() -> None:
    slots = [
        slot("talk"),
        slot("work", "20-30-30"),
        slot("long", "40", optional=True),
        slot("short", "15", optional=True),
        slot("end"),
    ]
    found = answers(slots)
    assert found["talk", 10].cuts == (Cut("work", 30, 20),)
    assert found["talk", 20].cuts == (Cut("work", 30, 25), Cut("short", 15, 0))
    assert found["talk", 30].cuts == (Cut("long", 40, 0),)
    assert found["short", 10].over == found["short", 10].still == 10


def test_the_only_slot_that_serves_a_required_aim_is_never_dropped() -> None:
    def days(required: str, *, also: bool) -> list[Slot]:
        last = slot("end", aims=(required,) if also else ())
        return [slot("talk"), slot("work", 30, optional=True, aims=(required,)), last]

    assert answers(days("must", also=False))["talk", 20].over == 20
    assert answers(days("must", also=True))["talk", 20].cuts == (Cut("work", 30, 0),)
    assert answers(days("may", also=False))["talk", 20].cuts == (Cut("work", 30, 0),)


def test_two_slots_that_together_serve_a_required_aim_are_not_both_dropped() -> None:
    slots = [slot("talk"), *(slot(name, 15, optional=True, aims=("must",)) for name in "ab")]
    assert answers(slots)["talk", 30].cuts == (Cut("a", 15, 0),)
    assert answers(slots)["talk", 30].over == 15
    parted = [*slots[:2], slot("lunch", 30, "meal", fixed=585), slots[2]]
    assert answers(parted)["talk", 30].later == ()
    assert (answers(parted)["talk", 30].over, answers(parted)["talk", 30].still) == (15, 15)


def test_what_is_over_moves_the_fixed_time_and_is_caught_up_after_it_where_it_can_be() -> None:
    slots = [
        slot("talk"),
        slot("work", "25-30-30"),
        slot("lunch", 45, "meal", fixed=600),
        slot("case", "60-75-75"),
        slot("end"),
    ]
    assert answers(slots)["talk", 20] == Recovery(
        "talk", 20, "lunch", 0, (Cut("work", 30, 25),), 15, later=(Cut("case", 75, 60),), until=600
    )
    assert answers(slots)["talk", 30].still == 10


def test_the_day_may_run_until_the_booking_ends_and_no_longer() -> None:
    slots = [slot("talk"), slot("work")]
    assert answers(slots)["talk", 20].over == 20
    assert answers(slots, finish=615)["talk", 20] == Recovery("talk", 20, "", 15, (), 5, still=5, until=615)


def test_each_day_may_have_a_booking_of_its_own() -> None:
    slots = [slot("one"), slot("two"), slot("three", day=2), slot("four", day=2)]
    whole = asked(slots)
    wish = whole.asked.agenda.model_copy(update={"finish": (605, 630)})
    booked = replace(whole, asked=whole.asked.model_copy(update={"agenda": wish}))
    found = {each.after: each for each in recoveries(booked, timetable(slots), game()) if each.lost == 20}
    assert [(found[name].until, found[name].over) for name in ("one", "three")] == [(605, 15), (630, 0)]


def test_the_session_fixes_times_too() -> None:
    assert answers([slot("talk"), slot("work"), slot("end")], fixed={"end": 600})["talk", 10].held == "end"


def test_the_terms_of_dropped_slots_are_counted_in_a_game_in_the_background_only() -> None:
    slots = [slot("talk"), slot("work", optional=True), slot("end")]
    assert answers(slots, game(talk=5, work=7, end=3))["talk", 20].unsaid == 7
    assert answers(slots, game("called", work=7))["talk", 20].unsaid == 0


def test_tracks_are_cut_alike_and_count_as_the_longest_of_them() -> None:
    slots = [
        slot("talk"),
        slot("a", "20-40-40", track="A"),
        slot("b-1", "10-20-20", track="B"),
        slot("b-2", "5-15-15", track="B"),
        slot("end"),
    ]
    assert answers(slots)["talk", 10].cuts == (Cut("a", 40, 30), Cut("b-1", 20, 15))
    assert answers(slots)["talk", 20].cuts == (Cut("a", 40, 20), Cut("b-1", 20, 10), Cut("b-2", 15, 10))
    assert answers(slots)["talk", 30].over == 10
    assert answers(slots)["b-1", 10].cuts == (Cut("b-2", 15, 10),)
    assert answers(slots)["b-1", 10].slack == 5
    assert answers(slots)["b-2", 10].slack == 5


# -- for any day


@st.composite
def days(draw: st.DrawFn) -> tuple[list[Slot], int | None]:
    """A day of slots with tracks, elastic lengths, optional ones, fixed times with or without a gap; and a booking."""
    slots: list[Slot] = []
    for number in range(draw(st.integers(2, 9))):
        least = draw(st.integers(5, 40))
        wished = least + draw(st.integers(0, 15))
        kind = draw(st.sampled_from(["talk", "activity", "tool", "break", "meal"]))
        each = slot(
            f"slot-{number}",
            f"{least}-{wished}-{wished}",
            kind,
            optional=draw(st.booleans()),
            aims=draw(st.sampled_from([(), ("must",), ("may",), ("must", "may")])),
            track=draw(st.sampled_from([None, None, "A", "B"])),
        )
        slots.append(each)
        if draw(st.integers(0, 3)) == 0 and number:
            begin = timetable(slots).slots[-1].start + draw(st.sampled_from([0, 0, 5, 12]))
            slots[-1] = each.model_copy(update={"fixed": begin})
    finish = timetable(slots).finish
    return slots, draw(st.sampled_from([None, finish, finish + 10]))


def replayed(slots: Sequence[Slot], found: Recovery, cuts: Sequence[Cut]) -> tuple[dict[str, int], int]:
    """Play the day again with the time lost: when each slot begins, and when the day ends.

    A slot begins when what comes before it has ended and not before its fixed time; in a block, before it in its track.
    """
    now = {cut.slot: cut.now for cut in cuts}
    begins, room, tracks = {}, 540, {}
    for each in slots:
        if each.track is None:
            room = max([room, *tracks.values()])
            tracks = {}
        elif not tracks:
            block = room
        ready = room if each.track is None else tracks.get(each.track, block)
        length = now.get(each.id, int(each.minutes))
        begins[each.id] = max(ready, each.fixed or 0) if length else ready
        end = begins[each.id] + length + (found.lost if each.id == found.after else 0)
        if each.track is None:
            room = end
        else:
            tracks[each.track] = end
    return begins, max([room, *tracks.values()])


@settings(max_examples=often(150, 8))
@given(days())
def test_replayed_on_the_clock_the_next_fixed_time_holds_or_is_late_by_the_minutes_that_are_named(
    drawn: tuple[list[Slot], int | None],
) -> None:
    slots, finish = drawn
    planned = {timed.slot.id: timed for timed in timetable(slots).slots}
    end = max(finish or 0, timetable(slots).finish)
    for found in answers(slots, finish=finish).values():
        begins, _ = replayed(slots, found, found.cuts)
        if found.held:
            assert max(begins[found.held] - planned[found.held].start, 0) == found.over, clock(begins[found.held])
        _, ended = replayed(slots, found, (*found.cuts, *found.later))
        assert max(ended - end, 0) <= found.still
        if not found.later and not found.held:
            assert max(ended - end, 0) == found.over == found.still


@settings(max_examples=often(150, 8))
@given(days())
def test_nothing_is_cut_under_its_least_and_required_aims_stay_served(drawn: tuple[list[Slot], int | None]) -> None:
    slots, finish = drawn
    by_id = {each.id: each for each in slots}
    order = list(by_id)
    served = {aim for each in slots for aim in each.aims}
    for found in answers(slots, finish=finish).values():
        cuts = (*found.cuts, *found.later)
        for cut in cuts:
            each = by_id[cut.slot]
            assert cut.was == each.minutes > cut.now
            assert order.index(cut.slot) > order.index(found.after)
            least = max(each.minutes.least, {"break": 10, "meal": 30}.get(each.kind, 0))
            assert cut.now >= least or (cut.now == 0 and each.optional and each.kind not in ("break", "meal"))
        gone = {cut.slot for cut in cuts if not cut.now}
        left = {aim for each in slots if each.id not in gone for aim in each.aims}
        assert "must" not in served - left


@settings(max_examples=often(100, 8))
@given(days())
def test_no_slot_is_dropped_while_shortening_would_do(drawn: tuple[list[Slot], int | None]) -> None:
    slots = [each.model_copy(update={"fixed": None, "track": None}) for each in drawn[0]]
    spare = {
        each.id: int(each.minutes) - max(each.minutes.least, {"break": 10, "meal": 30}.get(each.kind, 0))
        for each in slots
    }
    order = list(spare)
    for (after, lost), found in answers(slots).items():
        could = sum(max(spare[name], 0) for name in order[order.index(after) + 1 :])
        assert any(not cut.now for cut in found.cuts) <= (could < lost)
