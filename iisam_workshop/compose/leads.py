"""Who leads what: whose slots a paper is about, when it is made for one person alone."""

from __future__ import annotations

from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedSlot
from iisam_workshop.model.wording import Wording

__all__ = ["is_about", "title_for"]


def is_about(timed: TimedSlot, plan: Plan) -> bool:
    """Say whether a paper for the plan's lead tells everything of a slot; one for all does of every slot."""
    return not plan.lead or plan.lead in timed.leads


def title_for(title: str, plan: Plan, wording: Wording) -> str:
    """Return the title of a paper with the name of the one for whom it is made."""
    return wording.label("for-lead", title=title, name=plan.lead) if plan.lead else title
