"""Play the day many times, and say what may go wrong. This module loads numpy, so import it late.

How a day is played stands in ``playing.py``, who does not come in ``absence.py``, what becomes of the cards in
``winning.py``. A message of the scenario comes at its own share of its slot, however long that lasts; it comes too late
when the slot should have ended by then, since whoever keeps to the agenda leaves it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from iisam_workshop.model.plan import Plan
from iisam_workshop.model.rehearsal import Assumptions, Finish, Rehearsal, Risk
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.whatif.absence import present, table_risks
from iisam_workshop.plan.whatif.pieces import minutes_of
from iisam_workshop.plan.whatif.playing import SLIP, Hours, Seconds, paces_of, play_days, waits
from iisam_workshop.plan.whatif.tallying import how_much, in_minutes, middle, nine_of_ten
from iisam_workshop.plan.whatif.winning import bingo_risks

__all__ = ["rehearse"]

_CARDS = "bingo-cards"


def rehearse(plan: Plan, fewest: int, assumed: Assumptions) -> Rehearsal:
    """Play a plan many times; ``fewest`` is how many people at a table its scenario allows.

    The same plan and assumptions give the same figures.
    """
    chance = Chance(assumed.seed or plan.session.seed)
    paces = paces_of(plan, assumed, chance)
    hours, followed = play_days(plan, paces), play_days(plan, paces, with_card=True)
    came = present(plan, assumed, chance)
    played = any(timed.slot.kind == "scenario" for timed in plan.timetable.slots)
    bingo = any(card.owner in came for card in plan.game.cards) and any(each.id == _CARDS for each in plan.documents)
    late, caught = tuple(_times(plan, hours)), tuple(_times(plan, followed))
    risks = [
        *(replace(one, caught=other.hits) for one, other in zip(late, caught, strict=True)),
        *_messages(plan, hours),
        *table_risks(plan, came, fewest if played else 0),
        *(bingo_risks(plan, assumed, came, chance) if bingo else ()),
    ]
    risks.sort(key=lambda risk: -risk.hits)
    return Rehearsal(assumed, tuple(_finishes(plan, hours)), tuple(risks), plan.game.play if bingo else None)


def _times(plan: Plan, hours: Hours) -> Iterator[Risk]:
    """Count the plays in which fixed starts, meals and ends of days slip, and those past the room booking."""
    for timed in plan.timetable.slots:
        if waits(plan, timed) or timed.slot.kind == "meal":
            about = {"slot": timed.slot.id, "name": timed.slot.title, "day": timed.day, "at": timed.start}
            yield how_much("start", _slipped(hours.starts[timed.slot.id], timed.start), **about)
    for finish in _finishes(plan, hours):
        ends = hours.finishes[finish.day]
        yield how_much("end", _slipped(ends, finish.planned), day=finish.day, at=finish.planned)
        if finish.booked is not None:
            over = in_minutes(ends - finish.booked * 60)
            yield how_much("booking", over, day=finish.day, at=finish.booked)


def _slipped(times: Seconds, planned: int) -> Seconds:
    """Return by how many minutes times are late, 0 where nobody minds."""
    late = times - planned * 60
    return np.where(late > SLIP * 60, in_minutes(late), 0)


def _finishes(plan: Plan, hours: Hours) -> Iterator[Finish]:
    booked = plan.session.asked.agenda.finish
    for nth, day in enumerate(plan.timetable.days):
        ends = in_minutes(hours.finishes[day.number])
        until = booked[min(nth, len(booked) - 1)] if booked else None
        yield Finish(day.number, day.finish, middle(ends), nine_of_ten(ends), until)


def _messages(plan: Plan, hours: Hours) -> Iterator[Risk]:
    when = {timed.slot.id: timed for timed in plan.timetable.slots}
    for message in plan.timetable.injects:
        home = when[message.slot]
        begin, end = hours.starts[message.slot], hours.ends[message.slot]
        comes = begin + (message.at - home.start) * (end - begin) // minutes_of(home)
        yield how_much(
            "message",
            in_minutes(comes - home.end * 60),
            slot=message.slot,
            message=message.code,
            name=message.inject.title,
            day=home.day,
            at=home.end,
        )
