"""The form that everybody fills in after the exercise: what helped, what hindered, one thing to do. It asks no name."""

from __future__ import annotations

from iisam_workshop.compose.phrases import sheets
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Cell, Column, Paragraph, Row, Sheet, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["debrief_form"]

_ASKED = ("helped", "hindered", "do", "by-when", "need")
_ROOMY, _CLOSE = (7, 7, 6, 2, 4), (5, 5, 4, 2, 3)
"""How many lines there are for each answer; the fewer where the page has to hold two languages."""


def debrief_form(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the form: one page, the same for everybody."""
    roomy, close = _blocks(_ROOMY, plan, wording, hints=True), _blocks(_CLOSE, plan, wording, hints=False)
    return Flow(paper, (Sheet(roomy, instead=(close,)),), wording.labels["folio"], wording.lang)


def _blocks(lines: tuple[int, ...], plan: Plan, wording: Wording, *, hints: bool) -> tuple[Block, ...]:
    labels = wording.labels
    columns = (Column(labels["debrief-form.question"], 36), Column(labels["debrief-form.answer"], 64))
    rows = tuple(
        Row((_question(key, wording, hints=hints), ()), room=room) for key, room in zip(_ASKED, lines, strict=True)
    )
    form = Table(labels["debrief-form.summary"], columns, rows)
    values = {"scenario": plan.session.scenario.title}
    (sheet,) = sheets(blocks_of(wording, "debrief-form", values, {"form": (form,)}))
    return sheet.blocks


def _question(key: str, wording: Wording, *, hints: bool) -> Cell:
    asked = Paragraph(runs(wording.labels[f"debrief-form.{key}"], bold=True), "cell")
    return (asked, Paragraph(runs(wording.labels[f"debrief-form.{key}.more"]), "cell-small")) if hints else (asked,)
