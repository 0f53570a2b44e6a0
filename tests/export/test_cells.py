"""Whatever stands in a table of ours, a spreadsheet shows it and works nothing out."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import Workbook, load_workbook

from iisam_workshop.export.agenda_data import agenda_csv
from iisam_workshop.export.agenda_rows import AgendaItem
from iisam_workshop.export.cells import csv_table
from iisam_workshop.export.workbook import Contents, workbook
from tests.payloads import PAYLOADS
from tests.thorough import THOROUGH

from .test_agenda import JUNE


def rows_of(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def types_in_a_spreadsheet(rows: list[list[str]]) -> set[str]:
    """Put cells into a workbook as a program does that takes a CSV file in, and say of which types they are then."""
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.save(out)
    return {cell.data_type for row in load_workbook(out).active.iter_rows() for cell in row if cell.value is not None}


def test_without_an_apostrophe_a_spreadsheet_does_work_them_out() -> None:
    assert "f" in types_in_a_spreadsheet([["=1+1"]])


def test_every_payload_in_a_table_is_a_text_with_an_apostrophe() -> None:
    rows = rows_of(csv_table([("Head", None, 3), *((text, "plain", text) for text in PAYLOADS)]))
    assert [row[0] for row in rows[1:]] == [f"'{text}" for text in PAYLOADS]
    assert types_in_a_spreadsheet(rows) == {"s"}


@pytest.mark.parametrize("text", PAYLOADS if THOROUGH else PAYLOADS[::5])
def test_no_payload_in_a_workbook_is_a_formula(text: str) -> None:
    contents = Contents(
        day=[("title", text, text)],
        slots=[{"id": "one", "title": text, "kit": [text], "columns": {text.strip(): text}}],
        aims=[{"id": text, "text": text}],
        people=[(text, text, text, text)],
        choices={},
        meanings={},
    )
    book = load_workbook(io.BytesIO(workbook(contents)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert len([cell for cell in cells if text.strip() in str(cell.value)]) >= 7


def test_no_payload_in_the_agenda_is_a_formula() -> None:
    items = [AgendaItem("one", 1, JUNE, 540, 570, "talk", text, text, columns=((text, text),)) for text in PAYLOADS]
    rows = rows_of(agenda_csv(items))
    assert types_in_a_spreadsheet(rows) == {"s"}
    assert not [cell for row in rows for cell in row if cell.strip().startswith(("=", "+", "-", "@", "＝"))]
