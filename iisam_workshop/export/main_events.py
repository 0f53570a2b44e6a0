"""The main events list as a table for spreadsheets: one row for each message, alternatives behind their firsts."""

from __future__ import annotations

from iisam_workshop.export.cells import csv_table
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedInject
from iisam_workshop.model.values import clock

__all__ = ["main_events_csv"]

_HEAD = ("number", "date", "time", "slot", "stage", "from", "by", "to", "message", "text", "task", "expected")
_MORE = ("if_stuck", "instead_of", "when", "notes", "id")


def main_events_csv(plan: Plan, everybody: str) -> bytes:
    """Return the messages as CSV for facilitators, with an empty column for notes; they go to ``everybody``."""
    return csv_table(((*_HEAD, *_MORE), *(_row(timed, plan, everybody) for timed in plan.timetable.in_hand)))


def _row(timed: TimedInject, plan: Plan, everybody: str) -> tuple[object, ...]:
    inject, stage = timed.inject, plan.stage(timed.inject.stage)
    slot = next(each for each in plan.timetable.slots if each.slot.id == timed.slot)
    day = next(each for each in plan.timetable.days if each.number == slot.day)
    first = next(each for each in plan.timetable.injects if each.number == timed.number)
    return (
        timed.code,
        day.date.isoformat(),
        clock(timed.at),
        slot.slot.title,
        f"{stage.number} {stage.name}",
        inject.sender,
        inject.by,
        everybody,
        inject.title,
        inject.text,
        inject.ask,
        "; ".join(inject.expect),
        inject.if_stuck,
        first.inject.title if timed.letter else "",
        inject.when if timed.letter else "",
        "",
        inject.id,
    )
