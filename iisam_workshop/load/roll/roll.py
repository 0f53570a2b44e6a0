"""A list of people from the bytes of a file: what was read, what was decided of each row, and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from iisam_workshop.errors import ContentInvalid, Place, Problem, refuse
from iisam_workshop.load.csv_rows import Row, csv_rows, csv_text
from iisam_workshop.load.inputs import LIST, Found, Intake
from iisam_workshop.load.roll.columns import Columns, columns_of, nameless
from iisam_workshop.load.roll.decisions import told
from iisam_workshop.load.roll.doubles import without_doubles
from iisam_workshop.load.roll.header import best_delimiter, header_at
from iisam_workshop.load.roll.kinds import is_sheets, kind_faults, misnamed
from iisam_workshop.load.roll.rows import Sorted, sort_rows
from iisam_workshop.load.roll.table import Table
from iisam_workshop.model.roll import ColumnPart, Roll, UsedColumn

if TYPE_CHECKING:
    from iisam_workshop.model.session import ListWish

__all__ = ["REJOINING", "read_roll", "roll_of", "roll_of_table", "table_of"]

_ROWS, _COLUMNS, _PEOPLE = 20_000, 200, 5_000
REJOINING = ("Microsoft Teams", "Zoom")
"""Programs that write a row each time that somebody joins, so that rows of one person are never two people."""


def read_roll(found: Found, intake: Intake, wish: ListWish | None = None, *, keep_email: bool = False) -> Roll:
    """Read a list, CSV or XLSX by its content; what is wrong with the whole of it, or too long, stays with the intake.

    What was decided of single rows is in the roll. Without ``keep_email`` no address is kept. Raises WorkshopError for
    files that cannot be read (IW401 to IW404, IW413 to IW418), for headings that leave a question (IW220, IW350, IW351,
    IW364), and for nobody (IW224) or too many (IW366).
    """
    return roll_of(intake.read(found, LIST), found.shown, intake, wish, keep_email=keep_email)


def roll_of(data: bytes, file: str, intake: Intake, wish: ListWish | None = None, *, keep_email: bool = False) -> Roll:
    """Read the bytes of a list as ``read_roll`` does."""
    return roll_of_table(table_of(data, file, intake, wish), intake, wish, keep_email=keep_email)


def table_of(data: bytes, file: str, intake: Intake, wish: ListWish | None = None) -> Table:
    """Return the rows of a list, CSV or XLSX, before anything is made of them; raises as ``read_roll`` does."""
    if faults := tuple(kind_faults(data, file)):
        refuse(faults)
    intake.problems.extend(misnamed(data, file))
    if is_sheets(data):
        from iisam_workshop.load.roll.workbook import table_of_workbook  # only those who have a workbook pay for it

        table, doubts = table_of_workbook(data, file, _columns_wish(wish), wish.sheet if wish else None)
    else:
        table, doubts = _table_of_text(data, file, _columns_wish(wish))
    intake.problems.extend(doubts)
    return table


def roll_of_table(table: Table, intake: Intake, wish: ListWish | None = None, *, keep_email: bool = False) -> Roll:
    """Read a list that is rows already, as ``read_roll`` does."""
    if not table.rows:
        _nobody(table.place)
    _check_size(table)
    at = header_at(table.rows, _columns_wish(wish).values())
    if at is None:
        refuse([nameless(table.rows[0], table.at(table.rows[0]))])
    header, rows = table.rows[at], table.rows[at + 1 :]
    columns, faults = columns_of(header, rows, _columns_wish(wish), table.at(header), needs=bool(wish and wish.needs))
    if any(fault.severity == "error" for fault in faults):
        refuse(faults)
    result = sort_rows(table, rows, columns)
    if not result.entries:
        intake.problems.extend(told(result.decisions))
        _nobody(table.place, asked=bool(result.decisions))
    intake.problems.extend((*faults, *result.problems, *_ragged(result, table)))
    if columns.unread and not (wish and "needs" in wish.model_fields_set):
        intake.problems.append(_unread(columns.unread, table.at(header)))
    return _roll(table, columns, result, keep=bool(wish and wish.keep_duplicates), keep_email=keep_email)


def _roll(table: Table, columns: Columns, result: Sorted, *, keep: bool, keep_email: bool) -> Roll:
    keep = keep and columns.source not in REJOINING
    entries, doubles = without_doubles(result.entries, table, keep=keep)
    if len(entries) > _PEOPLE:
        what = f"there are more than {_PEOPLE:,} people in this list, which is the limit"
        raise ContentInvalid(Problem("IW366", what, "Part the list.", table.place))
    folded = {one.row for one in doubles if one.outcome == "folded"}
    decisions = [one for one in result.decisions if one.outcome != "changed" or one.row not in folded]
    counted = len(result.entries) + sum(1 for one in result.decisions if one.outcome == "left-out")
    return Roll(
        file=table.file,
        rows=counted,
        entries=tuple(entry if keep_email else replace(entry, email="") for entry in entries),
        decisions=tuple(sorted((*decisions, *doubles), key=lambda decision: decision.row)),
        columns=tuple(_used(columns)),
        dropped=columns.headed - len(columns.used),
        source=columns.source,
        sheet=table.sheet,
    )


def _columns_wish(wish: ListWish | None) -> Mapping[ColumnPart, str]:
    return wish.columns if wish else {}


def _table_of_text(data: bytes, file: str, wished: Mapping[ColumnPart, str]) -> tuple[Table, tuple[Problem, ...]]:
    text, doubts = csv_text(data, file)
    delimiter = best_delimiter(text, file, wished.values())
    rows: list[Row] = []
    for row in csv_rows(text, file, delimiter):
        rows.append(row)
        if len(rows) > _ROWS:
            break
    return Table(file, tuple(rows)), doubts


def _check_size(table: Table) -> None:
    hint = "Copy the rows and columns that matter into a new list."
    if len(table.rows) > _ROWS:
        raise ContentInvalid(Problem("IW366", f"this list has more than {_ROWS:,} rows", hint, table.place))
    wide = next((row for row in table.rows if len(row.cells) > _COLUMNS), None)
    if wide:
        what = f"row {wide.number} has more than {_COLUMNS} columns"
        raise ContentInvalid(Problem("IW366", what, hint, table.at(wide)))


def _used(columns: Columns) -> Iterator[UsedColumn]:
    for part, positions in columns.of.items():
        yield from (UsedColumn(part, column + 1) for column in positions)


def _ragged(result: Sorted, table: Table) -> Iterator[Problem]:
    if odd := result.ragged:
        shown = ", ".join(str(row.number) for row in odd[:5]) + (" and others" if len(odd) > 5 else "")
        what = f"these rows have fewer or more cells than the first row: {shown}"
        hint = "Look whether a cell with a comma in it needs quotes."
        yield Problem("IW229", what, hint, table.at(odd[0]), "warning")


def _unread(number: int, place: Place) -> Problem:
    columns, were = ("a column", "was") if number == 1 else (f"{number} columns", "were")
    what = f"{columns} about what people eat or need {were} not read"
    hint = "Write 'needs: true' under 'list' in the session file for one page that only you see, or 'needs: false'."
    return Problem("IW359", what, hint, place, "warning")


def _nobody(place: Place, *, asked: bool = False) -> NoReturn:
    hint = "Name at least one person, or a number."
    if asked:
        hint = 'If another column holds the names, say which with --map name="its heading".'
    raise ContentInvalid(Problem("IW224", "no people were found", hint, place))
