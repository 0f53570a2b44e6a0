"""The facilitator's guide to the scenario: times, expected turns, questions with probes, legal prompts, debrief."""

from __future__ import annotations

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
from iisam_workshop.model.scenario import LegalPrompt, Question, Turn
from iisam_workshop.model.timetable import TimedInject
from iisam_workshop.model.wording import Wording

__all__ = ["scenario_guide"]

_ADDRESS = 64


def scenario_guide(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the guide; legal prompts are those of the council's nation."""
    scenario, council = plan.session.scenario, plan.session.council
    legal = [prompt for prompt in scenario.legal if council.nation in prompt.nations]
    slots: dict[str, tuple[Block, ...]] = {
        "summary": (Paragraph(runs(scenario.summary)),),
        "disclosure": paragraphs(scenario.disclosure),
        "schedule": (_schedule(plan, wording),),
        "injects": tuple(block for timed in plan.timetable.injects for block in _inject(timed, plan, wording)),
        "questions": tuple(_question(question, plan, wording) for question in scenario.questions),
        "turns": tuple(map(_turn, scenario.turns)),
        "legal": tuple(_legal(prompt, wording) for prompt in legal),
    }
    values = {"scenario": scenario, "data_protection": council.data_protection}
    blocks = blocks_of(wording, "scenario-guide", values, slots)
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _schedule(plan: Plan, wording: Wording) -> Table:
    heads = (("time", 12), ("inject", 52), ("stage", 36))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    return Table(
        wording.labels["schedule.summary"],
        columns,
        tuple(
            Row(
                (
                    cell(_time(timed, plan), bold=True),
                    cell(wording.label("guide.inject", n=timed.number, title=timed.inject.title)),
                    (StageTags((plan.stage(timed.inject.stage),)),),
                )
            )
            for timed in plan.timetable.injects
        ),
        dense=True,
    )


def _time(timed: TimedInject, plan: Plan) -> str:
    return time_of(plan, timed.at, day_of(plan, timed.slot))


def _inject(timed: TimedInject, plan: Plan, wording: Wording) -> tuple[Block, ...]:
    inject, labels = timed.inject, wording.labels
    title = wording.label("guide.inject", n=timed.number, title=inject.title)
    return (
        Group(
            (
                Heading(3, runs(f"{_time(timed, plan)} · {title}")),
                StageTags((plan.stage(inject.stage),)),
                Paragraph(runs(wording.label("inject.ask", text=inject.ask))),
            )
        ),
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


def _legal(prompt: LegalPrompt, wording: Wording) -> Group:
    standing = wording.labels["legal.verified" if prompt.standing == "verified" else "legal.general"]
    source = (Span(" · "), Span(_shown(prompt.source), link=prompt.source)) if prompt.source else ()
    return Group(
        (
            Paragraph((Span(f"{_ended(prompt.title)} ", bold=True), Span(prompt.text)), "cell-small"),
            Paragraph((Span(standing), *source), "small"),
        )
    )


def _ended(title: str) -> str:
    return title if title.endswith("?") else f"{title}."


def _shown(address: str) -> str:
    """Return an address as it is printed: without its scheme, cut where it would not fit a line; the link is whole."""
    bare = address.partition("://")[2].removeprefix("www.").rstrip("/")
    return bare if len(bare) <= _ADDRESS else f"{bare[:_ADDRESS]}…"
