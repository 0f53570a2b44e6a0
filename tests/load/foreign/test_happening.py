"""A text of anybody becomes one line that an agenda can hold."""

from __future__ import annotations

import pytest

from iisam_workshop.load.foreign.happening import one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" Arrival\n and\ttea \x00", "Arrival and tea"),
        ("{{ a }} {% b %} {# c", "{ { a } } { % b %} { # c"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
        ("x" * 198 + " yz", "x" * 198 + "…"),
        ("x" * 197 + "; yz and more", "x" * 197 + "…"),
    ],
)
def test_a_text_is_folded_and_cut_at_a_word(text: str, line: str) -> None:
    assert one_line(text) == line


def test_a_long_text_may_have_six_hundred_signs() -> None:
    assert one_line("x" * 600, long=True) == "x" * 600
    assert one_line("x" * 601, long=True) == "x" * 599 + "…"
