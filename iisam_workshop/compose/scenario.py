"""The scenario's papers for everybody: the situation with its question, and the sheet for decisions."""

from __future__ import annotations

from itertools import groupby

from iisam_workshop.compose.phrases import cell, paragraphs, sheets
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    Block,
    Column,
    Group,
    ItemList,
    Paragraph,
    Row,
    StageTags,
    Table,
    runs,
)
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.scenario import Person, Scenario
from iisam_workshop.model.wording import Wording

__all__ = ["decision_sheet", "scenario_paper"]

_LINES = 4


def scenario_paper(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose what every participant reads: the setting, the case, the task, the questions; no answers."""
    scenario = plan.session.scenario
    slots: dict[str, tuple[Block, ...]] = {
        "summary": (Paragraph(runs(scenario.summary), "lead"),),
        "setting": paragraphs(scenario.setting),
        "case": paragraphs(scenario.case),
        "people": (_people(scenario, wording),) if any(person.listed for person in scenario.people) else (),
        "partners": (_partners(scenario, wording),),
        "questions": _questions(plan),
    }
    blocks = blocks_of(wording, "scenario", {"scenario": scenario}, slots)
    return Flow(paper, blocks, wording.labels["folio"], wording.lang)


def decision_sheet(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the sheet on which a table writes down what it decided after each message, and why."""
    heads = (("inject", 30), ("decided", 38), ("why", 32))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    rows = tuple(
        Row(
            (
                # the number and the stage, but not the title: the sheet lies on the table before the messages do
                (
                    Paragraph(runs(wording.label("inject.code", n=timed.number), bold=True), "cell"),
                    StageTags((plan.stage(timed.inject.stage),)),
                ),
                (),
                (),
            ),
            room=_LINES,
        )
        for timed in plan.timetable.injects
    )
    slots: dict[str, tuple[Block, ...]] = {"table": (Table(paper.title, columns, rows),)}
    blocks = sheets(blocks_of(wording, "decision-sheet", {"title": paper.title}, slots))
    return Flow(paper, blocks, wording.labels["folio"], wording.lang)


def _people(scenario: Scenario, wording: Wording) -> Table:
    columns = (Column(wording.labels["person"], 30), Column(wording.labels["who"], 70))
    rows = tuple(
        Row((cell(_named(person, wording), bold=True), cell(person.who))) for person in scenario.people if person.listed
    )
    return Table(wording.labels["people.summary"], columns, rows)


def _partners(scenario: Scenario, wording: Wording) -> Table:
    """Return who is at the table; whoever speaks for several has them in one row."""
    columns = (Column(wording.labels["partner"], 46), Column(wording.labels["partner.purpose"], 54))
    rows = tuple(Row((cell(partner.name, bold=True), cell(partner.purpose))) for partner in scenario.partners)
    return Table(wording.labels["partners.summary"], columns, rows)


def _named(person: Person, wording: Wording) -> str:
    name = person.name or person.id
    return name if person.age is None else wording.label("age", name=name, n=person.age)


def _questions(plan: Plan) -> tuple[Block, ...]:
    found: list[Block] = []
    for stage_id, questions in groupby(plan.session.scenario.questions, key=lambda question: question.stage):
        asked = ItemList(tuple(runs(question.text) for question in questions))
        found.append(Group((StageTags((plan.stage(stage_id),)), asked)))
    return tuple(found)
