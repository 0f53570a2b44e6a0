from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import Place
from iisam_workshop.plan.seating import seat_people
from iisam_workshop.plan.staging import stage
from iisam_workshop.plan.timetable import draw_up
from tests.thorough import often

from .builders import agenda, inject, scenario, session, slot


def played(*minutes):
    """A day of talks, each followed by a slot of the scenario of that length."""
    return agenda(
        *(s for n, length in enumerate(minutes) for s in (slot(f"talk-{n}"), slot(f"play-{n}", length, "scenario")))
    )


def timed(*minutes, **more):
    asked = session(day=played(*minutes), **more)
    staged, _, _ = stage(asked, seat_people(asked)[0])
    return draw_up(staged)


def seen(timetable):
    return [(entry.number, entry.inject.id, entry.at, entry.slot) for entry in timetable.injects]


def test_injects_of_a_full_play_come_at_their_own_minutes():
    timetable, problems = draw_up(session())
    assert seen(timetable) == [
        (1, "first", 690, "scenario-1"),
        (2, "second", 727, "scenario-1"),
        (3, "third", 780, "scenario-2"),
        (4, "last", 825, "scenario-2"),
    ]
    assert problems == ()


def test_minutes_are_scaled_to_the_time_there_is_and_rounded_down():
    timetable, _ = timed(60)
    assert [entry.at - 570 for entry in timetable.injects] == [0, 18, 37, 60]


def test_a_short_play_keeps_only_the_core_injects():
    timetable, _ = timed(20, 39)
    assert [(number, name) for number, name, _, _ in seen(timetable)] == [(1, "first"), (2, "third")]
    assert [entry.at for entry in timetable.injects] == [570, 620 + 36 - 20]


def test_an_inject_at_the_end_of_a_slot_belongs_to_the_start_of_the_next():
    timetable, _ = timed(75, 45)
    assert seen(timetable)[2] == (3, "third", 570 + 75 + 30, "play-1")


def test_a_slot_plays_the_injects_of_its_stages_stretched_over_its_length():
    play = scenario((inject("a", 0), inject("b", 30), inject("c", 60, stage="review"), inject("d", 90, stage="review")))
    day = agenda(
        slot("one", 120, "scenario", stages=("vision",)), slot("two", 30, "scenario", stages=("scoping", "review"))
    )
    timetable, _ = draw_up(session(day=day, play=play))
    assert seen(timetable) == [(1, "a", 540, "one"), (2, "b", 600, "one"), (3, "c", 660, "two"), (4, "d", 675, "two")]


def test_injects_are_numbered_by_the_clock_whatever_the_order_in_the_file():
    play = scenario((inject("late", 90), inject("early", 10), inject("twin", 90)))
    timetable, _ = timed(120, play=play)
    assert [(entry.number, entry.inject.id) for entry in timetable.injects] == [(1, "early"), (2, "late"), (3, "twin")]


def test_an_agenda_without_a_scenario_has_no_injects_and_says_so():
    timetable, problems = draw_up(session(day=agenda(slot("talk"))))
    assert timetable.injects == ()
    assert [(problem.code, problem.severity) for problem in problems] == [("IW214", "warning")]


def test_a_short_play_without_core_injects_is_refused():
    _, problems = timed(59, play=scenario((inject("only", 0),)))
    assert [(problem.code, problem.severity) for problem in problems] == [("IW216", "error")]
    assert "59 minutes" in problems[0].message


def test_an_inject_after_the_end_of_its_scenario_is_refused():
    place = Place("long-lane.yaml", 40)
    play = scenario((inject("soon", 0), inject("beyond", 121)))
    _, problems = timed(120, play=play, places={("scenario", "injects", 1, "minute"): place})
    assert [(problem.code, problem.place) for problem in problems] == [("IW217", place)]


@settings(max_examples=often(200, 8))
@given(st.lists(st.integers(1, 90), min_size=1, max_size=4), st.lists(st.integers(0, 120), min_size=1, max_size=9))
def test_every_inject_falls_within_its_slot_and_none_overtakes_another(lengths, minutes):
    play = scenario(tuple(inject(f"i{n}", minute, core=True) for n, minute in enumerate(minutes)))
    timetable, _ = timed(*lengths, play=play)
    slots = {entry.slot.id: entry for entry in timetable.slots}
    last = f"play-{len(lengths) - 1}"
    assert len(timetable.injects) == len(minutes)
    for entry in timetable.injects:
        held = slots[entry.slot]
        assert held.slot.kind == "scenario"
        assert held.start <= entry.at < held.end or (entry.slot == last and entry.at == held.end)
    times = [entry.at for entry in timetable.injects]
    assert times == sorted(times)


@settings(max_examples=often(200, 8))
@given(st.integers(60, 300), st.integers(1, 60))
def test_injects_move_with_the_slot_that_plays_them(length, later):
    before, _ = timed(length)
    after, _ = draw_up(session(day=agenda(slot("talk-0", 30 + later), slot("play-0", length, "scenario"))))
    assert [entry.at + later for entry in before.injects] == [entry.at for entry in after.injects]
