"""The run sheet: the day on one page for whoever leads it, to be held in a hand."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.columns import labelled
from iisam_workshop.compose.kit import kit_words
from iisam_workshop.compose.leads import is_about, title_for
from iisam_workshop.compose.phrases import cell, listed
from iisam_workshop.compose.place import place_facts
from iisam_workshop.compose.stretches import in_order
from iisam_workshop.compose.times import day_title, one_day, time_of, when
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    FACILITATORS_LEAST,
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Runs,
    Sheet,
    Span,
    Table,
    runs,
)
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedDay, TimedSlot
from iisam_workshop.model.wording import Wording

__all__ = ["run_sheet"]

_QUIET = {"break", "meal"}

_FULLNESS = ("kit", "apart", "note", "late", "line", "bare")
"""How much a row says to remember, from most to least; the fullest that lets the day fit a page is printed."""

_SHARES = (("start", 11), ("session", 27), ("remember", 62))
_IN_A_LINE = {
    "line": (("start", 18), ("session", 36), ("remember", 46)),
    "bare": (("start", 18), ("session", 82)),
}
"""The columns of days with so many slots that each should take no more than a line."""


def run_sheet(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the run sheet, a page for each day."""
    pages = tuple(_page(plan, paper, each, wording) for each in plan.timetable.days)
    return Flow(paper, pages, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _page(plan: Plan, paper: DocumentPlan, each: TimedDay, wording: Wording) -> Sheet:
    first, *others = (_blocks(plan, paper, each, fullness, wording) for fullness in _FULLNESS)
    return Sheet(first, FACILITATORS_LEAST, tuple(others))


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
    columns = tuple(Column(wording.labels[key], share) for key, share in _IN_A_LINE.get(fullness, _SHARES))
    slots = in_order(plan, each.number)
    rows = (Row(tuple(_cells(timed, plan, fullness, wording)), quiet=_is_quiet(timed, plan)) for timed in slots)
    return Table(wording.labels["run-sheet.summary"], columns, tuple(rows), dense=True)


def _is_quiet(timed: TimedSlot, plan: Plan) -> bool:
    return timed.slot.kind in _QUIET or not is_about(timed, plan)


def _cells(timed: TimedSlot, plan: Plan, fullness: str, wording: Wording) -> Iterator[Cell]:
    slot, about = timed.slot, is_about(timed, plan)
    start = runs(time_of(plan, timed.start, timed.day), bold=True)
    length = runs(wording.label("minutes", n=timed.end - timed.start))
    fixed = runs(wording.labels["fixed"], bold=True) if _is_fixed(timed, plan) else ()
    who = " · ".join(name for name in (slot.track, slot.place, listed(wording, timed.leads)) if name)
    led = runs(who) if who and about else ()
    if fullness in _IN_A_LINE:
        yield cell(_in_a_line(start, length, fixed), "cell-small")
        yield cell(_in_a_line(runs(slot.title, bold=about), led), "cell-small")
    else:
        yield (*cell(start), *cell(length, "cell-small"), *(cell(fixed, "cell-small") if fixed else ()))
        title = cell(slot.title, bold=True) if about else cell(slot.title, "cell-small")
        yield (*title, *(cell(led, "cell-small") if led else ()))
    if fullness != "bare":
        yield tuple(_remember(timed, plan, fullness, wording)) if about else ()


def _in_a_line(*parts: Runs) -> Runs:
    """Return texts one after another, with some white between them."""
    first, *others = (part for part in parts if part)
    return (*first, *(span for part in others for span in (Span("  "), *part)))


def _remember(timed: TimedSlot, plan: Plan, fullness: str, wording: Wording) -> Iterator[Paragraph]:
    """Return what to remember, what to cut when late, and the kit, each on a line of its own where there is room."""
    slot = timed.slot
    note = runs(slot.notes[0]) if slot.notes and fullness in ("kit", "apart", "note") else ()
    late = labelled(wording.labels["if-late"], slot.if_late) if slot.if_late and fullness != "bare" else None
    if note and late and fullness == "note":
        yield Paragraph((*note, Span("  "), *late.runs), "cell-small")
    else:
        yield from (Paragraph(note, "cell-small"),) if note else ()
        yield from (late,) if late else ()
    if slot.kit and fullness == "kit":
        words = "; ".join(kit_words(kit, plan, wording) for kit in slot.kit)
        yield labelled(wording.labels["kit"], words)


def _is_fixed(timed: TimedSlot, plan: Plan) -> bool:
    return timed.slot.fixed is not None or timed.slot.id in plan.session.asked.agenda.fixed
