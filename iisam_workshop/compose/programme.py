"""The programme of the day on A5, of which a booklet is made: what people take home in a pocket."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.kinds import QUIET
from iisam_workshop.compose.phrases import cell, journey_line, listed, paragraphs, venue
from iisam_workshop.compose.place import place_box
from iisam_workshop.compose.stretches import in_order, where
from iisam_workshop.compose.times import day_title, one_day, time_of, when
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    Block,
    Column,
    Group,
    Heading,
    ItemList,
    Paragraph,
    Row,
    StageTags,
    Table,
    runs,
)
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["programme"]

_LINES, _ROOM = 9, 2
"""The lines to write on, and how high each of them is, in lines of text."""


def programme(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the programme: cover, times, aims and place, the stages, the situation, who leads, room for notes."""
    session = plan.session
    scenario = session.scenario if any(slot.kind == "scenario" for slot in session.agenda.slots) else None
    values = {
        "when": when(plan, wording),
        "venue": venue(plan),
        "scenario": scenario.title if scenario else "",
        "facilitators": listed(wording, session.asked.facilitators),
    }
    council = (Paragraph(runs(session.council.name), "lead"),)
    slots: dict[str, tuple[Block, ...]] = {
        "council": (*((session.logo,) if session.logo else ()), *council),
        "title": (Heading(1, runs(session.asked.title), display=True),),
        "line": (journey_line(plan, wording),),
        "timetable": tuple(_timetables(plan, wording)),
        "aims": (ItemList(tuple(runs(aim.text) for aim in session.agenda.aims)),),
        "place": place_box(plan, wording),
        "stages": tuple(_stages(plan)),
        "notes": (Table(wording.labels["brief.notes"], (Column("", 100),), (Row(((),), room=_ROOM),) * _LINES, 0),),
    }
    if scenario:
        notice = Paragraph(runs(scenario.notice), "small")
        slots["situation"] = (*paragraphs(scenario.summary), *paragraphs(scenario.setting, "cell"), notice)
    blocks = blocks_of(wording, "programme", values, slots)
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, paper="A5")


def _timetables(plan: Plan, wording: Wording) -> Iterator[Block]:
    """Return the times of each day; breaks are lighter."""
    columns = (Column(wording.labels["time"], 18), Column(wording.labels["session"], 82))
    for day in plan.timetable.days:
        if not one_day(plan):
            yield Heading(3, runs(day_title(plan, wording, day)))
        rows = []
        for timed in in_order(plan, day.number):
            quiet = timed.slot.kind in QUIET
            title = f"{timed.slot.title} ({where(timed)})" if timed.slot.track else timed.slot.title
            time = time_of(plan, timed.start, day.number)
            rows.append(Row((cell(time, bold=True), cell(title, "cell-small" if quiet else "cell")), quiet=quiet))
        yield Table(wording.labels["agenda.summary"], columns, tuple(rows), dense=True)


def _stages(plan: Plan) -> Iterator[Group]:
    for shown in plan.stages:
        about = plan.session.catalogue.stage(shown.id).about
        yield Group((StageTags((shown,)), Paragraph(runs(about), "cell")))
