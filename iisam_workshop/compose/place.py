"""What people have to know of the place: how to come in, how to get out, whom to call."""

from __future__ import annotations

from iisam_workshop.model.blocks import Callout, ItemList, Paragraph, Runs, Span, runs
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["FACTS", "place_box", "place_facts", "place_lines"]

FACTS = ("address", "step_free", "parking", "wifi", "fire_exit", "contact", "notes")
"""The facts of a venue in the order in which people come upon them."""


def place_facts(plan: Plan, wording: Wording, facts: tuple[str, ...] = FACTS) -> tuple[Runs, ...]:
    """Return those facts that the session gives, each with its label."""
    venue = plan.session.asked.venue
    given = ((fact, getattr(venue, fact)) for fact in facts)
    return tuple((Span(f"{_label(fact, wording)}: ", bold=True), Span(text)) for fact, text in given if text)


def _label(fact: str, wording: Wording) -> str:
    name = fact.replace("_", "-")
    return wording.labels[f"place.{name}"]


def place_box(plan: Plan, wording: Wording, facts: tuple[str, ...] = FACTS) -> tuple[Callout, ...]:
    """Return the facts in a quiet box, side by side where there are several; nothing where none is given."""
    lines = place_lines(plan, wording, facts)
    return (Callout(lines),) if lines else ()


def place_lines(plan: Plan, wording: Wording, facts: tuple[str, ...] = FACTS) -> tuple[Paragraph | ItemList, ...]:
    """Return a lone fact as a line, several below a title as a list in two columns."""
    found = place_facts(plan, wording, facts)
    if len(found) < 2:
        return tuple(Paragraph(fact, "cell-small") for fact in found)
    title = Paragraph(runs(wording.labels["place"], bold=True), "cell")
    return (title, ItemList(found, style="cell-small", columns=2))
