"""What does not fit the fixed times, in minutes: past a fixed start, past the room booking, past midnight, a gap."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.errors import Place, Problem, did_you_mean
from iisam_workshop.model.agenda import Slot
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import TimedSlot
from iisam_workshop.model.values import clock
from iisam_workshop.plan.days import DayFrame, day_name
from iisam_workshop.plan.tracks import minutes

__all__ = ["early_or_late", "end_of_day", "unknown_fixed"]

_LAST = 23 * 60 + 59
"""The last minute at which a day may end."""


def early_or_late(
    session: Session, frame: DayFrame, before: Slot | None, now: int, slot: Slot, due: int
) -> Iterator[Problem]:
    """Compare the time at which a slot is reached with the one at which it must start (IW210; IW212, a warning)."""
    where = f" in the track ‘{slot.track}’" if slot.track else ""
    where += f" on day {frame.number}" if frame.several else ""
    place = _fixed_place(session, slot)
    if now > due:
        name = day_name(frame.number, frame.several)
        reached = f"‘{before.title}’ runs until {clock(now)}" if before else f"{name} starts at {clock(now)}"
        over = minutes(now - due)
        what = f"{reached}, {over} past the fixed start of ‘{slot.title}’ at {clock(due)}{where}"
        hint = f"Take {over} off the slots before it, start earlier, or move the fixed time."
        yield _over(session, "IW210", what, hint, place)
    elif now < due:
        gap = minutes(due - now)
        yield Problem(
            "IW212",
            f"nothing is planned for the {gap} before ‘{slot.title}’ at {clock(due)}{where}",
            f"Lengthen an earlier slot by {gap}, or move the fixed time.",
            place,
            "warning",
        )


def end_of_day(session: Session, frame: DayFrame, last: TimedSlot) -> Iterator[Problem]:
    """Compare the end of a day, which is that of its ``last`` slot, with the room booking (IW211) and midnight (IW213).

    Where tracks run to the end, the last slot is that of the longest.
    """
    name = day_name(frame.number, frame.several)
    end = f"{clock(last.end)} with the track ‘{last.slot.track}’" if last.slot.track else clock(last.end)
    if frame.finish is not None and last.end > frame.finish:
        over = minutes(last.end - frame.finish)
        yield _over(
            session,
            "IW211",
            f"{name} ends at {end}, {over} after the room booking does at {clock(frame.finish)}",
            f"Take {over} off the slots, start earlier, or book the room for longer.",
            session.places.at("session", "agenda", "finish", frame.number - 1),
        )
    if last.end > _LAST:
        yield Problem(
            "IW213",
            f"{name} would end {minutes(last.end - _LAST)} after {clock(_LAST)}",
            "Start earlier or shorten slots; a session ends on the day on which it began.",
            session.places.at("session", "agenda"),
        )


def unknown_fixed(session: Session) -> Iterator[Problem]:
    """Find fixed times of slots that the agenda does not have (IW215)."""
    known = [slot.id for slot in session.agenda.slots]
    for name in session.asked.agenda.fixed:
        if name not in known:
            yield Problem(
                "IW215",
                f"a time is fixed for {name!r}, and the agenda has no such slot",
                did_you_mean(name, known),
                session.places.at("session", "agenda", "fixed", name),
            )


def _over(session: Session, code: str, what: str, hint: str, place: Place | None) -> Problem:
    """Refuse an overrun; where the agenda was fitted, say what was tried."""
    if session.asked.agenda.fit:
        what += "; slots were shortened as far as they may be, and dropping optional ones gains nothing more"
        hint = "Let slots become shorter or be optional. " + hint
    return Problem(code, what, hint, place)


def _fixed_place(session: Session, slot: Slot) -> Place | None:
    if slot.id in session.asked.agenda.fixed:
        return session.places.at("session", "agenda", "fixed", slot.id)
    number = next(n for n, each in enumerate(session.agenda.slots) if each.id == slot.id)
    return session.places.at("agenda", "slots", number, "fixed")
