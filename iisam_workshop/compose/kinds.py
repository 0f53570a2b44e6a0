"""The kinds of slots as marks with words, and which of them stand back."""

from __future__ import annotations

from iisam_workshop.model.agenda import Slot
from iisam_workshop.model.blocks import KindTag
from iisam_workshop.model.wording import Wording

__all__ = ["QUIET", "kind_tag", "kind_word"]

QUIET = frozenset({"arrival", "break", "meal"})
"""The kinds in which nothing is taught."""


def kind_word(slot: Slot, wording: Wording) -> str:
    """Return the word for the kind of a slot."""
    return wording.labels[f"kind.{slot.kind}"]


def kind_tag(slot: Slot, wording: Wording) -> KindTag:
    """Return the kind of a slot as a mark with its word."""
    return KindTag(slot.kind, kind_word(slot, wording), quiet=slot.kind in QUIET)
