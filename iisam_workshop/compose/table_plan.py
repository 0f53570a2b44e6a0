"""The table plan: who sits where. Names stand here, on the cards, and nowhere else."""

from __future__ import annotations

from itertools import groupby

from iisam_workshop.compose.answers import numbered
from iisam_workshop.compose.phrases import cell, day
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Cell, Column, Group, Heading, Paragraph, Row, Span, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.tongues import pieces
from iisam_workshop.model.wording import Wording

__all__ = ["brief_of", "has_briefs", "table_plan"]


def table_plan(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the plan, table by table; without a list of people, with lines to write names on."""
    values = {
        "date": day(wording, plan.session.asked.date),
        "people": wording.count("people", len(plan.seats)),
        "tables": wording.count("tables", plan.tables),
        "named": plan.session.people.named,
        "several": plan.tables > 1,
        "after": plan.moves_after,
    }
    tables = tuple(
        _table(number, tuple(seats), plan, wording) for number, seats in groupby(plan.seats, lambda seat: seat.table)
    )
    slots = {"tables": (*tables[0].blocks, *tables[1:])}  # the first may part, or the page above it would stay empty
    blocks = blocks_of(wording, "table-plan", values, slots)
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _table(number: int, seats: tuple[Seat, ...], plan: Plan, wording: Wording) -> Group:
    named = plan.session.people.named
    then = {seat.number: seat.table for seat in plan.second}
    heads: tuple[tuple[str, int], ...]
    heads = (("seat", 6), ("name", 34), ("organisation", 20), ("role", 21)) if named else (("seat", 9), ("name", 72))
    heads += (("seat.then", 9),) if then else ()
    heads += (("brief", 19),) if has_briefs(plan) else ()
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    rows = tuple(_row(seat, then.get(seat.number, 0), plan, wording) for seat in seats)
    title = wording.label("table", n=number)
    blocks: tuple[Block, ...] = (Heading(2, runs(title)), *_briefs(len(seats), plan, wording))
    return Group((*blocks, Table(title, columns, rows, dense=True)))


def _row(seat: Seat, then: int, plan: Plan, wording: Wording) -> Row:
    """Return the row of a seat; ``then`` is the table to which its owner moves, 0 for none."""
    head, brief = cell(str(seat.number), bold=True), brief_of(seat, plan, wording)
    moved = (cell(str(then), bold=True),) if then else ()
    if not plan.session.people.named:
        return Row((head, (), *moved, *brief), room=1)
    person = seat.attendee
    name = (Span(person.name, bold=True, personal=True),)
    agency, role = (Span(person.agency, personal=True),), (Span(person.role, personal=True),)
    return Row((head, cell(name), cell(agency, "cell-small"), cell(role, "cell-small"), *moved, *brief))


def brief_of(seat: Seat, plan: Plan, wording: Wording) -> tuple[Cell, ...]:
    """Return the cell with the number of a person's brief and the partner for whom he or she speaks.

    Where the partner has no name in the paper's language the number stands alone, as all seats would repeat the other.
    """
    if not has_briefs(plan):
        return ()
    partners = plan.session.scenario.partners
    partner = plan.session.scenario.partner(plan.cast.dealt[seat.number])
    ours = all(lang in ("", wording.lang) for lang, _ in pieces(partner.called, []))
    brief = numbered(plan, partner, wording) if ours else str(partners.index(partner) + 1)
    return (cell(brief, "cell-small"),)


def has_briefs(plan: Plan) -> bool:
    """Say whether people play parts of a scenario."""
    return any(paper.id == "briefs" for paper in plan.packing.papers)


def _briefs(people: int, plan: Plan, wording: Wording) -> tuple[Paragraph, ...]:
    """Say what a table does that has more or fewer people than the scenario has briefs."""
    partners = len(plan.session.scenario.partners)
    if not has_briefs(plan) or people == partners:
        return ()
    key, over = ("briefs.fewer", partners - people) if people < partners else ("briefs.more", people - partners)
    text = wording.label(key, people=wording.count("people", people), n=partners, k=over)
    return (Paragraph(runs(text), "small"),)
