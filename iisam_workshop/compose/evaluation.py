"""The evaluation form: confidence in each aim before and now, then the day as a whole. It asks no name."""

from __future__ import annotations

from iisam_workshop.compose.phrases import cell, sheets
from iisam_workshop.compose.times import dates
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Cell, Column, Paragraph, Row, Sheet, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.evaluation import SCALE, Question
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["evaluation"]

_LINES = (4, 3, 2)
"""How many lines there are for an answer in words, the best first; a page of many aims has fewer."""
_SCALE = ("\u00a0" * 3).join(map(str, SCALE))
_CODE = 8


def evaluation(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the form, one page where the aims leave room for it; codes and questions are those of the plan."""
    first, *others = (_blocks(lines, plan, wording) for lines in _LINES)
    return Flow(paper, (Sheet(first, instead=tuple(others)),), wording.labels["folio"], wording.lang)


def _blocks(lines: int, plan: Plan, wording: Wording) -> tuple[Block, ...]:
    asked = plan.evaluation
    slots: dict[str, tuple[Block, ...]] = {
        "aims": (_aims([each for each in asked if each.kind == "before-after"], wording),),
        "day": (_day([each for each in asked if each.kind != "before-after"], lines, wording),),
    }
    values = {"title": plan.session.asked.title, "date": dates(plan, wording), "least": SCALE[0], "most": SCALE[-1]}
    return sheets(blocks_of(wording, "evaluation", values, slots))[0].blocks


def _aims(asked: list[Question], wording: Wording) -> Table:
    """Return a row for each aim with two scales on which a number is ringed."""
    heads = (("number", _CODE), ("aim", 92 - 2 * 26), ("before", 26), ("now", 26))
    columns = tuple(Column(wording.labels[f"evaluation.{key}"], share) for key, share in heads)
    rows = (Row((*_asked(each, each.text), cell(_SCALE), cell(_SCALE))) for each in asked)
    return Table(wording.labels["evaluation.confidence"], columns, tuple(rows), row_heads=2)


def _day(asked: list[Question], lines: int, wording: Wording) -> Table:
    """Return a row for each question about the day, with a scale or with room to write."""
    heads = (("number", _CODE), ("question", 32), ("answer", 60))
    columns = tuple(Column(wording.labels[f"evaluation.{key}"], share) for key, share in heads)
    rows = (_row(each, lines, wording) for each in asked)
    return Table(wording.labels["evaluation.summary"], columns, tuple(rows), row_heads=2)


def _row(question: Question, lines: int, wording: Wording) -> Row:
    asked = _asked(question, wording.labels[f"evaluation.{question.asked_for}"])
    return Row((*asked, cell(_SCALE))) if question.kind == "scale" else Row((*asked, ()), room=lines)


def _asked(question: Question, text: str) -> tuple[Cell, Cell]:
    return cell(question.id, "cell-small", bold=True), (Paragraph(runs(text), "cell-small"),)
