"""Calling slips: one for each term, in the order of the calls, to cut out and draw from."""

from __future__ import annotations

from iisam_workshop.model.document import DocumentPlan, SlipDeck, SlipFace
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["calling_slips"]


def calling_slips(plan: Plan, paper: DocumentPlan, wording: Wording) -> SlipDeck:
    """Compose a slip for each call: its number, the term and what it means; no stage stands on it."""
    terms = (plan.game.pool[place] for place in plan.game.calls)
    faces = tuple(SlipFace(str(call), term.definition, term.name) for call, term in enumerate(terms, 1))
    labels = wording.labels
    back, folio, band = labels["calling-slips.back"], labels["folio"], labels["band"]
    return SlipDeck(paper, faces, back, folio, wording.lang, stacked=True, band=band)
