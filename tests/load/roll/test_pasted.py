"""Lists without headings: lines of names, and what is none of them."""

from __future__ import annotations

import pytest

from iisam_workshop.load.roll.pasted import looks_named, pasted


@pytest.mark.parametrize("text", ["Ann Bell", "Bell, Ann", "ann@example.org", "Mary Ann Jo van der Berg"])
def test_a_few_words_with_capitals_are_a_name(text: str) -> None:
    assert looks_named(text)


@pytest.mark.parametrize(
    "text", ["Ann Mary Jo Bo Cy Di Bell", "Training day", "Ann Bell, Housing", "7", "tools and terms", "Organisation"]
)
def test_many_words_small_letters_and_what_a_day_is_called_are_none(text: str) -> None:
    assert not looks_named(text)


def test_names_of_one_line_are_counted_and_those_of_many_keep_their_lines() -> None:
    several = pasted([(1, "To: Ann Bell <ann@example.org>; Bo Carr <bo@example.org>")], "people.txt")
    assert several
    assert [(row.number, row.cells) for row in several.rows[1:]] == [
        (1, ("Ann Bell <ann@example.org>",)),
        (2, ("Bo Carr <bo@example.org>",)),
    ]
    lines = pasted([(1, "Ann Bell"), (3, "Bo Carr")], "people.txt")
    assert lines
    assert [row.number for row in lines.rows[1:]] == [1, 3]
