"""What is left out of a text because nobody sees it, and what stays."""

from __future__ import annotations

import pytest

from iisam_workshop.model.unseen import UNSEEN, seen


@pytest.mark.parametrize(
    "sign",
    [*"\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202e\u2060\u2066\ufe0f\ufeff"],
    ids=ascii,
)
def test_a_sign_without_a_shape_is_left_out_of_a_text_in_latin_letters(sign: str) -> None:
    assert seen(f"{sign}East{sign}mere{sign}") == "Eastmere"
    assert seen(f"Siân{sign}") == "Siân"


@pytest.mark.parametrize(
    ("text", "spelt"), [("oﬃce", "office"), ("ﬁnd", "find"), ("on‑line", "on-line"), ("a‐b", "a-b"), ("ﬅ", "st")]
)
def test_joined_letters_and_the_hyphens_of_word_processors_are_written_plainly(text: str, spelt: str) -> None:
    assert seen(text) == spelt


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "Łódź", "王小明", "a\u00a0b", "q\u0301", "½ – “x”"])
def test_nothing_else_is_touched(text: str) -> None:
    assert seen(text) == text


def test_signs_that_change_nothing_are_not_told() -> None:
    assert not UNSEEN.search("East\u00admere ©\ufe0f")
    assert UNSEEN.search("East\u202emere")
