"""Who comes to a session: the people of its list, of its workbook or so many seats, and how they wish to sit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pydantic import ValidationError

from iisam_workshop.errors import Place
from iisam_workshop.load.attendees import people_of, read_list, seats
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.layers import Content
from iisam_workshop.load.names import Home, named_file
from iisam_workshop.load.roll.wishes import with_wishes
from iisam_workshop.load.workbook import Book
from iisam_workshop.load.workbook_people import read_people
from iisam_workshop.model.people import People
from iisam_workshop.model.places import Path as Way
from iisam_workshop.model.places import Places
from iisam_workshop.model.roll import Roll
from iisam_workshop.model.session import ListWish, SessionFile

__all__ = ["Crowd", "crowd_places", "people_of_crowd", "read_crowd"]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Those who come: seats without names, or a roll."""

    seats: People | None
    roll: Roll | None = None

    def __len__(self) -> int:
        return len(self.roll.entries) if self.roll else len(self.seats or ())


def read_crowd(session: Content, book: Book, home: Home, intake: Intake) -> Crowd | None:
    """Read what ``attendees`` names; None where it, or ``list``, cannot be used, which others tell."""
    named, place = session.plain.get("attendees"), session.place("attendees")
    name = " ".join(named.split()) if isinstance(named, str) else ""
    wish = _list_wish(session)
    if not name or wish is None:
        return None
    if book.people:
        roll = read_people(book.people, home.session, intake, wish)
        return Crowd(None, roll) if roll else None
    counted = seats(name, place)
    return Crowd(counted) if counted else Crowd(None, read_list(named_file(name, place, home), intake, wish))


def people_of_crowd(crowd: Crowd, seed: str, asked: SessionFile, session: Content, intake: Intake) -> People:
    """Return the people with their wishes; what is wrong with a wish stays with the intake (IW361 to IW363)."""
    entries = crowd.roll.entries if crowd.roll else ()
    people = people_of(entries, seed) if crowd.roll else crowd.seats or People((), named=False)
    rows = crowd_places(crowd, people)
    people, faults = with_wishes(people, entries, asked.tables, session.place, rows)
    intake.problems.extend(faults)
    return people


def crowd_places(crowd: Crowd, people: People) -> Places:
    """Return where the list stands, and every person in it."""
    if crowd.roll is None:
        return Places()
    whole = Place(crowd.roll.file, sheet=crowd.roll.sheet)
    column = 1 if crowd.roll.sheet else 0
    lines = {entry.row: replace(whole, line=entry.line, column=column) for entry in crowd.roll.entries}
    rows: dict[Way, Place] = {("attendees", person.key): lines[person.row] for person in people.attendees}
    return Places({("attendees",): whole, **rows})


def _list_wish(session: Content) -> ListWish | None:
    try:
        return ListWish.model_validate(session.plain.get("list", {}))
    except ValidationError:
        return None
