"""The glossary: the terms in play from A to Z, with their meaning, their stage and, where it is wanted, their Welsh."""

from __future__ import annotations

from iisam_workshop.compose.phrases import cell
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Cell, Column, Paragraph, Row, StageTags, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.journey import Standing, Term
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.spelling import plain
from iisam_workshop.model.tongues import bare
from iisam_workshop.model.wording import Wording

__all__ = ["glossary"]


def glossary(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the list; it is handed out when the game is over, as it gives the meanings away."""
    terms = sorted(plan.game.pool, key=lambda term: (plain(bare(term.name)), term.id))
    welsh = _wants_welsh(plan, wording)
    columns = tuple(Column(wording.labels[key], share) for key, share in _heads(welsh=welsh))
    rows = tuple(_row(term, plan, welsh=welsh) for term in terms)
    table = Table(wording.labels["glossary.summary"], columns, rows, dense=True)
    values = {"terms": wording.count("terms", len(terms))}
    blocks = blocks_of(wording, "glossary", values, {"terms": (table,)})
    return Flow(paper, blocks, wording.labels["folio"], wording.lang)


def _heads(*, welsh: bool) -> tuple[tuple[str, float], ...]:
    if welsh:
        return (("term", 30), ("glossary.welsh", 24), ("definition", 46))
    return (("term", 34), ("definition", 66))


def _wants_welsh(plan: Plan, wording: Wording) -> bool:
    """Say whether terms have their Welsh beside them: where it is spoken, and the terms themselves are in English."""
    on_cards = any(card.language != "en" for card in plan.game.cards)
    spoken = on_cards or "cy" in plan.session.languages or plan.session.council.nation == "wales"
    return spoken and not (on_cards and wording.lang == "cy")


def _row(term: Term, plan: Plan, *, welsh: bool) -> Row:
    named: Cell = (Paragraph(runs(term.name, bold=True), "cell-small"), StageTags((plan.stage(term.stage),)))
    said = _welsh(term, plan) if welsh else ""
    other: Cell = (Paragraph(runs(said), "cell-small", "cy"),) if said else ()
    return Row((named, *([other] if welsh else []), cell(term.definition, "cell-small")))


def _welsh(term: Term, plan: Plan) -> str:
    """Return a term's Welsh where somebody has checked it, the council accepts drafts, or cards have it anyway."""
    checked = term.welsh is None or term.welsh.standing is Standing.VERIFIED
    accepted = checked or plan.session.council.translation.drafts == "accept"
    return plan.welsh_of(term) if accepted or any(card.language != "en" for card in plan.game.cards) else ""
