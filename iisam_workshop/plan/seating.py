"""Who sits where: balanced tables with the agencies mixed, and nobody moved who has a seat already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from iisam_workshop.errors import Problem
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Seat
from iisam_workshop.model.session import Session
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.record import last_seat
from iisam_workshop.plan.sameness import by_key, fold

__all__ = ["seat_people"]


def seat_people(session: Session) -> tuple[tuple[Seat, ...], tuple[Problem, ...]]:
    """Seat everybody, ordered by table and seat; IW609 nobody, and the warnings IW610 and IW611 of a stale record.

    Whoever the record knows keeps table and seat. Without anybody to keep, seats are numbered through the room.
    """
    people = by_key(session.people)
    if not people:
        return (), (_nobody(session),)
    known = session.record.people if session.record else {}
    kept = [Seat(known[who.key].table, known[who.key].seat, who) for who in people if who.key in known]
    new = [who for who in people if who.key not in known]
    seats = [*kept, *_late_seats(session, kept, new)] if kept else list(_fresh_seats(session, new))
    return tuple(sorted(seats, key=lambda seat: (seat.table, seat.number))), _doubts(session, kept)


def _fresh_seats(session: Session, people: Sequence[Attendee]) -> Iterator[Seat]:
    number = last_seat(session)
    tables = _mixed(session, people) if session.people.named else _in_turn(session, people)
    for table, sitting in enumerate(tables, 1):
        for who in sitting:
            number += 1
            yield Seat(table, number, who)


def _mixed(session: Session, people: Sequence[Attendee]) -> list[list[Attendee]]:
    """Deal people to tables one agency after another, which spreads every agency as evenly as can be."""
    chance = Chance(session.seed)
    agencies: dict[str, list[Attendee]] = {}
    for who in people:
        agencies.setdefault(fold(who.agency), []).append(who)
    order = chance.stream("seating").shuffle(sorted(agencies))
    dealt = [who for agency in order for who in chance.stream("seating", agency).shuffle(agencies[agency])]
    tables = _tables(session)
    return [_colleagues_apart(dealt[table::tables]) for table in range(tables)]


def _colleagues_apart(sitting: Sequence[Attendee]) -> list[Attendee]:
    """Take every other chair first, the largest agency before the others, so that colleagues are not neighbours."""
    sizes = Counter(fold(who.agency) for who in sitting)
    order = sorted(sitting, key=lambda who: (-sizes[fold(who.agency)], fold(who.agency)))
    half = (len(order) + 1) // 2
    return [order[chair // 2 + (half if chair % 2 else 0)] for chair in range(len(order))]


def _in_turn(session: Session, people: Sequence[Attendee]) -> Iterator[Sequence[Attendee]]:
    """Fill the tables in the order of the keys: without a list, the seat is all that there is of a person."""
    tables, first = _tables(session), 0
    for table in range(tables):
        chairs = len(people) // tables + (table < len(people) % tables)
        yield people[first : first + chairs]
        first += chairs


def _late_seats(session: Session, kept: Sequence[Seat], people: Sequence[Attendee]) -> Iterator[Seat]:
    sitting = Counter(seat.table for seat in kept)
    colleagues = Counter((seat.table, fold(seat.attendee.agency)) for seat in kept)
    tables = range(1, max([_tables(session), *sitting]) + 1)
    for number, who in enumerate(people, last_seat(session) + 1):
        agency = fold(who.agency)
        table = min(tables, key=lambda table: (sitting[table], colleagues[table, agency], table))
        sitting[table] += 1
        colleagues[table, agency] += 1
        yield Seat(table, number, who)


def _tables(session: Session) -> int:
    return -(-len(session.people) // session.asked.tables.size)


def _doubts(session: Session, kept: Sequence[Seat]) -> tuple[Problem, ...]:
    size = session.asked.tables.size
    largest = max(Counter(seat.table for seat in kept).values(), default=0)
    doubts = []
    if largest > size:
        doubts.append(
            Problem(
                "IW610",
                f"the session record seats {largest} people at a table, and tables of {size} are asked for",
                "Nobody was moved; remove the record file to seat everybody afresh.",
                session.places.at("session", "tables", "size"),
                "warning",
            )
        )
    if session.record and session.record.people and not kept:
        doubts.append(
            Problem(
                "IW611",
                f"none of the {len(session.record.people)} people in the session record takes part any more",
                "Seat numbers go on from the last; remove the record file to start at 1, if nothing was printed yet.",
                session.places.at("session", "attendees"),
                "warning",
            )
        )
    return tuple(doubts)


def _nobody(session: Session) -> Problem:
    return Problem(
        "IW609",
        "nobody takes part, so there is nobody to seat",
        "Give a list with at least one person, or a number.",
        session.places.at("session", "attendees"),
    )
