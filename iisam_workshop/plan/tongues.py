"""Which paper is in which language: only what the council accepts is printed as Welsh."""

from __future__ import annotations

from dataclasses import replace

from iisam_workshop.errors import Problem
from iisam_workshop.model.council import Translation
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.journey import Standing
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["accepted", "accepted_wording", "draft_words", "speaks", "template_of"]


def accepted(standing: Standing, translation: Translation) -> bool:
    """Say whether Welsh of this standing may be printed: checked Welsh always, other Welsh where it is accepted."""
    return standing is Standing.VERIFIED or translation.drafts == "accept"


def accepted_wording(wording: Wording, translation: Translation) -> Wording:
    """Return a wording with only the templates that may be printed; none where its labels may not.

    A council's own templates may, since the council wrote them.
    """
    if not accepted(wording.standings.get("labels", Standing.DRAFT), translation):
        return replace(wording, templates={})
    spoken = {
        name: text
        for name, text in wording.templates.items()
        if name in wording.files or accepted(wording.standings.get(name, Standing.DRAFT), translation)
    }
    return replace(wording, templates=spoken)


def template_of(paper: DocumentPlan) -> str:
    """Return the name of the template that words a paper."""
    if paper.stage:
        return "stage"
    return "front" if paper.id.startswith("front-") else _TEMPLATES.get(paper.id, paper.id)


def speaks(wording: Wording, paper: DocumentPlan) -> bool:
    """Say whether a paper can be made in the language of a wording; cards and slips without a template cannot."""
    return template_of(paper) in wording.templates


_TEMPLATES = {"briefs": "brief"}
"""The templates that are not called as their papers are."""


def draft_words(plan: Plan) -> tuple[Problem, ...]:
    """Warn (IW253) when cards that are made carry Welsh that no source bears out; whose they are is not said."""
    made = any(paper.id in _CARDS for paper in plan.documents)
    if not made or all(card.language == "en" for card in plan.game.cards):
        return ()
    stages = {stage.id: stage for stage in plan.session.catalogue.stages}
    terms = [term.welsh for term in plan.game.pool if term.welsh]
    welsh = terms + [stages[stage].welsh for stage in plan.game.heads]
    drafts = sum(each.standing is Standing.DRAFT for each in welsh)
    ours = sum(each.standing is Standing.OURS for each in welsh)
    what = (
        f"cards are printed in Welsh: of its {len(welsh)} wordings {drafts} are drafts and {ours} are our own, as are "
        "all the words around the grid"
    )
    hint = "Let a qualified translator see the cards before they are printed."
    return (Problem("IW253", what, hint, plan.session.places.at("session", "bingo", "language"), "warning"),)


_CARDS = ("bingo-cards", "bingo-cards-large")
