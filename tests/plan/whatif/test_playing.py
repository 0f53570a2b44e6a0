"""The clock of a rehearsal against a replay that walks through each play by itself, slot after slot."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.model.agenda import Slot
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.rehearsal import Assumptions, Spread
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.whatif.playing import Hours, Paces, paces_of, play_days
from tests.thorough import often

from .days import SURE, slot, with_day

PLAYS = 12
WILD = Assumptions(Spread(0, 8, 30), Spread(70, 100, 150), Spread(0, 3, 12), plays=PLAYS)


@st.composite
def days(draw: st.DrawFn, *, tracks: bool = True) -> list[Slot]:
    """One or two days of talks, breaks and meals, some in two tracks, some at fixed times after a few spare minutes."""
    slots: list[Slot] = []
    for day in range(1, draw(st.integers(1, 2)) + 1):
        now = 540
        for _ in range(draw(st.integers(1, 5))):
            if tracks and draw(st.booleans()):
                ends = [now, now]
                for number in range(draw(st.integers(2, 4))):
                    length = draw(st.integers(10, 40))
                    ends[number % 2] += length
                    slots.append(slot(f"s{len(slots)}", length, day=day, track="ab"[number % 2]))
                now = max(ends)
            kind: Any = draw(st.sampled_from(["talk", "talk", "arrival", "break", "meal"]))
            length = draw(st.integers(10, 60))
            fixed = now + draw(st.integers(0, 20)) if draw(st.integers(0, 3)) == 0 else None
            minutes = f"{max(length // 2, 1)}-{length}-{length}"
            more = {"optional": draw(st.booleans()), "fixed": fixed}
            slots.append(slot(f"s{len(slots)}", minutes, day=day, kind=kind, **more))
            now = (fixed or now) + length
    return slots


def lasts(paces: Paces, name: str, minutes: int, play: int) -> int:
    pace = paces.slots[name]
    return round(minutes * 60 * float(pace.percent[play]) / 100) + int(pace.more[play])


def replayed(plan: Plan, paces: Paces, play: int) -> dict[str, tuple[int, int]]:
    """Walk through one play without the card: start and end of each slot."""
    found: dict[str, tuple[int, int]] = {}
    for day in plan.timetable.days:
        now = day.start * 60 + int(paces.late[day.number][play])
        ends: dict[str, int] = {}
        for each in plan.timetable.of_day(day.number):
            track = each.slot.track
            if track is None:
                now, ends = max([now, *ends.values()]), {}
            begin = now if track is None else ends.get(track, now)
            if each.slot.fixed is not None or each.slot.kind == "meal":
                begin = max(begin, each.start * 60)
            end = begin + lasts(paces, each.slot.id, each.end - each.start, play)
            found[each.slot.id] = (begin, end)
            if track is None:
                now = end
            else:
                ends[track] = end
    return found


def replayed_with_card(plan: Plan, paces: Paces, play: int) -> dict[str, tuple[int, int]]:
    """Walk through one play of a day without tracks, and ask the card at the end of each slot."""
    answers = {(each.after, each.lost): (*each.cuts, *each.later) for each in plan.recoveries}
    found: dict[str, tuple[int, int]] = {}
    for day in plan.timetable.days:
        now = day.start * 60 + int(paces.late[day.number][play])
        cuts: dict[str, int] = {}
        for each in plan.timetable.of_day(day.number):
            begin = max(now, each.start * 60) if each.slot.fixed or each.slot.kind == "meal" else now
            now = begin + lasts(paces, each.slot.id, cuts.get(each.slot.id, each.end - each.start), play)
            found[each.slot.id] = (begin, now)
            lost = next((loss for loss in (10, 20) if now - each.end * 60 <= loss * 60), 30)
            late = now - each.end * 60 > 300
            cuts = {cut.slot: cut.now for cut in answers.get((each.slot.id, lost), ())} if late else {}
    return found


def hours_in(hours: Hours, play: int) -> dict[str, tuple[int, int]]:
    return {name: (int(hours.starts[name][play]), int(hours.ends[name][play])) for name in hours.starts}


@settings(max_examples=often(40, 8))
@given(slots=days())
def test_every_play_is_what_a_walk_through_the_day_gives(plan, slots):
    made = with_day(plan, *slots)
    paces = paces_of(made, WILD, Chance("walk"))
    hours = play_days(made, paces)
    for play in range(PLAYS):
        assert hours_in(hours, play) == replayed(made, paces, play)


@settings(max_examples=often(40, 8))
@given(slots=days(tracks=False))
def test_with_the_card_too(plan, slots):
    made = with_day(plan, *slots)
    paces = paces_of(made, WILD, Chance("walk"))
    hours = play_days(made, paces, with_card=True)
    for play in range(PLAYS):
        assert hours_in(hours, play) == replayed_with_card(made, paces, play)


@settings(max_examples=often(50, 8))
@given(slots=days())
def test_nothing_comes_later_for_following_the_late_card(plan, slots):
    made = with_day(plan, *slots)
    paces = paces_of(made, WILD, Chance("card"))
    plain, followed = play_days(made, paces), play_days(made, paces, with_card=True)
    for name in plain.starts:
        assert (followed.starts[name] <= plain.starts[name]).all()
        assert (followed.ends[name] <= plain.ends[name]).all()


@settings(max_examples=often(50, 8))
@given(
    slots=days(),
    more=st.lists(st.integers(0, 40), min_size=3, max_size=3).map(sorted),
)
def test_slots_that_last_longer_make_nothing_earlier(plan, slots, more):
    made = with_day(plan, *slots)
    longer = replace(WILD, lengths=Spread(70 + more[0], 100 + more[1], 150 + more[2]))
    one, other = (play_days(made, paces_of(made, assumed, Chance("more"))) for assumed in (WILD, longer))
    for name in one.starts:
        assert (one.starts[name] <= other.starts[name]).all()


def test_a_day_without_chance_goes_as_planned(plan):
    hours = play_days(plan, paces_of(plan, SURE, Chance("sure")))
    for each in plan.timetable.slots:
        assert set(hours.starts[each.slot.id]) == {each.start * 60}
        assert set(hours.ends[each.slot.id]) == {each.end * 60}


def test_the_longest_of_the_tracks_counts(plan):
    made = with_day(plan, slot("short", 20, track="a"), slot("long", 40, track="b"), slot("after"))
    assumed = replace(SURE, slots={"short": Spread(250, 250, 250)})
    hours = play_days(made, paces_of(made, assumed, Chance("tracks")))
    assert set(hours.starts["after"]) == {(540 + 50) * 60}


def test_tracks_wait_for_the_fixed_time_of_one_of_them(plan):
    made = with_day(plan, slot("talk"), slot("a", track="a", fixed=570), slot("b", track="b"))
    hours = play_days(made, paces_of(made, replace(SURE, lengths=Spread(50, 50, 50)), Chance("tracks")))
    assert {name: set(times) for name, times in hours.starts.items() if name != "talk"} == {
        "a": {570 * 60},
        "b": {570 * 60},
    }


def test_the_card_is_asked_inside_a_track_for_that_track_alone(plan):
    made = with_day(
        plan,
        *(slot("a1", track="a"), slot("a2", "10-30-30", track="a")),
        *(slot("b1", track="b"), slot("b2", "10-30-30", track="b")),
        slot("bus", fixed=600),
    )
    assumed = replace(SURE, slots={"a1": Spread(150, 150, 150)})
    hours = play_days(made, paces_of(made, assumed, Chance("tracks")), with_card=True)
    lengths = {name: set((hours.ends[name] - hours.starts[name]) // 60) for name in ("a2", "b2")}
    assert lengths == {"a2": {10}, "b2": {30}}


def test_who_is_early_waits_for_a_fixed_time_and_for_a_meal_and_for_nothing_else(plan):
    made = with_day(plan, slot("talk"), slot("work"), slot("lunch", kind="meal"), slot("more"), slot("bus", fixed=660))
    assumed = replace(SURE, lengths=Spread(50, 50, 50))
    hours = play_days(made, paces_of(made, assumed, Chance("early")))
    starts = {name: int(times[0]) // 60 for name, times in hours.starts.items()}
    assert starts == {"talk": 540, "work": 555, "lunch": 600, "more": 630, "bus": 660}


def test_spare_minutes_before_a_fixed_time_are_used_up_first(plan):
    made = with_day(plan, slot("talk"), slot("bus", fixed=580))
    for late, start in ((8, 580), (14, 584)):
        assumed = replace(SURE, late=Spread(late, late, late))
        assert set(play_days(made, paces_of(made, assumed, Chance("x"))).starts["bus"]) == {start * 60}


def test_people_come_back_late_from_breaks_and_meals_and_arrival_lasts_as_planned(plan):
    made = with_day(
        plan, slot("arrival", kind="arrival"), slot("tea", kind="break"), slot("lunch", kind="meal"), slot("talk")
    )
    assumed = replace(SURE, back=Spread(4, 4, 4), lengths=Spread(120, 120, 120))
    hours = play_days(made, paces_of(made, assumed, Chance("back")))
    lengths = {name: int(hours.ends[name][0] - hours.starts[name][0]) // 60 for name in hours.starts}
    assert lengths == {"arrival": 30, "tea": 34, "lunch": 34, "talk": 36}


def test_a_slot_named_by_itself_has_its_own_length_whatever_its_kind(plan):
    made = with_day(plan, slot("tea", kind="break"), slot("talk"))
    hours = play_days(made, paces_of(made, replace(SURE, slots={"tea": Spread(200, 200, 200)}), Chance("own")))
    assert set(hours.starts["talk"]) == {600 * 60}


def test_each_day_starts_late_by_itself(plan):
    made = with_day(plan, slot("one"), slot("two", day=2))
    late = paces_of(made, replace(SURE, late=Spread(0, 10, 20)), Chance("days")).late
    assert abs(np.corrcoef(late[1], late[2])[0, 1]) < 0.1


def test_the_card_is_asked_at_the_end_of_each_slot(plan):
    """Twelve minutes late is more than ten: the answer for twenty takes them off the work, and the bus is reached."""
    made = with_day(plan, slot("talk"), slot("work", "10-30-30"), slot("bus", fixed=600))
    paces = paces_of(made, replace(SURE, late=Spread(12, 12, 12)), Chance("card"))
    followed = play_days(made, paces, with_card=True)
    assert set(followed.ends["work"]) == {(540 + 12 + 30 + 10) * 60}
    assert set(followed.starts["bus"]) == {600 * 60}
    assert set(play_days(made, paces).starts["bus"]) == {612 * 60}


def test_five_minutes_are_no_reason_to_cut(plan):
    made = with_day(plan, slot("talk"), slot("work", "10-30-30"), slot("bus", fixed=600))
    paces = paces_of(made, replace(SURE, late=Spread(5, 5, 5)), Chance("card"))
    assert set(play_days(made, paces, with_card=True).starts["bus"]) == {605 * 60}
