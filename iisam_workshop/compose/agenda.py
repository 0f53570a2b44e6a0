"""The attendee's agenda: times, titles, one line each; nothing for facilitators."""

from __future__ import annotations

from iisam_workshop.compose.phrases import cell, day, venue
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.document import (
    Column,
    DocumentPlan,
    Flow,
    Paragraph,
    Row,
    StageTags,
    Table,
    runs,
)
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedSlot
from iisam_workshop.model.values import clock
from iisam_workshop.model.wording import Wording

__all__ = ["agenda"]

_QUIET = {"arrival", "break", "meal"}


def agenda(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the agenda."""
    session = plan.session
    values = {
        "title": session.asked.title,
        "date": day(wording, session.asked.date),
        "venue": venue(plan),
        "aims": [aim.text for aim in session.agenda.aims],
    }
    blocks = blocks_of(wording, "agenda", values, {"timetable": (_timetable(plan, wording),)})
    return Flow(paper, blocks, wording.labels["folio"], wording.lang)


def _timetable(plan: Plan, wording: Wording) -> Table:
    columns = (Column(wording.labels["time"], 11), Column(wording.labels["session"], 89))
    rows = [_row(timed, plan) for timed in plan.timetable.slots]
    finish = (cell(clock(plan.timetable.finish), bold=True), cell(wording.labels["finish"], "cell-small"))
    return Table(wording.labels["agenda.summary"], columns, (*rows, Row(finish, quiet=True)), dense=True)


def _row(timed: TimedSlot, plan: Plan) -> Row:
    """Return a slot's row; breaks are one light line, and the stages stand below what speaks of some of them."""
    slot, time = timed.slot, cell(clock(timed.start), bold=True)
    if slot.kind in _QUIET:
        return Row((time, cell(slot.title, "cell-small")), quiet=True)
    what: list[Paragraph | StageTags] = [Paragraph(runs(slot.title, bold=True), "cell")]
    what += [Paragraph(runs(slot.about), "cell-small")] if slot.about else []
    stages = tuple(stage for stage in plan.stages if stage.id in slot.stages)
    what += [StageTags(stages)] if 0 < len(stages) < len(plan.stages) else []
    return Row((time, tuple(what)))
