"""Who sits where, from A to Z: what the desk reads off when somebody gives a name."""

from __future__ import annotations

from collections import Counter

from iisam_workshop.compose.desk_order import filed, filed_name, lettered
from iisam_workshop.compose.phrases import cell
from iisam_workshop.compose.table_look import numbered_table
from iisam_workshop.compose.times import dates
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Cell, Column, Paragraph, Row, Sheet, Span, Table
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.wording import Wording

__all__ = ["allocation"]

_FEW = 30
"""People who go on one page, even if its type has to give way a little."""


def allocation(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the list; where people move to other tables, with both of theirs."""
    values = {
        "date": dates(plan, wording),
        "people": wording.count("people", len(plan.seats)),
        "tables": wording.count("tables", plan.tables),
        "named": plan.session.people.named,
        "moved": bool(plan.second),
        "slot": plan.moves_after,
    }
    blocks = blocks_of(wording, "allocation", values, {"people": (_list(plan, wording),)})
    blocks = (Sheet(blocks),) if len(plan.seats) <= _FEW else blocks
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, band=wording.labels["band.desk"])


def _list(plan: Plan, wording: Wording) -> Table:
    seats, labels = filed(plan), wording.labels
    again = {seat.number: seat.table for seat in plan.second}
    tables = [Column(labels["allocation.table"], 30)] + [Column(labels["allocation.then"], 30)] * bool(again)
    if plan.session.people.named:
        columns = (Column(labels["name"], 60 - 15 * len(tables)), *tables, Column(labels["seat"], 10))
        twins = _twins(plan)
        rows = [Row((_name(seat, twins), *_tables(seat, again, wording), cell(str(seat.number)))) for seat in seats]
    else:
        columns = (Column(labels["seat"], 10), *tables, Column(labels["name"], 60 - 15 * len(tables)))
        rows = [Row((cell(str(seat.number), bold=True), *_tables(seat, again, wording), ())) for seat in seats]
    return Table(labels["allocation.summary"], columns, tuple(lettered(seats, rows, wording)), dense=True)


def _tables(seat: Seat, again: dict[int, int], wording: Wording) -> tuple[Cell, ...]:
    """Return the cells with the tables of somebody."""
    numbers = (seat.table, *((again[seat.number],) if again else ()))
    return tuple((numbered_table(number, wording),) for number in numbers)


def _twins(plan: Plan) -> frozenset[str]:
    """Return the names that several people have."""
    counts = Counter(seat.attendee.name.casefold() for seat in plan.seats)
    return frozenset(name for name, count in counts.items() if count > 1)


def _name(seat: Seat, twins: frozenset[str]) -> Cell:
    """Return somebody's name, with the organisation where another one has the same name."""
    person = seat.attendee
    name = cell(filed_name(person))
    if person.name.casefold() not in twins or not person.agency:
        return name
    return (*name, Paragraph((Span(person.agency, personal=True),), "cell-small"))
