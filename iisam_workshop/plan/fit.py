"""Fit an agenda to its fixed times: slots become shorter or longer within their bounds, and optional ones may go.

The rule has three steps.

1. **Drop.** Where the slots do not fit although each is as short as it may be, optional slots are given up: the set
   with the fewest wished minutes, by the rule of ``plan/dropping.py``.
2. **Share.** Between two fixed times (the day's start, slots that must start at a time, the end of the room booking)
   all slots give way together. What is too much is taken from each in proportion to the minutes between its wish and
   its least; what is left over is given to each in proportion to the minutes between its wish and its most.
3. **Round.** Lengths are whole minutes; where the time and all wishes between the two fixed times are multiples of
   five, so are the lengths, if the bounds leave room for that. What is left in rounding goes to the largest
   remainders, and among equals to the earlier slots.

Tracks count with the longest of them, and each then gives way to end with it where it can. Slots after the last fixed
time of a day without a room booking keep their wished lengths.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from iisam_workshop.errors import Problem
from iisam_workshop.model.agenda import Slot
from iisam_workshop.model.places import Places
from iisam_workshop.model.session import Session
from iisam_workshop.model.values import Length, clock
from iisam_workshop.plan.days import DayFrame, day_frames, day_name, fixed_times
from iisam_workshop.plan.dropping import to_drop
from iisam_workshop.plan.giving import fitted_day
from iisam_workshop.plan.tracks import minutes

__all__ = ["Fitted", "fit"]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A session whose slots have the lengths that were decided, the slots that were dropped, and what to say of it."""

    session: Session
    dropped: tuple[Slot, ...] = ()
    problems: tuple[Problem, ...] = ()


def fit(session: Session) -> Fitted:
    """Decide the length of every slot where the session asks for that (``agenda.fit``); a warning (IW269) for each day.

    Nothing is done where the days themselves are wrong. Lengths keep their bounds. Places still lead to each slot's
    line, and times that were fixed for dropped slots are gone.
    """
    frames, wrong = day_frames(session)
    if wrong or not session.asked.agenda.fit:
        return Fitted(session)
    fixed = fixed_times(session)
    gone = to_drop(session.agenda, frames, fixed)
    lengths: dict[str, int] = {}
    for frame in frames:
        kept = tuple(slot for slot in frame.slots if slot.id not in gone)
        lengths |= fitted_day(replace(frame, slots=kept), fixed)
    problems = tuple(problem for frame in frames for problem in _changes(session, frame, lengths, fixed))
    dropped = tuple(slot for slot in session.agenda.slots if slot.id in gone)
    return Fitted(_decided(session, lengths), dropped, problems)


def _decided(session: Session, lengths: Mapping[str, int]) -> Session:
    """Return the session with the slots that have a length, in that length."""
    kept = [slot for slot in session.agenda.slots if slot.id in lengths]
    slots = tuple(
        slot.model_copy(update={"minutes": Length(lengths[slot.id], slot.minutes.least, slot.minutes.most)})
        for slot in kept
    )
    before = {slot.id: number for number, slot in enumerate(session.agenda.slots)}
    wish = session.asked.agenda
    gone = before.keys() - lengths.keys()
    fixed = {name: time for name, time in wish.fixed.items() if name not in gone}
    return replace(
        session,
        asked=session.asked.model_copy(update={"agenda": wish.model_copy(update={"fixed": fixed})}),
        agenda=session.agenda.model_copy(update={"slots": slots}),
        places=_moved(session.places, {before[slot.id]: number for number, slot in enumerate(kept)}),
    )


def _moved(places: Places, after: Mapping[int, int]) -> Places:
    """Return the places with the slots' own under their new positions."""
    known = {}
    for path, place in places.known.items():
        if path[:2] != ("agenda", "slots") or len(path) == 2:
            known[path] = place
        elif isinstance(number := path[2], int) and number in after:
            known[(*path[:2], after[number], *path[3:])] = place
    return Places(known)


def _changes(
    session: Session, frame: DayFrame, lengths: Mapping[str, int], fixed: Mapping[str, int]
) -> Iterator[Problem]:
    """Say what was changed in a day, in its own order: what is shorter, what is longer, and what was dropped."""
    kept = [(slot, lengths[slot.id]) for slot in frame.slots if slot.id in lengths]
    lists = {
        "shortened": [_from_to(slot, now) for slot, now in kept if now < slot.minutes],
        "lengthened": [_from_to(slot, now) for slot, now in kept if now > slot.minutes],
        "dropped": [_lost(slot, fixed.get(slot.id)) for slot in frame.slots if slot.id not in lengths],
    }
    said = "; ".join(f"{what}: {', '.join(entries)}" for what, entries in lists.items() if entries)
    if said:
        yield Problem(
            "IW269",
            f"{day_name(frame.number, frame.several)} was fitted to its fixed times ({said})",
            "Look whether that suits; if not, change lengths, fixed times or which slots are optional.",
            session.places.at("session", "agenda", "fit"),
            "warning",
        )


def _from_to(slot: Slot, now: int) -> str:
    return f"‘{slot.title}’ from {slot.minutes} to {minutes(now)}"


def _lost(slot: Slot, due: int | None) -> str:
    start = "" if due is None else f", which was to start at {clock(due)}"
    return f"‘{slot.title}’ of {minutes(slot.minutes)}{start}"
