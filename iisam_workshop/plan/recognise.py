"""People of the session record who stand on the list under another key, as their name or agency was corrected."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from iisam_workshop.errors import Problem
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Seat
from iisam_workshop.model.record import PersonRecord
from iisam_workshop.model.session import Session
from iisam_workshop.plan.sameness import by_key

__all__ = ["opened_tables", "recognise"]

_APART = ("email-", "role-")
"""How the further keys begin that tell people of one name and organisation apart."""
_FEW = 3
"""So many people are told one by one."""


def recognise(session: Session) -> tuple[Session, tuple[Problem, ...]]:
    """Return the session with its record under the keys that people have now, and who was found again (IW367).

    Somebody of the record who is gone and somebody of the list who is new are one person when they share a further key
    that no other of them has; keys are in the order of how sure they are. Where several share it, IW368 says so. People
    of one name and organisation are told apart in the same way, and nothing is told of it.
    """
    if session.record is None:
        return session, ()
    known, present = session.record.people, by_key(session.people)
    doubted = _doubted(known, present)
    held = {who.key for who in present if who.key in known and who.key not in doubted}
    gone = {key: person for key, person in sorted(known.items()) if key not in held}
    new = [who for who in present if who.key not in held]
    found = _found(gone, new)
    # whom no sign takes elsewhere is still who the key says
    settled = {who.key for who in found.values()}
    held |= doubted - settled - found.keys()
    gone = {key: person for key, person in gone.items() if key not in held}
    new = [who for who in new if who.key not in held]
    told = {old: who for old, who in found.items() if not {old, who.key} & doubted}
    problems = (*_told(session, known, told), *_unsure(session, gone, new, found))
    if found:
        people = {
            found[key].key if key in found else f"{key} left" if key in settled else key: person
            for key, person in known.items()
        }
        record = session.record.model_copy(update={"people": dict(sorted(people.items()))})
        return replace(session, record=record), problems
    return session, problems


def opened_tables(session: Session, seats: Sequence[Seat]) -> tuple[Problem, ...]:
    """Warn (IW369) of each table at which nobody sat before, where others keep their seats."""
    known = session.record.people if session.record else {}
    late = [seat.table for seat in seats if seat.attendee.key not in known]
    kept = {seat.table for seat in seats if seat.attendee.key in known}
    opened = sorted(set(late) - kept) if kept else []
    return tuple(_opened(session, table, late.count(table)) for table in opened)


def _doubted(known: Mapping[str, PersonRecord], present: Sequence[Attendee]) -> set[str]:
    """Return the keys that now seem to be another's: one of several people of one name and organisation comes or goes.

    Their surest signs differ, and one of them is that of another of these people.
    """
    before, now = _signs(person.also for person in known.values()), _signs(who.also for who in present)
    pairs = [(known[who.key].also, who.also, who.key) for who in present if who.key in known]
    return {
        key
        for old, new, key in pairs
        if set(new[:1]) & before[_called(new)].difference(old) or set(old[:1]) & now[_called(old)].difference(new)
    }


def _signs(each: Iterable[tuple[str, ...]]) -> Mapping[frozenset[str], set[str]]:
    """Return what tells people apart, by what those of one name and organisation share."""
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for also in each:
        found[_called(also)].update(also)
    return found


def _called(also: Iterable[str]) -> frozenset[str]:
    return frozenset(sign for sign in also if not sign.startswith(_APART))


def _found(gone: Mapping[str, PersonRecord], new: Sequence[Attendee]) -> dict[str, Attendee]:
    """Return, by the old key, everybody who is found again: by the surest signs first, then among the others."""
    people, left, found = {who.key: who for who in new}, dict(gone), dict[str, Attendee]()
    while pairs := _surest(left, list(people.values())):
        for old, key in pairs:
            found[old] = people.pop(key)
            del left[old]
    return dict(sorted(found.items()))


def _surest(gone: Mapping[str, PersonRecord], new: Sequence[Attendee]) -> list[tuple[str, str]]:
    """Return those who share a sign that no others share, by the surest sign by which anybody is known."""
    ranks: dict[int, set[tuple[str, str]]] = {}
    for also, pairs in _shared(gone, new).items():
        if len(pairs) == 1:
            old, who = pairs[0]
            rank = max(gone[old].also.index(also), who.also.index(also))
            ranks.setdefault(rank, set()).add((old, who.key))
    for _, found in sorted(ranks.items()):
        olds, keys = Counter(old for old, _ in found), Counter(key for _, key in found)
        if clear := sorted((old, key) for old, key in found if olds[old] == keys[key] == 1):
            return clear
    return []


def _shared(gone: Mapping[str, PersonRecord], new: Sequence[Attendee]) -> dict[str, list[tuple[str, Attendee]]]:
    """Return, for each further key that somebody gone and somebody new have, all such pairs of them."""
    before: dict[str, list[str]] = {}
    for old, person in gone.items():
        for also in dict.fromkeys(person.also):
            before.setdefault(also, []).append(old)
    shared: dict[str, list[tuple[str, Attendee]]] = {}
    for who in new:
        for also in dict.fromkeys(who.also):
            shared.setdefault(also, []).extend((old, who) for old in before.get(also, ()))
    return {also: pairs for also, pairs in shared.items() if pairs}


def _told(session: Session, known: Mapping[str, PersonRecord], found: Mapping[str, Attendee]) -> Iterator[Problem]:
    """Yield who was found again: one by one where they are few, else all in one."""
    rows = sorted(who.row for who in found.values())
    if len(rows) <= _FEW:
        yield from (_found_again(session, who, known[old]) for old, who in found.items())
        return
    yield Problem(
        "IW367",
        f"{len(rows)} rows ({', '.join(map(str, rows[:3]))} and others) were taken for people of before, whose names "
        "or organisations were others then; seats and cards stay",
        "If one of them is somebody else, build once without that row, then once more with it.",
        session.places.at("attendees"),
        "warning",
    )


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
    missing = {old: person for old, person in gone.items() if old not in found}
    pairs = {(old, who.key) for shared in _shared(missing, new).values() for old, who in shared}
    for who in sorted(new, key=lambda who: who.row):
        seats = sorted(missing[old].seat for old, key in pairs if key == who.key)
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
