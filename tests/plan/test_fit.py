from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import Place
from iisam_workshop.model.agenda import Aim
from iisam_workshop.model.values import Length
from iisam_workshop.plan.fit import fit
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.timetable import draw_up
from tests.thorough import often

from .builders import agenda, session, slot

OVER = {"IW210", "IW211"}


def elastic(least, wish, most):
    return Length(wish, least, most)


lengths = st.lists(st.integers(1, 60), min_size=3, max_size=3).map(lambda three: elastic(*sorted(three)))
fives = st.lists(st.integers(1, 12), min_size=3, max_size=3).map(lambda three: elastic(*(5 * n for n in sorted(three))))
aims = (Aim(id="meet", text="Meet."), Aim(id="try", text="Try."), Aim(id="like", text="Like.", required=False))


@st.composite
def slots_of_days(draw, minutes=lengths, tracks=(None, None, "A", "B"), days=2):
    """Up to eight slots on one or two days: some optional, in tracks or at a fixed time, each with some aims."""
    count = draw(st.integers(1, 8))
    second = draw(st.integers(1, count)) if days > 1 else count
    return tuple(
        slot(
            f"s{n}",
            draw(minutes),
            optional=draw(st.booleans()),
            aims=tuple(sorted(draw(st.sets(st.sampled_from([aim.id for aim in aims]), max_size=2)))),
            track=draw(st.sampled_from(tracks)),
            fixed=draw(st.one_of(st.none(), st.none(), st.integers(110, 160).map(lambda fifth: 5 * fifth))),
            day=1 if n < second else 2,
        )
        for n in range(count)
    )


@st.composite
def sessions(draw, **more):
    finish = draw(st.one_of(st.none(), st.integers(112, 170).map(lambda fifth: 5 * fifth)))
    return asked(draw(slots_of_days(**more)), finish=finish)


def asked(slots, **more):
    more["wish"] = {"fit": True, **more.get("wish", {})}
    return session(day=agenda(*slots, aims=aims), **more)


def over(problems):
    """The minutes past fixed times and room bookings, as the messages have them."""
    said = (re.search(r"(\d+) minutes? (?:past|after)", p.message) for p in problems if p.code in OVER)
    return sum(int(found[1]) for found in said)


def at_least(wish, gone):
    """The same session without some slots, and the others as short as they may be."""
    kept = tuple(s.model_copy(update={"minutes": s.minutes.least}) for s in wish.agenda.slots if s.id not in gone)
    return replace(wish, agenda=wish.agenda.model_copy(update={"slots": kept}))


def best_by_force(wish):
    """Try every set of optional slots, and return how good the best is by the stated rule, and the set."""
    slots = wish.agenda.slots
    optional = [s for s in slots if s.optional]
    needs = [{s.id for s in slots if aim.id in s.aims} for aim in wish.agenda.aims if aim.required]
    for day in {s.day for s in slots}:
        there = [s for s in slots if s.day == day]
        needs.append({s.id for s in there})
        shape = "".join("p" if s.track is None else "t" for s in there)
        needs += [{s.id for s in there[run.start() : run.end()]} for run in re.finditer("(?<=t)p+(?=t)", shape)]
    found = []
    for count in range(len(optional) + 1):
        for gone in combinations(optional, count):
            ids = {s.id for s in gone}
            if any(need and need <= ids for need in needs):
                continue
            late = tuple(sorted(-slots.index(s) for s in gone))
            found.append(((over(draw_up(at_least(wish, ids))[1]), sum(s.minutes for s in gone), late), ids))
    return min(found, key=lambda each: each[0])


@settings(max_examples=often(100, 8))
@given(sessions())
def test_what_is_dropped_is_the_best_by_the_stated_rule_and_the_rest_meets_every_time_that_can_be_met(wish):
    fitted = fit(wish)
    (least_over, _, _), gone = best_by_force(wish)
    assert {s.id for s in fitted.dropped} == gone
    assert all(s.optional for s in fitted.dropped)
    problems = draw_up(fitted.session, fitted.dropped)[1]
    assert (over(problems) == 0) == (least_over == 0)


@settings(max_examples=often(60, 8))
@given(sessions())
def test_every_length_stays_within_its_bounds_and_slots_keep_their_order(wish):
    fitted = fit(wish)
    wished = {s.id: s for s in wish.agenda.slots}
    gone = {s.id for s in fitted.dropped}
    assert [s.id for s in fitted.session.agenda.slots] == [name for name in wished if name not in gone]
    for s in fitted.session.agenda.slots:
        was = wished[s.id].minutes
        assert was.least <= s.minutes <= was.most
        assert (s.minutes.least, s.minutes.most) == (was.least, was.most)


@settings(max_examples=often(100, 8))
@given(sessions(tracks=(None,), days=1))
def test_a_stretch_between_fixed_times_is_filled_exactly_or_as_far_as_its_slots_may_grow(wish):
    fitted = fit(wish).session
    timetable, problems = draw_up(fitted)
    if over(problems):
        return
    stretch = []
    for timed, after in zip(timetable.slots, (*timetable.slots[1:], None), strict=True):
        stretch.append(timed)
        ends = after.start if after else wish.asked.agenda.finish and wish.asked.agenda.finish[0]
        if after and after.slot.fixed is None:
            continue
        if ends is None:
            assert all(each.slot.minutes == wished(wish, each) for each in stretch)
        elif timed.end != ends:
            assert timed.end < ends
            assert all(each.slot.minutes == each.slot.minutes.most for each in stretch)
        stretch = []


@settings(max_examples=often(60, 8))
@given(sessions(minutes=fives))
def test_lengths_stay_multiples_of_five_where_all_times_are(wish):
    assert all(s.minutes % 5 == 0 for s in fit(wish).session.agenda.slots)


@settings(max_examples=often(60, 8))
@given(sessions())
def test_without_the_wish_nothing_is_changed(wish):
    plain = replace(
        wish, asked=wish.asked.model_copy(update={"agenda": wish.asked.agenda.model_copy(update={"fit": False})})
    )
    fitted = fit(plain)
    assert fitted.session is plain
    assert (fitted.dropped, fitted.problems) == ((), ())


@settings(max_examples=often(60, 8))
@given(sessions(tracks=(None,)))
def test_what_is_fitted_stays_so_when_it_is_fitted_again(wish):
    once = fit(wish)
    again = fit(once.session)
    assert again.session.agenda == once.session.agenda
    assert (again.dropped, again.problems) == ((), ())


def wished(wish, timed):
    return next(s.minutes for s in wish.agenda.slots if s.id == timed.slot.id)


MORNING = (
    slot("welcome", elastic(10, 15, 15)),
    slot("talk", elastic(20, 40, 60)),
    slot("work", elastic(30, 60, 90), aims=("try",)),
    slot("quiz", 20, optional=True),
    slot("lunch", 45, "meal", fixed=11 * 60),
)


def minutes(fitted):
    return {s.id: int(s.minutes) for s in fitted.session.agenda.slots}


def test_too_long_a_morning_is_shortened_in_proportion_to_the_room_of_each_slot():
    fitted = fit(asked(MORNING))
    assert minutes(fitted) == {"welcome": 15, "talk": 35, "work": 50, "quiz": 20, "lunch": 45}
    assert over(draw_up(fitted.session)[1]) == 0


def test_too_short_a_morning_is_lengthened():
    fitted = fit(asked(MORNING, fixed={"lunch": 11 * 60 + 40}))
    assert minutes(fitted) == {"welcome": 15, "talk": 50, "work": 75, "quiz": 20, "lunch": 45}


def test_what_was_changed_is_said_once_a_day_at_the_line_of_fit():
    place = Place("session.yaml", 30)
    slots = (*MORNING, slot("clinic", elastic(20, 30, 60), day=2))
    more = {"wish": {"finish": (12 * 60, 9 * 60 + 50)}, "places": {("session", "agenda", "fit"): place}}
    problems = fit(asked(slots, fixed={"lunch": 10 * 60}, **more)).problems
    assert {(p.code, p.severity, p.place) for p in problems} == {("IW269", "warning", place)}
    first, second = (p.message for p in problems)
    assert first == (
        "day 1 was fitted to its fixed times (shortened: ‘Welcome’ from 15 to 10 minutes, ‘Talk’ from 40 to 20 "
        "minutes, ‘Work’ from 60 to 30 minutes; dropped: ‘Quiz’ of 20 minutes)"
    )
    assert second == "day 2 was fitted to its fixed times (lengthened: ‘Clinic’ from 30 to 50 minutes)"


def test_a_time_that_was_fixed_for_a_dropped_slot_is_said_and_no_error():
    slots = (slot("talk", 60), slot("quiz", 30, optional=True), slot("close", 60))
    fitted = fit(asked(slots, fixed={"quiz": 10 * 60}, finish=11 * 60))
    assert [s.id for s in fitted.dropped] == ["quiz"]
    assert "dropped: ‘Quiz’ of 30 minutes, which was to start at 10:00" in fitted.problems[0].message
    timetable, problems = draw_up(fitted.session, fitted.dropped)
    assert not [p for p in problems if p.severity == "error"]
    assert timetable.dropped == fitted.dropped


def test_the_only_slot_of_a_required_aim_is_kept_and_of_another_aim_is_not():
    slots = (slot("talk", 60), slot("try-it", 10, optional=True, aims=("try",)), slot("quiz", 30, optional=True))
    assert [s.id for s in fit(asked(slots, finish=10 * 60 + 10)).dropped] == ["quiz"]
    liked = (slots[0], slots[1].model_copy(update={"aims": ("like",)}), slots[2])
    assert [s.id for s in fit(asked(liked, finish=10 * 60 + 30)).dropped] == ["try-it"]


def test_of_equal_sets_the_later_slots_go():
    slots = tuple(slot(f"s{n}", 20, optional=bool(n)) for n in range(5))
    assert [s.id for s in fit(asked(slots, finish=9 * 60 + 60)).dropped] == ["s3", "s4"]


def test_thirty_optional_slots_are_weighed_at_once():
    slots = tuple(slot(f"s{n}", elastic(7 + n % 5, 11 + n % 7, 30), optional=True, fixed=None) for n in range(30))
    fitted = fit(asked(slots, finish=9 * 60 + 141))
    assert over(draw_up(fitted.session)[1]) == 0
    assert sum(s.minutes for s in fitted.dropped) > 0


def test_what_does_not_fit_at_all_is_refused_with_its_minutes_and_says_what_was_tried():
    place = Place("session.yaml", 12)
    wish = asked(MORNING, fixed={"lunch": 9 * 60 + 50}, places={("session", "agenda", "fixed", "lunch"): place})
    fitted = fit(wish)
    (problem,) = [p for p in draw_up(fitted.session, fitted.dropped)[1] if p.severity == "error"]
    assert (problem.code, problem.place) == ("IW210", place)
    assert problem.message == (
        "‘Work’ runs until 10:00, 10 minutes past the fixed start of ‘Lunch’ at 09:50; slots were shortened as far as "
        "they may be, and dropping optional ones gains nothing more"
    )
    assert problem.hint.startswith("Let slots become shorter or be optional. Take 10 minutes off")


def test_tracks_count_with_the_longest_and_all_end_together():
    slots = (
        slot("talk", elastic(20, 40, 40)),
        slot("a1", elastic(20, 60, 60), track="A"),
        slot("b1", elastic(10, 20, 80), track="B"),
        slot("b2", elastic(10, 20, 30), track="B"),
        slot("lunch", 30, fixed=10 * 60 + 10),
    )
    fitted = fit(asked(slots))
    assert minutes(fitted) == {"talk": 30, "a1": 40, "b1": 20, "b2": 20, "lunch": 30}
    assert "IW263" not in [p.code for p in draw_up(fitted.session)[1]]


def test_a_fixed_time_inside_a_track_is_met_by_what_comes_before_the_tracks():
    slots = (
        slot("talk", elastic(20, 60, 60)),
        slot("a1", elastic(30, 30, 30), track="A"),
        slot("a2", 30, track="A", fixed=10 * 60),
        slot("b1", 60, track="B"),
    )
    fitted = fit(asked(slots))
    assert minutes(fitted)["talk"] == 30
    assert [p.code for p in draw_up(fitted.session)[1] if p.code in ("IW210", "IW212")] == []


@pytest.mark.parametrize(
    ("talk", "first", "fit_to"),
    [
        (elastic(10, 30, 60), elastic(10, 50, 90), (30, 30)),
        (elastic(20, 60, 60), elastic(20, 40, 40), (40, 20)),
        (elastic(10, 15, 60), elastic(10, 20, 35), (25, 35)),
    ],
    ids=["as wished", "no later than the track needs", "no sooner than the track can be stretched"],
)
def test_tracks_with_a_fixed_time_inside_begin_as_wished_as_far_as_that_time_allows(talk, first, fit_to):
    slots = (
        slot("talk", talk),
        slot("a1", first, track="A"),
        slot("a2", 30, track="A", fixed=10 * 60),
        slot("b1", elastic(10, 60, 60), track="B"),
    )
    fitted = minutes(fit(asked(slots)))
    assert (fitted["talk"], fitted["a1"]) == fit_to


def test_tracks_wait_for_a_fixed_time_at_the_head_of_one_also_where_that_costs_a_slot():
    slots = (
        slot("talk", 30),
        slot("a", 30, track="A", fixed=10 * 60),
        slot("b1", 30, track="B"),
        slot("b2", 30, track="B", optional=True),
        slot("lunch", 30, "meal", fixed=10 * 60 + 45),
    )
    fitted = fit(asked(slots))
    assert [s.id for s in fitted.dropped] == ["b2"]
    assert over(draw_up(fitted.session, fitted.dropped)[1]) == 0


def test_a_track_that_must_start_after_the_others_is_fitted_from_its_own_start():
    slots = (
        slot("a1", elastic(15, 20, 50), track="A", fixed=9 * 60 + 15),
        slot("a2", 30, track="A", fixed=9 * 60 + 50),
        slot("b1", 80, track="B", fixed=9 * 60),
    )
    fitted = fit(asked(slots))
    assert minutes(fitted) == {"a1": 35, "a2": 30, "b1": 80}
    assert over(draw_up(fitted.session)[1]) == 0


def test_places_of_slots_still_lead_to_their_lines_when_one_before_them_was_dropped():
    lines = {("agenda", "slots", n): Place("day.yaml", 10 + n) for n in range(4)}
    lines[("agenda", "slots", 3, "fixed")] = Place("day.yaml", 33)
    slots = (slot("talk"), slot("quiz", 30, optional=True), slot("work"), slot("late", fixed=10 * 60 + 15))
    fitted = fit(asked(slots, finish=10 * 60 + 50, places=lines, fixed={}))
    assert [s.id for s in fitted.session.agenda.slots] == ["talk", "work", "late"]
    places = fitted.session.places
    assert [places.at("agenda", "slots", n).line for n in range(3)] == [10, 12, 13]
    (gap,) = [p for p in draw_up(fitted.session)[1] if p.code == "IW212"]
    assert gap.place == Place("day.yaml", 33)


def test_a_day_keeps_a_slot_even_if_all_are_optional():
    fitted = fit(asked([slot("one", 30, optional=True), slot("two", 40, optional=True)], finish=9 * 60 + 5))
    assert [s.id for s in fitted.session.agenda.slots] == ["one"]


def test_two_sets_of_tracks_do_not_run_into_one():
    tracked = [slot(f"{name}{n}", 30, track=name.upper()) for n in (1, 2) for name in "ab"]
    between = [slot("tea", 10, optional=True), slot("quiz", 20, optional=True)]
    fitted = fit(asked([*tracked[:2], *between, *tracked[2:]], finish=9 * 60 + 70))
    assert [s.id for s in fitted.dropped] == ["quiz"]
    assert [s.id for s in fit(asked([*tracked[:2], between[1], *tracked[2:]], finish=600)).dropped] == []


def test_an_agenda_whose_days_are_wrong_is_not_fitted():
    assert fit(asked([slot("one", 30, day=2, optional=True)], finish=9 * 60 + 5)).dropped == ()


def test_the_whole_plan_sees_the_fitted_agenda():
    slots = (
        slot("talk", elastic(20, 60, 60)),
        slot("quiz", 30, optional=True, stages=("vision",)),
        slot("play", elastic(60, 90, 120), "scenario"),
    )
    plan = make_plan(asked(slots, finish=9 * 60 + 90))
    assert [int(s.minutes) for s in plan.session.agenda.slots] == [25, 65]
    assert [timed.end - timed.start for timed in plan.timetable.slots] == [25, 65]
    assert [s.id for s in plan.timetable.dropped] == ["quiz"]
    assert "quiz" not in [said.slot for said in plan.game.slots]
    assert max(inject.at for inject in plan.timetable.injects) <= 9 * 60 + 90
    assert [p.code for p in plan.problems if p.code == "IW269"] == ["IW269"]


@pytest.mark.parametrize("wish", [{"first_win": "quiz"}, {"most_by": "quiz"}])
def test_a_win_in_a_dropped_slot_is_refused_with_the_slots_there_are(wish):
    slots = (slot("talk", 60), slot("quiz", 30, optional=True), slot("play", 90, "scenario"))
    with pytest.raises(Exception, match="IW617"):
        make_plan(asked(slots, finish=11 * 60 + 30, bingo=wish))
