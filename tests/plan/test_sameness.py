from __future__ import annotations

import pytest

from iisam_workshop.model.people import Attendee, People
from iisam_workshop.plan.sameness import by_key, fold, twins


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Data flow map", "data-flow  map"),
        ("Wouldn't it be good if…?", "WOULDN’T IT BE GOOD IF"),
        ("Pŵer adran 115", "Pwer Adran 115."),
        ("Café", "Cafe\u0301"),
        ("Straße", "STRASSE"),
    ],
)
def test_case_accents_punctuation_and_spaces_do_not_tell_texts_apart(one, other):
    assert fold(one) == fold(other)


def test_other_words_stay_apart():
    assert fold("Data flow map") != fold("Data flow maps")
    assert fold("…") != fold("?")


def test_seat_nine_comes_before_seat_ten():
    people = People(tuple(Attendee(key) for key in ("seat-10", "seat-9", "seat-1")), named=False)
    assert [who.key for who in by_key(people)] == ["seat-1", "seat-9", "seat-10"]


def test_every_later_name_is_paired_with_the_first_that_says_the_same():
    names = ["Data flow map", "Vision", "data-flow map!", "Visión", "DATA FLOW MAP", "Review"]
    assert twins(names) == [(0, 2), (1, 3), (0, 4)]
    assert twins(iter(["one", "two"])) == []
