"""What is said of a name that has to be written by hand: whose seat it is, and what the line is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from iisam_workshop.compose.badges import called
from iisam_workshop.model.document import Flow
from iisam_workshop.model.named import with_spans
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.spans import ByHand, Span
from iisam_workshop.model.wording import Wording

__all__ = ["with_lines"]


def with_lines(flow: Flow, plan: Plan, wording: Wording) -> Flow:
    """Return a paper that knows what to say of each name in it, should no font have its letters.

    Which fonts there are only the press knows; all typefaces have the letters of ASCII.
    """
    seats = _seats(plan)

    def told(span: Span) -> Span:
        if span.text.isascii() or span.by_hand:
            return span
        seat = seats.get(span.text, 0)
        named = "name" if span.text in seats else "other"
        whose = wording.label("by-hand.seat", n=seat) if seat else ""
        return replace(span, by_hand=ByHand(whose, wording.labels[f"by-hand.{named}"]))

    return with_spans(flow, told)


def _seats(plan: Plan) -> Mapping[str, int]:
    """Return the seat of everybody, by each way to write the name; 0 where several people are called so."""
    found: dict[str, int] = {}
    for seat in plan.seats:
        person = seat.attendee
        for name in dict.fromkeys((person.name, called(person), person.called, person.filed)):
            found[name] = 0 if name in found else seat.number
    return found
