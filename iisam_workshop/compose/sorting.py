"""The sort game: cards with statements, numbered in an order that gives nothing away, and the answers."""

from __future__ import annotations

from collections.abc import Sequence

from iisam_workshop.compose.phrases import cell
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Column, Row, Span, StageTags, Table
from iisam_workshop.model.document import DocumentPlan, Flow, SlipBack, SlipDeck, SlipFace
from iisam_workshop.model.journey import StageExample
from iisam_workshop.model.plan import Plan, SortHand
from iisam_workshop.model.wording import Wording

__all__ = ["of_stage", "sort_answers", "sort_cards"]


def sort_cards(plan: Plan, paper: DocumentPlan, wording: Wording) -> SlipDeck:
    """Compose the cards of each table, one table after another; a stage stands on them only if backs are to tell it."""
    told = plan.session.asked.documents.sort_backs == "definition"
    faces = tuple(
        SlipFace(
            code=str(number),
            text=plan.examples[number - 1].text,
            stack=wording.label("table", n=table),
            back=_back(plan.examples[number - 1], plan, wording) if told else None,
        )
        for table, hand in enumerate(plan.hands, 1)
        for number in hand.numbers
    )
    back, folio = wording.labels["sort-cards.back"], wording.labels["folio"]
    return SlipDeck(paper, faces, back, folio, wording.lang, stacked=True)


def sort_answers(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the facilitator's answers: first by table, then each with the stage that a group may also defend."""
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
    slots = {"answers": (table,), "tables": (_by_table(plan, wording),)}
    blocks = blocks_of(wording, "sort-answers", {"cards": len(plan.hands[0].numbers)}, slots)
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def of_stage(numbers: Sequence[int], stage: str, plan: Plan) -> tuple[int, ...]:
    """Return those of some examples that belong to a stage."""
    return tuple(number for number in numbers if plan.examples[number - 1].stage == stage)


def _back(example: StageExample, plan: Plan, wording: Wording) -> SlipBack:
    also = plan.stage(example.also) if example.also else None
    doubt = wording.label("sort-cards.also", stage=f"{also.number} {also.name}") if also else ""
    about = plan.session.catalogue.stage(example.stage).about
    return SlipBack(plan.stage(example.stage), f"{about} {doubt}".strip())


def _by_table(plan: Plan, wording: Wording) -> Table:
    """Return the stages of the cards of each table, to check a table's piles at a glance."""
    columns = (Column(wording.labels["sort-answers.table"], 14), Column(wording.labels["sort-answers.piles"], 86))
    rows = tuple(
        Row((cell(wording.label("table", n=table), "cell-small", bold=True), cell(_piles(hand, plan), "cell-small")))
        for table, hand in enumerate(plan.hands, 1)
    )
    return Table(wording.labels["sort-answers.tables"], columns, rows, dense=True)


def _piles(hand: SortHand, plan: Plan) -> tuple[Span, ...]:
    piles = [(stage, of_stage(hand.numbers, stage.id, plan)) for stage in plan.stages]
    spans: list[Span] = []
    for stage, numbers in ((stage, numbers) for stage, numbers in piles if numbers):
        between = "; " if spans else ""
        spans += [Span(f"{between}{stage.number}\u00a0{stage.name}: "), Span(", ".join(map(str, numbers)), bold=True)]
    return tuple(spans)
