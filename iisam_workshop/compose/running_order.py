"""The facilitator's running order: when, what, who, how, with what, and what to cut when late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from iisam_workshop.compose.columns import labelled, longest_word, own_columns, own_lines
from iisam_workshop.compose.kit import kit_words
from iisam_workshop.compose.leads import is_about, title_for
from iisam_workshop.compose.phrases import cell, listed, stage_name_note, venue
from iisam_workshop.compose.place import place_box
from iisam_workshop.compose.stretches import in_order
from iisam_workshop.compose.tasks import tasks_box
from iisam_workshop.compose.times import day_title, hours_of, one_day, when
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Heading,
    ItemList,
    Paragraph,
    Row,
    Runs,
    Span,
    Table,
    runs,
)
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedSlot
from iisam_workshop.model.wording import Wording

__all__ = ["running_order"]

_QUIET = {"break", "meal"}

_IN_A_ROW = 40
"""The most words to say in one row: rows are not split, and a taller one would leave half a page empty before it."""

_ABREAST = 4
"""How many words to say stand side by side."""

_WHITE = 6
"""The share of a column of the session's own beyond that for the letters of its longest word."""


def running_order(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the running order, landscape; for one lead, with all others' slots as a quiet line each."""
    session, labels = plan.session, wording.labels
    values = {
        "heading": title_for(paper.title, plan, wording),
        "title": session.asked.title,
        "when": when(plan, wording),
        "venue": venue(plan),
        "people": wording.count("people", len(session.people)),
        "tables": wording.count("tables", plan.tables),
        "note": stage_name_note(plan, wording),
    }
    slots: dict[str, tuple[Block, ...]] = {
        "timetable": tuple(_days(plan, wording)),
        "before": tasks_box(plan, wording, "before", "facilitator"),
        "after": tasks_box(plan, wording, "after", "facilitator"),
        "place": place_box(plan, wording),
    }
    blocks = tuple(map(_small, blocks_of(wording, "running-order", values, slots)))
    return Flow(paper, blocks, labels["folio"], wording.lang, landscape=True, band=labels["band"])


def _small(block: Block) -> Block:
    """Return a box of the wording in the type of the boxes beside it; other blocks as they are."""
    if not isinstance(block, Callout):
        return block
    title, *rest = block.blocks
    first = replace(title, style="cell") if isinstance(title, Paragraph) and title.style == "body" else title
    return Callout(
        (first, *(replace(each, style="cell-small") for each in rest if isinstance(each, Paragraph | ItemList)))
    )


def _days(plan: Plan, wording: Wording) -> Iterator[Block]:
    for each in plan.timetable.days:
        if not one_day(plan):
            yield Heading(2, runs(day_title(plan, wording, each)))
        yield _timetable(plan, each.number, wording)


def _timetable(plan: Plan, day: int, wording: Wording) -> Table:
    own = {head: _WHITE + 2 * longest_word(head, plan) for head in own_columns(plan)}
    less = 4 * len(own)
    heads = (("time", 25), ("session", 40 - less), ("notes", 95 + 2 * less - sum(own.values())), ("kit", 40 - less))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    columns += tuple(Column(head, share) for head, share in own.items())
    rows = tuple(row for timed in in_order(plan, day) for row in _rows(timed, plan, wording))
    return Table(wording.labels["running-order.summary"], columns, rows, dense=True)


def _words(timed: TimedSlot, plan: Plan) -> tuple[Runs, ...]:
    """Return the terms that the slot should say, each after its call, where the day itself is the game."""
    if plan.game.play != "background":
        return ()
    call = {place: number for number, place in enumerate(plan.game.calls, 1)}
    places = (place for slot in plan.game.slots if slot.slot == timed.slot.id for place in slot.terms)
    return tuple((Span(f"{call[n]}\u00a0\u00a0", bold=True), Span(plan.game.pool[n].name)) for n in places)


def _rows(timed: TimedSlot, plan: Plan, wording: Wording) -> Iterator[Row]:
    """Return the row of a slot and, below it, what it has to say: rows of their own let a page end between them.

    The words go over all columns, so that they take few lines.
    """
    own = own_columns(plan)
    empty: tuple[Cell, ...] = ((),) * len(own)
    hours = cell(hours_of(plan, wording, timed), "cell-small", bold=True)
    if not is_about(timed, plan):
        yield Row((hours, cell(timed.slot.title, "cell-small"), (), (), *empty), quiet=True)
        return
    yield _row(timed, plan, own, wording)
    label = Span(f"{wording.labels['words-to-say']}  ", bold=True)
    title = Paragraph((label, Span(timed.slot.title)), "cell-small")
    words = _words(timed, plan)
    for first in range(0, len(words), _IN_A_ROW):
        said = ItemList(words[first : first + _IN_A_ROW], "tick", "cell-small", columns=_ABREAST)
        yield Row((hours, (title, said)), even=True)


def _row(timed: TimedSlot, plan: Plan, own: tuple[str, ...], wording: Wording) -> Row:
    slot = timed.slot
    lines = tuple(runs(kit_words(kit, plan, wording)) for kit in slot.kit)
    kit: Cell = (ItemList(lines, "tick", "cell-small"),) if lines else ()
    extra = (cell(slot.columns[head], "cell-small") if head in slot.columns else () for head in own)
    cells = (_when(timed, plan, wording), _what(timed, wording), _notes(timed, own, wording), kit, *extra)
    return Row(cells, quiet=slot.kind in _QUIET)


def _when(timed: TimedSlot, plan: Plan, wording: Wording) -> Cell:
    """Return hours and minutes, with the least and the most that the slot may have where it can give way."""
    minutes, wished = timed.end - timed.start, timed.slot.minutes
    key = "minutes" if wished.least == wished.most else "minutes.range"
    length = wording.label(key, n=minutes, least=wished.least, most=wished.most)
    return (*cell(hours_of(plan, wording, timed), "cell-small", bold=True), *cell(length, "cell-small"))


def _what(timed: TimedSlot, wording: Wording) -> Cell:
    slot = timed.slot
    what = [Paragraph(runs(slot.title, bold=True), "cell")]
    what += [labelled(wording.labels["track"], slot.track)] if slot.track else []
    what += [labelled(wording.labels["where"], slot.place)] if slot.place else []
    what += [labelled(wording.labels["lead"], listed(wording, timed.leads))] if timed.leads else []
    what += [labelled(wording.labels["method"], slot.method)] if slot.method else []
    return tuple(what)


def _notes(timed: TimedSlot, own: tuple[str, ...], wording: Wording) -> Cell:
    slot = timed.slot
    notes: list[Paragraph | ItemList] = []
    if slot.notes:
        notes.append(ItemList(tuple(map(runs, slot.notes)), "bullet", "cell-small"))
    if slot.if_late:
        notes.append(labelled(wording.labels["if-late"], slot.if_late))
    return (*notes, *own_lines(slot, own))
