"""The order of an agenda: whatever comes in, the times on the papers are those that the file had."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import Place
from iisam_workshop.load.foreign.arrange import arranged
from iisam_workshop.load.foreign.happening import Foreign, Happening
from tests.thorough import often

HERE = Place("day.ics", 1)


def foreign(*happenings: Happening) -> Foreign:
    return Foreign("ics", happenings=list(happenings))


def at(title: str, start: int | None, minutes: int, room: str = "", day: date | int | None = None) -> Happening:
    return Happening(title, HERE, minutes, day, start, room=room)


def clocked(items) -> list[tuple[str, int, int]]:
    """Put items on the clock as an agenda does: one after another, tracks side by side, fixed times held."""
    times, now, day, clocks, block = [], None, 0, {}, 0
    for item in items:
        if item.day != day:
            now, day, clocks = item.start, item.day, {}
        if item.track:
            block = block if clocks else now
            start = clocks.get(item.track, block)
        else:
            start, clocks = max([now, *clocks.values()]), {}
        start = start if item.fixed is None else item.fixed
        times.append((item.happening.title, item.day, start))
        if item.track:
            clocks[item.track] = start + item.happening.minutes
        else:
            now = start + item.happening.minutes
    return times


@settings(max_examples=often(200, 10))
@given(
    st.lists(
        st.tuples(
            st.integers(8 * 60, 20 * 60), st.integers(1, 120), st.sampled_from(["", "A", "B", "C"]), st.integers(0, 2)
        ),
        min_size=1,
        max_size=12,
    )
)
def test_every_item_keeps_its_day_and_start_whatever_overlaps(listed):
    happenings = [
        at(f"item {number}", start, minutes, room, date(2027, 3, 4 + day))
        for number, (start, minutes, room, day) in enumerate(listed)
    ]
    made = arranged(foreign(*happenings), (), "Parallel {n}")
    days = sorted({each.day for each in happenings})
    wanted = sorted((each.title, days.index(each.day) + 1, each.start) for each in happenings)
    assert sorted(clocked(made.items)) == wanted
    assert made.starts == tuple(min(each.start for each in happenings if each.day == day) for day in days)


@given(
    st.lists(st.tuples(st.integers(8 * 60, 12 * 60), st.integers(1, 90), st.sampled_from("AB")), min_size=1, max_size=9)
)
def test_two_items_of_one_track_never_overlap(listed):
    happenings = [at(f"item {number}", *each) for number, each in enumerate(listed)]
    ends: dict[str, int] = {}
    for item in arranged(foreign(*happenings), (), "Parallel {n}").items:
        assert ends.get(item.track, 0) <= item.start
        ends[item.track] = item.start + item.happening.minutes


def test_items_that_follow_one_another_need_no_fixed_time_and_a_gap_gives_one():
    made = arranged(foreign(at("a", 540, 30), at("b", 570, 30), at("c", 615, 30)), (), "P {n}")
    assert [(item.happening.title, item.fixed) for item in made.items] == [("a", None), ("b", None), ("c", 615)]


def test_overlapping_rooms_become_tracks_and_the_day_goes_on_when_the_longest_ends():
    made = arranged(foreign(at("a", 540, 60, "A"), at("b", 540, 30, "B"), at("c", 600, 30, "A")), (), "P {n}")
    assert [(item.happening.title, item.track, item.fixed) for item in made.items] == [
        ("a", "A", None),
        ("b", "B", None),
        ("c", "", None),
    ]


def test_lengths_alone_follow_one_another_from_nine():
    made = arranged(foreign(at("a", None, 20), at("b", None, 30)), (), "P {n}")
    assert [item.start for item in made.items] == [540, 560]
    assert [remark.code for remark in made.remarks] == ["IW419"]


def test_what_lasts_no_time_too_long_or_stands_twice_is_left_out_with_a_remark():
    made = arranged(foreign(at("a", 540, 30), at("b", 570, 0), at("c", 570, 900), at("a", 540, 30)), (), "P {n}")
    assert [item.happening.title for item in made.items] == ["a"]
    assert [remark.code for remark in made.remarks] == ["IW408"] * 3


def test_days_can_be_picked():
    happenings = [at(str(day), 540, 30, day=date(2027, 3, day)) for day in (4, 5, 6)]
    made = arranged(foreign(*happenings), (date(2027, 3, 5),), "P {n}")
    assert ([item.happening.title for item in made.items], made.dates) == (["5"], (date(2027, 3, 5),))


def test_what_stands_before_the_first_time_ends_when_that_begins():
    first, second, third = at("Arrival", None, 20), at("Tea", None, 10), at("Welcome", 600, 30)
    made = arranged(foreign(first, second, third), (), "Parallel {n}")
    assert (made.starts, clocked(made.items)) == ((570,), [("Arrival", 1, 570), ("Tea", 1, 590), ("Welcome", 1, 600)])
    assert made.remarks == ()


def test_a_day_without_any_time_begins_at_nine_and_nothing_begins_before_midnight():
    usual = arranged(foreign(at("Arrival", None, 20)), (), "Parallel {n}")
    assert (usual.starts, [remark.code for remark in usual.remarks]) == ((540,), ["IW419"])
    assert arranged(foreign(at("Arrival", None, 90), at("Welcome", 60, 30)), (), "Parallel {n}").starts == (0,)


def test_what_overlaps_from_midnight_keeps_its_rooms_and_has_the_first_numbered_track():
    rooms = arranged(foreign(at("a", 0, 60, "Hall"), at("b", 0, 60, "Annexe")), (), "Parallel {n}")
    assert [(item.track, item.fixed) for item in rooms.items] == [("Hall", None), ("Annexe", None)]
    assert rooms.remarks == ()
    numbered = arranged(foreign(at("a", 0, 60), at("b", 0, 60), at("c", 0, 60)), (), "Parallel {n}")
    assert [item.track for item in numbered.items] == ["Parallel 1", "Parallel 2", "Parallel 3"]
