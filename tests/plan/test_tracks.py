from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import Place
from iisam_workshop.plan.timetable import draw_up
from iisam_workshop.plan.tracks import units

from .builders import agenda, session, slot

BLOCK = (
    slot("talk", 30),
    slot("maps", 20, track="Blue"),
    slot("laws", 45, track="Red"),
    slot("walk", 40, track="Blue"),
    slot("close", 15, "close"),
)


def drawn(*slots, **more):
    return draw_up(session(day=agenda(*slots), **more))


def starts(timetable):
    return {timed.slot.id: timed.start for timed in timetable.slots}


def codes(problems):
    return [problem.code for problem in problems if problem.code in ("IW210", "IW211", "IW212", "IW262", "IW263")]


def test_tracks_start_together_run_in_their_own_order_and_the_day_goes_on_after_the_longest():
    timetable, problems = drawn(*BLOCK)
    assert starts(timetable) == {"talk": 540, "maps": 570, "laws": 570, "walk": 590, "close": 630}
    assert codes(problems) == ["IW263"]


def test_a_shorter_track_is_told_with_its_minutes_at_its_last_slot():
    place = Place("day.yaml", 20)
    problems = drawn(*BLOCK, places={("agenda", "slots", 2, "minutes"): place})[1]
    (problem,) = [p for p in problems if p.code == "IW263"]
    assert problem.message == (
        "the track ‘Red’ ends with ‘Laws’ at 10:15, 15 minutes before the track ‘Blue’ does at 10:30"
    )
    assert (problem.severity, problem.place) == ("warning", place)


def test_tracks_of_equal_length_need_no_word():
    assert codes(drawn(slot("maps", track="Blue"), slot("laws", track="Red"))[1]) == []


@pytest.mark.parametrize("kind", ["scenario", "game"])
def test_what_everybody_plays_may_not_stand_in_a_track(kind):
    place = Place("day.yaml", 25)
    problems = drawn(
        slot("talk"), slot("play", 60, kind, track="Blue"), places={("agenda", "slots", 1, "track"): place}
    )[1]
    (problem,) = [p for p in problems if p.code == "IW262"]
    assert problem.message == f"‘Play’ is for everybody (kind: {kind}), and it stands in the track ‘Blue’"
    assert (problem.severity, problem.place) == ("error", place)


def test_a_fixed_time_inside_a_track_is_kept_by_that_track_alone():
    slots = [s.model_copy(update={"fixed": 600}) if s.id == "walk" else s for s in BLOCK]
    timetable, problems = drawn(*slots)
    assert starts(timetable) == {"talk": 540, "maps": 570, "laws": 570, "walk": 600, "close": 640}
    (gap,) = [p for p in problems if p.code == "IW212"]
    assert gap.message == "nothing is planned for the 10 minutes before ‘Walk’ at 10:00 in the track ‘Blue’"


def test_a_fixed_time_inside_a_track_must_fit():
    (problem,) = [p for p in drawn(*BLOCK, fixed={"walk": 580})[1] if p.severity == "error"]
    assert (
        problem.message
        == "‘Maps’ runs until 09:50, 10 minutes past the fixed start of ‘Walk’ at 09:40 in the track ‘Blue’"
    )


def test_a_fixed_time_at_the_head_of_a_track_holds_for_all_of_them():
    timetable, problems = drawn(*BLOCK, fixed={"laws": 600})
    assert starts(timetable) == {"talk": 540, "maps": 600, "laws": 600, "walk": 620, "close": 660}
    assert codes(problems) == ["IW212", "IW263"]


def test_the_earliest_time_at_the_heads_of_tracks_counts():
    timetable, problems = drawn(*BLOCK, fixed={"laws": 600, "maps": 590})
    assert starts(timetable) == {"talk": 540, "maps": 590, "laws": 600, "walk": 610, "close": 650}
    assert codes(problems).count("IW212") == 2


def test_the_room_booking_is_compared_with_the_longest_track():
    (problem,) = [p for p in drawn(*BLOCK[:4], finish=620)[1] if p.severity == "error"]
    assert problem.message == (
        "the day ends at 10:30 with the track ‘Blue’, 10 minutes after the room booking does at 10:20"
    )


@given(st.lists(st.sampled_from([None, "A", "B", "C"]), min_size=1, max_size=12))
def test_units_hold_every_slot_once_and_keep_the_order_of_each_track(tracks):
    slots = [slot(f"s{n}", track=track) for n, track in enumerate(tracks)]
    parted = units(slots)
    flat = [s.id for unit in parted for track in unit for s in track]
    assert sorted(flat) == sorted(s.id for s in slots)
    for unit in parted:
        assert len({track[0].track for track in unit}) == len(unit)
        for track in unit:
            assert {s.track for s in track} == {track[0].track}
            assert [s.id for s in track] == sorted((s.id for s in track), key=lambda name: int(name[1:]))
    alone = [unit[0][0] for unit in parted if unit[0][0].track is None]
    assert [s.id for s in alone] == [s.id for s in slots if s.track is None]
