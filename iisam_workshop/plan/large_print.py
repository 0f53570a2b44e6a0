"""Who gets large print, and how many sets of it there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iisam_workshop.errors import Problem
from iisam_workshop.model.plan import Seat
from iisam_workshop.model.session import Session

__all__ = ["LargePrint", "doubted_sets", "large_print"]

_LEAST = 16
"""Points from which on type is large print."""


@dataclass(frozen=True, slots=True)
class LargePrint:
    """The keys of those known to want it, the number of sets of handouts, and of tables that need briefs in it."""

    keys: frozenset[str] = frozenset()
    sets: int = 0
    tables: int = 0


def large_print(session: Session, seats: Sequence[Seat]) -> LargePrint:
    """Count what is to be printed large besides; nothing where the session's own layout is large print already."""
    wanted = session.asked.documents.large_print
    if session.layout.least >= _LEAST or wanted == 0:
        return LargePrint()
    known = [seat for seat in seats if seat.attendee.large_print]
    sets = len(known) if wanted is None else wanted
    laid = len({seat.table for seat in seats})
    # those of whom no list tells may sit at any table
    tables = min(laid, len({seat.table for seat in known}) + max(0, sets - len(known)))
    return LargePrint(frozenset(seat.attendee.key for seat in known), sets, min(tables, sets))


def doubted_sets(session: Session) -> Iterator[Problem]:
    """Warn (IW241) of a number of sets that leaves somebody of the list without one, or that is more than people."""
    wanted, people = session.asked.documents.large_print, session.people.attendees
    if wanted is None:
        return
    listed = sum(person.large_print for person in people)
    place = session.places.at("session", "documents", "large_print")
    if wanted < listed:
        what = f"the list asks for large print {listed} times, and large_print is {wanted}"
        yield Problem(
            "IW241", what, "Leave large_print out to have as many sets as the list asks for.", place, "warning"
        )
    if wanted > len(people):
        what = f"large_print asks for {wanted} sets of handouts in large print, and {len(people)} people come"
        yield Problem("IW241", what, "Write how many of them want large print.", place, "warning")
