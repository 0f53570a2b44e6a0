"""Phrases and cells that several papers share."""

from __future__ import annotations

from datetime import date

from iisam_workshop.model.blocks import (
    Block,
    Cell,
    JourneyLine,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Runs,
    Sheet,
    StageRef,
    runs,
)
from iisam_workshop.model.deck import DocumentPlan
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.welsh import date_in_welsh, welsh_list
from iisam_workshop.model.wording import Wording

__all__ = ["cell", "copies_of", "day", "journey_line", "listed", "paragraphs", "sheets", "stage_name_note", "venue"]


def day(wording: Wording, when: date) -> str:
    """Write a date in full, in the wording's language, whatever the machine's locale."""
    if wording.lang == "cy":
        return date_in_welsh(when)
    return wording.label(
        "date",
        weekday=wording.labels["weekdays"].split()[when.weekday()],
        day=when.day,
        month=wording.labels["months"].split()[when.month - 1],
        year=when.year,
    )


def venue(plan: Plan) -> str:
    """Write the venue with its room."""
    place = plan.session.asked.venue
    return ", ".join(part for part in (place.name, place.room) if part)


def listed(wording: Wording, names: tuple[str, ...]) -> str:
    """Join names as the language does: A, B and C."""
    if wording.lang == "cy":
        return welsh_list(names)
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {wording.labels['and']} {names[-1]}"


def cell(text: str | Runs, style: ParagraphStyle = "cell", *, bold: bool = False) -> Cell:
    """Return a cell of one paragraph."""
    return (Paragraph(runs(text, bold=bold) if isinstance(text, str) else text, style),)


def copies_of(paper: DocumentPlan, wording: Wording) -> str:
    """Write how many of a paper are printed, and for whom; some papers say it in words of their own."""
    once = {"facilitator": "set", "table": "table-page"}
    key = once.get(paper.audience, paper.copies) if paper.copies == "once" else paper.copies
    own = f"copies.{paper.id}"
    if paper.large and not paper.number:
        return wording.label("copies.large", n=paper.large)
    copies = wording.label(own if own in wording.labels else f"copies.{key}", n=paper.number)
    return wording.label("copies.and-large", copies=copies, n=paper.large) if paper.large else copies


def paragraphs(prose: str, style: ParagraphStyle = "body") -> tuple[Paragraph, ...]:
    """Return prose as paragraphs; empty lines part them."""
    parts = (" ".join(part.split()) for part in prose.split("\n\n"))
    return tuple(Paragraph(runs(part), style) for part in parts if part)


def journey_line(plan: Plan, wording: Wording, present: StageRef | None = None) -> JourneyLine:
    """Return the journey's motif; its description names the stages and, where there is one, the present."""
    stages = "; ".join(f"{stage.number} {stage.name}" for stage in plan.stages)
    if present is None:
        return JourneyLine(plan.stages, 0, wording.label("journey-alt", stages=stages))
    alt = wording.label("journey-alt-present", stages=stages, n=present.number, name=present.name)
    return JourneyLine(plan.stages, present.number, alt)


def sheets(blocks: tuple[Block, ...]) -> tuple[Sheet, ...]:
    """Make each run of blocks between page breaks a sheet of its own."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, PageBreak):
            found.append([])
        else:
            found[-1].append(block)
    return tuple(Sheet(tuple(each)) for each in found)


def stage_name_note(plan: Plan, wording: Wording) -> str:
    """Return what facilitators should know of the stages' names; empty when there is nothing."""
    noted = [stage for stage in plan.session.catalogue.stages if stage.name_note]
    renamed = plan.session.council.stages
    return " ".join(
        wording.label(
            "note.renamed" if stage.id in renamed else "note.reconstructed",
            n=stage.number,
            name=stage.name,
            note=stage.name_note,
        )
        for stage in noted
    )
