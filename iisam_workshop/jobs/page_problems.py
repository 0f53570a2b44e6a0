"""What is seen on pressed pages alone, and told as warnings."""

from __future__ import annotations

from collections.abc import Sequence

from iisam_workshop.errors import Problem
from iisam_workshop.jobs.badge_room import badge_problems
from iisam_workshop.jobs.cut_names import cut_names
from iisam_workshop.jobs.own_type import spilled_sheets
from iisam_workshop.model.part import Part
from iisam_workshop.model.plan import Plan

__all__ = ["page_problems"]


def page_problems(plan: Plan, parts: Sequence[Part]) -> tuple[Problem, ...]:
    """Warn of what is seen on pages alone: names that are cut, cards on A3, badges without room, sheets that spill."""
    cut = [code for part in parts for code in part.cut]
    found = (_larger_paper(plan, parts), cut_names(cut), badge_problems(plan, parts))
    return (*(problem for each in found for problem in each), *spilled_sheets(plan.session, parts))


def _larger_paper(plan: Plan, parts: Sequence[Part]) -> tuple[Problem, ...]:
    """Warn (IW235) where the large-print cards do not go on A4."""
    if all(part.paper == "A4" for part in parts if part.id.startswith("bingo-cards")):
        return ()
    what = "the large-print cards need A3 paper: their terms do not fit the squares of an A4 sheet at 16 points"
    hint = "Print them on A3, or choose a grid of fewer squares to stay on A4."
    place = plan.session.places.at("session", "bingo", "large_print")
    return (Problem("IW235", what, hint, place, "warning"),)
