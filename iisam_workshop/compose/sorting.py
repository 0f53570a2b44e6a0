"""The sort game: cards with statements, numbered in an order that gives nothing away, and the answers."""

from __future__ import annotations

from iisam_workshop.compose.phrases import cell
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Column, Row, StageTags, Table
from iisam_workshop.model.document import DocumentPlan, Flow, SlipDeck, SlipFace
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["sort_answers", "sort_cards"]


def sort_cards(plan: Plan, paper: DocumentPlan, wording: Wording) -> SlipDeck:
    """Compose one card for each example; no stage stands on it."""
    faces = tuple(SlipFace(str(number), example.text) for number, example in enumerate(plan.examples, 1))
    return SlipDeck(paper, faces, wording.labels["sort-cards.back"], wording.labels["folio"], wording.lang)


def sort_answers(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the facilitator's answers, with the stage that a sensible group may also defend."""
    heads = (("number", 6), ("example", 36), ("stage", 29), ("also", 29))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    rows = tuple(
        Row(
            (
                cell(str(number), "cell-small", bold=True),
                cell(example.text, "cell-small"),
                (StageTags((plan.stage(example.stage),)),),
                (StageTags((plan.stage(example.also),)),) if example.also else (),
            )
        )
        for number, example in enumerate(plan.examples, 1)
    )
    table = Table(wording.labels["sort-answers.summary"], columns, rows, dense=True)
    blocks = blocks_of(wording, "sort-answers", {}, {"answers": (table,)})
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, band=wording.labels["band"])
