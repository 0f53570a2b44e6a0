"""The attendee's agenda: times, titles, one line each; nothing for facilitators."""

from __future__ import annotations

from iisam_workshop.compose.phrases import cell, day, sheets, venue
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Callout, Column, ItemList, Paragraph, Row, StageTags, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
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
        "hours": wording.label("hours", start=clock(plan.timetable.slots[0].start), end=clock(plan.timetable.finish)),
        "venue": venue(plan),
    }
    slots: dict[str, tuple[Block, ...]] = {"timetable": (_timetable(plan, wording),), "aims": (_aims(plan, wording),)}
    blocks = sheets(blocks_of(wording, "agenda", values, slots))
    return Flow(paper, blocks, wording.labels["folio"], wording.lang)


def _aims(plan: Plan, wording: Wording) -> Callout:
    aims = tuple(runs(aim.text) for aim in plan.session.agenda.aims)
    title = Paragraph(runs(wording.labels["aims"], bold=True), "cell")
    return Callout((title, ItemList(aims, style="cell-small")))


def _timetable(plan: Plan, wording: Wording) -> Table:
    columns = (Column(wording.labels["time"], 11), Column(wording.labels["session"], 89))
    rows = tuple(_row(timed, plan) for timed in plan.timetable.slots)
    return Table(wording.labels["agenda.summary"], columns, rows, dense=True)


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
