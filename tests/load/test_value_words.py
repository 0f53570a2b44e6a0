"""What is wrong with a value, in words that do not repeat it."""

from __future__ import annotations

from typing import Any

import pytest

from iisam_workshop.load.value_words import reword_value


@pytest.mark.parametrize(
    ("kind", "facts", "value", "words"),
    [
        (
            "string_too_long",
            {"max_length": 8},
            "x" * 1200,
            ("IW114", "'title' has 1,200 characters; the limit is 8", "Shorten it."),
        ),
        ("greater_than_equal", {"ge": 3}, "2", ("IW114", "'title' is out of range", "It must be at least 3.")),
        ("int_parsing", {}, "two", ("IW113", "'title' must be a whole number", "Write a whole number.")),
        (
            "int_type",
            {},
            ["2"],
            ("IW113", "'title' must be a whole number, not a list", "Write one value after the colon."),
        ),
        ("blank", {}, "", ("IW115", "'title': it is so", "Write a text, or take the key out.")),
    ],
)
def test_a_finding_becomes_words(kind: str, facts: dict[str, Any], value: Any, words: tuple[str, str, str]) -> None:
    mistake: Any = {"type": kind, "ctx": facts, "msg": "it is so", "loc": (), "input": value}
    assert reword_value(mistake, "'title'", value) == words


def test_an_id_that_is_too_long_is_no_id() -> None:
    mistake: Any = {"type": "string_too_long", "ctx": {"max_length": 60}, "msg": "", "loc": (), "input": ""}
    assert reword_value(mistake, "'id'", "x" * 61)[:2] == ("IW117", "'id' is not an id")
