"""The facilitator's running order: when, what, who, how, with what, and what to cut when late."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.phrases import cell, day, listed, stage_name_note, venue
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Cell, Column, ItemList, Paragraph, Row, Runs, Span, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedSlot
from iisam_workshop.model.values import clock
from iisam_workshop.model.wording import Wording

__all__ = ["running_order"]

_QUIET = {"break", "meal"}

_IN_A_ROW = 20
"""The most words to say in one row: rows are not split, and a taller one would leave half a page empty before it."""


def running_order(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the running order, landscape."""
    session = plan.session
    values = {
        "title": session.asked.title,
        "date": day(wording, session.asked.date),
        "venue": venue(plan),
        "people": wording.count("people", len(session.people)),
        "tables": wording.count("tables", plan.tables),
        "note": stage_name_note(plan, wording),
    }
    blocks = blocks_of(wording, "running-order", values, {"timetable": (_timetable(plan, wording),)})
    labels = wording.labels
    return Flow(paper, blocks, labels["folio"], wording.lang, landscape=True, band=labels["band"])


def _timetable(plan: Plan, wording: Wording) -> Table:
    heads = (("time", 8), ("session", 24), ("notes", 49), ("kit", 19))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    rows = tuple(row for timed in plan.timetable.slots for row in _rows(timed, _words(timed, plan), wording))
    return Table(wording.labels["running-order.summary"], columns, rows)


def _words(timed: TimedSlot, plan: Plan) -> tuple[Runs, ...]:
    """Return the terms that the slot should say, each after its call, where the day itself is the game."""
    if plan.game.play != "background":
        return ()
    call = {place: number for number, place in enumerate(plan.game.calls, 1)}
    places = (place for slot in plan.game.slots if slot.slot == timed.slot.id for place in slot.terms)
    return tuple((Span(f"{call[n]}\u00a0\u00a0", bold=True), Span(plan.game.pool[n].name)) for n in places)


def _rows(timed: TimedSlot, words: tuple[Runs, ...], wording: Wording) -> Iterator[Row]:
    """Return the row of a slot and, below it, what it has to say: rows of their own let a page end between them."""
    yield _row(timed, wording)
    label = Paragraph(runs(wording.labels["words-to-say"], bold=True), "cell")
    for first in range(0, len(words), _IN_A_ROW):
        said = ItemList(words[first : first + _IN_A_ROW], "tick", "cell-small", columns=2)
        yield Row((_hours(timed, wording), (label, *cell(timed.slot.title, "cell-small")), (said,), ()))


def _hours(timed: TimedSlot, wording: Wording) -> Cell:
    return cell(f"{clock(timed.start)} {wording.labels['until']} {clock(timed.end)}", "cell-small", bold=True)


def _row(timed: TimedSlot, wording: Wording) -> Row:
    slot = timed.slot
    when: Cell = (
        *_hours(timed, wording),
        Paragraph(runs(wording.label("minutes", n=timed.end - timed.start)), "cell-small"),
    )
    what = [Paragraph(runs(slot.title, bold=True), "cell")]
    what += [_labelled(wording.labels["lead"], listed(wording, timed.leads))] if timed.leads else []
    what += [_labelled(wording.labels["method"], slot.method)] if slot.method else []
    kit: Cell = (ItemList(tuple(runs(kit.item) for kit in slot.kit), "tick", "cell-small"),) if slot.kit else ()
    return Row((when, tuple(what), _notes(timed, wording), kit), quiet=slot.kind in _QUIET)


def _labelled(label: str, text: str) -> Paragraph:
    return Paragraph((Span(f"{label}: ", bold=True), Span(text)), "cell-small")


def _notes(timed: TimedSlot, wording: Wording) -> Cell:
    slot = timed.slot
    notes: list[Paragraph | ItemList] = []
    if slot.notes:
        notes.append(ItemList(tuple(map(runs, slot.notes)), "bullet", "cell-small"))
    if slot.if_late:
        notes.append(_labelled(wording.labels["if-late"], slot.if_late))
    return tuple(notes)
