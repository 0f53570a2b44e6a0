"""The main events list: every message on one sheet across, with what is expected of it and room for notes."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.phrases import cell
from iisam_workshop.compose.times import day_of, time_of
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Column, ItemList, Paragraph, Row, Span, StageTags, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedInject
from iisam_workshop.model.wording import Wording

__all__ = ["main_events"]

_HEADS = (
    ("number", 5),
    ("time", 7),
    ("events.title", 18),
    ("events.from", 16),
    ("events.to", 7),
    ("events.expect", 37),
    ("notes", 12),
)


def main_events(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the list, landscape; an alternative has a quiet row of its own below the message that it can replace."""
    columns = tuple(Column(wording.labels[key], share) for key, share in _HEADS)
    rows = tuple(_row(timed, plan, wording) for timed in plan.timetable.in_hand)
    slots: dict[str, tuple[Block, ...]] = {
        "events": (Table(wording.labels["events.summary"], columns, rows, dense=True),)
    }
    blocks = blocks_of(wording, "main-events", {"scenario": plan.session.scenario}, slots)
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, landscape=True, band=wording.labels["band"])


def _row(timed: TimedInject, plan: Plan, wording: Wording) -> Row:
    inject = timed.inject
    cells = (
        cell(timed.code, "cell-small", bold=True),
        cell(time_of(plan, timed.at, day_of(plan, timed.slot)), "cell-small"),
        (*cell(inject.title, "cell-small", bold=True), StageTags((plan.stage(inject.stage),))),
        cell((Span(inject.sender), Span(f" · {inject.by}")), "cell-small"),
        cell(wording.labels["events.everybody"], "cell-small"),
        tuple(_expected(timed, wording)),
        (),
    )
    return Row(cells, quiet=bool(timed.letter), room=1)


def _expected(timed: TimedInject, wording: Wording) -> Iterator[Paragraph | ItemList]:
    if timed.letter:
        instead = wording.label("guide.instead", n=timed.number, when=timed.inject.when)
        yield Paragraph(runs(instead), "cell-small")
    yield ItemList(tuple(map(runs, timed.inject.expect)), style="cell-small")
