"""The run sheet: the day on one page for whoever leads it, to be held in a hand."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.kit import kit_words
from iisam_workshop.compose.leads import is_about, title_for
from iisam_workshop.compose.phrases import cell, listed
from iisam_workshop.compose.place import place_facts
from iisam_workshop.compose.stretches import in_order
from iisam_workshop.compose.times import day_title, one_day, time_of, when
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Cell, Column, Paragraph, Row, Sheet, Table
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedDay, TimedSlot
from iisam_workshop.model.wording import Wording

__all__ = ["run_sheet"]

_QUIET = {"break", "meal"}
_LEAST = 10
"""Points under which no type of a facilitator's page falls."""

_FULLNESS = ("notes", "note", "kit", "late", "bare")
"""How much a row says to remember, from most to least; the fullest that lets the day fit a page is printed."""


def run_sheet(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the run sheet, a page for each day."""
    pages = tuple(_page(plan, paper, each, wording) for each in plan.timetable.days)
    return Flow(paper, pages, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _page(plan: Plan, paper: DocumentPlan, each: TimedDay, wording: Wording) -> Sheet:
    first, *others = (_blocks(plan, paper, each, fullness, wording) for fullness in _FULLNESS)
    return Sheet(first, _LEAST, tuple(others))


def _blocks(plan: Plan, paper: DocumentPlan, each: TimedDay, fullness: str, wording: Wording) -> tuple[Block, ...]:
    lines = tuple(Paragraph(line, "small") for line in place_facts(plan, wording, ("fire_exit", "contact")))
    values = {
        "first": each.number == plan.timetable.days[0].number,
        "heading": title_for(paper.title, plan, wording),
        "when": when(plan, wording) if one_day(plan) else "",
        "day": "" if one_day(plan) else day_title(plan, wording, each),
    }
    slots: dict[str, tuple[Block, ...]] = {"timetable": (_timetable(plan, each, fullness, wording),), "place": lines}
    return blocks_of(wording, "run-sheet", values, slots)


def _timetable(plan: Plan, each: TimedDay, fullness: str, wording: Wording) -> Table:
    late = any(timed.slot.if_late for timed in plan.timetable.slots) and fullness != "bare"
    shares = [("start", 11), ("session", 25), ("remember", 35 if late else 64)]
    shares += [("if-late", 29)] if late else []
    columns = tuple(Column(wording.labels[key], share) for key, share in shares)
    rows = (tuple(_cells(timed, plan, fullness, wording)) for timed in in_order(plan, each.number))
    quiet = (_is_quiet(timed, plan) for timed in in_order(plan, each.number))
    made = tuple(Row(cells[: len(columns)], quiet=light) for cells, light in zip(rows, quiet, strict=True))
    return Table(wording.labels["run-sheet.summary"], columns, made, dense=True)


def _is_quiet(timed: TimedSlot, plan: Plan) -> bool:
    return timed.slot.kind in _QUIET or not is_about(timed, plan)


def _cells(timed: TimedSlot, plan: Plan, fullness: str, wording: Wording) -> Iterator[Cell]:
    slot, about = timed.slot, is_about(timed, plan)
    start = cell(time_of(plan, timed.start, timed.day), "cell-small", bold=True)
    length = wording.label("minutes", n=timed.end - timed.start)
    fixed = cell(wording.labels["fixed"], "cell-small", bold=True) if _is_fixed(timed, plan) else ()
    yield (*start, *cell(length, "cell-small"), *fixed)
    who = [name for name in (slot.track, slot.place, listed(wording, timed.leads)) if name]
    led = cell(" · ".join(who), "cell-small") if who and about else ()
    yield (*cell(slot.title, "cell-small", bold=about), *led)
    remember = _remember(timed, plan, fullness, wording)
    yield cell(remember, "cell-small") if remember and about else ()
    yield cell(slot.if_late, "cell-small") if slot.if_late and about else ()


def _remember(timed: TimedSlot, plan: Plan, fullness: str, wording: Wording) -> str:
    slot = timed.slot
    kit = wording.label("run-sheet.kit", kit="; ".join(kit_words(kit, plan, wording) for kit in slot.kit))
    note, with_kit = "".join(slot.notes[:1]), kit if slot.kit else ""
    said = {"notes": (note, with_kit), "note": (note or with_kit,), "kit": (with_kit,)}.get(fullness, ())
    return " ".join(part for part in said if part)


def _is_fixed(timed: TimedSlot, plan: Plan) -> bool:
    return timed.slot.fixed is not None or timed.slot.id in plan.session.asked.agenda.fixed
