"""The facilitator's handbook: who plays what, the answer, times, questions with probes, legal prompts, debrief."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.answers import answer_table, cast_table, fact_tables, smallest_group
from iisam_workshop.compose.legal import legal_prompts
from iisam_workshop.compose.phrases import cell, paragraphs
from iisam_workshop.compose.times import day_of, time_of
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    Block,
    Cell,
    Column,
    Group,
    Heading,
    ItemList,
    Paragraph,
    Row,
    Span,
    StageTags,
    Table,
    runs,
)
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.scenario import Question, Turn
from iisam_workshop.model.timetable import TimedInject
from iisam_workshop.model.wording import Wording

__all__ = ["scenario_guide"]


def scenario_guide(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the handbook; legal prompts are those of the council's nation."""
    scenario = plan.session.scenario
    slots: dict[str, tuple[Block, ...]] = {
        "summary": (Paragraph(runs(scenario.summary), "lead"),),
        "disclosure": paragraphs(scenario.disclosure),
        "cast": (cast_table(plan, wording),),
        "answer": (answer_table(plan, wording),),
        "smallest": smallest_group(plan, wording),
        "facts": fact_tables(plan, wording),
        "schedule": (_schedule(plan, wording),),
        "injects": tuple(block for timed in plan.timetable.in_hand for block in _inject(timed, plan, wording)),
        "questions": tuple(_question(question, plan, wording) for question in scenario.questions),
        "turns": tuple(map(_turn, scenario.turns)),
        "legal": legal_prompts(plan, wording),
    }
    blocks = blocks_of(wording, "scenario-guide", _values(plan, wording), slots)
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _values(plan: Plan, wording: Wording) -> dict[str, object]:
    cast, found = plan.cast, plan.cast.findings
    return {
        "scenario": plan.session.scenario,
        "data_protection": plan.session.council.data_protection,
        "people": wording.count("people", cast.people) if cast.people else "",
        "briefs": wording.count("briefs", len(cast.roles)),
        "sets": cast.sets,
        "absent": bool(cast.absent),
        "alternatives": bool(plan.timetable.alternatives),
        "needed": wording.count("facts", len(found.needed)),
        "lawful": len(found.lawful),
        "never": len(found.never),
    }


def _schedule(plan: Plan, wording: Wording) -> Table:
    heads = (("time", 12), ("inject", 52), ("stage", 36))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    rows = tuple(
        Row(
            (
                cell(_time(timed, plan), bold=True),
                tuple(_titles(timed, plan, wording)),
                (StageTags((plan.stage(timed.inject.stage),)),),
            )
        )
        for timed in plan.timetable.injects
    )
    return Table(wording.labels["schedule.summary"], columns, rows, dense=True)


def _titles(timed: TimedInject, plan: Plan, wording: Wording) -> Iterator[Paragraph]:
    title = wording.label("guide.inject", n=timed.code, title=timed.inject.title)
    yield Paragraph(runs(title), "cell")
    for other in plan.timetable.alternatives:
        if other.number == timed.number:
            title = wording.label("guide.instead-short", n=other.code, title=other.inject.title)
            yield Paragraph(runs(title), "cell-small")


def _time(timed: TimedInject, plan: Plan) -> str:
    return time_of(plan, timed.at, day_of(plan, timed.slot))


def _inject(timed: TimedInject, plan: Plan, wording: Wording) -> tuple[Block, ...]:
    inject, labels = timed.inject, wording.labels
    title = wording.label("guide.inject", n=timed.code, title=inject.title)
    sender = wording.label("guide.sender", sender=inject.sender, by=inject.by)
    head: tuple[Block, ...] = (
        Heading(3, runs(f"{_time(timed, plan)} · {title}")),
        StageTags((plan.stage(inject.stage),)),
        Paragraph(runs(sender), "small"),
    )
    if timed.letter:
        when = wording.label("guide.instead", n=timed.number, when=inject.when)
        head += (Paragraph(runs(when, bold=True)),)
    return (
        Group((*head, Paragraph(runs(wording.label("inject.ask", text=inject.ask))))),
        Group((Paragraph(runs(labels["guide.expect"], bold=True)), ItemList(tuple(map(runs, inject.expect))))),
        Paragraph((Span(f"{labels['guide.if-stuck']}: ", bold=True), Span(inject.if_stuck))),
    )


def _question(question: Question, plan: Plan, wording: Wording) -> Group:
    labels = wording.labels
    columns = (Column(labels["guide.probes"], 50), Column(labels["guide.listen"], 50))
    probes: Cell = (ItemList(tuple(map(runs, question.probes)), style="cell"),)
    listen: Cell = (ItemList(tuple(map(runs, question.listen_for)), style="cell"),)
    table = Table(question.text, columns, (Row((probes, listen)),), row_heads=0, dense=True)
    return Group((Heading(3, runs(question.text)), StageTags((plan.stage(question.stage),)), table))


def _turn(turn: Turn) -> Paragraph:
    return Paragraph((Span(f"{turn.when} ", bold=True), Span(turn.then)))
