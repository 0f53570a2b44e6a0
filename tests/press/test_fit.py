"""Fitting words into the room that they have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.press.fit import fitting_size, shorten, wrap_lines
from iisam_workshop.press.fonts import FAMILY, register
from iisam_workshop.press.rl import pdfmetrics
from tests.papers import FONTS

register(FONTS)
WORDS = st.lists(st.text("abcdefgwŵ", min_size=1, max_size=9), min_size=1, max_size=7).map(" ".join)


def width(text: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, FAMILY, size))


@given(WORDS, st.integers(60, 300))
def test_lines_hold_all_words_in_order_and_none_is_split(text: str, room: int) -> None:
    lines = wrap_lines(text, FAMILY, 12, room)
    assert " ".join(lines) == text
    assert all(width(line, 12) <= room or " " not in line for line in lines)


@given(WORDS, st.integers(60, 300))
def test_lines_are_as_few_as_can_be(text: str, room: int) -> None:
    needed, used = 1, 0.0
    for word in text.split():
        longer = used + width((" " if used else "") + word, 12)
        needed, used = (needed, longer) if longer <= room or not used else (needed + 1, width(word, 12))
    assert len(wrap_lines(text, FAMILY, 12, room)) == needed


def test_lines_are_as_even_as_can_be() -> None:
    assert wrap_lines("need to know basis", FAMILY, 12, width("need to know", 12) + 1) == ["need to", "know basis"]


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(40, 200), st.integers(15, 120))
def test_the_first_size_that_fits_all_is_taken(texts: list[str], wide: int, high: int) -> None:
    sizes = (20.0, 16.0, 12.0)
    size, misfits = fitting_size(texts, FAMILY, sizes, (wide, high))
    fitting = [each for each in sizes if all(_fits(text, each, wide, high) for text in texts)]
    assert size == (fitting[0] if fitting else None)
    assert misfits == ([] if fitting else [text for text in texts if not _fits(text, sizes[-1], wide, high)])


def _fits(text: str, size: float, wide: float, high: float) -> bool:
    lines = wrap_lines(text, FAMILY, size, wide)
    return all(width(line, size) <= wide for line in lines) and len(lines) * size * 1.15 <= high


@given(WORDS, st.integers(20, 200))
def test_a_shortened_text_fits_and_shows_that_it_was_cut(text: str, room: int) -> None:
    found = shorten(text, FAMILY, 12, room)
    assert width(found, 12) <= room
    if width(text, 12) <= room:
        assert found == text
    else:
        assert found.endswith("…")
        assert text.startswith(found[:-1])
