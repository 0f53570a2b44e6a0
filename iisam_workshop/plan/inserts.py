"""Where the council's own PDFs stand among the papers, for whom they are, and in how many copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iisam_workshop.model.document import Audience, Copies, DocumentPlan
from iisam_workshop.model.inserts import InsertWish, insert_ids

__all__ = ["with_inserts"]

_EACH: Mapping[Audience, Copies] = {
    "attendee": "person",
    "table": "table",
    "facilitator": "facilitator",
    "desk": "once",
}
"""What a pack of each audience is made for; cards and signs, which lie in none, have no say in it."""


def with_inserts(
    papers: Sequence[DocumentPlan],
    wishes: Sequence[InsertWish],
    kinds: Mapping[str, Audience],
    numbers: Mapping[Copies, int],
) -> tuple[DocumentPlan, ...]:
    """Return the papers with inserts among them, several behind one paper in the order of the session file.

    ``kinds`` has the audience of every paper there is, in print order, ``numbers`` how many copies there are of what.
    A paper that this session does not have is followed where it would stand.
    """
    order = list(kinds)
    behind: dict[str, list[DocumentPlan]] = {}
    for number, (wish, name) in enumerate(zip(wishes, insert_ids(wishes), strict=True), 1):
        audience = wish.audience or (kinds[wish.after] if wish.after else "attendee")
        each = _EACH[audience]
        plan = DocumentPlan(name, f"Z{number}", wish.title, audience, each, numbers[each])
        behind.setdefault(_anchor(wish, audience, papers, order), []).append(plan)
    found = [*behind.get("", [])]
    for paper in papers:
        found += [paper, *behind.get(paper.id, [])]
    return tuple(found)


def _anchor(wish: InsertWish, audience: Audience, papers: Sequence[DocumentPlan], order: Sequence[str]) -> str:
    """Return the paper that an insert follows, nothing where it is the first of all."""
    if wish.after:
        before = [paper.id for paper in papers if order.index(paper.id) <= order.index(wish.after)]
    else:
        alike = [paper.id for paper in papers if paper.audience == audience]
        before = alike or [paper.id for paper in papers]
    return before[-1] if before else ""
