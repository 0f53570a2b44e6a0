"""The joining instructions: what people are told before the day, and what they are asked. They are sent to them."""

from __future__ import annotations

import re
from datetime import date

from iisam_workshop.compose.phrases import day, listed, venue
from iisam_workshop.compose.place import place_facts
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, ItemList, Paragraph, Runs, Sheet, Span, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedDay, TimedTask
from iisam_workshop.model.values import clock
from iisam_workshop.model.wording import Wording

__all__ = ["joining"]

_ASKING, _DELETING = "needs", "delete"
"""The tasks of a day template that ask people what they need, and that delete what they said: this paper says more."""

_TO_COME = ("step_free", "parking", "contact", "notes")
"""What people want to know of a place before they come to it."""

_LINK = re.compile(r"https?://[^\s\ufdd0-\ufddf]*[^\s\ufdd0-\ufddf.,;:)]")


def joining(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the instructions: when, where or how to join, what for, what to do before, what we ask, what we keep."""
    asked, wish = plan.session.asked, plan.session.asked.joining
    contact = plan.session.council.contact
    slots: dict[str, tuple[Block, ...]] = {"when": (_list(_days(plan, wording)),), "aims": (_list(_aims(plan)),)}
    lists = {
        "place": place_facts(plan, wording, _TO_COME if wish.how != "online" else _TO_COME[2:]),
        "link": (linked(wish.link),) if wish.link and wish.how != "room" else (),
        "read": tuple(map(linked, wish.read)),
        "bring": tuple(map(linked, wish.bring)),
        "before": tuple(_tasks(plan, wording)),
    }
    slots |= {name: (_list(items),) for name, items in lists.items() if items and name != "link"}
    if lists["link"]:
        slots["link"] = (Paragraph(lists["link"][0]),)
    values = {
        **{name: bool(items) for name, items in lists.items()},
        "title": asked.title,
        "how": wish.how,
        "venue": venue(plan),
        "address": asked.venue.address,
        "warning": plan.session.scenario.content_warning if _plays(plan) else "",
        "reply_to": wish.reply_to or (contact.line if contact else ""),
        "reply_by": _by(plan, wording),
        "welsh": plan.session.council.nation == "wales" or "cy" in plan.session.languages,
        "deleted": _written(wording, _date_of(plan.timetable.after, _DELETING)),
        "facilitators": listed(wording, asked.facilitators),
        "contact": contact.line if contact else "",
    }
    blocks = blocks_of(wording, "joining", values, slots)
    return Flow(paper, (Sheet(blocks),), wording.labels["folio"], wording.lang)


def linked(text: str) -> Runs:
    """Return a text whose addresses are links."""
    spans: list[Span] = []
    end = 0
    for match in _LINK.finditer(text):
        spans += [Span(text[end : match.start()]), Span(match[0], link=match[0])]
        end = match.end()
    return tuple(span for span in (*spans, Span(text[end:])) if span.text)


def _list(items: tuple[Runs, ...]) -> ItemList:
    return ItemList(items, style="cell")  # closer than body text, so that a usual session has one page


def _days(plan: Plan, wording: Wording) -> tuple[Runs, ...]:
    return tuple(_day(each, plan, wording) for each in plan.timetable.days)


def _day(each: TimedDay, plan: Plan, wording: Wording) -> Runs:
    """Write when to arrive on a day, when it begins and when it ends; always by the clock, as somebody has to come."""
    first = plan.timetable.of_day(each.number)[0]
    arrives = first.slot.kind == "arrival"
    start, end = clock(first.end if arrives else each.start), clock(each.finish)
    key = "joining.hours.arrive" if arrives else "joining.hours"
    hours = wording.label(key, arrive=clock(each.start), start=start, end=end)
    return (Span(f"{day(wording, each.date)}: ", bold=True), Span(hours))


def _aims(plan: Plan) -> tuple[Runs, ...]:
    return tuple(runs(aim.text) for aim in plan.session.agenda.aims)


def _tasks(plan: Plan, wording: Wording) -> tuple[Runs, ...]:
    """Return what people are to do before the day, but for what this paper asks itself."""
    return tuple(
        _task(each, wording)
        for each in plan.timetable.before
        if each.task.audience == "attendee" and each.task.id != _ASKING
    )


def _task(timed: TimedTask, wording: Wording) -> Runs:
    key = "tasks.today" if timed.task.days == 0 else "tasks.before.when"
    about = (Span(f". {timed.task.about}"),) if timed.task.about else ()
    return (Span(wording.label(key, date=day(wording, timed.date))), Span(f" {timed.task.title}"), *about)


def _by(plan: Plan, wording: Wording) -> str:
    """Write until when people are asked to answer: as the session says, else as the day template does."""
    return _written(wording, plan.session.asked.joining.reply_by or _date_of(plan.timetable.before, _ASKING))


def _date_of(timed: tuple[TimedTask, ...], task: str) -> date | None:
    return next((each.date for each in timed if each.task.id == task), None)


def _written(wording: Wording, when: date | None) -> str:
    return day(wording, when) if when else ""


def _plays(plan: Plan) -> bool:
    return any(timed.slot.kind == "scenario" for timed in plan.timetable.slots)
