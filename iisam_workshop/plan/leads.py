"""Who leads what: the roles of the agenda as names, and people who would lead two slots at once.

Messages call people by their place in the session file, as in *the second facilitator*, and never by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from iisam_workshop.errors import Problem
from iisam_workshop.model.agenda import Slot
from iisam_workshop.model.session import Session, SessionFile
from iisam_workshop.model.timetable import TimedSlot
from iisam_workshop.model.values import clock

__all__ = ["leads_of", "two_at_once"]

_PAUSES = ("break", "meal")
_ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")


def leads_of(slot: Slot, asked: SessionFile) -> tuple[str, ...]:
    """Return the names of those who lead a slot, each once; with one facilitator only, that one is also the second."""
    facilitators = asked.facilitators
    roles = {
        "nobody": (),
        "all": facilitators,
        "first": facilitators[:1],
        "second": facilitators[1:2] or facilitators[:1],
    }
    return tuple(dict.fromkeys(name for each in slot.lead for name in roles.get(each, (each,))))


def two_at_once(session: Session, timed: Sequence[TimedSlot]) -> Iterator[Problem]:
    """Find people who lead slots of two tracks at the same time (IW264, a warning).

    A break or meal in a track counts only where the agenda says who leads it.
    """
    position = {slot.id: number for number, slot in enumerate(session.agenda.slots)}
    led = [each for each in timed if each.slot.track is not None and _is_led(each.slot)]
    for one, other in combinations(led, 2):
        both = [name for name in one.leads if name in other.leads]
        apart = one.day != other.day or one.slot.track == other.slot.track
        if apart or not both or one.start >= other.end or other.start >= one.end:
            continue
        when = f" on day {one.day}" if any(each.day > 1 for each in timed) else ""
        who = " and ".join(_role(name, session.asked) for name in both)
        yield Problem(
            "IW264",
            f"{who} would lead ‘{one.slot.title}’ from {_hours(one)} and ‘{other.slot.title}’ from {_hours(other)}"
            f"{when}, at the same time",
            "Name another lead for one of them.",
            session.places.at("agenda", "slots", position[other.slot.id], "lead"),
            "warning",
        )


def _is_led(slot: Slot) -> bool:
    return slot.kind not in _PAUSES or "lead" in slot.model_fields_set


def _role(name: str, asked: SessionFile) -> str:
    if name in asked.facilitators:
        number = asked.facilitators.index(name)
        which = f"{_ORDER[number]} " if number < len(_ORDER) else "last "
        return f"the {which if len(asked.facilitators) > 1 else ''}facilitator"
    return f"speaker {asked.speakers.index(name) + 1}" if name in asked.speakers else "the same person"


def _hours(timed: TimedSlot) -> str:
    return f"{clock(timed.start)} to {clock(timed.end)}"
