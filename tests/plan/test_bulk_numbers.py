from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.plan.bulk_numbers import Numbers, Tally, mixed, pick, shuffled, sums
from iisam_workshop.plan.chance import Chance

NUMBERS = Numbers(Chance("leicestershire-2027-03-04"), "numbers")
keys = st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 5), min_size=1)


@given(keys, keys)
def test_a_tally_never_misses_a_key_that_it_counted(first, second):
    tally, both = Tally(len(first)), Counter(first) + Counter(second)
    tally.add(np.array(first, np.uint64))
    tally.add(np.array(second, np.uint64))
    assert all(int(tally.count(np.array([key], np.uint64))[0]) >= times for key, times in both.items())
    tally.remove(np.array(first, np.uint64))
    tally.remove(np.array(second, np.uint64))
    assert not tally.count(np.array(first + second, np.uint64)).any()


def test_a_tally_hardly_ever_sees_a_key_that_it_did_not_count():
    tally, chances = Tally(50_000), NUMBERS.long_words(100_000, "tally")
    tally.add(chances[:50_000])
    assert (tally.count(chances[50_000:]) > 0).sum() < 500


@given(st.sets(st.integers(0, 299), min_size=2), st.randoms())
def test_a_set_has_one_key_in_whatever_order(terms, order):
    marks, rows = NUMBERS.marks(300), [sorted(terms), sorted(terms)]
    order.shuffle(rows[1])
    one, other = sums(np.array(rows, np.uint16), marks)
    assert one == other
    assert sums(np.array(rows, np.uint16)[:1, 1:], marks)[0] != one


@given(st.sampled_from([(60, np.uint8), (700, np.uint16)]), st.integers(1, 5), st.data())
def test_mixed_rows_keep_their_terms_and_put_the_marked_ones_last(pool, rows, data):
    size, kind = pool
    marked = data.draw(st.sets(st.integers(0, size - 1)))
    last = np.zeros((rows, size), np.bool_)
    last[:, sorted(marked)] = True
    order = mixed(np.tile(np.arange(size, dtype=kind), (rows, 1)), NUMBERS, "mixed", last)
    for row in order.tolist():
        assert set(row[: size - len(marked)]) == set(range(size)) - marked
        assert set(row[size - len(marked) :]) == marked


def test_every_order_of_four_comes_about_equally_often():
    orders = mixed(np.tile(np.arange(4, dtype=np.uint8), (24_000, 1)), NUMBERS, "fair")
    times = Counter(map(tuple, orders.tolist()))
    assert len(times) == 24
    assert all(800 < number < 1200 for number in times.values())


@given(st.integers(0, 500))
def test_a_shuffle_has_every_number_once(count):
    assert sorted(shuffled(count, NUMBERS, "shuffle").tolist()) == list(range(count))


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=1), st.integers(0, 2**32 - 1))
def test_a_picked_column_is_a_flagged_one_where_there_is_any(rows, number):
    picked = pick(np.array(rows), np.full(len(rows), number, np.uint32))
    assert all(row[column] or not any(row) for row, column in zip(rows, picked.tolist(), strict=True))
