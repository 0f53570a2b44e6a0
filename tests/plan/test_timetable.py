from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import Place
from iisam_workshop.plan.timetable import draw_up
from iisam_workshop.plan.tracks import units
from tests.thorough import often

from .builders import agenda, session, slot

lengths = st.lists(st.integers(1, 60), min_size=1, max_size=12)


def day_of(minutes, **fixed):
    slots = [slot(f"s{number}", length, fixed=fixed.get(f"s{number}")) for number, length in enumerate(minutes)]
    return agenda(*slots)


def starts(timetable):
    return [timed.start for timed in timetable.slots]


def codes(problems):
    return [problem.code for problem in problems]


def test_times_follow_from_the_lengths():
    timetable, problems = draw_up(session())
    assert starts(timetable) == [540, 555, 595, 645, 690, 765, 780]
    assert timetable.finish == 825
    assert problems == ()
    assert timetable.slots[-1].hours == "13:00 to 13:45"


def test_the_session_s_start_overrules_the_agenda_s():
    timetable, _ = draw_up(session(start=0))
    assert timetable.slots[0].start == 0


@settings(max_examples=often(200, 8))
@given(lengths)
def test_slots_follow_one_another_without_gap_or_overlap(minutes):
    timetable, _ = draw_up(session(day=day_of(minutes)))
    for before, after in zip(timetable.slots, timetable.slots[1:], strict=False):
        assert before.end == after.start
    assert [timed.end - timed.start for timed in timetable.slots] == minutes
    assert timetable.finish == timetable.slots[-1].end


@settings(max_examples=often(200, 8))
@given(lengths, st.data())
def test_fixed_times_are_kept_and_what_comes_between_hangs_together(minutes, data):
    fixed = data.draw(st.dictionaries(st.integers(0, len(minutes) - 1), st.integers(0, 1400)))
    timetable, problems = draw_up(session(day=day_of(minutes), fixed={f"s{n}": at for n, at in fixed.items()}))
    for number, at in fixed.items():
        assert timetable.slots[number].start == at
    for number in range(1, len(minutes)):
        if number not in fixed:
            assert timetable.slots[number].start == timetable.slots[number - 1].end
    reached = [540, *(timed.end for timed in timetable.slots)]
    assert codes(problems).count("IW210") == sum(at < reached[number] for number, at in fixed.items())
    assert codes(problems).count("IW212") == sum(at > reached[number] for number, at in fixed.items())


@settings(max_examples=often(200, 8))
@given(lengths, st.data())
def test_one_longer_slot_moves_all_later_ones_alike_up_to_the_next_fixed_time(minutes, data):
    longer = data.draw(st.integers(0, len(minutes) - 1))
    by = data.draw(st.integers(1, 90))
    fixed = data.draw(st.integers(0, len(minutes)))
    wish = {f"s{fixed}": 720} if fixed < len(minutes) else {}
    before, _ = draw_up(session(day=day_of(minutes), fixed=wish))
    minutes[longer] += by
    after, _ = draw_up(session(day=day_of(minutes), fixed=wish))
    moved = [late - early for late, early in zip(starts(after), starts(before), strict=True)]
    stop = fixed if fixed > longer else len(minutes)
    assert moved == [by if longer < number < stop else 0 for number in range(len(minutes))]


def test_an_overrun_before_a_fixed_time_names_both_slots_and_the_minutes():
    place = Place("session.yaml", 12, 10)
    wish = session(fixed={"lunch": 630}, places={("session", "agenda", "fixed", "lunch"): place})
    (problem,) = draw_up(wish)[1]
    assert problem.code == "IW210"
    assert problem.message == "‘Examples’ runs until 10:45, 15 minutes past the fixed start of ‘Lunch’ at 10:30"
    assert problem.place == place


def test_a_start_after_the_first_slot_s_fixed_time_is_an_overrun_too():
    (problem,) = draw_up(session(fixed={"arrival": 539}))[1]
    assert problem.message == "the day starts at 09:00, 1 minute past the fixed start of ‘Arrival’ at 08:59"


def test_the_agenda_s_own_fixed_time_counts_and_the_session_s_overrules_it():
    day = agenda(slot("welcome", 30), slot("lunch", 45, fixed=600), slot("play", 60, "scenario"))
    place = Place("short-day.yaml", 9)
    (gap,) = draw_up(session(day=day, places={("agenda", "slots", 1, "fixed"): place}))[1]
    assert (gap.code, gap.severity, gap.place) == ("IW212", "warning", place)
    assert gap.message == "nothing is planned for the 30 minutes before ‘Lunch’ at 10:00"
    timetable, problems = draw_up(session(day=day, fixed={"lunch": 570}))
    assert timetable.slots[1].start == 570
    assert problems == ()


def test_a_day_longer_than_the_room_booking_is_refused_with_the_minutes():
    place = Place("session.yaml", 14)
    problems = draw_up(session(finish=820, places={("session", "agenda", "finish"): place}))[1]
    assert [(p.code, p.severity, p.place) for p in problems] == [("IW211", "error", place)]
    assert problems[0].message == "the day ends at 13:45, 5 minutes after the room booking does at 13:40"


def test_a_day_may_end_with_the_room_booking():
    assert draw_up(session(finish=825))[1] == ()


def test_a_day_ends_before_midnight():
    assert draw_up(session(start=1439 - 285))[1] == ()
    (problem,) = draw_up(session(start=1440 - 285))[1]
    assert (problem.code, problem.severity) == ("IW213", "error")
    assert problem.message == "the day would end 1 minute after 23:59"


def test_a_time_fixed_for_an_unknown_slot_is_refused():
    (problem,) = draw_up(session(fixed={"lunhc": 645}))[1]
    assert (problem.code, problem.hint) == ("IW215", "Did you mean 'lunch'?")


tracks = st.sampled_from([None, None, "A", "B"])
days_of_slots = st.lists(
    st.tuples(st.integers(1, 60), tracks, st.booleans(), st.one_of(st.none(), st.integers(400, 1200))),
    min_size=1,
    max_size=12,
)


def made(entries):
    """Slots of a length, some in tracks, some opening a day of their own, some at a fixed time."""
    day, slots = 1, []
    for n, (minutes, track, opens, fixed) in enumerate(entries):
        day += opens and n > 0 and day < 3
        slots.append(slot(f"s{n}", minutes, track=track, day=day, fixed=fixed))
    return slots


@settings(max_examples=often(120, 8))
@given(days_of_slots)
def test_in_any_agenda_times_rise_in_every_track_fixed_times_hold_and_every_overrun_is_named(entries):
    slots = made(entries)
    timetable, problems = draw_up(session(day=agenda(*slots)))
    assert [timed.slot.id for timed in timetable.slots] == [s.id for s in slots]
    over = gaps = 0
    for day in timetable.days:
        reached = {"": 540}
        for unit in units([timed.slot for timed in timetable.of_day(day.number)]):
            when = {timed.slot.id: timed for timed in timetable.of_day(day.number)}
            heads = [track[0].fixed for track in unit if track[0].fixed is not None]
            begin = min(heads, default=reached[""])
            over, gaps = over + (begin < reached[""]), gaps + (begin > reached[""])
            ends = []
            for track in unit:
                now = begin
                for s in track:
                    start = now if s.fixed is None else s.fixed
                    over, gaps = over + (start < now), gaps + (start > now)
                    assert (when[s.id].start, when[s.id].end, when[s.id].day) == (start, start + s.minutes, s.day)
                    now = start + s.minutes
                ends.append(now)
            reached[""] = max(ends)
        assert day.finish == reached[""]
    assert (codes(problems).count("IW210"), codes(problems).count("IW212")) == (over, gaps)


@settings(max_examples=often(200, 8))
@given(days_of_slots, st.data())
def test_one_longer_slot_moves_no_earlier_slot_no_other_day_and_nothing_to_the_front(entries, data):
    slots = [s.model_copy(update={"fixed": None}) for s in made(entries)]
    longer = data.draw(st.integers(0, len(slots) - 1))
    by = data.draw(st.integers(1, 90))
    before = starts(draw_up(session(day=agenda(*slots)))[0])
    slots[longer] = slots[longer].model_copy(update={"minutes": slots[longer].minutes + by})
    after = starts(draw_up(session(day=agenda(*slots)))[0])
    moved = [late - early for late, early in zip(after, before, strict=True)]
    changed = slots[longer]
    for number, s in enumerate(slots):
        later = number > longer and s.day == changed.day
        together = all(each.track is not None for each in slots[longer : number + 1])
        if not later or (together and s.track != changed.track):
            assert moved[number] == 0
        elif together or all(each.track is None for each in slots[: number + 1]):
            assert moved[number] == by
        else:
            assert 0 <= moved[number] <= by


def test_an_overrun_and_a_gap_of_a_later_day_name_the_day():
    day = agenda(slot("one"), slot("two", day=2), slot("three", day=2, fixed=560), slot("four", day=2, fixed=600))
    assert [p.message for p in draw_up(session(day=day))[1] if p.code in ("IW210", "IW212")] == [
        "‘Two’ runs until 09:30, 10 minutes past the fixed start of ‘Three’ at 09:20 on day 2",
        "nothing is planned for the 10 minutes before ‘Four’ at 10:00 on day 2",
    ]
