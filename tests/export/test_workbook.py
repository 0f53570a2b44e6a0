"""The workbook that we write: text only, the same bytes every time, nobody's name in it."""

from __future__ import annotations

import io
import zipfile

from openpyxl import load_workbook

from iisam_workshop.export.workbook import Choices, Contents, workbook

EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://example.org")', "\t=1", "a\x07b"]
CONTENTS = Contents(
    day=[("title", EVIL[0], "What the day is called."), ("agenda.fit", "", "")],
    slots=[
        {"id": f"s{number}", "title": text, "minutes": "20-30-40", "kit": [text, {"item": "Pens", "per": "table"}]}
        for number, text in enumerate(EVIL)
    ],
    aims=[{"id": "a", "text": "Know."}],
    people=[(text, "Housing", "", "") for text in EVIL],
    choices={"Slots.kind": Choices(("talk", "break"), strict=True), "agenda.fit": Choices(("true", "false"))},
    meanings={"Slots.minutes": "How long."},
)


def opened():
    return load_workbook(io.BytesIO(workbook(CONTENTS)))


def test_the_same_contents_give_the_same_bytes_without_a_date_or_a_foreign_name():
    first, second = workbook(CONTENTS), workbook(CONTENTS)
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        said = archive.read("docProps/core.xml") + archive.read("docProps/app.xml")
    assert b"openpyxl" not in said
    assert b"20" + b"26" not in said


def test_no_cell_is_a_formula_however_its_text_begins():
    cells = [
        cell for sheet in opened().worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    texts = {cell.value for cell in cells}
    assert {"=1+1", "+1", "@SUM(A1)", "ab", "20-30-40", "=1+1\nPens | 1 per table"} <= texts


def test_heads_stay_in_sight_and_choices_are_offered():
    book = opened()
    assert [sheet.title for sheet in book.worksheets] == ["Day", "Slots", "Aims", "People"]
    assert {sheet.title: sheet.freeze_panes for sheet in book.worksheets} == {
        "Day": "B2",
        "Slots": "C2",
        "Aims": "A2",
        "People": "A2",
    }
    rules = {str(rule.sqref): rule for rule in book["Slots"].data_validations.dataValidation}
    kind = next(rule for cells, rule in rules.items() if cells.startswith("D2:"))
    assert (kind.formula1, kind.showErrorMessage) == ('"talk,break"', True)
    assert any(rule.prompt == "How long." for rule in rules.values())
