"""The action plan: a page for each table, with the aims of the day and the names of those who sit there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from iisam_workshop.compose.phrases import cell, sheets
from iisam_workshop.compose.times import dates
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Cell, Column, ItemList, Paragraph, Row, Runs, Sheet, Span, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.wording import Wording

__all__ = ["action_plan"]

_ROWS = (6, 5, 4)
"""How many rows there may be, the best first; every aim has one in any case."""
_LINES = 4
_LONGEST = 17
"""Letters of a name, or of a part of it, beyond which it would be cut in its column."""


def action_plan(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the plans, table by table; seats without a name stand there by their number."""
    pages = []
    # one way for all tables: side by side, another one would look like a mistake
    inside = all(map(_is_short, (_name(seat, wording) for seat in plan.seats)))
    for number, seats in groupby(plan.seats, lambda seat: seat.table):
        names = tuple(_name(seat, wording) for seat in seats)
        first, *others = _ways(number, (names, inside), plan, wording)
        pages.append(Sheet(first, instead=tuple(others)))
    return Flow(paper, tuple(pages), wording.labels["folio"], wording.lang)


def _name(seat: Seat, wording: Wording) -> Runs:
    name = seat.attendee.name
    return (Span(name, personal=True),) if name else runs(wording.label("action-plan.seat", n=seat.number))


def _is_short(name: Runs) -> bool:
    return all(len(word) <= _LONGEST for span in name for word in re.split(r"[\s-]", span.text))


def _ways(table: int, who: tuple[tuple[Runs, ...], bool], plan: Plan, wording: Wording) -> Iterator[tuple[Block, ...]]:
    """Run through the ways to fill a page: with names to tick in each row, or with the names once above the rows."""
    names, short = who
    counts = dict.fromkeys(max(count, len(plan.session.agenda.aims)) for count in _ROWS)
    for inside in (True, False) if short else (False,):
        values = {
            "first": table == 1,
            "table": wording.label("table", n=table),
            "date": dates(plan, wording),
            "inside": inside,
        }
        for count in counts:
            slots = {
                "names": () if inside else (_together(names),),
                "actions": (_actions(count, names if inside else (), plan, wording),),
            }
            yield sheets(blocks_of(wording, "action-plan", values, slots))[0].blocks


def _together(names: tuple[Runs, ...]) -> Paragraph:
    """Return the names run together."""
    spans: list[Span] = []
    for name in names:
        spans += (Span("\u00a0· "), *name) if spans else name
    return Paragraph(tuple(spans))


def _actions(count: int, names: tuple[Runs, ...], plan: Plan, wording: Wording) -> Table:
    """Return so many rows to write in: one for each aim, and what is left for any of them."""
    heads = (("aim", 26), ("action", 30), ("who", 31), ("by-when", 13))
    columns = tuple(Column(wording.labels[f"action-plan.{key}"], share) for key, share in heads)
    aims = [cell(aim.text, "cell-small", bold=True) for aim in plan.session.agenda.aims]
    more = [cell(wording.labels["action-plan.again"], "cell-small")] * (count - len(aims))
    who: Cell = (ItemList(names, "tick", "cell-small"),) if names else ()
    rows = tuple(Row((aim, (), who, ()), room=_LINES) for aim in (*aims, *more))
    return Table(wording.labels["action-plan.summary"], columns, rows)
