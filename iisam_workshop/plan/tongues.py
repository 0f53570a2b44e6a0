"""Cards in Welsh: how far their words can be trusted."""

from __future__ import annotations

from iisam_workshop.errors import Problem
from iisam_workshop.model.journey import Standing
from iisam_workshop.model.plan import Plan

__all__ = ["draft_words"]


def draft_words(plan: Plan) -> tuple[Problem, ...]:
    """Warn (IW253) when cards that are made carry Welsh that no source bears out; whose they are is not said."""
    made = any(paper.id in _CARDS for paper in plan.documents)
    if not made or all(card.language == "en" for card in plan.game.cards):
        return ()
    stages = {stage.id: stage for stage in plan.session.catalogue.stages}
    welsh = [term.welsh for term in plan.game.pool] + [stages[stage].welsh for stage in plan.game.heads]
    drafts = sum(each.standing is Standing.DRAFT for each in welsh)
    ours = sum(each.standing is Standing.OURS for each in welsh)
    what = (
        f"cards are printed in Welsh: of its {len(welsh)} wordings {drafts} are drafts and {ours} are our own, as are "
        "all the words around the grid"
    )
    hint = "Let a qualified translator see the cards before they are printed."
    return (Problem("IW253", what, hint, plan.session.places.at("session", "bingo", "language"), "warning"),)


_CARDS = ("bingo-cards", "bingo-cards-large")
