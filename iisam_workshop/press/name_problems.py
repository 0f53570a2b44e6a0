"""What is told of names that cannot be set: rows and characters, and never so that a name can be read out of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from iisam_workshop.errors import Place, Problem
from iisam_workshop.model.document import BadgeDeck, BadgeFace, Document, GridDeck
from iisam_workshop.model.named import spans_of_people
from iisam_workshop.model.people import Attendee, People
from iisam_workshop.model.places import Places
from iisam_workshop.press.names import can_be_set, manner, without_font
from iisam_workshop.press.scripts import unsettable

__all__ = ["badge_manners", "manners", "name_problems", "problems_of"]

_MOST_ROWS, _MOST_LETTERS = 30, 60


def manners(document: Document) -> tuple[object, ...]:
    """Return what sets the names of a paper besides the typeface, for its digest."""
    if isinstance(document, GridDeck):
        return _manners(face.name for face in document.faces)
    if isinstance(document, BadgeDeck):
        return badge_manners(face for faces in document.tables for face in faces)
    spans = {span for span in spans_of_people(document) if not span.text.isascii()}
    found = {(manner(span.text), None if can_be_set(span.text) else span.by_hand) for span in spans}
    return tuple(sorted((each for each in found if each[0]), key=repr))


def badge_manners(faces: Iterable[BadgeFace]) -> tuple[object, ...]:
    """Return the same of name badges."""
    return _manners(text for face in faces for text in (face.called, face.name, face.agency, face.role))


def _manners(texts: Iterable[str]) -> tuple[object, ...]:
    """Return the same of texts."""
    return tuple(sorted({manner(text) for text in texts if not text.isascii()} - {()}))


def name_problems(people: People, places: Places) -> tuple[Problem, ...]:
    """Return a warning for names with letters that no font has (IW232), and one for scripts that cannot be set (IW298).

    Organisations and roles are looked at as well. Both warnings name the rows, and of the letters only those to blame,
    in the order of their numbers and all rows together.
    """
    return problems_of(people.attendees, "attendee list", places.at("session", "attendees"))


def problems_of(people: Sequence[Attendee], listed: str, place: Place | None) -> tuple[Problem, ...]:
    """Return the same for people of another list, by what it is called and its place."""
    found = []
    if told := _told(people, listed, lambda text: _without(without_font(text), unsettable(text))):
        what = f"{told}; no font has them, so a line is printed instead"
        hint = "Name a font that has them under 'name_fonts', or write on these lines by hand."
        found.append(Problem("IW232", what, hint, place, "warning"))
    if told := _told(people, listed, unsettable):
        what = f"{told}; this program cannot set their script as it should be, so a line is printed instead"
        hint = "Write on these lines by hand; the seat stands beside each."
        found.append(Problem("IW298", what, hint, place, "warning"))
    return tuple(found)


def _without(text: str, gone: str) -> str:
    return "".join(char for char in text if char not in gone)


def _told(people: Sequence[Attendee], listed: str, blamed: Callable[[str], str]) -> str:
    """Return the rows that have characters to blame, and these; nothing where no row has any."""
    letters = {person.row: {char for text in _printed(person) for char in blamed(text)} for person in people}
    rows = [str(row) for row, found in sorted(letters.items()) if found]
    codes = [f"U+{ord(char):04X}" for char in sorted(set().union(*letters.values()))]
    if not rows:
        return ""
    noun = "row" if len(rows) == 1 else "rows"
    return f"{noun} {_some(rows, _MOST_ROWS)} of the {listed}: {_some(codes, _MOST_LETTERS)}"


def _printed(person: Attendee) -> Iterator[str]:
    yield from (person.name, person.called, person.agency, person.role)


def _some(listed: Sequence[str], most: int) -> str:
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more
