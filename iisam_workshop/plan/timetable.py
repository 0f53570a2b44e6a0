"""The agenda meets the clock: start times worked out from lengths, and what does not fit the fixed times."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.errors import Place, Problem, did_you_mean
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import TimedDay, TimedSlot, Timetable
from iisam_workshop.model.values import clock
from iisam_workshop.plan.injects import time_injects

__all__ = ["draw_up"]

_LAST = 23 * 60 + 59
"""The last minute at which a day may end."""


def draw_up(session: Session) -> tuple[Timetable, tuple[Problem, ...]]:
    """Put every slot and inject on the clock; the problems are errors (IW210, 211, 213, 215-217) and warnings."""
    problems = _unknown_fixed(session)
    slots = tuple(_on_the_clock(session, problems))
    problems += _end_of_day(session, slots[-1].end)
    injects, more = time_injects(session, slots)
    day = TimedDay(1, session.asked.date, slots[0].start, slots[-1].end)
    return Timetable(slots, (day,), injects), (*problems, *more)


def _on_the_clock(session: Session, problems: list[Problem]) -> Iterator[TimedSlot]:
    fixed = _fixed_times(session)
    wished = session.asked.agenda.start
    now = (session.agenda.start if wished is None else wished)[0]
    before = ""
    for slot in session.agenda.slots:
        if slot.id in fixed:
            due, place = fixed[slot.id]
            problems += _early_or_late(before, now, slot.title, due, place)
            now = due
        yield TimedSlot(slot, now, now + slot.minutes, _leads(slot.lead, session.asked.facilitators))
        now += slot.minutes
        before = slot.title


def _fixed_times(session: Session) -> dict[str, tuple[int, Place | None]]:
    fixed = {}
    for number, slot in enumerate(session.agenda.slots):
        if slot.id in session.asked.agenda.fixed:
            fixed[slot.id] = (
                session.asked.agenda.fixed[slot.id],
                session.places.at("session", "agenda", "fixed", slot.id),
            )
        elif slot.fixed is not None:
            fixed[slot.id] = (slot.fixed, session.places.at("agenda", "slots", number, "fixed"))
    return fixed


def _early_or_late(before: str, now: int, title: str, due: int, place: Place | None) -> list[Problem]:
    if now > due:
        reached = f"‘{before}’ runs until {clock(now)}" if before else f"the day starts at {clock(now)}"
        over = _minutes(now - due)
        return [
            Problem(
                "IW210",
                f"{reached}, {over} past the fixed start of ‘{title}’ at {clock(due)}",
                f"Take {over} off the slots before it, start earlier, or move the fixed time.",
                place,
            )
        ]
    if now < due:
        gap = _minutes(due - now)
        return [
            Problem(
                "IW212",
                f"nothing is planned for the {gap} before ‘{title}’ at {clock(due)}",
                f"Lengthen an earlier slot by {gap}, or move the fixed time.",
                place,
                "warning",
            )
        ]
    return []


def _end_of_day(session: Session, end: int) -> list[Problem]:
    problems = []
    booked = session.asked.agenda.finish
    if booked is not None and end > booked[0]:
        booked_until = booked[0]
        over = _minutes(end - booked_until)
        problems.append(
            Problem(
                "IW211",
                f"the day ends at {clock(end)}, {over} after the room booking does at {clock(booked_until)}",
                f"Take {over} off the slots, start earlier, or book the room for longer.",
                session.places.at("session", "agenda", "finish"),
            )
        )
    if end > _LAST:
        problems.append(
            Problem(
                "IW213",
                f"the day would end {_minutes(end - _LAST)} after {clock(_LAST)}",
                "Start earlier or shorten slots; a session ends on the day on which it began.",
                session.places.at("session", "agenda"),
            )
        )
    return problems


def _unknown_fixed(session: Session) -> list[Problem]:
    known = [slot.id for slot in session.agenda.slots]
    return [
        Problem(
            "IW215",
            f"a time is fixed for {name!r}, and the agenda has no such slot",
            did_you_mean(name, known),
            session.places.at("session", "agenda", "fixed", name),
        )
        for name in session.asked.agenda.fixed
        if name not in known
    ]


def _leads(lead: tuple[str, ...], facilitators: tuple[str, ...]) -> tuple[str, ...]:
    roles = {
        "nobody": (),
        "all": facilitators,
        "first": facilitators[:1],
        "second": facilitators[1:2] or facilitators[:1],
    }
    return tuple(dict.fromkeys(name for each in lead for name in roles.get(each, (each,))))


def _minutes(number: int) -> str:
    return f"{number} minute{'' if number == 1 else 's'}"
