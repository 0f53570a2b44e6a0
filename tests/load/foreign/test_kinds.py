"""What kind of slot something is taken to be."""

from __future__ import annotations

from typing import get_args

import pytest

from iisam_workshop.load.foreign.kinds import guessed_kind
from iisam_workshop.model.agenda import SlotKind


@pytest.mark.parametrize("kind", get_args(SlotKind))
def test_one_of_our_own_kinds_goes_before_the_words_of_the_title(kind: SlotKind) -> None:
    assert guessed_kind("Lunch with a talk", f" {kind.upper()} ") == (kind, kind.upper())


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Buffet lunch", "meal"), ("What to do after lunch", "talk"), ("Egwyl", "break"), ("A scenario", "talk")],
)
def test_else_the_title_tells_and_the_scenario_is_never_guessed(title: str, kind: SlotKind) -> None:
    assert guessed_kind(title, "")[0] == kind
