"""A session as one XLSX workbook: key by key, a row for each slot, aim, task and person; the same bytes every time.

Every cell is text, so nothing in it is ever worked out or turned into a date.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from iisam_workshop.export.archive import Undated, packed
from iisam_workshop.model.workbook import (
    AIM_COLUMNS,
    AIMS,
    DAY,
    PEOPLE,
    PEOPLE_HEADS,
    SLOT_COLUMNS,
    SLOTS,
    TASK_COLUMNS,
    TASKS,
    Column,
    joined,
    kit_line,
)

__all__ = ["Choices", "Contents", "workbook"]

Entry = Mapping[str, Any]
"""A slot, an aim or a task as plain texts, lists and groups of keys, as its file says it."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_INK, _HEAD, _QUIET, _HAIRLINE = "FF1F1F1F", "FF3B2A66", "FF595959", "FFC9C4D4"
_WHITE, _TINT = "FFFFFFFF", "FFF3F1F8"
_FONT = "Arial"
_SPARE_ROWS = 60
"""How many empty rows below the filled ones offer the choices too."""
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>iisam-workshop</dc:creator>'
    "<cp:lastModifiedBy>iisam-workshop</cp:lastModifiedBy></cp:coreProperties>"
)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a cell of a column may be chosen from; other values stay allowed where ``strict`` is not set."""

    values: tuple[str, ...]
    strict: bool = False


_WIDTHS = {"Name": 30, "First name": 20, "Last name": 24, "Organisation": 40, "Role": 34, "Language": 14}


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a workbook: keys with values, rows of the tables, the words, and what may be chosen.

    ``day`` has key, value and meaning. ``meanings`` of the heads are shown as somebody enters a cell.
    """

    day: Sequence[tuple[str, str, str]]
    slots: Sequence[Entry]
    aims: Sequence[Entry]
    tasks: Sequence[Entry] = ()
    people: Sequence[Sequence[str]] = ()
    people_heads: Sequence[str] = PEOPLE_HEADS
    meanings: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Choices] = field(default_factory=dict)


def workbook(contents: Contents) -> bytes:
    """Return the workbook of a session."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    book.remove(book.worksheets[0])
    _day(book, contents)
    _table(book, SLOTS, _with_own(contents.slots), contents.slots, contents)
    _table(book, AIMS, AIM_COLUMNS, contents.aims, contents)
    if contents.tasks:
        _table(book, TASKS, TASK_COLUMNS, contents.tasks, contents)
    _people(book, contents)
    out = io.BytesIO()
    with Undated(out) as archive:
        ExcelWriter(book, archive).save()
    return _settled(out.getvalue())


def _with_own(slots: Sequence[Entry]) -> tuple[Column, ...]:
    """Return the columns of slots with those that the session made itself."""
    own = dict.fromkeys(head for slot in slots for head in slot.get("columns", {}))
    return (*SLOT_COLUMNS, *(Column(head, ("columns", head), width=24) for head in own))


def _day(book: Any, contents: Contents) -> None:
    sheet = _sheet(book, DAY, ("Key", "Value", "What it means"), (24, 44, 80))
    for number, (key, value, meaning) in enumerate(contents.day, start=2):
        _put(sheet, number, 1, key, colour=_QUIET)
        _put(sheet, number, 2, value, bold=bool(value))
        _put(sheet, number, 3, meaning, colour=_QUIET)
        choices = contents.choices.get(key)
        if choices:
            _offer(sheet, f"B{number}", choices, "")
    sheet.freeze_panes = "B2"


def _table(book: Any, name: str, columns: Sequence[Column], entries: Sequence[Entry], contents: Contents) -> None:
    sheet = _sheet(book, name, [column.head for column in columns], [column.width for column in columns])
    for row, entry in enumerate(entries, start=2):
        for number, column in enumerate(columns, start=1):
            _put(sheet, row, number, _cell_text(entry, column), bold=column.head in ("title", "aim"))
    last = len(entries) + 1 + _SPARE_ROWS
    for number, column in enumerate(columns, start=1):
        letter = sheet.cell(1, number).column_letter
        choices = contents.choices.get(f"{name}.{column.head}", Choices(()))
        meaning = contents.meanings.get(f"{name}.{column.head}", "")
        if choices.values or meaning:
            _offer(sheet, f"{letter}2:{letter}{last}", choices, meaning, column.head)
        for row in range(len(entries) + 2, last + 1):
            sheet.cell(row, number).number_format = "@"
    sheet.freeze_panes = "C2" if name == SLOTS else "A2"


def _people(book: Any, contents: Contents) -> None:
    heads = contents.people_heads
    sheet = _sheet(book, PEOPLE, heads, [_WIDTHS.get(head, 20) for head in heads])
    for row, person in enumerate(contents.people, start=2):
        for number, text in enumerate(person, start=1):
            _put(sheet, row, number, text)
    last = len(contents.people) + 1 + _SPARE_ROWS
    language = sheet.cell(1, list(heads).index("Language") + 1).column_letter
    _offer(sheet, f"{language}2:{language}{last}", contents.choices.get(f"{PEOPLE}.Language", Choices(())), "")
    sheet.freeze_panes = "A2"


def _sheet(book: Any, name: str, heads: Sequence[str], widths: Sequence[int]) -> Any:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet = book.create_sheet(name)
    for number, (head, width) in enumerate(zip(heads, widths, strict=True), start=1):
        cell = _put(sheet, 1, number, head)
        cell.font = Font(name=_FONT, size=11, bold=True, color=_WHITE)
        cell.fill = PatternFill("solid", fgColor=_HEAD)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.row_dimensions[1].height = 24
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    return sheet


def _put(sheet: Any, row: int, column: int, text: str, *, bold: bool = False, colour: str = _INK) -> Any:
    cell = sheet.cell(row, column)
    if text:
        cell.value = _ILLEGAL.sub("", text)
        cell.data_type = "s"  # never a formula, however the text begins
    cell.number_format = "@"
    cell.font, cell.alignment, cell.border, tint = _look(bold, colour)
    if row % 2:
        cell.fill = tint
    return cell


@cache
def _look(bold: bool, colour: str) -> tuple[Any, Any, Any, Any]:
    """Return font, alignment, border and the fill of every second row."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    return (
        Font(name=_FONT, size=10, bold=bold, color=colour),
        Alignment(vertical="top", wrap_text=True),
        Border(bottom=Side("thin", color=_HAIRLINE)),
        PatternFill("solid", fgColor=_TINT),
    )


def _offer(sheet: Any, cells: str, choices: Choices, meaning: str, head: str = "") -> None:
    """Offer a list to choose from, and say what belongs there as somebody enters the cell."""
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = ",".join(value for value in choices.values if "," not in value and '"' not in value)
    listed = listed if 0 < len(listed) <= 250 else ""
    if not listed and not meaning:
        return
    rule = DataValidation(type="list" if listed else None, formula1=f'"{listed}"' if listed else None, allow_blank=True)
    rule.showErrorMessage = choices.strict
    if meaning:
        rule.showInputMessage, rule.promptTitle, rule.prompt = True, head[:30], meaning[:250]
    rule.add(cells)
    sheet.add_data_validation(rule)


def _cell_text(entry: Entry, column: Column) -> str:
    value: Any = entry
    for step in column.way:
        value = value.get(step, "") if isinstance(value, Mapping) else ""
    if isinstance(value, str):
        return value if column.form in ("minutes", "clock") else " ".join(value.split())
    if column.form == "kit":
        return "\n".join(" ".join(each.split()) if isinstance(each, str) else kit_line(each) for each in value)
    if column.form == "lines":
        return "\n".join(" ".join(each.split()) for each in value)
    return joined(list(value))


def _settled(data: bytes) -> bytes:
    """Write the archive again with fixed dates and nobody's name in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/core.xml"] = _CORE.encode()
    parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(b"Microsoft Excel", b"iisam-workshop")
    return packed(parts)
