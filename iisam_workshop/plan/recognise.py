"""People of the session record who stand on the list under another key, as their name or agency was corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from iisam_workshop.errors import Problem
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Seat
from iisam_workshop.model.record import PersonRecord
from iisam_workshop.model.session import Session
from iisam_workshop.plan.sameness import by_key

__all__ = ["opened_tables", "recognise"]


def recognise(session: Session) -> tuple[Session, tuple[Problem, ...]]:
    """Return the session with its record under the keys that people have now, and who was found again (IW367).

    Somebody of the record who is gone and somebody of the list who is new are one person when no other of them shares
    a further key with either. Where several do, nobody is found again, and IW368 says so.
    """
    if session.record is None:
        return session, ()
    known, present = session.record.people, {who.key for who in session.people.attendees}
    gone = {key: person for key, person in sorted(known.items()) if key not in present}
    new = [who for who in by_key(session.people) if who.key not in known]
    found = _found(gone, new)
    if found:
        now = {old: who.key for old, who in found.items()}
        people = dict(sorted((now.get(key, key), person) for key, person in known.items()))
        record = session.record.model_copy(update={"people": people})
        told = [_found_again(session, who, known[old]) for old, who in found.items()]
        return replace(session, record=record), (*told, *_unsure(session, gone, new, found))
    return session, tuple(_unsure(session, gone, new, found))


def opened_tables(session: Session, seats: Sequence[Seat]) -> tuple[Problem, ...]:
    """Warn (IW369) of each table at which nobody sat before, where others keep their seats."""
    known = session.record.people if session.record else {}
    late = [seat.table for seat in seats if seat.attendee.key not in known]
    kept = {seat.table for seat in seats if seat.attendee.key in known}
    opened = sorted(set(late) - kept) if kept else []
    return tuple(_opened(session, table, late.count(table)) for table in opened)


def _found(gone: Mapping[str, PersonRecord], new: Sequence[Attendee]) -> dict[str, Attendee]:
    """Return, by the old key, everybody who is found again."""
    pairs = {pair for shared in _shared(gone, new).values() if len(shared) == 1 for pair in shared}
    olds, news = [old for old, _ in pairs], [key for _, key in pairs]
    people = {who.key: who for who in new}
    return {old: people[key] for old, key in sorted(pairs) if olds.count(old) == news.count(key) == 1}


def _shared(gone: Mapping[str, PersonRecord], new: Sequence[Attendee]) -> dict[str, list[tuple[str, str]]]:
    """Return, for each further key that somebody gone and somebody new have, all such pairs of them."""
    now = {also: [who.key for who in new if also in who.also] for who in new for also in who.also}
    return {
        also: [(old, key) for old, person in gone.items() if also in person.also for key in now[also]]
        for each in gone.values()
        for also in each.also
        if also in now
    }


def _found_again(session: Session, who: Attendee, person: PersonRecord) -> Problem:
    return Problem(
        "IW367",
        f"row {who.row} was taken for the person with seat {person.seat}, whose name or organisation was another "
        "before; seat and card stay",
        "If it is somebody else, build once without that row, then once more with it.",
        session.places.at("attendees", who.key),
        "warning",
    )


def _unsure(
    session: Session, gone: Mapping[str, PersonRecord], new: Sequence[Attendee], found: Mapping[str, Attendee]
) -> Iterator[Problem]:
    settled = {who.key for who in found.values()}
    pairs = {pair for shared in _shared(gone, new).values() for pair in shared}
    for who in sorted(new, key=lambda who: who.row):
        seats = sorted(gone[old].seat for old, key in pairs if key == who.key and old not in found)
        if seats and who.key not in settled:
            named = " or ".join(map(str, seats))
            yield Problem(
                "IW368",
                f"row {who.row} may be the person with seat {named}, and it cannot be told for sure; it was given a "
                "new seat and card",
                "If it is, undo the other changes of the list, build, and then make them again.",
                session.places.at("attendees", who.key),
                "warning",
            )


def _opened(session: Session, table: int, people: int) -> Problem:
    who = "1 person who is new sits" if people == 1 else f"{people} people who are new sit"
    size = session.asked.tables.size
    return Problem(
        "IW369",
        f"the tables are full at {size} people, so {who} alone at a new one, table {table}",
        f"Let them join others: write 'size: {min(size + 1, 12)}' under 'tables', build once without their rows, "
        "then once more with them.",
        session.places.at("session", "tables", "size"),
        "warning",
    )
