"""Who sits where: wishes that must hold, then agencies, roles and seniority mixed; nobody moved who has a seat.

The deciding and searching is in ``plan/seats``; ``docs/seating.md`` explains it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from iisam_workshop.errors import Problem
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Seat
from iisam_workshop.model.session import Session
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.record import last_seat
from iisam_workshop.plan.sameness import by_key, fold
from iisam_workshop.plan.seats.asks import Ask, asks_of, room_with
from iisam_workshop.plan.seats.clash import clashes
from iisam_workshop.plan.seats.fresh import Seated, company, seated
from iisam_workshop.plan.seats.goals import Goal, goal
from iisam_workshop.plan.seats.kept import broken
from iisam_workshop.plan.seats.latecomers import Standing, joined
from iisam_workshop.plan.seats.moving import move_faults
from iisam_workshop.plan.seats.quality import Measure, again_goals, measured, people_goals, wants_welsh
from iisam_workshop.plan.seats.room import even_sizes

__all__ = ["move_people", "seat_people", "seating_quality"]


def seat_people(session: Session) -> tuple[tuple[Seat, ...], tuple[Problem, ...]]:
    """Seat everybody, ordered by table and seat.

    Whoever the record knows keeps table and seat. Without anybody to keep, seats are numbered through the room.
    The problems are IW609 nobody, IW377 and IW623 to IW627 wishes that cannot be met, and the warnings IW610 and IW611
    of a stale record, IW628 and IW629 of wishes that kept seats stand against.
    """
    people = by_key(session.people)
    if not people:
        return (), (_nobody(session),)
    known = session.record.people if session.record else {}
    kept = [Seat(known[who.key].table, known[who.key].seat, who) for who in people if who.key in known]
    asks, faults = asks_of(session, people)
    if kept:
        seats, doubts = _with_late_seats(session, people, kept, asks)
    else:
        seats, doubts = _fresh_seats(session, people, asks)
    ordered = sorted(seats, key=lambda seat: (seat.table, seat.number))
    return tuple(ordered), (*faults, *doubts, *_doubts(session, kept))


def move_people(session: Session, seats: Sequence[Seat]) -> tuple[tuple[Seat, ...], tuple[Problem, ...]]:
    """Seat everybody again for after ``tables.mix_again``, ordered by table, with the same seat numbers.

    Everybody meets as few people again as can be, under the same rules as before. Whoever the record knows keeps the
    second table. Empty without a wish for it, and where IW376 or IW379 speak against it; IW378 as in ``move_faults``.
    """
    count = max((seat.table for seat in seats), default=0)
    faults = move_faults(session, count)
    if session.asked.tables.mix_again is None or not seats or {"IW376", "IW379"} & {each.code for each in faults}:
        return (), faults
    seats = sorted(seats, key=lambda seat: (len(seat.attendee.key), seat.attendee.key))
    people = [seat.attendee for seat in seats]
    asks, _ = asks_of(session, people)
    known = session.record.people if session.record else {}
    held = [known[who.key].second - 1 if who.key in known else -1 for who in people]
    goals = _goals(session, people, again_goals([seat.table - 1 for seat in seats]))
    stream = Chance(session.seed).stream("seating", "again")
    found, doubts = None, tuple[Problem, ...]()
    if max(held) < 0:
        sizes = [(size, size) for size in even_sizes(len(people), count)]
        found = seated(room_with(asks, sizes, len(people)), goals, _among(session, people), stream)
    if isinstance(found, Seated):
        tables = found.tables
    else:
        standing = Standing(tuple(held), max(count, *(table + 1 for table in held)), session.asked.tables.size)
        tables = joined(standing, asks, [*_gathered(session, people), *goals], stream)
        doubts = broken(asks, tables, held, standing.count, "after people have moved, ")
    moved = [replace(seat, table=table + 1) for seat, table in zip(seats, tables, strict=True)]
    return tuple(sorted(moved, key=lambda seat: (seat.table, seat.number))), (*faults, *doubts)


def seating_quality(session: Session, seats: Sequence[Seat], second: Sequence[Seat] = ()) -> tuple[Measure, ...]:
    """Count from the finished seats how far each goal is met, beside what no seating could better.

    With ``second`` the goals of the second seating are counted. Where those who want Welsh sit among themselves, the
    others at their tables are counted first, and the other bounds hold for these tables being theirs.
    """
    table = {seat.attendee.key: seat.table - 1 for seat in seats}
    people = by_key(session.people)
    first = [table[who.key] for who in people]
    later = {seat.attendee.key: seat.table - 1 for seat in second}
    tables = [later[who.key] for who in people] if second else first
    count = max(tables) + 1
    asks, _ = asks_of(session, people)
    room = room_with(asks, [(tables.count(each), tables.count(each)) for each in range(count)], len(people))
    among, measures = set(_among(session, people)), list[Measure]()
    if among:
        theirs = {tables[who] for who in among}
        zone = sum(1 << each for each in theirs)
        others = sum(each in theirs for each in tables) - len(among)
        measures.append(Measure("welsh", others, company(room, len(among))))
        allowed = tuple(zone if who in among else mask for who, mask in enumerate(room.allowed))
        room = replace(room, allowed=allowed)
    return (*measures, *measured(room, tables, [*(again_goals(first) if second else ()), *people_goals(people)]))


def _fresh_seats(
    session: Session, people: Sequence[Attendee], asks: Sequence[Ask]
) -> tuple[list[Seat], tuple[Problem, ...]]:
    sizes = even_sizes(len(people), _tables(session))
    if session.people.named:
        room = room_with(asks, [(size, size) for size in sizes], len(people))
        stream = Chance(session.seed).stream("seating")
        found = seated(room, _goals(session, people), _among(session, people), stream)
        if not isinstance(found, Seated):
            return [], clashes(session, asks, sizes, len(people))
        order = [_chairs(session, table, people, found.tables) for table in range(len(sizes))]
    else:
        order = list(_in_turn(people, sizes))
    numbered = enumerate(((table, who) for table, each in enumerate(order, 1) for who in each), last_seat(session) + 1)
    return [Seat(table, number, who) for number, (table, who) in numbered], ()


def _chairs(session: Session, table: int, people: Sequence[Attendee], tables: Sequence[int]) -> list[Attendee]:
    """Return those who sit at a table in the order of its chairs."""
    sitting = [who for who, at in zip(people, tables, strict=True) if at == table]
    return _colleagues_apart(Chance(session.seed).stream("chairs", str(table)).shuffle(sitting))


def _with_late_seats(
    session: Session, people: Sequence[Attendee], kept: Sequence[Seat], asks: Sequence[Ask]
) -> tuple[list[Seat], tuple[Problem, ...]]:
    """Add those who are new, whose seats go on from the last number ever given."""
    table = {seat.attendee.key: seat.table - 1 for seat in kept}
    held = [table.get(who.key, -1) for who in people]
    standing = Standing(tuple(held), max(_tables(session), max(held) + 1), session.asked.tables.size)
    goals = [*_gathered(session, people), *_goals(session, people)]
    tables = joined(standing, asks, goals, Chance(session.seed).stream("seating", "late"))
    new = enumerate((who for who, at in enumerate(held) if at < 0), last_seat(session) + 1)
    seats = [*kept, *(Seat(tables[who] + 1, number, people[who]) for number, who in new)]
    return seats, broken(asks, tables, held, standing.count)


def _goals(session: Session, people: Sequence[Attendee], first: Sequence[Goal] = ()) -> list[Goal]:
    return [*first, *(people_goals(people) if session.people.named else ())]


def _among(session: Session, people: Sequence[Attendee]) -> tuple[int, ...]:
    return wants_welsh(people) if session.asked.tables.welsh == "whole" else ()


def _gathered(session: Session, people: Sequence[Attendee]) -> list[Goal]:
    """Return the goal that those who want Welsh find one another, where people are added to a room."""
    among = set(_among(session, people))
    return [goal("welsh", [1 + (who in among) for who in range(len(people))], gather=True)] if among else []


def _colleagues_apart(sitting: Sequence[Attendee]) -> list[Attendee]:
    """Take every other chair first, the largest agency before the others, so that colleagues are not neighbours."""
    agencies = [fold(who.agency) or f"\0{number}" for number, who in enumerate(sitting)]
    sizes = Counter(agencies)
    places = sorted(range(len(sitting)), key=lambda place: (-sizes[agencies[place]], agencies[place]))
    half = (len(sitting) + 1) // 2
    return [sitting[places[chair // 2 + (half if chair % 2 else 0)]] for chair in range(len(sitting))]


def _in_turn(people: Sequence[Attendee], sizes: Sequence[int]) -> Iterator[list[Attendee]]:
    """Fill the tables in the order of the keys: without a list, the seat is all that there is of a person."""
    first = 0
    for size in sizes:
        yield list(people[first : first + size])
        first += size


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
