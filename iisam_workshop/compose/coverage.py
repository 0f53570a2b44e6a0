"""The coverage grid: what the day has for each stage and each aim, on one page, with its holes in words."""

from __future__ import annotations

from collections.abc import Iterable

from iisam_workshop.compose.phrases import cell, sheets
from iisam_workshop.compose.times import one_day, time_of
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import FACILITATORS_LEAST, Block, Cell, Column, Row, Sheet, StageTags, Table
from iisam_workshop.model.coverage import AimCover, Hole, StageCover
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["coverage_grid"]


def coverage_grid(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the grid: slots by their titles, or by their times alone where that is too much for the page."""
    full, short = (_blocks(plan, wording, titled=titled) for titled in (True, False))
    page = Sheet(full, FACILITATORS_LEAST, (short,))
    labels = wording.labels
    return Flow(paper, (page,), labels["folio"], wording.lang, landscape=True, band=labels["band"])


def _blocks(plan: Plan, wording: Wording, *, titled: bool) -> tuple[Block, ...]:
    covered = plan.coverage
    values = {"holes": [_hole(hole, plan, wording) for hole in covered.holes], "titled": titled}
    slots: dict[str, tuple[Block, ...]] = {
        "stages": (_stages(plan, wording, titled=titled),),
        "aims": (_aims(plan, wording, titled=titled),),
    }
    (sheet,) = sheets(blocks_of(wording, "coverage", values, slots))
    return sheet.blocks


def _stages(plan: Plan, wording: Wording, *, titled: bool) -> Table:
    covered = plan.coverage
    heads = [("stage", 17), ("slots", 39)]
    heads += [("messages", 11), ("questions", 10), ("looks", 10)] if covered.played else []
    heads += [("terms", 12)] if covered.dealt else []
    columns = tuple(Column(wording.labels[f"coverage.{key}"], share) for key, share in (*heads, ("sheet", 8)))
    rows = tuple(_stage(each, plan, wording, titled=titled) for each in covered.stages)
    return Table(wording.labels["coverage.stages-summary"], columns, rows, dense=True)


def _stage(each: StageCover, plan: Plan, wording: Wording, *, titled: bool) -> Row:
    covered = plan.coverage
    terms = wording.label("coverage.of", n=each.on_cards, total=each.terms) if each.on_cards else ""
    found = [_slots(each.slots, plan, titled=titled)]
    found += [", ".join(each.injects), _number(each.questions), _number(each.looks)] if covered.played else []
    found += [terms] if covered.dealt else []
    cells = tuple(_filled(text, wording) for text in (*found, each.sheet))
    return Row(((StageTags((plan.stage(each.stage),)),), *cells))


def _aims(plan: Plan, wording: Wording, *, titled: bool) -> Table:
    columns = (Column(wording.labels["coverage.aim"], 44), Column(wording.labels["coverage.slots"], 56))
    rows = tuple(
        Row((cell(_aim(each, plan), "cell-small"), _filled(_slots(each.slots, plan, titled=titled), wording)))
        for each in plan.coverage.aims
    )
    return Table(wording.labels["coverage.aims-summary"], columns, rows, dense=True)


def _aim(each: AimCover, plan: Plan) -> str:
    return next(aim.text for aim in plan.session.agenda.aims if aim.id == each.aim)


def _slots(ids: Iterable[str], plan: Plan, *, titled: bool) -> str:
    """Return slots with their times, each with its day where there are several."""
    named = set(ids)
    found = []
    for timed in plan.timetable.slots:
        if timed.slot.id in named:
            start = time_of(plan, timed.start, timed.day)
            start = start if one_day(plan) else f"{timed.day}/{start}"
            found.append(f"{start}\u00a0{timed.slot.title}" if titled else start)
    return (" · " if titled else ", ").join(found)


def _number(count: int) -> str:
    return str(count) if count else ""


def _filled(text: str, wording: Wording) -> Cell:
    """Return a cell with a text, or with the word for a hole."""
    return cell(text or wording.labels["coverage.none"], "cell-small", bold=not text)


def _hole(hole: Hole, plan: Plan, wording: Wording) -> str:
    kind, _, _ = hole.kind.partition("-")
    if kind == "stage":
        stage = plan.stage(hole.id)
        return wording.label(f"coverage.{hole.kind}", n=stage.number, name=stage.name)
    if kind == "aim":
        text = next(aim.text for aim in plan.session.agenda.aims if aim.id == hole.id)
        return wording.label("coverage.aim-slot", text=text.rstrip("."))
    title = next(timed.slot.title for timed in plan.timetable.slots if timed.slot.id == hole.id)
    return wording.label("coverage.slot-idle", title=title)
