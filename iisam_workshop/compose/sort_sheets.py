"""The sheets on which a table writes how it sorted: empty for everybody, half filled for a table that needs a start."""

from __future__ import annotations

from iisam_workshop.compose.phrases import cell, sheets
from iisam_workshop.compose.sorting import of_stage
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Cell, Column, Row, Sheet, StageTags, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan, SortHand
from iisam_workshop.model.stage import StageRef
from iisam_workshop.model.wording import Wording

__all__ = ["sort_sheet", "sort_sheet_half"]

_ROOM = 5
"""Lines of text that a table has to write in for each stage."""


def sort_sheet(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the empty sheet, one for any table."""
    labels = wording.labels
    columns = (
        Column(labels["stage"], 36),
        Column(labels["sort-sheet.ours"], 30),
        Column(labels["sort-sheet.argued"], 34),
    )
    rows = tuple(Row((_meaning(stage, plan), (), ()), room=_ROOM) for stage in plan.stages)
    table = Table(labels["sort-sheet.summary"], columns, rows)
    blocks = blocks_of(wording, "sort-sheet", {}, {"stages": (table,)})
    return Flow(paper, sheets(blocks), labels["folio"], wording.lang)


def sort_sheet_half(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose a page for each table, with half of its own cards in their places."""
    pages: list[Sheet] = []
    for number, hand in enumerate(plan.hands, 1):
        values = {"table": wording.label("table", n=number), "placed": len(hand.placed), "cards": len(hand.numbers)}
        pages += sheets(blocks_of(wording, "sort-sheet-half", values, {"stages": (_started(hand, plan, wording),)}))
    return Flow(paper, tuple(pages), wording.labels["folio"], wording.lang)


def _meaning(stage: StageRef, plan: Plan) -> Cell:
    """Return a stage with the sentence that says what it means."""
    told = plan.session.catalogue.stage(stage.id)
    return (StageTags((stage,)), *cell(told.gist or told.about, "cell-small"))


def _started(hand: SortHand, plan: Plan, wording: Wording) -> Table:
    labels = wording.labels
    heads = (("stage", 27), ("sort-sheet.placed", 43), ("sort-sheet.ours", 30))
    columns = tuple(Column(labels[key], share) for key, share in heads)
    rows = tuple(
        Row(((StageTags((stage,)),), _placed(of_stage(hand.placed, stage.id, plan), plan), ()), room=_ROOM)
        for stage in plan.stages
    )
    return Table(labels["sort-sheet.summary"], columns, rows)


def _placed(numbers: tuple[int, ...], plan: Plan) -> Cell:
    items = tuple((*runs(f"{n}  ", bold=True), *runs(plan.examples[n - 1].text)) for n in numbers)
    return tuple(part for item in items for part in cell(item, "cell-small")) if items else ()
