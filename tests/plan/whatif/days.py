"""Days to rehearse: the example's plan with another day in it, so that each test can know what must come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from iisam_workshop.model.agenda import Slot
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.rehearsal import Assumptions, Rehearsal, Risk, Spread
from iisam_workshop.model.timetable import TimedDay, TimedInject, TimedSlot, Timetable
from iisam_workshop.plan.whatif.late import recoveries

SURE = Assumptions(Spread(0, 0, 0), Spread(100, 100, 100), Spread(0, 0, 0), no_shows=0, skipped=0)
"""Nothing is left to chance."""


def slot(name: str, minutes: int | str = 30, **more: Any) -> Slot:
    return Slot(**{"id": name, "title": name.capitalize(), "minutes": minutes, "kind": "talk", **more})


def timed(slots: Sequence[Slot], start: int = 540) -> tuple[TimedSlot, ...]:
    """Put slots on the clock by day and track; a fixed slot waits for its time."""
    found: list[TimedSlot] = []
    day, block, ends = 0, start, {}
    for each in slots:
        if each.day != day:
            day, block, ends = each.day, start, {}
        if each.track is None:
            block, ends = max([block, *ends.values()]), {}
        begin = max(ends.get(each.track or "", block), each.fixed or 0)
        found.append(TimedSlot(each, begin, begin + each.minutes, day=day))
        if each.track is None:
            block = begin + each.minutes
        else:
            ends[each.track] = begin + each.minutes
    return tuple(found)


def with_day(
    plan: Plan, *slots: Slot, finish: tuple[int, ...] | None = None, messages: Sequence[tuple[str, int]] = ()
) -> Plan:
    """Return the plan with a day of these slots from 9:00, and no wishes for its winners.

    ``messages`` are slots with a minute of each.
    """
    plan = with_wish(plan)
    on_clock = timed(slots)
    numbers = sorted({each.day for each in slots})
    days = tuple(
        TimedDay(
            number,
            date(2027, 3, number),
            min(each.start for each in on_clock if each.day == number),
            max(each.end for each in on_clock if each.day == number),
        )
        for number in numbers
    )
    starts = {each.slot.id: each.start for each in on_clock}
    some = plan.timetable.injects[0].inject
    injects = tuple(
        TimedInject(number, some, starts[name] + minute, name) for number, (name, minute) in enumerate(messages, 1)
    )
    session = plan.session
    wish = session.asked.agenda.model_copy(update={"finish": finish, "fixed": {}})
    asked = session.asked.model_copy(update={"agenda": wish})
    session = replace(session, asked=asked, agenda=session.agenda.model_copy(update={"slots": slots}))
    timetable = Timetable(on_clock, days, injects)
    return replace(plan, session=session, timetable=timetable, recoveries=recoveries(session, timetable, plan.game))


def with_wish(plan: Plan, **bingo: Any) -> Plan:
    """Return the plan of a session that wishes its bingo otherwise."""
    asked = plan.session.asked
    wish = asked.bingo.model_copy(update={"first_win": None, "most_by": None, "at_once": None, **bingo})
    return replace(plan, session=replace(plan.session, asked=asked.model_copy(update={"bingo": wish})))


def risks(found: Rehearsal) -> Mapping[tuple[str, str], Risk]:
    """The risks by kind, and slot or message."""
    return {(risk.kind, risk.message or risk.slot): risk for risk in found.risks}


def is_near(risk: Risk, plays: int, share: float) -> bool:
    """Whether a risk happened as often as a chance says, within three standard deviations."""
    return abs(risk.hits - plays * share) <= 3 * (plays * share * (1 - share)) ** 0.5
