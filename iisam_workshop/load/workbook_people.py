"""The people of a session's workbook: rows of a list as a CSV file has them, and the one place where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from iisam_workshop.errors import Place, Problem
from iisam_workshop.load.attendees import Entry, entries_of_rows
from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.sheets import Cell, Sheet
from iisam_workshop.load.tree import MapNode, TextNode
from iisam_workshop.model.workbook import PEOPLE

__all__ = ["one_list", "people_rows", "read_people"]


def read_people(rows: Sequence[Row], path: Path, intake: Intake) -> tuple[Entry, ...]:
    """Return the people of the sheet; raises WorkshopError (IW22x), each with the row of the sheet."""
    inner = Intake()
    people = inner.attempt(entries_of_rows, rows, str(path), inner)
    intake.problems.extend(replace(problem, place=_on_sheet(problem.place)) for problem in inner.problems)
    return people or ()


def _on_sheet(place: Place | None) -> Place | None:
    return replace(place, sheet=PEOPLE, column=1 if place.line else 0) if place else None


def people_rows(sheet: Sheet | None) -> tuple[Row, ...]:
    """Return head and rows of the people, nothing where there is nobody yet."""
    if sheet is None or len(sheet.rows) < 2:
        return ()
    width = max(row[-1].place.column for row in sheet.rows)
    return tuple(
        Row(row[0].place.line, row[0].place.line, tuple(_text_at(row, column) for column in range(1, width + 1)))
        for row in sheet.rows
    )


def one_list(session: MapNode, people: Sequence[Row], file: str, problems: list[Problem]) -> None:
    """See to it that the people stand in one place only: in the sheet, in a list, or as a number."""
    wish = session.entries.get("attendees")
    says_sheet = isinstance(wish, TextNode) and wish.text.strip().casefold() == PEOPLE.casefold()
    if people and wish is None:
        session.entries["attendees"] = TextNode(PEOPLE, Place(file, sheet=PEOPLE))
    elif people and not says_sheet and wish is not None:
        what = f"'attendees' names a list or a number, and the sheet {PEOPLE!r} has people too"
        hint = f"Write {PEOPLE} as the value of 'attendees', or empty the sheet."
        problems.append(Problem("IW417", what, hint, wish.place))
    elif says_sheet and not people and wish is not None:
        what = f"'attendees' names the sheet {PEOPLE!r}, and nobody stands there"
        problems.append(Problem("IW417", what, "Fill the sheet in, or write a number such as 24.", wish.place))


def _text_at(row: Sequence[Cell], column: int) -> str:
    cell = next((cell for cell in row if cell.place.column == column), None)
    return cell.text if cell else ""
