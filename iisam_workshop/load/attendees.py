"""The people of a session: from a CSV list, or as so many seats. No message ever says a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from iisam_workshop.errors import ContentInvalid, InputUnreadable, Place, Problem
from iisam_workshop.load.csv_rows import Row, csv_rows, csv_text
from iisam_workshop.load.headings import Columns, columns_of
from iisam_workshop.load.inputs import LIST, Found, Intake
from iisam_workshop.model.game import CardLanguage
from iisam_workshop.model.people import Attendee, People

__all__ = ["Entry", "entries_of", "entries_of_rows", "one_line", "people_of", "read_list", "seats"]

_MOST = 500
_LONGEST = 200
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Control characters, and the signs that turn the direction of text round without being seen."""

_WORDS: Mapping[CardLanguage, Sequence[str]] = {
    "en": ("en", "english", "saesneg"),
    "cy": ("cy", "welsh", "cymraeg"),
    "both": ("both", "bilingual", "dwyieithog"),
}
_LANGUAGES = {word: language for language, words in _WORDS.items() for word in words}
"""The languages that a card may have, by the words with which a list asks for them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one row: its number as a spreadsheet counts, the line of the file, three texts, the language."""

    row: int
    line: int
    name: str
    agency: str
    role: str
    language: CardLanguage | None = None

    @property
    def folded(self) -> tuple[str, str]:
        """Name and agency as they are compared: case and width folded."""
        return _folded(self.name), _folded(self.agency)


def seats(wish: str, place: Place | None) -> People | None:
    """Return unnamed people, in the order of their seats, for a wish such as ``24``; None when it is no number.

    Raises ContentInvalid for broken numbers (IW114), nobody (IW224) and too many (IW225).
    """
    if not _NUMBER.fullmatch(wish):
        return None
    if not wish.isdecimal():
        hint = f"Write a whole number from 1 to {_MOST}, or the name of a list."
        raise ContentInvalid(Problem("IW114", "'attendees' must be a whole number", hint, place))
    number = int(wish[-9:]) if len(wish.lstrip("0")) < 9 else 10**9
    _check_number(number, place)
    return People(tuple(Attendee(f"seat-{seat}") for seat in range(1, number + 1)), named=False)


def read_list(found: Found, intake: Intake) -> tuple[Entry, ...]:
    """Read a CSV list; raises WorkshopError (IW22x, IW40x). What is wrong with single rows stays with the intake."""
    file = found.shown
    if found.path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods"):
        hint = "Save the sheet as CSV UTF-8 and name that file."
        raise InputUnreadable(Problem("IW404", "this version reads attendee lists as CSV only", hint, Place(file)))
    return entries_of(intake.read(found, LIST), file, intake)


def entries_of(data: bytes, file: str, intake: Intake) -> tuple[Entry, ...]:
    """Read the bytes of a CSV list, as ``read_list`` does."""
    text, doubts = csv_text(data, file)
    intake.problems.extend(doubts)
    return entries_of_rows(list(csv_rows(text, file)), file, intake)


def entries_of_rows(listed: Sequence[Row], file: str, intake: Intake) -> tuple[Entry, ...]:
    """Read the rows of a list, the heads first, as ``read_list`` does."""
    header, *rows = listed or [Row(1, 1, ())]
    if not header.cells:
        _check_number(0, Place(file))
    columns = columns_of(header, file)
    entries = [_entry(row, columns) for row in rows]
    people = tuple(entry for entry in entries if entry.name)
    _check_number(len(people), Place(file))
    for check in (_nameless(entries, file), _too_long(people, file), _twice(people, file)):
        intake.problems.extend(check)
    intake.problems.extend(_ragged(rows, columns, file))
    intake.problems.extend(_tongues(rows, columns, file))
    return people


def people_of(entries: Sequence[Entry], seed: str) -> People:
    """Give every entry its key and order people by it, so that the order of the list does not matter."""
    salt = sha256(f"the people of {seed}".encode()).hexdigest()
    seen: dict[tuple[str, str], int] = {}
    people = []
    for entry in sorted(entries, key=lambda entry: (entry.folded, _folded(entry.role))):
        nth = seen[entry.folded] = seen.get(entry.folded, 0) + 1
        people.append(Attendee(_key(salt, entry, nth), entry.name, entry.agency, entry.role, entry.row, entry.language))
    return People(tuple(sorted(people, key=lambda attendee: attendee.key)), named=True)


def one_line(cell: str) -> str:
    """Return a text as it is kept: composed letters, white space folded, no signs that nobody sees."""
    return " ".join(unicodedata.normalize("NFC", _CONTROLS.sub("", cell)).split())


def _key(salt: str, entry: Entry, nth: int) -> str:
    name, agency = entry.folded
    twin = f"\x1f{nth}" if nth > 1 else ""
    return sha256(f"{salt}\x1f{name}\x1f{agency}{twin}".encode()).hexdigest()[:16]


def _entry(row: Row, columns: Columns) -> Entry:
    agency, role = columns.cell(row, columns.agency), columns.cell(row, columns.role)
    language = _LANGUAGES.get(_folded(columns.cell(row, columns.language)))
    return Entry(row.number, row.line, one_line(columns.name(row)), one_line(agency), one_line(role), language)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _nameless(entries: Sequence[Entry], file: str) -> Iterator[Problem]:
    for entry in entries:
        if not entry.name:
            what = f"row {entry.row} has no name and was left out"
            yield Problem("IW221", what, "Fill the name in, or delete the row.", Place(file, entry.line), "warning")


def _too_long(people: Sequence[Entry], file: str) -> Iterator[Problem]:
    for entry in people:
        for column in ("name", "agency", "role"):
            if len(getattr(entry, column)) > _LONGEST:
                what = f"row {entry.row}, column {column!r}: the text has more than {_LONGEST} characters"
                yield Problem("IW226", what, "Shorten it.", Place(file, entry.line))


def _twice(people: Sequence[Entry], file: str) -> Iterator[Problem]:
    first: dict[tuple[str, str], int] = {}
    for entry in people:
        before = first.setdefault(entry.folded, entry.row)
        if before != entry.row:
            what = f"row {entry.row} has the same name and organisation as row {before}; both get a seat and a card"
            hint = "Delete one of them if they are the same person."
            yield Problem("IW223", what, hint, Place(file, entry.line), "warning")


def _ragged(rows: Sequence[Row], columns: Columns, file: str) -> Iterator[Problem]:
    odd = [row for row in rows if len(row.cells) < columns.width or any(map(str.strip, row.cells[columns.width :]))]
    if odd:
        shown = ", ".join(str(row.number) for row in odd[:5]) + (" and others" if len(odd) > 5 else "")
        what = f"these rows have fewer or more cells than the first row: {shown}"
        hint = "Look whether a cell with a comma in it needs quotes."
        yield Problem("IW229", what, hint, Place(file, odd[0].line), "warning")


def _tongues(rows: Sequence[Row], columns: Columns, file: str) -> Iterator[Problem]:
    for row in rows:
        wish = _folded(columns.cell(row, columns.language))
        if wish and wish not in _LANGUAGES and columns.name(row):
            what = f"row {row.number}, column 'language': this language is not known, so the card has the session's"
            yield Problem("IW243", what, "Write English, Welsh or both.", Place(file, row.line), "warning")


def _check_number(number: int, place: Place | None) -> None:
    if number == 0:
        raise ContentInvalid(Problem("IW224", "no people were found", "Name at least one person, or a number.", place))
    if number > _MOST:
        what = f"there are more than {_MOST} people, which is the limit of a session"
        raise ContentInvalid(Problem("IW225", what, "Hold several sessions, each with its own list.", place))
