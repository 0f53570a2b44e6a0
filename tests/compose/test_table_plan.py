"""The table plan of a day on which people move to other tables."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from iisam_workshop.compose.documents import compose
from iisam_workshop.export.text import document_text
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.blocks import Table
from iisam_workshop.model.plan import Plan
from iisam_workshop.plan.plan import make_plan
from tests.compose.test_documents import every
from tests.papers import read
from tests.plan.builders import full_day, head_count, session


@cache
def planned(mix_again: str | None, named: bool = True) -> Plan:
    asked = session(12 if named else head_count(12), day=full_day(), table=4)
    tables = asked.asked.tables.model_copy(update={"mix_again": mix_again})
    return make_plan(replace(asked, asked=asked.asked.model_copy(update={"tables": tables})))


def made(plan: Plan, lang: str = "en"):
    return compose(plan, next(paper for paper in plan.documents if paper.id == "table-plan"), read_wording(lang))


def column(document, head):
    tables = list(every(document, Table))
    places = [[each.head for each in table.columns].index(head) for table in tables]
    return [
        "".join(span.text for span in row.cells[place][0].runs)
        for table, place in zip(tables, places, strict=True)
        for row in table.rows
    ]


@pytest.mark.parametrize("named", [True, False])
def test_every_row_says_where_its_owner_sits_after_lunch(named):
    plan = planned("lunch", named)
    later = {seat.number: seat.table for seat in plan.second}
    document = made(plan)
    assert column(document, "Next table") == [str(later[seat.number]) for seat in plan.seats]
    assert column(document, "Seat") == [str(seat.number) for seat in plan.seats]
    assert "After “Lunch” everybody moves to the table in the column Next table" in document_text(document)


def test_the_welsh_plan_says_so_too():
    assert column(made(planned("lunch"), "cy"), "Bwrdd nesaf") == column(made(planned("lunch")), "Next table")


def test_where_nobody_moves_the_plan_does_not_speak_of_it():
    document = made(planned(None))
    assert "Next table" not in {each.head for table in every(document, Table) for each in table.columns}
    assert "everybody moves" not in document_text(document)


def test_the_plan_with_both_tables_can_be_set():
    reading = read(made(planned("lunch")))
    assert "Next table" in reading.text()
