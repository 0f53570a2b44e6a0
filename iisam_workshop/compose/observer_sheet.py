"""The observer's sheet: stage by stage what to look for, and what may be expected after each message."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.phrases import cell
from iisam_workshop.compose.times import day_of, time_of
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    Block,
    Column,
    Heading,
    ItemList,
    Row,
    StageRef,
    Table,
    runs,
)
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedInject
from iisam_workshop.model.wording import Wording

__all__ = ["observer_sheet"]

_LINES = 2
_SHARES = (55, 16, 29)


def observer_sheet(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the sheet for one table; a stage without anything to look for is left out."""
    stages = tuple(block for stage in plan.stages for block in _stage(stage, plan, wording))
    slots = {"stages": stages, "last": (_last(wording),)}
    blocks = blocks_of(wording, "observer-sheet", {"title": paper.title}, slots)
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _stage(stage: StageRef, plan: Plan, wording: Wording) -> tuple[Block, ...]:
    """Return the table of a stage: looks first, then each message with what tables often do after it."""
    looks = tuple(look.text for look in plan.session.scenario.observe if look.stage == stage.id)
    rows = [_look(text, wording) for text in looks]
    for timed in plan.timetable.injects:
        if timed.inject.stage == stage.id:
            rows += _inject(timed, plan, wording)
    if not rows:
        return ()
    title = wording.label("observer.stage", n=stage.number, name=stage.name)
    keys = ("look", "seen", "comment")
    columns = tuple(Column(wording.labels[f"observer.{key}"], share) for key, share in zip(keys, _SHARES, strict=True))
    return (Heading(2, runs(title)), Table(title, columns, tuple(rows), dense=True))


def _inject(timed: TimedInject, plan: Plan, wording: Wording) -> Iterator[Row]:
    """Return a message with what may be expected of it, and the first thing to expect of each that may come instead."""
    time = time_of(plan, timed.at, day_of(plan, timed.slot))
    title = wording.label("observer.inject", time=time, n=timed.code, title=timed.inject.title)
    yield Row((cell(title, "cell-small", bold=True), (), ()), strong=True)
    yield from (_look(text, wording) for text in timed.inject.expect)
    for other in plan.timetable.alternatives:
        if other.number == timed.number:
            expected = other.inject.expect
            text = next((each for each in expected if each not in timed.inject.expect), expected[0])
            yield _look(wording.label("observer.instead", n=other.code, title=other.inject.title, text=text), wording)


def _look(text: str, wording: Wording) -> Row:
    seen = ItemList(tuple(runs(wording.labels[f"observer.{word}"]) for word in ("yes", "no")), "tick", "cell-small")
    return Row((cell(text, "cell-small"), (seen,), ()), room=1)


def _last(wording: Wording) -> Table:
    labels = wording.labels
    columns = (Column(labels["observer.last"], 45), Column(labels["observer.words"], 55))
    rows = (Row((cell(labels[f"observer.{key}"], "cell-small"), ()), room=_LINES) for key in ("best", "talk"))
    return Table(labels["observer.last"], columns, tuple(rows))
