"""The card for a day that runs late: what to cut after each slot, worked out beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

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
    for (number, held, until), run in groupby(plan.recoveries, lambda each: _point(each, plan)):
        if number != day and not one_day(plan):
            day = number
            each = next(each for each in plan.timetable.days if each.number == number)
            yield Heading(2, runs(day_title(plan, wording, each)))
        title = _held(held, time_of(plan, until, number), plan, wording)
        yield Heading(2 if one_day(plan) else 3, runs(title))
        yield _table(tuple(run), lost, title, plan, wording)


def _point(recovery: Recovery, plan: Plan) -> tuple[int, str, int]:
    """Return the day, the slot whose start holds, and the time that holds."""
    return day_of(plan, recovery.after), recovery.held, recovery.until


def _held(held: str, time: str, plan: Plan, wording: Wording) -> str:
    if not held:
        return wording.label("late.finish", time=time)
    return wording.label("late.held", title=_timed(held, plan).slot.title, time=time)


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
    """Return what to do: nothing, where nothing is lost by then; else the cuts, and what they cost.

    What a fixed time that is missed asks for after it stands below that, and last how late the day ends all the same.
    """
    parts: list[Paragraph | ItemList] = [*_cuts(recovery.cuts, plan, wording)]
    if not recovery.cuts and not recovery.over:
        parts.append(Paragraph(runs(wording.labels["late.nothing"]), "cell-small"))
    if recovery.over:
        parts.append(Paragraph(runs(_over(recovery, plan, wording), bold=True), "cell-small"))
    parts += _cuts(recovery.later, plan, wording)
    if recovery.held and recovery.still:
        still = wording.label("late.over", minutes=wording.count("minutes", recovery.still))
        parts.append(Paragraph(runs(still, bold=True), "cell-small"))
    if recovery.unsaid:
        parts.append(Paragraph(runs(wording.count("unsaid", recovery.unsaid)), "cell-small"))
    return tuple(parts)


def _cuts(cuts: tuple[Cut, ...], plan: Plan, wording: Wording) -> tuple[ItemList, ...]:
    return (ItemList(tuple(_cut(cut, plan, wording) for cut in cuts), "bullet", "cell-small"),) if cuts else ()


def _cut(cut: Cut, plan: Plan, wording: Wording) -> Runs:
    """Return a slot in bold and its new length; a title may end with a question mark, so no sign stands between."""
    title = Span(_timed(cut.slot, plan).slot.title, bold=True)
    if cut.now:
        return (title, Span(f"  {wording.label('late.cut', was=cut.was, now=cut.now)}"))
    return (Span(f"{wording.labels['late.drop']} "), title)


def _over(recovery: Recovery, plan: Plan, wording: Wording) -> str:
    minutes = wording.count("minutes", recovery.over)
    if not recovery.held:
        return wording.label("late.over", minutes=minutes)
    return wording.label("late.delayed", title=_timed(recovery.held, plan).slot.title, minutes=minutes)


def _timed(slot: str, plan: Plan) -> TimedSlot:
    return next(timed for timed in plan.timetable.slots if timed.slot.id == slot)
