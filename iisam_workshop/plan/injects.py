"""When each inject goes to the tables: the scenario's own minutes stretched over the slots that play it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from string import ascii_lowercase

from iisam_workshop.errors import Problem
from iisam_workshop.model.scenario import Inject
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import TimedInject, TimedSlot

__all__ = ["alternatives", "time_injects"]


def time_injects(session: Session, slots: Sequence[TimedSlot]) -> tuple[tuple[TimedInject, ...], tuple[Problem, ...]]:
    """Give every inject that is played its number, clock time and slot.

    A slot plays the injects of its stages, at their own distances stretched over its length. Where the slots' stages
    do not part the injects in their order, the whole scenario is stretched over all slots together; then one that
    falls on the end of a slot belongs to the start of the next. Minutes are rounded down.
    """
    played = [slot for slot in slots if slot.slot.kind == "scenario"]
    if not played:
        return (), (_no_slot(session),)
    minutes = sum(slot.slot.minutes for slot in played)
    late = _after_the_end(session)
    chosen = [inject for inject in session.scenario.injects if not inject.instead_of]
    if late or not chosen:
        return (), late or (_no_core(session, minutes),)
    chosen.sort(key=lambda inject: inject.minute)
    parted = _by_stage(chosen, played, session.scenario.minutes)
    if parted:
        return parted, ()
    return tuple(
        _timed(number, inject, inject.minute * minutes // session.scenario.minutes, played)
        for number, inject in enumerate(chosen, 1)
    ), ()


def alternatives(session: Session, timed: Sequence[TimedInject]) -> tuple[TimedInject, ...]:
    """Give every alternative the number and the time of the inject that it can replace, and a letter from b on."""
    found: list[TimedInject] = []
    for first in timed:
        others = [inject for inject in session.scenario.injects if inject.instead_of == first.inject.id]
        letters = ascii_lowercase[1:]
        found += (replace(first, inject=inject, letter=letter) for inject, letter in zip(others, letters, strict=False))
    return tuple(found)


def _by_stage(chosen: Sequence[Inject], played: Sequence[TimedSlot], minutes: int) -> tuple[TimedInject, ...]:
    """Return the injects in the slots of their stages; empty where stages and order do not agree."""
    homes = [next((slot for slot in played if inject.stage in slot.slot.stages), None) for inject in chosen]
    starts = [(home.day, home.start) for home in homes if home]
    used = [slot for slot in played if slot in homes]
    begins = [0, *(chosen[homes.index(slot)].minute for slot in used[1:]), minutes]
    if len(starts) < len(chosen) or starts != sorted(starts) or begins != sorted(set(begins)):
        return ()
    spans = {slot.slot.id: (begins[n], begins[n + 1]) for n, slot in enumerate(used)}
    timed = []
    for number, (inject, home) in enumerate(zip(chosen, homes, strict=True), 1):
        assert home is not None  # noqa: S101 - for the type checker: counted above
        begin, end = spans[home.slot.id]
        at = home.start + min((inject.minute - begin) * home.slot.minutes // (end - begin), home.slot.minutes)
        timed.append(TimedInject(number, inject, at, home.slot.id))
    return tuple(timed)


def _timed(number: int, inject: Inject, into: int, played: Sequence[TimedSlot]) -> TimedInject:
    for slot in played[:-1]:
        if into < slot.slot.minutes:
            return TimedInject(number, inject, slot.start + into, slot.slot.id)
        into -= slot.slot.minutes
    return TimedInject(number, inject, played[-1].start + into, played[-1].slot.id)


def _no_slot(session: Session) -> Problem:
    return Problem(
        "IW214",
        "the agenda has no slot of the kind ‘scenario’, so the scenario's papers are left out",
        "Choose an agenda with such a slot if the scenario is to be played.",
        session.places.at("session", "agenda", "preset"),
        "warning",
    )


def _no_core(session: Session, minutes: int) -> Problem:
    return Problem(
        "IW216",
        f"the agenda gives the scenario {minutes} minutes, and none of its injects is marked as core",
        "Give it an hour or more, or write ‘core: true’ at the injects that matter most.",
        session.places.at("scenario", "injects"),
    )


def _after_the_end(session: Session) -> tuple[Problem, ...]:
    length = session.scenario.minutes
    return tuple(
        Problem(
            "IW217",
            f"the inject {inject.id!r} comes at minute {inject.minute} of a scenario of {length} minutes",
            "Let it come earlier, or make the scenario longer.",
            session.places.at("scenario", "injects", number, "minute"),
        )
        for number, inject in enumerate(session.scenario.injects)
        if inject.minute > length
    )
