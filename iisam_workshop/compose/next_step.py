"""My next step: cards to cut out, four to a sheet, on each of which somebody writes one thing that they will do."""

from __future__ import annotations

from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Callout, Column, Paragraph, Row, Sheet, StageTags, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["next_step"]

_TO_A_SHEET = 4
_LINES = (4, 3, 2)
"""How many lines there are to write on, the best first."""
_HEADS = (("title", 42), ("by-when", 15), ("with-whom", 19), ("asks", 24))


def next_step(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose one sheet, which is printed once for every four people; all cards are alike."""
    first, *others = (_blocks(lines, plan, wording) for lines in _LINES)
    return Flow(paper, (Sheet(first, instead=tuple(others)),), wording.labels["folio"], wording.lang)


def _blocks(lines: int, plan: Plan, wording: Wording) -> tuple[Block, ...]:
    cards = (_card(lines, plan, wording),) * _TO_A_SHEET
    return blocks_of(wording, "next-step", {"cards": _TO_A_SHEET}, {"cards": cards})


def _card(lines: int, plan: Plan, wording: Wording) -> Callout:
    """Return a card: what to do, until when, with whom, who will ask about it, and the stage that it belongs to."""
    labels = wording.labels
    columns = tuple(Column(labels[f"next-step.{key}"], share) for key, share in _HEADS)
    write = Row(((),) * len(columns), room=lines)
    stage = Row(((Paragraph(runs(labels["next-step.stage"]), "cell-small"), StageTags(plan.stages)),), even=True)
    return Callout((Table(labels["next-step.summary"], columns, (write, stage), row_heads=0, dense=True),), cut=True)
