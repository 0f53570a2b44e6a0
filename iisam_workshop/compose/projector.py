"""The slides for the screen of the room, in the order of the day; nothing that attendees must not see."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.call_slides import call_slides, rule_slide
from iisam_workshop.compose.kinds import QUIET
from iisam_workshop.compose.phrases import journey_line, paragraphs, venue
from iisam_workshop.compose.place import place_facts
from iisam_workshop.compose.scenario_slides import message_slides, scenario_slides
from iisam_workshop.compose.stretches import in_order, where
from iisam_workshop.compose.times import dates, day_title, hours_of, one_day, time_of
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Heading, ItemList, PageBreak, Paragraph, runs
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.slides import Slide, SlideDeck, SlideRow
from iisam_workshop.model.spans import Runs
from iisam_workshop.model.timetable import TimedSlot
from iisam_workshop.model.wording import Wording

__all__ = ["projector"]

_PAUSES = frozenset({"break", "meal"})
_ON_SCREEN = ("fire_exit", "wifi", "notes")
"""What people should know of the place once they are in it."""


def projector(plan: Plan, paper: DocumentPlan, wording: Wording) -> SlideDeck:
    """Compose the slides: what a day begins with, then slot by slot in the order of the clock, then the end."""
    slides = (*_opening(plan, wording), *_slots(plan, wording), *_closing(plan, wording))
    return SlideDeck(paper, slides, wording.labels["folio"], wording.lang)


# -- what the session begins with


def _opening(plan: Plan, wording: Wording) -> Iterator[Slide]:
    asked, line = plan.session.asked, journey_line(plan, wording)
    yield Slide(
        "cover",
        runs(asked.title),
        runs(plan.session.council.name),
        (Paragraph(runs(dates(plan, wording))), Paragraph(runs(venue(plan)))),
        stages=line.stages,
        alt=line.alt,
        logo=plan.session.logo,
        level=1,
    )
    if facts := place_facts(plan, wording, _ON_SCREEN):
        yield _titled(wording.labels["place"], tuple(map(Paragraph, facts)))
    aims = ItemList(tuple(runs(aim.text) for aim in plan.session.agenda.aims))
    yield _titled(wording.labels["aims"], (aims,))


def _titled(title: str, body: tuple[Paragraph | ItemList, ...]) -> Slide:
    return Slide("text", runs(title), body=body, bookmark=title)


def _day(plan: Plan, wording: Wording, number: int) -> Slide:
    """Return the times of a day; tracks stand one below the other, each with its name."""
    day = next(each for each in plan.timetable.days if each.number == number)
    title = wording.labels["projector.day"] if one_day(plan) else day_title(plan, wording, day)
    rows = tuple(
        SlideRow(runs(time_of(plan, timed.start, number)), _row_title(timed), quiet=timed.slot.kind in QUIET)
        for timed in in_order(plan, number)
    )
    return Slide("day", runs(title), rows=rows, bookmark=title)


def _row_title(timed: TimedSlot) -> Runs:
    return runs(f"{timed.slot.title} ({where(timed)})" if timed.slot.track else timed.slot.title)


# -- the day, slot by slot


def _slots(plan: Plan, wording: Wording) -> Iterator[Slide]:
    journey, rule = _journey_slot(plan), _rule_slot(plan)
    scenario = next((timed.slot.id for timed in plan.timetable.slots if timed.slot.kind == "scenario"), "")
    if not journey:
        yield from _journey(plan, wording)
    for day in plan.timetable.days:
        yield _day(plan, wording, day.number)
        for timed in in_order(plan, day.number):
            name = timed.slot.id
            yield from _slot(timed, plan, wording)
            yield from _journey(plan, wording) if name == journey else ()
            yield from scenario_slides(plan, wording) if name == scenario else ()
            yield from message_slides(plan, wording, name)
            yield from rule_slide(plan, wording) if name == rule else ()
            yield from call_slides(plan, wording, name)


def _slot(timed: TimedSlot, plan: Plan, wording: Wording) -> Iterator[Slide]:
    """Return the slide that stands while a slot goes on; people who arrive see the first slide of all."""
    slot = timed.slot
    hours, of_day = hours_of(plan, wording, timed), plan.timetable.of_day(timed.day)
    if slot.kind == "arrival" and timed is of_day[0]:
        return
    kicker = runs(" · ".join(filter(None, (hours, where(timed)))))
    if slot.kind in _PAUSES and timed.end < max(each.end for each in of_day):
        back = wording.label("projector.back", time=time_of(plan, timed.end, timed.day))
        yield Slide("pause", runs(slot.title), kicker, (Paragraph(runs(back)),), bookmark=slot.title)
        return
    about = paragraphs(slot.about) if slot.about else ()
    yield Slide("text", runs(slot.title), kicker, about, bookmark=slot.title)


def _journey_slot(plan: Plan) -> str:
    """Return the slot that goes through all stages; before it nobody needs to see them one by one."""
    every = {stage.id for stage in plan.stages}
    return next((timed.slot.id for timed in plan.timetable.slots if every <= set(timed.slot.stages)), "")


def _journey(plan: Plan, wording: Wording) -> Iterator[Slide]:
    line, title = journey_line(plan, wording), wording.labels["poster.title"]
    lead = (Paragraph(runs(wording.labels["poster.lead"])),)
    yield Slide("journey", runs(title), body=lead, stages=line.stages, alt=line.alt, bookmark=title, depth=1, level=3)
    for shown in plan.stages:
        stage = plan.session.catalogue.stage(shown.id)
        body = (
            Paragraph(runs(stage.about), "lead"),
            Paragraph(runs(wording.labels["projector.ends-with"], bold=True)),
            ItemList(tuple(map(runs, stage.ends_with))),
        )
        name = f"{shown.number} {shown.name}"
        yield Slide(
            "stage", runs(shown.name), body=body, stage=shown, stages=line.stages, bookmark=name, depth=2, level=4
        )


def _rule_slot(plan: Plan) -> str:
    """Return the slot after whose slide the game is explained: that which hands out the cards, else the first call."""
    given = [t.slot.id for t in plan.timetable.slots if any(kit.paper == "bingo-cards" for kit in t.slot.kit)]
    said = [each.slot for each in plan.game.slots if each.terms]
    first = (given or said) if plan.game.play == "background" else said
    return first[0] if first else ""


# -- the end


def _closing(plan: Plan, wording: Wording) -> Iterator[Slide]:
    """Return the slides of the template, each of which begins with a heading."""
    # by what the session leaves out, since a build of this paper alone should make the same
    gone, session = plan.session.asked.documents.leave_out, plan.session.asked.title
    values = {"evaluation": "evaluation" not in gone, "next_step": "next-step" not in gone, "title": session}
    title = ""
    body: list[Paragraph | ItemList] = []
    for block in (*blocks_of(wording, "projector", values, {}), PageBreak()):
        if isinstance(block, Heading):
            title = "".join(span.text for span in block.runs)
        elif isinstance(block, Paragraph | ItemList):
            body.append(block)
        elif isinstance(block, PageBreak) and (title or body):
            yield _titled(title, tuple(body))
            title, body = "", []
