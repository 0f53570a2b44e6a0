"""The people of a session as the rows of its workbook: all that the list said of them and papers need, no address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from iisam_workshop.export.clean_list import list_forms
from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.roll.roll import roll_of_table
from iisam_workshop.load.roll.table import Table
from iisam_workshop.model.people import Attendee, People
from iisam_workshop.model.roll import Entry
from iisam_workshop.model.session import ListWish
from iisam_workshop.model.workbook import PEOPLE, PEOPLE_HEADS

__all__ = ["people_rows"]

_ALWAYS = PEOPLE_HEADS[1:]


def people_rows(session: Path) -> list[list[str]]:
    """Return headings and people; nothing where the session has no names.

    Needs are there only where the session asks for them, for only then are they read. Whoever sits with whom is there
    by name, and a line manager who does not come is not.
    """
    from iisam_workshop.jobs.make import session_of

    people = session_of(session).people
    if not people.named:
        return []
    wishes = _wishes(people)
    listed = sorted(people.attendees, key=lambda person: person.row)
    entries = [_entry(person, wishes.get(person.key, {})) for person in listed]
    return min(list_forms(entries, always=_ALWAYS), key=lambda rows: _otherwise(entries, rows))


def _entry(person: Attendee, wishes: Mapping[str, str]) -> Entry:
    return Entry(
        row=person.row,
        line=person.row,
        name=person.name,
        agency=person.agency,
        role=person.role,
        language=person.language,
        called=person.called,
        filed=person.filed,
        large_print=person.large_print,
        seniority=str(person.senior or ""),
        manager=wishes.get("manager", ""),
        together=wishes.get("together", ""),
        apart=wishes.get("apart", ""),
        diet=person.needs.diet if person.needs else "",
        access=person.needs.access if person.needs else "",
    )


def _wishes(people: People) -> Mapping[str, Mapping[str, str]]:
    """Return the wishes that the list itself says, by the key of whose row says it, as names."""
    names = {person.key: person.name for person in people.attendees}
    said: dict[str, dict[str, str]] = {}
    for wish in people.wishes:
        if wish.source[0] == "attendees":
            whose = str(wish.source[1])
            cell = said.setdefault(whose, {})
            others = [names[key] for key in wish.keys if key != whose]
            cell[wish.kind] = "; ".join(filter(None, (cell.get(wish.kind, ""), *others)))
    return said


def _otherwise(entries: Sequence[Entry], rows: Sequence[Sequence[str]]) -> int:
    """Return how many people would stand otherwise on the badge or in order, read again from these rows."""
    table = Table("", tuple(Row(number, number, tuple(row)) for number, row in enumerate(rows, start=1)), PEOPLE)
    again = roll_of_table(table, Intake(), ListWish(keep_duplicates=True)).entries
    read = {entry.row: (entry.name, entry.called, entry.filed) for entry in again}
    return sum(
        1 for row, entry in enumerate(entries, start=2) if read.get(row) != (entry.name, entry.called, entry.filed)
    )
