from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.model.values import Length
from iisam_workshop.plan.giving import share

lengths = st.lists(
    st.lists(st.integers(1, 90), min_size=3, max_size=3)
    .map(sorted)
    .map(lambda three: Length(three[1], three[0], three[2])),
    min_size=1,
    max_size=9,
)


@given(lengths, st.integers(0, 800))
def test_minutes_come_out_exactly_where_they_can_and_each_change_is_the_proportional_one_but_for_rounding(
    each, minutes
):
    shares = share(minutes, each)
    least, most, wished = sum(n.least for n in each), sum(n.most for n in each), sum(each)
    assert sum(shares) == min(max(minutes, least), most)
    shrink = sum(shares) < wished
    rooms = [n - n.least if shrink else n.most - n for n in each]
    change = abs(wished - sum(shares))
    step = 5 if all(n % 5 == 0 for n in (minutes, *(m for n in each for m in (n, n.least, n.most)))) else 1
    for now, length, room in zip(shares, each, rooms, strict=True):
        assert length.least <= now <= length.most
        assert abs(abs(now - length) - Fraction(change * room, sum(rooms) or 1)) < step


def test_wishes_stay_where_no_time_is_given_or_where_they_fit():
    each = [Length(20, 10, 30), Length(40, 10, 50)]
    assert share(None, each) == share(60, each) == [20, 40]


def test_steps_of_five_are_kept_where_the_wishes_are_multiples_of_five_and_the_bounds_leave_room():
    assert share(50, [Length(20, 10, 30), Length(40, 10, 50)]) == [15, 35]
    assert share(51, [Length(20, 10, 30), Length(40, 10, 50)]) == [18, 33]
    assert share(50, [Length(20, 12, 31), Length(40, 13, 50)]) == [20, 30]
    assert share(50, [Length(20, 17, 20), Length(40, 32, 50)]) == [17, 33]


def test_among_equal_remainders_the_earlier_slot_gives_way_first():
    assert share(55, [Length(20, 10, 20), Length(20, 10, 20), Length(20, 10, 20)]) == [15, 20, 20]
