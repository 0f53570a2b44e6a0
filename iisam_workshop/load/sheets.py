"""Cells of an XLSX workbook, read safely: looked over before it is opened, never more than a limit, nothing worked out.

A formula gives what the spreadsheet program last worked out for it.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, NoReturn

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.archives import SMALLER, has_sheets, looked_over, refuse_broken
from iisam_workshop.load.inputs import Found, Limit, guess, read_start

__all__ = ["WORKBOOK", "Cell", "Limits", "Sheet", "is_workbook", "read_sheets"]

WORKBOOK = Limit("IW414", 5)

_LONGEST = 20_000
_SHEETS = 30
_TEXT = "str"
"""How openpyxl tells of a formula that came to a text; to an empty one, where there is no value."""
_LARGEST = 11 << 20
"""How much of a file is looked at to see whether it is a workbook: more than any reader of workbooks takes."""
# Each begins with plain letters and looks back from there: in sixty megabytes that is ten times as fast.
_FORMULA = re.compile(rb"f(?<=[<:]f)[\s>/]")
_ROW = re.compile(rb"row(?<=[<:]row)\b([^>]*)>")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s>]")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_MERGED = re.compile(
    rb"mergeCell(?<=[<:]mergeCell)\b[^>]*\bref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})[\"']"
)
_NUMBER = re.compile(rb"\br=[\"'](\d+)[\"']")


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rows and columns of a sheet may hold something, and how many cells wide all its rows are together."""

    rows: int = 5_000
    columns: int = 100
    wide: int = 200_000


_DAY = Limits()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something: what, and where; ``share`` cells are shown as a percentage.

    ``trouble`` is set for a formula that was never worked out, or that came to an error.
    """

    value: str | int | float | bool | date | time | timedelta
    place: Place
    share: bool = False
    trouble: str = ""

    @property
    def text(self) -> str:
        """The value as somebody would have typed it."""
        return _typed(self.value, share=self.share)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its cells, row by row; rows and cells that hold nothing are left out.

    ``hidden_rows`` are the numbers of rows that the workbook does not show, ``merged`` the cells that are one
    downwards: column, first and last row.
    """

    name: str
    place: Place
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int], ...] = ()


def is_workbook(found: Found) -> bool:
    """Tell by its content whether a file is an XLSX workbook, or was meant to be one by its name."""
    start, meant = read_start(found), found.path.suffix.lower() in (".xlsx", ".xlsm")
    if not start.startswith(b"PK\x03\x04"):
        return meant and b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")) and not guess(start)
    known = has_sheets(read_start(found, _LARGEST))
    return meant if known is None else known


def read_sheets(
    data: bytes, file: str, limits: Limits = _DAY, called: Callable[[str, int], str] = lambda title, _: title
) -> tuple[Sheet, ...]:
    """Return all sheets of a workbook; raises InputUnreadable (IW413, IW414, IW418).

    ``called`` says what places call a sheet, by its title and its number from 1.
    """
    sound, texts = looked_over(data, file)
    formulas = any(map(_FORMULA.search, texts.values()))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out, it tells everybody on standard error
            return tuple(_sheets(sound, Place(file), limits, called, formulas=formulas))
    except InputUnreadable:
        raise
    except Exception:  # noqa: BLE001 - openpyxl fails on broken files in every way there is
        refuse_broken("this workbook is broken", file)


def _sheets(
    data: bytes, file: Place, limits: Limits, called: Callable[[str, int], str], *, formulas: bool
) -> Iterator[Sheet]:
    values = _opened(data, formulas=False)
    written = _opened(data, formulas=True) if formulas else values
    if len(values.worksheets) > _SHEETS:
        _too_much(f"this workbook has more than {_SHEETS} sheets", file)
    for number, (sheet, other) in enumerate(zip(values.worksheets, written.worksheets, strict=True), 1):
        yield _sheet(sheet, other, replace(file, sheet=called(sheet.title, number)), limits)


def _opened(data: bytes, *, formulas: bool) -> Any:
    from openpyxl import load_workbook  # a tenth of a second, and only those need it who have a workbook

    return load_workbook(io.BytesIO(data), read_only=True, data_only=not formulas, keep_links=False)


def _sheet(sheet: Any, written: Any, place: Place, limits: Limits) -> Sheet:
    sheet.reset_dimensions()
    written.reset_dimensions()
    xml = _part(sheet)
    if number := _far_row(xml, limits.rows * 4):
        _too_much(f"this sheet has more than {limits.rows:,} rows", replace(place, line=number, column=1))
    rows: list[tuple[Cell, ...]] = []
    width = 0
    for values, formulas in _pairs(sheet, written, limits.rows * 4):
        width += len(values)
        cells = tuple(_cells(values, formulas, place))
        if cells and len(rows) >= limits.rows:
            _too_much(f"this sheet has more than {limits.rows:,} rows", cells[0].place)
        if cells and cells[-1].place.column > limits.columns:
            _too_much(f"this sheet has more than {limits.columns} columns", cells[-1].place)
        if width > limits.wide:
            _too_much(f"this sheet has more than {limits.wide:,} cells", place)
        if cells:
            rows.append(cells)
    hidden = sheet.sheet_state != "visible"
    return Sheet(sheet.title, place, tuple(rows), hidden, _hidden_rows(xml), tuple(_merged(xml)))


def _pairs(sheet: Any, written: Any, last: int) -> Iterator[tuple[Any, Any]]:
    """Yield the rows with their values and with their formulas, from one reading where there are none."""
    if sheet is written:
        return ((row, row) for row in sheet.iter_rows(max_row=last))
    return zip(sheet.iter_rows(max_row=last), written.iter_rows(max_row=last), strict=False)


def _part(sheet: Any) -> bytes:
    """Return the XML of a sheet, of whose hidden rows and far corners openpyxl says nothing when it only reads.

    Nor does it offer the part of the archive that it reads, so both come from its private names.
    """
    return bytes(sheet.parent._archive.read(str(sheet._worksheet_path).removeprefix("/")))


def _far_row(xml: bytes, last: int) -> int:
    """Return the number of the first row beyond the last that can be, if anything stands there or below; else 0."""
    for row in _ROW.finditer(xml):
        number = _NUMBER.search(row[1])
        if number and int(number[1]) > last:
            return int(number[1]) if _VALUE.search(xml, row.end()) else 0
    return 0


def _hidden_rows(xml: bytes) -> frozenset[int]:
    marks = (row[1] for row in _ROW.finditer(xml) if _HIDDEN.search(row[1]))
    return frozenset(int(found[1]) for mark in marks if (found := _NUMBER.search(mark)))


def _merged(xml: bytes) -> Iterator[tuple[int, int, int]]:
    from openpyxl.utils import column_index_from_string

    for left, first, right, last in _MERGED.findall(xml):
        if left == right and int(first) < int(last):
            yield column_index_from_string(left.decode()), int(first), int(last)


def _cells(values: Any, formulas: Any, sheet: Place) -> Iterator[Cell]:
    for number, cell in enumerate(values):
        formula: Any = formulas[number] if number < len(formulas) else cell
        worked_out = formula.value is not None and formula.data_type == "f"
        if cell.value is None and not worked_out:
            continue
        value = cell.value if cell.value is not None else ""
        place = Place(sheet.file, (cell if cell.value is not None else formula).row, number + 1, sheet.sheet)
        never = value == "" and worked_out and cell.data_type != _TEXT
        trouble = "error" if cell.data_type == "e" else "formula" if never else ""
        if isinstance(value, str):
            if len(value) > _LONGEST:
                _too_much(f"this cell has more than {_LONGEST:,} characters", place)
            if not value.strip() and not trouble:
                continue
        share = isinstance(value, int | float) and "%" in str(cell.number_format)
        yield Cell(value, place, share, trouble)


def _typed(value: object, *, share: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if isinstance(value, int | float):
        return f"{value * 100:g}%" if share else f"{value:.10g}"
    return str(value)


def _too_much(what: str, place: Place) -> NoReturn:
    raise InputUnreadable(Problem("IW414", what, SMALLER, place))
