"""The card for a day that runs late: what to cut after each slot, worked out beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from iisam_workshop.compose.phrases import cell
from iisam_workshop.compose.times import day_of, day_title, one_day, time_of, when
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    ItemList,
    Paragraph,
    Row,
    Runs,
    Sheet,
    Span,
    Table,
    runs,
)
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.late import Cut, Recovery
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedSlot
from iisam_workshop.model.wording import Wording

__all__ = ["late_card"]

_LEAST = 10
"""Points under which no type of a facilitator's page falls."""


def late_card(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the card, landscape, on one page where it can be: a table for each time that is to be held."""
    slots: dict[str, tuple[Block, ...]] = {"tables": tuple(_tables(plan, wording))}
    blocks = blocks_of(wording, "late-card", {"when": when(plan, wording)}, slots)
    labels = wording.labels
    return Flow(paper, (Sheet(blocks, _LEAST),), labels["folio"], wording.lang, landscape=True, band=labels["band"])


def _tables(plan: Plan, wording: Wording) -> Iterator[Block]:
    """Return what catches up by each fixed point: its heading, and a row for each slot before it."""
    lost = sorted({recovery.lost for recovery in plan.recoveries})
    day = 0
    for (number, held), run in groupby(plan.recoveries, lambda each: (day_of(plan, each.after), each.held)):
        if number != day and not one_day(plan):
            day = number
            each = next(each for each in plan.timetable.days if each.number == number)
            yield Heading(2, runs(day_title(plan, wording, each)))
        title = _held(number, held, plan, wording)
        yield Heading(2 if one_day(plan) else 3, runs(title))
        yield _table(tuple(run), lost, title, plan, wording)


def _held(number: int, held: str, plan: Plan, wording: Wording) -> str:
    if not held:
        finish = next(each.finish for each in plan.timetable.days if each.number == number)
        return wording.label("late.finish", time=time_of(plan, finish, number))
    timed = _timed(held, plan)
    return wording.label("late.held", title=timed.slot.title, time=time_of(plan, timed.start, number))


def _table(run: tuple[Recovery, ...], lost: list[int], title: str, plan: Plan, wording: Wording) -> Table:
    share = 75 / len(lost)
    heads = tuple(Column(wording.label("late.lost", n=minutes), share) for minutes in lost)
    after = {slot: {each.lost: each for each in same} for slot, same in groupby(run, lambda each: each.after)}
    told = [
        (tuple(_cell(found[minutes], plan, wording) if minutes in found else () for minutes in lost), slot)
        for slot, found in after.items()
    ]
    rows = tuple(
        Row((tuple(_ended(slot, plan) for _, slot in same), *cells))
        for cells, same in groupby(told, lambda each: each[0])
    )
    return Table(title, (Column(wording.labels["late.after"], 25), *heads), rows, dense=True)


def _ended(slot: str, plan: Plan) -> Paragraph:
    """Return a line with the slot that has ended, and when it should have; slots that ask for the same share a row."""
    timed = _timed(slot, plan)
    title, end = Span(f"{timed.slot.title} ", bold=True), Span(time_of(plan, timed.end, timed.day))
    return Paragraph((title, end), "cell-small")


def _cell(recovery: Recovery, plan: Plan, wording: Wording) -> Cell:
    """Return what to do: nothing, where nothing is lost by then; else the cuts, and what they cost."""
    parts: list[Paragraph | ItemList] = []
    if recovery.cuts:
        parts.append(ItemList(tuple(_cut(cut, plan, wording) for cut in recovery.cuts), "bullet", "cell-small"))
    elif not recovery.over:
        parts += cell(wording.labels["late.nothing"], "cell-small")  # type: ignore[arg-type]
    if recovery.over:
        parts.append(Paragraph(runs(_over(recovery, plan, wording), bold=True), "cell-small"))
    if recovery.unsaid:
        parts.append(Paragraph(runs(wording.count("unsaid", recovery.unsaid)), "cell-small"))
    return tuple(parts)


def _cut(cut: Cut, plan: Plan, wording: Wording) -> Runs:
    key = "late.cut" if cut.now else "late.drop"
    return runs(wording.label(key, title=_timed(cut.slot, plan).slot.title, was=cut.was, now=cut.now))


def _over(recovery: Recovery, plan: Plan, wording: Wording) -> str:
    minutes = wording.count("minutes", recovery.over)
    if not recovery.held:
        return wording.label("late.over", minutes=minutes)
    return wording.label("late.delayed", title=_timed(recovery.held, plan).slot.title, minutes=minutes)


def _timed(slot: str, plan: Plan) -> TimedSlot:
    return next(timed for timed in plan.timetable.slots if timed.slot.id == slot)
