"""PDF objects as bytes, read back by qpdf."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.pdf.objects import Name, Ref, Value, encode
from tests.thorough import often

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20).map(Name)
NUMBERS = st.integers(-(2**31), 2**31 - 1)
SCALARS = st.one_of(st.booleans(), NUMBERS, WORDS, NAMES)
NESTED: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=25,
)


def parsed(value: Value) -> Any:
    return pikepdf.Object.parse(encode(value))


def plain(found: Any) -> Any:
    """What qpdf read, as Python values that compare with what was written."""
    match found:
        case pikepdf.Name():
            return Name(str(found)[1:])
        case pikepdf.String():
            return str(found)
        case pikepdf.Array():
            return [plain(each) for each in found]
        case pikepdf.Dictionary():
            return {Name(key[1:]): plain(each) for key, each in found.items()}
    return found


def kinds(value: Any) -> Any:
    """A value with its kinds, for a Name equals a text of the same letters, and 1 equals True."""
    match value:
        case list():
            return [kinds(each) for each in value]
        case dict():
            return {key: kinds(each) for key, each in value.items()}
    return type(value), value


@settings(max_examples=often(200, 8))
@given(NESTED)
def test_nested_values_come_back_as_they_went_in(value: Any) -> None:
    assert kinds(plain(parsed([value]))) == kinds([value])


@given(WORDS)
def test_every_text_comes_back_letter_for_letter(words: str) -> None:
    assert str(parsed(words)) == words


@pytest.mark.parametrize("words", ["a (b) c", "((", ")", "\\", "\\)", "\\n", "line\nline", "a\rb", "tab\there", ""])
def test_brackets_and_backslashes_are_text_like_any_other(words: str) -> None:
    assert str(parsed(words)) == words


def test_welsh_is_written_as_utf_16_with_its_mark() -> None:
    assert encode("Tŷ") == b"<FEFF00540177>"
    assert str(parsed("Tŷ Hywel, Ŵ ŵ Ŷ")) == "Tŷ Hywel, Ŵ ŵ Ŷ"


def test_plain_english_stays_readable_in_the_file() -> None:
    assert encode("Agenda (draft)") == rb"(Agenda \(draft\))"


@given(st.floats(-100_000, 100_000, allow_nan=False))
def test_lengths_keep_a_hundredth_of_a_point(length: float) -> None:
    found = parsed([length])[0]
    assert abs(Decimal(found) - Decimal(length)) <= Decimal("0.0051")
    assert b"e" not in encode(length)


@pytest.mark.parametrize(
    ("value", "written"),
    [(True, b"true"), (False, b"false"), (7, b"7"), (-3, b"-3"), (0.5, b"0.5"), (100.0, b"100"), (Ref(12), b"12 0 R")],
)
def test_scalars_are_written_in_their_shortest_form(value: Value, written: bytes) -> None:
    assert encode(value) == written


def test_names_escape_what_would_end_them() -> None:
    assert encode(Name("A B/C#D(é")) == b"/A#20B#2FC#23D#28#C3#A9"


def test_bytes_are_taken_as_they_stand() -> None:
    assert encode({"K": b"[1 0 R 2 0 R]"}) == b"<</K[1 0 R 2 0 R]>>"


def test_numbers_beside_one_another_are_kept_apart() -> None:
    assert encode([1, 2, Ref(3), Name("N"), 4]) == b"[1 2 3 0 R /N 4]"
    assert encode({"A": 1, "B": True, "C": Ref(2)}) == b"<</A 1/B true/C 2 0 R>>"
