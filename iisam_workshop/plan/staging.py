"""The scenario of a day: ``stage`` replaces the session's scenario once, and all that comes after takes it as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from iisam_workshop.errors import Problem
from iisam_workshop.model.cast import Cast, Role
from iisam_workshop.model.fiction import Fiction
from iisam_workshop.model.plan import Seat
from iisam_workshop.model.session import Session
from iisam_workshop.plan.casting import Setting, play
from iisam_workshop.plan.invention import invented
from iisam_workshop.plan.proofs import play_faults, proof_faults

__all__ = ["setting_of", "stage"]

_FULL_PLAY = 60
"""With fewer minutes than this only the core injects are played."""


def stage(session: Session, seats: Sequence[Seat]) -> tuple[Session, Cast, tuple[Problem, ...]]:
    """Return the session with its scenario as it is played, who plays what, and what speaks against it.

    All tables play what the smallest of them can, so that all papers of a day agree. The problems are those of
    ``plan/proofs.py``, and IW312 for invented people whose names had to change.
    """
    setting, written = setting_of(session), session.scenario
    sizes = Counter(seat.table for seat in seats).values()
    fiction, renamed = invented(session)
    played = play(written, min(sizes, default=0), setting, fiction)
    cast = Cast(
        roles=played.roles,
        people=min(sizes, default=0),
        absent=played.absent,
        findings=played.findings,
        sets=max(-(-max(sizes, default=0) // len(played.roles)), 1),
        names=dict(_names(written.id, fiction)),
        dealt=dict(_dealt(played.roles, seats)),
        services=played.services,
        voices=played.voices,
    )
    doubts = (
        *play_faults(written, setting, cast.people, session.places),
        *proof_faults(written, played, session.places, setting.nation),
        *renamed,
    )
    places = played.filling.places(session.places, "scenario")
    return replace(session, scenario=played.scenario, places=places), cast, doubts if _is_played(session) else ()


def setting_of(session: Session) -> Setting:
    """Return how a session plays its scenario: short where it says so, or has less than an hour for it."""
    minutes = sum(slot.minutes for slot in session.agenda.slots if slot.kind == "scenario")
    wish = session.asked.play
    return Setting(session.council.nation, wish, wish.length == "short" if wish.length else 0 < minutes < _FULL_PLAY)


def _is_played(session: Session) -> bool:
    return any(slot.kind == "scenario" for slot in session.agenda.slots)


def _names(scenario: str, fiction: Fiction) -> Iterator[tuple[str, str]]:
    for name, person in fiction.people.items():
        yield f"{scenario}.{name}", f"{person.given}|{person.family}"


def _dealt(roles: Sequence[Role], seats: Sequence[Seat]) -> Iterator[tuple[int, str]]:
    """Give every seat of a table a brief in turn; where there are more people than briefs, some share one."""
    sitting: Counter[int] = Counter()
    for seat in sorted(seats, key=lambda each: (each.table, each.number)):
        yield seat.number, roles[sitting[seat.table] % len(roles)].id
        sitting[seat.table] += 1
