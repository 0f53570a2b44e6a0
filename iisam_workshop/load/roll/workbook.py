"""A list in a workbook: the sheet that holds it, its rows as texts, and what the workbook hides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NoReturn

from iisam_workshop.errors import ContentInvalid, Place, Problem
from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.roll.header import header_at
from iisam_workshop.load.roll.table import Table
from iisam_workshop.load.sheet_titles import nearest, quoted, same_title, sheet_called
from iisam_workshop.load.sheets import Limits, Sheet, read_sheets
from iisam_workshop.model.roll import ColumnPart

__all__ = ["table_of_sheet", "table_of_workbook"]

_LAST = 80_000
"""The last row to which a merged cell is followed."""
_LIMITS = Limits(rows=20_000, columns=200, wide=300_000)


def table_of_workbook(
    data: bytes, file: str, wished: Mapping[ColumnPart, str], sheet: str | None
) -> tuple[Table, tuple[Problem, ...]]:
    """Return the sheet that was asked for, or the only one that is shown and has headings of a list.

    Raises ContentInvalid where that leaves a question (IW364), InputUnreadable as ``read_sheets`` does.
    """
    sheets = [each for each in read_sheets(data, file, _LIMITS, sheet_called) if each.rows]
    found = _asked(sheets, sheet, file) if sheet else _only(sheets, wished, file)
    if found is None:
        return Table(file, ()), ()
    return table_of_sheet(found), tuple(_unread(sheets, found, asked=bool(sheet)))


def table_of_sheet(sheet: Sheet) -> Table:
    """Return the rows of a sheet as texts; cells that hold nothing are empty, but for those merged downwards."""
    width = max((row[-1].place.column for row in sheet.rows), default=0)
    shared = {
        (row, column): first for column, first, last in sheet.merged for row in range(first, min(last, _LAST) + 1)
    }
    texts_at: dict[tuple[int, int], str] = {}
    rows = []
    for cells in sheet.rows:
        number, texts = cells[0].place.line, [""] * width
        for cell in cells:
            texts[cell.place.column - 1] = cell.text
        for column in range(1, width + 1) if shared else ():
            if (first := shared.get((number, column))) is not None:
                texts_at.setdefault((first, column), texts[column - 1])
                texts[column - 1] = texts_at[first, column]
        rows.append(Row(cells[0].place.line, cells[0].place.line, tuple(texts)))
    troubles = {
        (cell.place.line, cell.place.column): cell.trouble for row in sheet.rows for cell in row if cell.trouble
    }
    return Table(sheet.place.file, tuple(rows), sheet.place.sheet, sheet.hidden_rows, troubles)


def _asked(sheets: Sequence[Sheet], name: str, file: str) -> Sheet:
    found = next((sheet for sheet in sheets if same_title(sheet, name)), None)
    if found is None:
        hint = nearest(name, sheets) or "Leave the sheet out."
        _question("the workbook has no sheet of the name that is asked for with anything in it", hint, file)
    return found


def _only(sheets: Sequence[Sheet], wished: Mapping[ColumnPart, str], file: str) -> Sheet | None:
    shown = [sheet for sheet in sheets if not sheet.hidden]
    headed = [sheet for sheet in shown if _scored(sheet, wished)]
    if len(headed) > 1:
        names = ", ".join(map(quoted, headed))
        hint = (
            "Say which one with --sheet or under 'list: sheet:', or put them all into one sheet if they are one list."
        )
        _question(f"several sheets may hold the list: {names}", hint, file)
    if not shown and sheets:
        hint = "Show the sheet in the workbook, or name it with --sheet."
        _question("all sheets of this workbook that hold anything are hidden", hint, file)
    return headed[0] if headed else shown[0] if shown else None


def _scored(sheet: Sheet, wished: Mapping[ColumnPart, str]) -> bool:
    rows = [Row(row[0].place.line, row[0].place.line, tuple(cell.text for cell in row)) for row in sheet.rows[:20]]
    return len(sheet.rows) > 1 and header_at(rows, wished.values()) is not None


def _unread(sheets: Sequence[Sheet], found: Sheet, *, asked: bool) -> Iterator[Problem]:
    others = [sheet for sheet in sheets if sheet is not found]
    if others and not asked:
        names = ", ".join(quoted(sheet) + (" (hidden)" if sheet.hidden else "") for sheet in others)
        what = f"the list was read from {_the(found)}; these were not read: {names}"
        hint = "Name another one with --sheet, or in the session file under 'list: sheet:'."
        yield Problem("IW364", what, hint, found.place, "warning")


def _the(sheet: Sheet) -> str:
    return f"the sheet {sheet.name!r}" if sheet.place.sheet == sheet.name else sheet.place.sheet


def _question(what: str, hint: str, file: str) -> NoReturn:
    raise ContentInvalid(Problem("IW364", what, hint, Place(file)))
