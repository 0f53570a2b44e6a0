"""Rehearse a session: plan it, then play its day many times. Nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from iisam_workshop.errors import Problem, WorkshopError, did_you_mean, refuse
from iisam_workshop.jobs.make import session_of
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.rehearsal import Assumptions, Rehearsal
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.roles import fewest

__all__ = ["RehearsalReport", "rehearse_session"]


@dataclass(frozen=True, slots=True)
class RehearsalReport:
    """A rehearsal with the title of its session, how many days that has, and the remarks on it."""

    title: str
    days: int
    rehearsal: Rehearsal
    problems: tuple[Problem, ...]


def rehearse_session(source: Path | str, assumed: Assumptions | None = None) -> RehearsalReport:
    """Play a session many times, under the usual assumptions or others.

    Raises WorkshopError with all problems of a session that cannot be planned, and IW345 for assumptions about slots
    that it does not have.
    """
    from iisam_workshop.plan.whatif.rehearsal import rehearse  # loads numpy

    assumed = assumed or Assumptions()
    session = session_of(source)
    try:
        plan = make_plan(session)
    except WorkshopError as failure:
        refuse((*failure.problems, *session.warnings))
    if unknown := _unknown_slots(plan, assumed):
        refuse((*unknown, *session.warnings))
    found = rehearse(plan, fewest(session.scenario), assumed)
    return RehearsalReport(session.asked.title, len(plan.timetable.days), found, (*session.warnings, *plan.problems))


def _unknown_slots(plan: Plan, assumed: Assumptions) -> tuple[Problem, ...]:
    known = [timed.slot.id for timed in plan.timetable.slots]
    return tuple(
        Problem(
            "IW345",
            f"a length is assumed for {name!r}, and the day has no such slot",
            did_you_mean(name, known),
        )
        for name in assumed.slots
        if name not in known
    )
