"""One more person in a CSV list, written as the list is: its letters, its delimiter, its columns, its line ends."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from iisam_workshop.errors import ContentInvalid, Place, Problem, refuse
from iisam_workshop.load.attendees import Entry, one_line
from iisam_workshop.load.csv_rows import Row, csv_rows, csv_text, delimiter_of
from iisam_workshop.load.headings import Columns, columns_of
from iisam_workshop.model.game import CardLanguage

__all__ = ["Newcomer", "newcomer", "same_person", "with_newcomer"]

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is to be added: texts of one line each, only the name must be there."""

    name: str
    agency: str = ""
    role: str = ""
    language: CardLanguage | None = None


def newcomer(name: str, agency: str = "", role: str = "", language: CardLanguage | None = None) -> Newcomer:
    """Return somebody with the texts as a list would be read."""
    return Newcomer(one_line(name), one_line(agency), one_line(role), language)


def same_person(person: Newcomer, entries: tuple[Entry, ...], file: str) -> tuple[Problem, ...]:
    """Refuse (IW250) a name and organisation that are in the list already."""
    folded = Entry(0, 0, person.name, person.agency, person.role).folded
    return tuple(
        Problem(
            "IW250",
            f"row {entry.row} has this name and organisation already",
            "To print that card again, print its page; two people of one name need something that tells them apart.",
            Place(file, entry.line),
        )
        for entry in entries
        if entry.folded == folded
    )


def with_newcomer(data: bytes, person: Newcomer, file: str) -> bytes:
    """Return a list with a row more at its end.

    Raises ContentInvalid: IW220 where there is no column for something that is said of the person, IW222 where the
    letters of the list do not do for it.
    """
    text, _ = csv_text(data, file)
    header = next(csv_rows(text, file))
    columns = columns_of(header, file)
    if missing := tuple(_without_column(person, columns, Place(file, header.line))):
        refuse(missing)
    found = _LINE_END.search(text)
    end = found[0] if found else "\n"
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter_of(text), lineterminator=end).writerow(_cells(person, columns, header))
    gap = "" if text.endswith(("\n", "\r")) else end
    return data + _encoded(gap + out.getvalue(), data, file)


def _without_column(person: Newcomer, columns: Columns, place: Place) -> Iterator[Problem]:
    for word, option, value, column in (
        ("Organisation", "organisation", person.agency, columns.agency),
        ("Role", "role", person.role, columns.role),
        ("Card language", "language", person.language, columns.language),
    ):
        if value and column is None:
            what = f"the list has no column for what --{option} says"
            yield Problem("IW220", what, f"Head a column with '{word}', or leave --{option} out.", place)


def _cells(person: Newcomer, columns: Columns, header: Row) -> list[str]:
    cells = [""] * len(header.cells)
    first, _, last = person.name.rpartition(" ")
    if columns.full is not None:
        cells[columns.full] = person.name
    elif columns.first is None or columns.last is None:
        cells[_known(columns.first, columns.last)] = person.name
    else:
        cells[columns.first], cells[columns.last] = (first, last) if first else (last, "")
    for value, column in ((person.agency, columns.agency), (person.role, columns.role)):
        if column is not None:
            cells[column] = value
    if columns.language is not None:
        cells[columns.language] = person.language or ""
    return cells


def _known(*columns: int | None) -> int:
    return next(column for column in columns if column is not None)


def _encoded(row: str, data: bytes, file: str) -> bytes:
    marked = next((coding for mark, coding in _MARKS if data.startswith(mark)), "")
    try:
        return row.encode(marked or _coding(data))
    except UnicodeEncodeError:
        what = "this list is Windows-1252, which lacks a letter that the new row needs"
        hint = "Save the list as CSV UTF-8, then add the person again."
        raise ContentInvalid(Problem("IW222", what, hint, Place(file))) from None


def _coding(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
