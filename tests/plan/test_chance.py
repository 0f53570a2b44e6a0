from __future__ import annotations

import hashlib
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.plan.chance import Chance, Stream

CHANCE = Chance("leicestershire-2027-03-04")


def test_a_stream_gives_these_numbers_in_every_version_of_python():
    stream = CHANCE.stream("deal")
    assert [stream.below(1000) for _ in range(8)] == [921, 631, 686, 528, 93, 154, 659, 766]


def test_shuffles_samples_and_choices_come_out_the_same_in_every_version_of_python():
    assert CHANCE.stream("calls").shuffle(range(10)) == [4, 3, 9, 0, 5, 2, 1, 7, 8, 6]
    assert CHANCE.stream("pool", "dpia").sample("ABCDEFGH", 4) == ["C", "A", "D", "E"]
    assert CHANCE.stream("x").choice("abc") == "a"


def test_a_seed_may_be_in_any_language():
    assert Chance("cyngor-ŵ").stream("a", "b").below(10**9) == 664014305


def test_a_stream_is_seeded_by_the_digest_of_seed_and_names():
    digest = hashlib.sha256(b"leicestershire-2027-03-04\0deal").digest()
    expected = int(random.Random(int.from_bytes(digest, "big")).random() * 1000)
    assert CHANCE.stream("deal").below(1000) == expected


def test_names_are_not_run_together():
    assert CHANCE.stream("a", "b").below(10**9) != CHANCE.stream("ab").below(10**9)


@given(st.lists(st.integers()), st.text())
def test_a_shuffle_keeps_every_item_and_leaves_the_list_alone(items, name):
    before = list(items)
    assert Counter(CHANCE.stream(name).shuffle(items)) == Counter(items)
    assert items == before


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_number_lies_below_its_bound(bound, seed):
    assert 0 <= Stream(seed).below(bound) < bound


@given(st.sets(st.integers(), min_size=1), st.data())
def test_a_sample_has_as_many_different_items_as_asked_for(items, data):
    count = data.draw(st.integers(0, len(items)))
    sample = CHANCE.stream("sample").sample(sorted(items), count)
    assert len(sample) == len(set(sample)) == count
    assert set(sample) <= items


def test_every_order_of_four_comes_about_equally_often():
    stream = CHANCE.stream("fair")
    orders = Counter(tuple(stream.shuffle("abcd")) for _ in range(24_000))
    assert len(orders) == 24
    assert all(800 < count < 1200 for count in orders.values())


def test_nothing_lies_below_nothing():
    with pytest.raises(ValueError, match="below"):
        CHANCE.stream("x").below(0)


def test_a_sample_cannot_be_larger_than_its_source():
    with pytest.raises(ValueError, match="larger"):
        CHANCE.stream("x").sample("abc", 4)


def test_bytes_of_chance_are_the_same_everywhere_and_more_of_them_begin_alike():
    assert CHANCE.bytes(6, "odds").hex() == hashlib.shake_256(b"leicestershire-2027-03-04\0odds").hexdigest(6)
    assert CHANCE.bytes(100, "odds").startswith(CHANCE.bytes(6, "odds"))
    assert CHANCE.bytes(6, "odds", "a") != CHANCE.bytes(6, "odds", "b")
