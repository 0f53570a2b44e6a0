"""The look of tables: told apart by number, shape, colour and word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.journey import Mark
from iisam_workshop.model.table_mark import COLOURS, Shape, table_mark


def lightness(colour: str) -> float:
    """The relative luminance of WCAG 2, worked out here."""
    shares = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_sixty_tables_have_sixty_looks() -> None:
    looks = {(mark.shape, mark.tint) for mark in map(table_mark, range(1, 61))}
    assert len(looks) == 60


@given(st.integers(1, 240), st.integers(1, 9))
def test_tables_near_one_another_differ_in_shape_and_next_ones_in_colour_too(number: int, far: int) -> None:
    one, other = table_mark(number), table_mark(number + far)
    assert one.shape != other.shape
    assert table_mark(number).tint != table_mark(number + 1).tint or number % 10 == 0


def test_every_colour_is_seen_on_white() -> None:
    assert {name: 1.05 / (lightness(colour) + 0.05) >= 4.5 for name, colour in COLOURS.items()} == dict.fromkeys(
        COLOURS, True
    )


def test_no_table_looks_like_a_stage() -> None:
    assert not set(Shape.__args__) & set(Mark.__args__)


def test_every_colour_and_shape_has_a_word_in_each_language() -> None:
    english = read_wording("en")
    for labels in (english.labels, english.cards["cy"], read_wording("cy").labels):
        words = [labels[f"mark.tint.{name}"] for name in COLOURS] + [labels[f"mark.shape.{s}"] for s in Shape.__args__]
        assert len(set(words)) == len(words)
        assert labels["mark"].format(tint="a", shape="b").strip() != ""
