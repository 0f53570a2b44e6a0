"""The form that everybody fills in after the exercise: what helped, what hindered, one thing to do. It asks no name."""

from __future__ import annotations

from iisam_workshop.compose.phrases import sheets
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Column, Paragraph, Row, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["debrief_form"]

_ASKED = (("helped", 7), ("hindered", 7), ("do", 6), ("by-when", 2), ("need", 4))
"""What is asked, with the lines that there are for the answer."""


def debrief_form(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the form: one page, the same for everybody."""
    labels, scenario = wording.labels, plan.session.scenario
    columns = (Column(labels["debrief-form.question"], 36), Column(labels["debrief-form.answer"], 64))
    rows = tuple(
        Row(
            (
                (
                    Paragraph(runs(labels[f"debrief-form.{key}"], bold=True), "cell"),
                    Paragraph(runs(labels[f"debrief-form.{key}.more"]), "cell-small"),
                ),
                (),
            ),
            room=lines,
        )
        for key, lines in _ASKED
    )
    values = {"scenario": scenario.title, "way_out": scenario.way_out}
    blocks = blocks_of(
        wording, "debrief-form", values, {"form": (Table(labels["debrief-form.summary"], columns, rows),)}
    )
    return Flow(paper, sheets(blocks), labels["folio"], wording.lang)
