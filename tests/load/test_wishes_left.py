"""A session's text without the wishes of a day that is over."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import InputUnreadable
from iisam_workshop.load.wishes_left import without_wishes

TEXT = """\
title: A day
tables:
  size: 5  # of six
  apart:
    - [Ann Bell, Bo Carr]
venue: {name: Hall}
"""


def test_one_kind_of_wish_is_taken_out_to_the_letter() -> None:
    assert without_wishes(TEXT, "day.yaml") == TEXT.replace("  apart:\n    - [Ann Bell, Bo Carr]\n", "")


def test_both_kinds_are_taken_out_in_either_order() -> None:
    text = TEXT.replace("  size", "  together: [[Cy Dean, Di Eve]]\n  size")
    assert without_wishes(text, "day.yaml") == without_wishes(TEXT, "day.yaml")


@pytest.mark.parametrize("text", ["title: A day\n", "tables: {size: 5}\n", "tables: five\n"])
def test_a_text_without_wishes_stays_as_it_is(text: str) -> None:
    assert without_wishes(text, "day.yaml") == text


def test_wishes_within_braces_are_refused_at_their_place() -> None:
    with pytest.raises(InputUnreadable) as refusal:
        without_wishes("title: A day\ntables: {size: 5, apart: [[Ann, Bo]]}\n", "day.yaml")
    (said,) = refusal.value.problems
    assert (said.code, str(said.place), "Ann" in str(said)) == ("IW407", "day.yaml:2:19", False)
