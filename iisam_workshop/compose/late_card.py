"""The card for a day that runs late: what to cut after each slot, worked out beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from iisam_workshop.compose.times import day_of, day_title, one_day, time_of, when
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    FACILITATORS_LEAST,
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


_SLOTS = 21
"""The share of the width for the slots that have ended."""

_NAMED = 3
"""How many slots of a row are all named."""


def late_card(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the card, landscape, on one page where it can be: a table for each time that is to be held."""
    listed, run_on = (_blocks(plan, wording, lines=lines) for lines in (True, False))
    labels, page = wording.labels, Sheet(listed, FACILITATORS_LEAST, (run_on,))
    return Flow(paper, (page,), labels["folio"], wording.lang, landscape=True, band=labels["band"])


def _blocks(plan: Plan, wording: Wording, *, lines: bool) -> tuple[Block, ...]:
    slots: dict[str, tuple[Block, ...]] = {"tables": tuple(_tables(plan, wording, lines=lines))}
    return blocks_of(wording, "late-card", {"when": when(plan, wording)}, slots)


def _tables(plan: Plan, wording: Wording, *, lines: bool) -> Iterator[Block]:
    """Return what catches up by each fixed point: its heading, and a row for each slot before it."""
    day = 0
    for (number, held, until), run in groupby(plan.recoveries, lambda each: _point(each, plan)):
        if number != day and not one_day(plan):
            day = number
            each = next(each for each in plan.timetable.days if each.number == number)
            yield Heading(2, runs(day_title(plan, wording, each)))
        title = _held(held, time_of(plan, until, number), plan, wording)
        yield Heading(2 if one_day(plan) else 3, runs(title))
        yield _table(tuple(run), title, _Cells(plan, wording, lines))


def _point(recovery: Recovery, plan: Plan) -> tuple[int, str, int]:
    """Return the day, the slot whose start holds, and the time that holds."""
    return day_of(plan, recovery.after), recovery.held, recovery.until


def _held(held: str, time: str, plan: Plan, wording: Wording) -> str:
    if not held:
        return wording.label("late.finish", time=time)
    return wording.label("late.held", title=_timed(held, plan).slot.title, time=time)


@dataclass(frozen=True, slots=True)
class _Cells:
    """Writes the cells of the card; ``lines`` gives each cut a line of its own, else they run on."""

    plan: Plan
    wording: Wording
    lines: bool

    def ended(self, slots: Sequence[str]) -> Cell:
        """Return the slots that have ended and ask for the same, with the times; of many the first and the last."""
        if len(slots) <= _NAMED:
            return tuple(self._slot(slot) for slot in slots)
        return self._slot(slots[0], " \u2013"), self._slot(slots[-1])

    def advice(self, recovery: Recovery) -> Cell:
        """Return what to do: nothing, where nothing is lost by then; else the cuts, and what they cost.

        What a missed time asks for after it stands below that, and last how late the day ends all the same.
        """
        wording = self.wording
        parts: list[Paragraph | ItemList] = [*self._cuts(recovery.cuts)]
        if not recovery.cuts and not recovery.over:
            parts.append(Paragraph(runs(wording.labels["late.nothing"]), "cell-small"))
        if recovery.over and recovery.held:
            title, minutes = self._title(recovery.held), wording.count("minutes", recovery.over)
            parts.append(_strong(wording.label("late.delayed", title=title, minutes=minutes)))
        parts += self._cuts(recovery.later)
        if late := recovery.still if recovery.held else recovery.over:
            parts.append(_strong(wording.label("late.over", minutes=wording.count("minutes", late))))
        if recovery.unsaid:
            parts.append(Paragraph(runs(wording.count("unsaid", recovery.unsaid)), "cell-small"))
        return tuple(parts)

    def _slot(self, slot: str, after: str = "") -> Paragraph:
        timed = _timed(slot, self.plan)
        end = time_of(self.plan, timed.end, timed.day)
        return Paragraph((Span(f"{timed.slot.title} ", bold=True), Span(end + after)), "cell-small")

    def _cuts(self, cuts: tuple[Cut, ...]) -> tuple[ItemList | Paragraph, ...]:
        if not cuts:
            return ()
        if self.lines:
            return (ItemList(tuple(map(self._cut, cuts)), "bullet", "cell-small"),)
        first, *others = map(self._cut, cuts)
        return (Paragraph((*first, *(span for cut in others for span in (Span("; "), *cut))), "cell-small"),)

    def _cut(self, cut: Cut) -> Runs:
        """Return a slot and its new length; a title may end with a question mark, so no sign stands between."""
        title = Span(self._title(cut.slot), bold=True)
        if cut.now:
            return (title, Span(f" {self.wording.label('late.cut', was=cut.was, now=cut.now)}"))
        return (Span(f"{self.wording.labels['late.drop']} "), title)

    def _title(self, slot: str) -> str:
        return _timed(slot, self.plan).slot.title


def _table(run: tuple[Recovery, ...], title: str, cells: _Cells) -> Table:
    """Return a row for each piece of advice; slots that ask for the same share it."""
    lost = sorted({recovery.lost for recovery in cells.plan.recoveries})
    heads = tuple(Column(cells.wording.label("late.lost", n=minutes), (100 - _SLOTS) / len(lost)) for minutes in lost)
    after = {slot: {each.lost: each for each in same} for slot, same in groupby(run, lambda each: each.after)}
    told = [
        (tuple(cells.advice(found[minutes]) if minutes in found else () for minutes in lost), slot)
        for slot, found in after.items()
    ]
    rows = tuple(
        Row((cells.ended([slot for _, slot in same]), *advice)) for advice, same in groupby(told, lambda each: each[0])
    )
    return Table(title, (Column(cells.wording.labels["late.after"], _SLOTS), *heads), rows, dense=True)


def _strong(text: str) -> Paragraph:
    return Paragraph(runs(text, bold=True), "cell-small")


def _timed(slot: str, plan: Plan) -> TimedSlot:
    return next(timed for timed in plan.timetable.slots if timed.slot.id == slot)
