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

_OWN_SIZE = ("poster-large", "printer-check", "programme")
"""Papers that have a size of their own, whatever the others have."""


def page_problems(plan: Plan, parts: Sequence[Part]) -> tuple[Problem, ...]:
    """Warn of what is seen on pages alone: names that are cut, cards on A3, badges without room, sheets that spill."""
    cut = [code for part in parts for code in part.cut]
    found = (
        _larger_paper(plan, parts),
        _other_paper(plan, parts),
        _cut_titles(parts),
        cut_names(cut),
        badge_problems(plan, parts),
    )
    return (*(problem for each in found for problem in each), *spilled_sheets(plan.session, parts))


def _larger_paper(plan: Plan, parts: Sequence[Part]) -> tuple[Problem, ...]:
    """Warn (IW235) where the large-print cards do not go on A4."""
    cards = [part for part in parts if part.id.startswith("bingo-cards")]
    if plan.session.layout.paper == "A3" or all(part.paper == "A4" for part in cards):
        return ()
    what = "the large-print cards need A3 paper: their terms do not fit the squares of an A4 sheet at 16 points"
    hint = "Print them on A3, or choose a grid of fewer squares to stay on A4."
    place = plan.session.places.at("session", "bingo", "large_print")
    return (Problem("IW235", what, hint, place, "warning"),)


def _has_own_size(part: Part) -> bool:
    """Say whether nobody expects a paper on the usual size; cards on A3 have a warning of their own."""
    return part.id in _OWN_SIZE or (part.id.startswith("bingo-cards") and part.paper == "A3")


def _other_paper(plan: Plan, parts: Sequence[Part]) -> tuple[Problem, ...]:
    """Warn (IW280) of papers that are on another size of sheet than the layout's, since they do not go on it."""
    usual = plan.session.layout.paper
    known = {part.id: part for part in parts if part.paper not in (usual, "screen") and not _has_own_size(part)}
    if not known:
        return ()
    sizes = dict.fromkeys(part.paper for part in known.values())
    told = [f"on {size} {', '.join(name for name, part in known.items() if part.paper == size)}" for size in sizes]
    what = f"the papers are set on {usual}, but {'; '.join(told)}"
    hint = "Print each on the size that it is made for; pages are never to be enlarged or reduced."
    place = plan.session.places.at("session", "documents", "paper")
    return (Problem("IW280", what, hint, place, "warning"),)


def _cut_titles(parts: Sequence[Part]) -> tuple[Problem, ...]:
    """Warn (IW281) of papers whose title is cut in the footer, or left out of a sign."""
    cut = ", ".join(dict.fromkeys(part.id for part in parts if part.title_cut))
    what = f"the title is too long for its line and is cut there, ending in …, or left out of signs, on: {cut}"
    hint = "Shorten the title of the paper, or of the session, if it is yours."
    return (Problem("IW281", what, hint, None, "warning"),) if cut else ()
