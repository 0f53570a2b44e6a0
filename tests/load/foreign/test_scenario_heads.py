"""Heads of somebody else's scenario are known by their words."""

from __future__ import annotations

import pytest

from iisam_workshop.load.foreign.scenario_heads import inject_part, is_group, is_wrapper, role_part, topic


@pytest.mark.parametrize("head", ["Exercise", "tabletop_exercise", "TTX", "Metadata", "data", "spec", "Spec:"])
def test_a_key_that_only_holds_the_others_is_a_wrapper(head: str) -> None:
    assert is_wrapper(head)


@pytest.mark.parametrize("head", ["", "Injects", "special", "The exercise of rights"])
def test_other_heads_are_no_wrappers(head: str) -> None:
    assert not is_wrapper(head)


@pytest.mark.parametrize(
    ("known", "head", "kind"),
    [
        (topic, "License", "licence"),
        (topic, "table of contents", "aside"),
        (topic, "Prepared by", "author"),
        (inject_part, "Headline", "title"),
        (inject_part, "Elapsed minutes", "when"),
        (inject_part, "Follow-up questions", "questions"),
        (role_part, "Remit", "about"),
        (role_part, "What you know", "knows"),
        (role_part, "Goals", "needs"),
        (role_part, "Phone", "person"),
        (role_part, "Colour", "aside"),
        *((known, "Anything else", "") for known in (topic, inject_part, role_part)),
    ],
)
def test_each_word_for_a_thing_stands_for_it(known, head, kind):
    assert known(head) == kind


def test_only_words_for_a_part_of_the_play_name_a_group():
    assert [is_group(head) for head in ("Phase 2", "MODULE: Scoping", "Act one", "Inject 3", "Staged")] == [
        *(True, True, True),
        *(False, False),
    ]
