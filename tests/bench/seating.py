"""How long seating takes, and how good it is beside its bound and chance: python tests/bench/seating.py [RUNS]."""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from measure import CHECKOUT, machine, tell

sys.path.insert(0, str(CHECKOUT))

from iisam_workshop.model.people import Attendee, People, SeatWish
from iisam_workshop.model.plan import Seat
from iisam_workshop.model.record import CardRecord, PersonRecord, SessionRecord
from iisam_workshop.model.session import Session
from iisam_workshop.plan.seating import move_people, seat_people, seating_quality
from tests.plan.builders import attendee, full_day, session

SECONDS = 2.0
"""For 200 people and both seatings."""

PEOPLE, AGENCIES, ROLES = 200, 14, 25
RANDOM_SEATINGS = 200


def crowd(count: int) -> tuple[Attendee, ...]:
    """People as a list has them: some agencies large, many roles, one in ten without either, a quarter for Welsh."""
    rng = random.Random(2027)
    return tuple(
        replace(
            attendee(number, f"Agency {min(rng.randrange(AGENCIES), rng.randrange(AGENCIES))}" * (rng.random() > 0.1)),
            role=f"Role {rng.randrange(ROLES)}" * (rng.random() > 0.1),
            senior=rng.randrange(4),
            language="cy" if rng.random() < 0.25 else None,
        )
        for number in range(count)
    )


def wishes(room: tuple[Attendee, ...]) -> tuple[SeatWish, ...]:
    """Fifteen managers with eight of their staff each, ten people with an interpreter, ten groups of four apart."""
    rng = random.Random(4)
    keys = [who.key for who in room]
    managers = [("manager", [boss, 20 + rng.randrange(len(keys) - 20)]) for boss in range(15) for _ in range(8)]
    pairs = [("together", [number, number + 1]) for number in range(30, 50, 2)]
    apart = [("apart", rng.sample(range(60, len(keys)), 4)) for _ in range(10)]
    return tuple(
        SeatWish(kind, tuple(keys[who] for who in people), ("tables", kind, number))
        for number, (kind, people) in enumerate([*managers, *pairs, *apart])
    )


def asked(people: People, **tables: object) -> Session:
    made = session(people, day=full_day())
    file = made.asked.model_copy(update={"tables": made.asked.tables.model_copy(update=tables)})
    return replace(made, asked=file)


def timed(work: Callable[[], object], runs: int) -> float:
    """Median milliseconds."""
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds) * 1000


def both(made: Session) -> tuple[tuple[Seat, ...], tuple[Seat, ...]]:
    seats, problems = seat_people(made)
    if not seats:
        raise SystemExit("\n".join(map(str, problems)))
    return seats, move_people(made, seats)[0]


def by_chance(seats: tuple[Seat, ...], rng: random.Random) -> tuple[Seat, ...]:
    tables = [seat.table for seat in seats]
    rng.shuffle(tables)
    return tuple(replace(seat, table=table) for seat, table in zip(seats, tables, strict=True))


def judge(made: Session, seats: tuple[Seat, ...], second: tuple[Seat, ...]) -> None:
    """Print each goal's pairs beside the bound and what seatings by chance have, without regard to wishes."""
    rng = random.Random(7)
    for title, given in (("first seating", ()), ("second seating", second)):
        found = seating_quality(made, seats, given)
        drawn = [
            seating_quality(made, *((seats, by_chance(given, rng)) if given else (by_chance(seats, rng),)))
            for _ in range(RANDOM_SEATINGS)
        ]
        for number, measure in enumerate(found):
            mean = statistics.mean(each[number].found for each in drawn)
            proof = "proved least" if measure.proved else f"at least {measure.least}"
            print(f"  {title}: {measure.goal:<14} {measure.found:>5} pairs, {proof:<13} by chance {mean:8.1f}")


def recorded(seats: tuple[Seat, ...], second: tuple[Seat, ...]) -> SessionRecord:
    card = CardRecord(code="22222", terms=())
    later = {seat.attendee.key: seat.table for seat in second}
    known = {
        seat.attendee.key: PersonRecord(table=seat.table, seat=seat.number, card=card, second=later[seat.attendee.key])
        for seat in seats
    }
    return SessionRecord(seed="test-seed", grid="5x5", people=known)


def main() -> int:
    """Measure two rooms, late changes and a clash; end with 1 when the promise is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print(f"{machine()}; median of {runs} runs, {PEOPLE} people at tables of 6, both seatings")
    room = crowd(PEOPLE)
    plain = asked(People(room, True), mix_again="lunch")
    bound = asked(People(room, True, wishes(room)), mix_again="lunch", welsh="whole")
    kept = []
    for title, made in (("without wishes", plain), ("140 wishes, Welsh tables whole", bound)):
        kept.append(tell(f"{PEOPLE} people, {title}", timed(lambda made=made: both(made), runs), SECONDS * 1000, "ms"))
        judge(made, *both(made))
    gone, new = room[5:15], tuple(attendee(500 + number) for number in range(10))
    after = tuple(who for who in room if who not in gone) + new
    late = replace(bound, people=People(after, True, bound.people.wishes), record=recorded(*both(bound)))
    kept.append(tell("ten go and ten come late", timed(lambda: both(late), runs), SECONDS * 1000, "ms"))
    torn = SeatWish("apart", bound.people.wishes[125].keys, ("tables", "apart", 99))
    clash = replace(bound, people=People(room, True, (*bound.people.wishes, torn)))
    kept.append(tell("a clash of 2 of 141 wishes named", timed(lambda: seat_people(clash), runs), SECONDS * 1000, "ms"))
    print(f"  {len(seat_people(clash)[1])} wishes named")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
