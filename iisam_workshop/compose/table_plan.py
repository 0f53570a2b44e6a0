"""The table plan: who sits where. Names stand here, on the cards, and nowhere else."""

from __future__ import annotations

from itertools import groupby

from iisam_workshop.compose.phrases import cell, day
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Column, Group, Heading, Paragraph, Row, Span, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.wording import Wording

__all__ = ["table_plan"]


def table_plan(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the plan, table by table; without a list of people, with lines to write names on."""
    values = {
        "date": day(wording, plan.session.asked.date),
        "people": wording.count("people", len(plan.seats)),
        "tables": wording.count("tables", plan.tables),
        "named": plan.session.people.named,
        "several": plan.tables > 1,
    }
    tables = tuple(
        _table(number, tuple(seats), plan, wording) for number, seats in groupby(plan.seats, lambda seat: seat.table)
    )
    blocks = blocks_of(wording, "table-plan", values, {"tables": tables})
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _table(number: int, seats: tuple[Seat, ...], plan: Plan, wording: Wording) -> Group:
    named = plan.session.people.named
    heads = (("seat", 10), ("name", 38), ("organisation", 28), ("role", 24)) if named else (("seat", 10), ("name", 90))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    rows = tuple(_row(seat) if named else Row((cell(str(seat.number), bold=True), ()), room=1) for seat in seats)
    title = wording.label("table", n=number)
    blocks: tuple[Block, ...] = (Heading(2, runs(title)), *_briefs(len(seats), plan, wording))
    return Group((*blocks, Table(title, columns, rows)))


def _row(seat: Seat) -> Row:
    person = seat.attendee
    name = (Span(person.name, bold=True, personal=True),)
    agency, role = (Span(person.agency, personal=True),), (Span(person.role, personal=True),)
    return Row((cell(str(seat.number), bold=True), cell(name), cell(agency, "cell-small"), cell(role, "cell-small")))


def _briefs(people: int, plan: Plan, wording: Wording) -> tuple[Paragraph, ...]:
    """Say what a table does that has more or fewer people than the scenario has briefs."""
    papers = {paper.id for paper in plan.documents}
    partners = len(plan.session.scenario.partners)
    if "briefs" not in papers or people == partners:
        return ()
    key, over = ("briefs.fewer", partners - people) if people < partners else ("briefs.more", people - partners)
    text = wording.label(key, people=wording.count("people", people), n=partners, k=over)
    return (Paragraph(runs(text), "small"),)
