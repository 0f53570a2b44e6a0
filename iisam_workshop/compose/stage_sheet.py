"""A stage's sheet: front and back of one leaf."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iisam_workshop.compose.phrases import journey_line, sheets
from iisam_workshop.compose.times import one_day, time_of
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Paragraph, Runs, Span, StageRef, StageTitle, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.journey import CaseStudy, Stage
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["stage_sheet"]

_BETWEEN = "\u00a0· "


def stage_sheet(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the sheet of the paper's stage, with the slots of the day that have it and its terms in play."""
    catalogue = plan.session.catalogue
    stage, shown = catalogue.stage(paper.stage), plan.stage(paper.stage)
    terms = [term.name for term in plan.game.pool if term.stage == stage.id]
    slots = tuple(_slots(plan, wording, shown))
    values = {
        **dict(stage),
        "examples": [_example(each.text, each.also, plan) for each in catalogue.examples_of(stage.id)],
        "loops": tuple(_loops(stage, plan)),
        "slots": bool(slots),
        "terms": bool(terms),
    }
    given: dict[str, tuple[Block, ...]] = {
        "line": (journey_line(plan, wording, shown),),
        "title": (StageTitle(shown),),
        "about": (Paragraph(runs(stage.about), "lead"),),
        "story": _story(catalogue.case_studies_of(stage.id)[0], plan, wording),
    }
    if slots:
        given["slots"] = (Paragraph(slots),)
    if terms:
        given["terms"] = (Paragraph(runs(_BETWEEN.join(terms))),)
    return Flow(paper, sheets(blocks_of(wording, "stage", values, given)), wording.labels["folio"], wording.lang)


def _named(stage: StageRef) -> str:
    return f"{stage.number}\u00a0{stage.name}"


def _example(text: str, also: str | None, plan: Plan) -> Mapping[str, str]:
    return {"text": text, "also": _named(plan.stage(also)) if also else ""}


def _loops(stage: Stage, plan: Plan) -> Iterator[Mapping[str, object]]:
    """Return where a stage leads besides the next one, those back before those ahead."""
    ways = [(plan.stage(loop.to), loop.text) for loop in stage.loops]
    for shown, when in sorted(ways, key=lambda way: way[0].number > stage.number):
        yield {"back": shown.number < stage.number, "stage": _named(shown), "when": when}


def _slots(plan: Plan, wording: Wording, stage: StageRef) -> Iterator[Span]:
    """Return when the stage comes up: start and title of each slot that has it, on one line after another."""
    found = [timed for timed in plan.timetable.slots if stage.id in timed.slot.stages]
    for number, timed in enumerate(found):
        start = time_of(plan, timed.start, timed.day)
        day = "" if one_day(plan) else f"{wording.label('day.number', n=timed.day)}, "
        yield Span(f"{day}{start}", bold=True)
        yield Span(f"\u00a0{timed.slot.title}{_BETWEEN if number < len(found) - 1 else ''}")


def _story(case: CaseStudy, plan: Plan, wording: Wording) -> tuple[Paragraph, ...]:
    also = f" {wording.label('story.also', stage=_named(plan.stage(case.also)))}" if case.also else ""
    told: Runs = (Span(f"{case.title}. ", bold=True), Span(f"{case.story}{also}"))
    return (
        (Paragraph(told), Paragraph((Span(case.link, link=case.link),), "small")) if case.link else (Paragraph(told),)
    )
