"""My next step: cards to cut out, four to a sheet, on each of which somebody writes one thing that they will do."""

from __future__ import annotations

from iisam_workshop.compose.phrases import cell
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Callout, Column, Paragraph, Row, Sheet, StageTags, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["next_step"]

_TO_A_SHEET = 4
_LINES = (2, 1)
"""How high each of the lines is on which people write, in lines of text, the best first."""
_HEADS = (("title", 56), ("details", 44))
_DETAILS = ("by-when", "with-whom", "asks")


def next_step(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose one sheet, which is printed once for every four people; all cards are alike."""
    first, *others = (_blocks(lines, plan, wording) for lines in _LINES)
    return Flow(paper, (Sheet(first, instead=tuple(others)),), wording.labels["folio"], wording.lang)


def _blocks(lines: int, plan: Plan, wording: Wording) -> tuple[Block, ...]:
    cards = (_card(lines, plan, wording),) * _TO_A_SHEET
    return blocks_of(wording, "next-step", {"cards": _TO_A_SHEET}, {"cards": cards})


def _card(lines: int, plan: Plan, wording: Wording) -> Callout:
    """Return a card: lines for what to do, beside them when and with whom, below them the stage that it belongs to."""
    labels = wording.labels
    columns = tuple(Column(labels[f"next-step.{key}"], share) for key, share in _HEADS)
    write = tuple(Row(((), cell(f"{labels[f'next-step.{key}']}:", "cell-small")), room=lines) for key in _DETAILS)
    stage = Row(((Paragraph(runs(labels["next-step.stage"]), "cell-small"), StageTags(plan.stages)),), even=True)
    return Callout((Table(labels["next-step.summary"], columns, (*write, stage), row_heads=0, dense=True),), cut=True)
