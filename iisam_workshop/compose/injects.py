"""The inject cards: one message each, with the clock time at which it goes to the tables."""

from __future__ import annotations

from iisam_workshop.compose.times import day_of, time_of
from iisam_workshop.model.blocks import runs
from iisam_workshop.model.document import DocumentPlan, PromptDeck, PromptFace
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedInject
from iisam_workshop.model.wording import Wording

__all__ = ["injects"]


def injects(plan: Plan, paper: DocumentPlan, wording: Wording) -> PromptDeck:
    """Compose the cards in the order in which they are handed out, each with its alternatives behind it."""
    faces = tuple(_face(timed, plan, wording) for timed in plan.timetable.in_hand)
    return PromptDeck(paper, faces, wording.labels["folio"], wording.lang, stacked=True)


def _face(timed: TimedInject, plan: Plan, wording: Wording) -> PromptFace:
    inject, time = timed.inject, time_of(plan, timed.at, day_of(plan, timed.slot))
    scenario = plan.session.scenario
    back = "inject.back-instead" if timed.letter else "inject.back"
    return PromptFace(
        code=wording.label("inject.code", n=timed.code),
        kicker=wording.label("inject.kicker", n=timed.code, time=time),
        title=inject.title,
        sender=wording.label("inject.sender", sender=inject.sender, by=inject.by),
        paragraphs=tuple(runs(" ".join(part.split())) for part in inject.text.split("\n\n")),
        ask=wording.label("inject.ask", text=inject.ask),
        stage=plan.stage(inject.stage),
        back=wording.label(back, n=timed.code, scenario=scenario.title, time=time, notice=scenario.notice),
    )
