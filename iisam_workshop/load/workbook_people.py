"""The people of a session's workbook: rows of a list as a CSV file has them, and the one place where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from iisam_workshop.errors import Place, Problem
from iisam_workshop.load.attendees import room_for
from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.roll.decisions import told
from iisam_workshop.load.roll.roll import roll_of_table
from iisam_workshop.load.roll.table import Table
from iisam_workshop.load.roll.workbook import table_of_sheet
from iisam_workshop.load.sheets import Sheet
from iisam_workshop.load.tree import MapNode, TextNode
from iisam_workshop.model.roll import Roll
from iisam_workshop.model.session import ListWish
from iisam_workshop.model.workbook import PEOPLE

__all__ = ["one_list", "people_rows", "read_people"]


def read_people(rows: Sequence[Row], path: Path, intake: Intake, wish: ListWish | None = None) -> Roll | None:
    """Return the people of the sheet; None where they cannot be read, and the intake has said why.

    Problems are those of lists (IW22x, IW35x), each with the row of the sheet.
    """
    table = Table(str(path), tuple(rows), PEOPLE)
    roll = intake.attempt(roll_of_table, table, intake, wish, keep_email=True)
    if roll:
        intake.attempt(room_for, len(roll.entries), table.place)
        intake.problems.extend(told(roll.decisions))
    return roll


def people_rows(sheet: Sheet | None) -> tuple[Row, ...]:
    """Return head and rows of the people, nothing where there is nobody yet."""
    return table_of_sheet(sheet).rows if sheet and len(sheet.rows) > 1 else ()


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
