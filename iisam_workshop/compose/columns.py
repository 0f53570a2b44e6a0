"""The columns that a session has of its own: in a table of their own, or as lines where they do not fit."""

from __future__ import annotations

from iisam_workshop.model.agenda import Slot
from iisam_workshop.model.blocks import Paragraph, Span
from iisam_workshop.model.plan import Plan

__all__ = ["labelled", "longest_word", "own_columns", "own_lines"]

_MOST = 2
_LETTERS = 12
"""The longest word for which such a column has room."""


def own_columns(plan: Plan) -> tuple[str, ...]:
    """Return the heads that become columns: all, where they are few and their words short, or none."""
    slots = plan.session.agenda.slots
    heads = tuple(dict.fromkeys(head for slot in slots for head in slot.columns))
    words = " ".join([*heads, *(text for slot in slots for text in slot.columns.values())]).split()
    return heads if len(heads) <= _MOST and max(map(len, words), default=0) <= _LETTERS else ()


def longest_word(head: str, plan: Plan) -> int:
    """Return how many letters the longest word under a head has, or that of the head itself."""
    texts = (slot.columns.get(head, "") for slot in plan.session.agenda.slots)
    return max(map(len, " ".join((head, *texts)).split()))


def own_lines(slot: Slot, columns: tuple[str, ...]) -> tuple[Paragraph, ...]:
    """Return what a slot says under heads that have no column, each with its label."""
    return tuple(labelled(head, text) for head, text in slot.columns.items() if head not in columns)


def labelled(label: str, text: str) -> Paragraph:
    """Return a small line with its label."""
    return Paragraph((Span(f"{label}: ", bold=True), Span(text)), "cell-small")
