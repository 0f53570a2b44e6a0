"""The scenario on the screen: the situation as everybody reads it, the task, and the messages as they arrive."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.phrases import paragraphs
from iisam_workshop.compose.times import day_of, time_of
from iisam_workshop.model.blocks import ItemList, Paragraph, runs
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.slides import Slide
from iisam_workshop.model.timetable import TimedInject
from iisam_workshop.model.wording import Wording

__all__ = ["message_slides", "scenario_slides"]


def scenario_slides(plan: Plan, wording: Wording) -> Iterator[Slide]:
    """Return what everybody may know before the first message: what it is about, the situation, the task, the rules."""
    scenario, labels = plan.session.scenario, wording.labels
    kicker = runs(labels["projector.scenario"])
    before = (
        Paragraph(runs(scenario.notice)),
        Paragraph(runs(scenario.content_warning)),
        Paragraph(runs(scenario.way_out)),
    )
    bodies: tuple[tuple[str, tuple[Paragraph | ItemList, ...]], ...] = (
        (scenario.title, paragraphs(scenario.summary)),
        (labels["projector.before"], before),
        (scenario.place, paragraphs(scenario.setting)),
        (labels["projector.case"], paragraphs(scenario.case)),
        (labels["projector.task"], (*paragraphs(scenario.task), Paragraph(runs(scenario.answer.question, bold=True)))),
        (labels["projector.rules"], (ItemList(tuple(runs(rule) for rule in scenario.ground_rules if rule)),)),
    )
    for number, (title, body) in enumerate(bodies):
        yield Slide(
            "text", runs(title), kicker if number else (), body, level=3, bookmark=title, depth=1, source="scenario"
        )


def message_slides(plan: Plan, wording: Wording, slot: str) -> Iterator[Slide]:
    """Return the messages of a slot in the order in which they arrive.

    Those that a facilitator may use instead of others stay on their cards: nobody knows beforehand which it will be.
    """
    return (slide for timed in plan.timetable.injects if timed.slot == slot for slide in _message(timed, plan, wording))


def _message(timed: TimedInject, plan: Plan, wording: Wording) -> Iterator[Slide]:
    """Return a message, and its task on a slide of its own, which stands while the tables work."""
    inject, time = timed.inject, time_of(plan, timed.at, day_of(plan, timed.slot))
    kicker, stage = runs(wording.label("projector.message-at", n=timed.code, time=time)), plan.stage(inject.stage)
    sender = runs(wording.label("projector.sender", sender=inject.sender, by=inject.by))
    # no title: the outline may stand beside the slides, and should not tell what comes
    mark = wording.label("projector.message", n=timed.code)
    told = (Paragraph(sender, "small"), *paragraphs(inject.text))
    yield Slide(
        "text", runs(inject.title), kicker, told, stage=stage, level=3, bookmark=mark, depth=1, source="message"
    )
    task = (Paragraph(runs(inject.ask)),)
    yield Slide("text", runs(wording.labels["projector.task"]), kicker, task, stage=stage, level=4, source="message")
