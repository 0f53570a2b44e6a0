"""What is to be done before the session and after it, each with its date."""

from __future__ import annotations

from typing import Literal

from iisam_workshop.compose.phrases import day
from iisam_workshop.model.blocks import Callout, ItemList, Paragraph, Runs, Span, runs
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedTask
from iisam_workshop.model.wording import Wording

__all__ = ["tasks_box"]


def tasks_box(
    plan: Plan, wording: Wording, side: Literal["before", "after"], audience: Literal["attendee", "facilitator"]
) -> tuple[Callout, ...]:
    """Return a box of what people of one kind do before or after; boxes to tick for facilitators, none for nothing."""
    timed = plan.timetable.before if side == "before" else plan.timetable.after
    lines = tuple(_line(each, side, wording) for each in timed if each.task.audience == audience)
    if not lines:
        return ()
    title = Paragraph(runs(wording.labels[f"tasks.{side}"], bold=True), "cell")
    return (Callout((title, ItemList(lines, "tick" if audience == "facilitator" else "bullet", "cell-small"))),)


def _line(timed: TimedTask, side: str, wording: Wording) -> Runs:
    task, date = timed.task, day(wording, timed.date)
    key = "tasks.today" if task.days == 0 else f"tasks.{side}.when"
    about = (Span(f". {task.about}"),) if task.about else ()
    return (Span(wording.label(key, date=date)), Span(f" {task.title}", bold=True), *about)
