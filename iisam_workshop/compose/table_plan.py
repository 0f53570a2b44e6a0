"""The table plan: who sits where. Names stand here, on the cards, and nowhere else."""

from __future__ import annotations

from itertools import groupby

from iisam_workshop.compose.phrases import cell, day
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.document import Column, DocumentPlan, Flow, Group, Heading, Row, Span, Table, runs
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.wording import Wording

__all__ = ["table_plan"]


def table_plan(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the plan, table by table."""
    values = {
        "date": day(wording, plan.session.asked.date),
        "people": len(plan.seats),
        "tables": plan.tables,
    }
    tables = tuple(_table(number, tuple(seats), wording) for number, seats in groupby(plan.seats, lambda s: s.table))
    blocks = blocks_of(wording, "table-plan", values, {"tables": tables})
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _table(number: int, seats: tuple[Seat, ...], wording: Wording) -> Group:
    heads = (("seat", 10), ("name", 34), ("organisation", 30), ("role", 26))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    rows = tuple(_row(seat) for seat in seats)
    title = wording.label("table", n=number)
    return Group((Heading(2, runs(title)), Table(title, columns, rows)))


def _row(seat: Seat) -> Row:
    person = seat.attendee
    name = (Span(person.name, bold=True, personal=True),) if person.name else runs(f"{seat.number}")
    agency, role = (Span(person.agency, personal=True),), (Span(person.role, personal=True),)
    return Row((cell(str(seat.number), bold=True), cell(name), cell(agency, "cell-small"), cell(role, "cell-small")))
