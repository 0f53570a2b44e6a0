"""One more person in a CSV list, written as the list is: its letters, its delimiter, its columns, its line ends."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from iisam_workshop.errors import ContentInvalid, Place, Problem, refuse
from iisam_workshop.load.csv_rows import Row, coding_of, csv_rows, csv_text
from iisam_workshop.load.roll.cells import folded, one_line
from iisam_workshop.load.roll.columns import Columns, columns_of
from iisam_workshop.load.roll.header import best_delimiter, header_at
from iisam_workshop.load.roll.names import bare, read_name
from iisam_workshop.load.roll.sub_heads import whole_header
from iisam_workshop.model.cells import defused
from iisam_workshop.model.game import CardLanguage
from iisam_workshop.model.roll import ColumnPart, Entry

__all__ = ["Newcomer", "newcomer", "same_person", "with_newcomer"]

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
    return Newcomer(read_name(name).name, one_line(agency), one_line(role), language)


def same_person(person: Newcomer, entries: tuple[Entry, ...], file: str) -> tuple[Problem, ...]:
    """Refuse (IW250) a name and organisation that are in the list already."""
    return tuple(
        Problem(
            "IW250",
            f"row {entry.row} has this name and organisation already",
            "To print that card again, print its page; two people of one name need something that tells them apart.",
            Place(file, entry.line),
        )
        for entry in entries
        if (bare(entry.name), folded(entry.agency)) == (bare(person.name), folded(person.agency))
    )


def with_newcomer(data: bytes, person: Newcomer, file: str, wished: Mapping[ColumnPart, str] | None = None) -> bytes:
    """Return a list with a row more at its end; ``wished`` are columns by their headings, as for reading it.

    Raises ContentInvalid: IW220 where there is no column for something that is said of the person, IW222 where the
    letters of the list do not do for it.
    """
    text, _ = csv_text(data, file)
    wished = wished or {}
    delimiter = best_delimiter(text, file, wished.values())
    rows = list(csv_rows(text, file, delimiter))
    at = header_at(rows, wished.values()) or 0
    header, below = whole_header(rows, at)
    place = Place(file, header.line)
    columns, faults = columns_of(header, rows[below:], wished, place)
    faults = (*(fault for fault in faults if fault.severity == "error"), *_without_column(person, columns, place))
    if faults:
        refuse(faults)
    found = _LINE_END.search(text)
    end = found[0] if found else "\n"
    out = io.StringIO(newline="")
    row = map(defused, _cells(person, columns, header))
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerow(row)
    gap = "" if text.endswith(("\n", "\r")) else end
    return data + _encoded(gap + out.getvalue(), data, file)


def _without_column(person: Newcomer, columns: Columns, place: Place) -> Iterator[Problem]:
    parts: tuple[tuple[str, str, str | None, ColumnPart], ...] = (
        ("Organisation", "organisation", person.agency, "organisation"),
        ("Role", "role", person.role, "role"),
        ("Card language", "language", person.language, "language"),
    )
    for word, option, value, part in parts:
        if value and part not in columns.of:
            what = f"the list has no column for what --{option} says"
            yield Problem("IW220", what, f"Head a column with '{word}', or leave --{option} out.", place)


def _cells(person: Newcomer, columns: Columns, header: Row) -> list[str]:
    cells = [""] * len(header.cells)

    def put(part: ColumnPart, text: str) -> None:
        if part in columns.of:
            cells[columns.of[part][0]] = text

    first, _, last = person.name.rpartition(" ")
    if "name" in columns.of and not columns.first_leads:
        put("name", person.name)
    elif "first" in columns.of and "last" in columns.of:
        put("first", first or last)
        put("last", last if first else "")
    else:
        put("first" if "first" in columns.of else "last", person.name)
    put("organisation", person.agency)
    put("role", person.role)
    put("language", person.language or "")
    return cells


def _encoded(row: str, data: bytes, file: str) -> bytes:
    try:
        return row.encode(coding_of(data)[1])
    except UnicodeEncodeError:
        what = "this list is Windows-1252, which lacks a letter that the new row needs"
        hint = "Save the list as CSV UTF-8, then add the person again."
        raise ContentInvalid(Problem("IW222", what, hint, Place(file))) from None
