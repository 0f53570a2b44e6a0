"""Texts that are still to be written are found wherever they stand, and told with what is wanted."""

from __future__ import annotations

import pytest

from iisam_workshop.load.layers import content_of
from iisam_workshop.load.unwritten import unwritten
from iisam_workshop.load.yaml_events import read_tree


def found(text: str) -> list[str]:
    return [str(problem) for problem in unwritten(content_of(read_tree(text, "s.yaml"), "scenario"))]


@pytest.mark.parametrize("mark", ["[Insert: who sends this]", "[insert name]", "[ Insert", "TODO", "a [INSERT] b"])
def test_a_mark_is_found_with_its_line(mark):
    (told,) = found(f'id: a\nlist:\n  - title: x\n    text: "{mark}"\n')
    assert told.startswith("s.yaml:4:11: error IW314: this text is still to be written: ")


@pytest.mark.parametrize("text", ["an insert", "[inserted] later", "todos", "Insert it", "mastodon"])
def test_other_words_are_no_marks(text):
    assert found(f'text: "{text}"\n# [Insert: this is a comment]\n') == []


def test_a_long_mark_is_shortened_and_several_in_one_text_are_told_once():
    (told,) = found(f'text: "[Insert: {"word " * 60}] and TODO"\n')
    assert len(told) < 300
    assert "…" in told
