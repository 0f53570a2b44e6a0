"""Answers on a scale: one figure with words for it, a number on each column, columns as high as their numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.blocks import Spread, SpreadSide
from tests.papers import flow, read, text
from tests.reading import Reading


def answers(**changes: Any) -> Spread:
    """Nine answers before and eight now."""
    made = Spread(
        alt="Before, 9 answers. Now, 8 answers.",
        title="W1 Know the six stages, and what each of them is about",
        more="Of 8, 6 rose.",
        sides=(
            SpreadSide("Before (9)", (4, 3, 2, 0, 0), ("Median 2", "Half from 1 to 2")),
            SpreadSide("Now (8)", (0, 0, 1, 6, 1), ("Median 4",)),
        ),
        most=6,
    )
    return replace(made, **changes)


def shown(reading: Reading) -> list[tuple[str, float, float]]:
    """Each text of the figure, and where it stands."""
    return [(each.text.strip(), each.x, each.y) for each in reading.marked[0].shown if each.mcid is not None]


def test_answers_are_one_figure_with_words_between_what_is_around_them() -> None:
    reading = read(flow(text("Above."), answers(), text("Below.")))
    (figure,) = reading.all("Figure")
    assert figure.entries["Alt"] == "Before, 9 answers. Now, 8 answers."
    assert reading.problems() == []
    words = reading.text()
    assert words.index("Above.") < words.index("Before (9)") < words.index("Below.")


def test_a_higher_number_stands_higher_and_nobody_has_no_column() -> None:
    found = shown(read(flow(answers(sides=(SpreadSide("Now (13)", (2, 0, 1, 4, 6), ("",)),)))))
    tops = {said: y for said, x, y in found if said in ("1", "2", "4", "6") and x > 200}
    scale = [y for said, _, y in found if said in ("3", "5")]
    assert len(scale) == 2  # nobody chose as many, so they are numbers of the scale
    assert scale[0] == scale[1]
    heights = [max(y for said, _, y in found if said == n) for n in ("1", "2", "4", "6")]
    assert heights == sorted(heights)
    assert tops
    assert not any(said == "0" for said, _, _ in found)


def test_the_two_times_stand_side_by_side_on_one_height() -> None:
    found = {said: (x, y) for said, x, y in shown(read(flow(answers())))}
    assert found["Before (9)"][1] == found["Now (8)"][1] == found["W1 Know the six stages, and"][1]
    assert found["W1 Know the six stages, and"][0] < found["Before (9)"][0] < found["Now (8)"][0]
    assert found["Of 8, 6 rose."][1] < found["W1 Know the six stages, and"][1]


def test_a_word_that_is_too_wide_is_refused_and_never_runs_into_the_columns() -> None:
    with pytest.raises(ContentInvalid, match="IW230"):
        read(flow(answers(title="W" * 60)))
