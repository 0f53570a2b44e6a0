from __future__ import annotations

import pytest

from iisam_workshop.model.people import Attendee, People
from iisam_workshop.plan.sameness import by_key, fold


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
