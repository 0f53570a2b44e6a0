"""Cells of workbooks: read without trust, and never fewer than there are."""

from __future__ import annotations

import io
import random
import re
import time
import tracemalloc
import zipfile
import zlib
from datetime import date, datetime, timedelta
from datetime import time as clock

import pytest
from openpyxl import Workbook

from iisam_workshop.errors import InputUnreadable, Place
from iisam_workshop.load.sheets import Cell, is_workbook, read_sheets
from tests.bad.xlsx import crowd
from tests.thorough import often

from .builders import found
from .foreign.samples import xlsx


def refused(data: bytes) -> str:
    with pytest.raises(InputUnreadable) as refusal:
        read_sheets(data, "day.xlsx")
    [problem] = refusal.value.problems
    assert problem.hint
    return problem.code


def changed(data: bytes, name: str, change) -> bytes:
    """The same archive with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            content = old.read(member)
            new.writestr(member, change(content) if member == name else content)
    return out.getvalue()


NOISE = b"<!--" + random.Random(1).randbytes(40_000).hex().encode() + b"-->"
"""What keeps a part from being packed so tightly that it is refused for that."""
PLAIN = xlsx(("A", [["x", "y"], [1, None], [None, None], [None, "z"]]))


def test_every_cell_keeps_its_row_and_column():
    [sheet] = read_sheets(PLAIN, "day.xlsx")
    assert [[(cell.text, str(cell.place)) for cell in row] for row in sheet.rows] == [
        [("x", "day.xlsx:A!A1"), ("y", "day.xlsx:A!B1")],
        [("1", "day.xlsx:A!A2")],
        [("z", "day.xlsx:A!B4")],
    ]


def test_a_false_dimension_hides_no_row():
    data = changed(PLAIN, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'ref="A1:B4"', b'ref="A1"'))
    assert b'ref="A1"' in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert [len(row) for row in read_sheets(data, "day.xlsx")[0].rows] == [2, 1, 1]


def test_a_bomb_is_refused_quickly():
    out = io.BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"\0" * (40 << 20))
    begin = time.perf_counter()
    assert refused(out.getvalue()) == "IW414"
    assert time.perf_counter() - begin < 2


def test_a_part_that_says_it_is_smaller_than_it_is_is_not_unpacked_beyond_that():
    big = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = big.compress(b"\0" * (often(64, 32) << 20)) + big.flush()
    begin = time.perf_counter()
    tracemalloc.start()
    assert refused(crowd([("xl/worksheets/sheet2.xml", packed, 100)], PLAIN)) == "IW413"
    assert tracemalloc.get_traced_memory()[1] < 20 << 20
    tracemalloc.stop()
    assert time.perf_counter() - begin < 2


def test_a_part_that_is_packed_in_another_way_is_refused():
    out = io.BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", "<worksheet/>")
    assert refused(out.getvalue()) == "IW413"


def test_more_cells_than_a_list_can_have_are_refused_before_they_are_read():
    cells = b"<c><v>1</v></c>" * 520_000
    data = changed(PLAIN, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</row>", b"</row>" + NOISE + cells, 1))
    begin = time.perf_counter()
    assert refused(data) == "IW414"
    assert time.perf_counter() - begin < 2


def test_parts_that_are_no_texts_are_neither_read_nor_missed():
    data = io.BytesIO(PLAIN)
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", b"not a picture")
        archive.writestr("xl/vbaProject.bin", b"\0" * 900_000)
    assert read_sheets(data.getvalue(), "day.xlsx") == read_sheets(PLAIN, "day.xlsx")


def test_what_openpyxl_leaves_out_is_not_told_on_standard_error(recwarn):
    more = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    data = changed(PLAIN, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</worksheet>", more))
    assert read_sheets(data, "day.xlsx") == read_sheets(PLAIN, "day.xlsx")
    assert not recwarn


def test_thousands_of_parts_are_refused():
    out = io.BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(400):
            archive.writestr(f"xl/media/{number}.bin", b"")
    assert refused(out.getvalue()) == "IW414"


@pytest.mark.parametrize(("row", "column"), [(1_048_576, 1), (1, 16_384), (6_000, 1), (1, 101)])
def test_a_far_corner_is_refused(row, column):
    book = Workbook()
    book.active["A1"] = "a"
    book.active.cell(row, column, "z")
    if row == 6_000:
        for number in range(2, 6_000):
            book.active.cell(number, 1, "b")
    out = io.BytesIO()
    book.save(out)
    assert refused(out.getvalue()) == "IW414"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize("mark", ['<!DOCTYPE x [<!ENTITY a "aa">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'])
def test_entities_are_refused(part, mark):
    assert refused(changed(PLAIN, part, lambda xml: mark.encode() + xml)) == "IW418"


@pytest.mark.parametrize("data", [b"PK\x03\x04", PLAIN[:-30], PLAIN[: len(PLAIN) // 2]])
def test_what_is_cut_off_is_refused(data):
    assert refused(data) == "IW413"


def test_broken_parts_are_refused():
    assert refused(changed(PLAIN, "xl/worksheets/sheet1.xml", lambda _: b"<worksheet><row>")) == "IW413"
    assert refused(changed(PLAIN, "xl/workbook.xml", lambda _: b"nothing")) == "IW413"


def test_a_formula_that_was_never_worked_out_is_marked_and_never_worked_out():
    [sheet] = read_sheets(xlsx(("A", [["=1+1", '=HYPERLINK("x")'], ["#REF!", "=A1"]])), "day.xlsx")
    assert [[(cell.text, cell.trouble) for cell in row] for row in sheet.rows] == [
        [("", "formula"), ("", "formula")],
        [("#REF!", "error"), ("", "formula")],
    ]


def test_a_formula_that_came_to_nothing_was_worked_out():
    empty = b'<c r="B1" t="str"><f>IF(A1="","",1)</f><v></v></c>'
    data = changed(PLAIN, "xl/worksheets/sheet1.xml", lambda xml: re.sub(rb'<c r="B1".*?</c>', empty, xml))
    assert empty in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert [cell.text for cell in read_sheets(data, "day.xlsx")[0].rows[0]] == ["x"]


def test_a_workbook_is_known_by_its_content_and_not_by_its_name(tmp_path):
    for name, data, known in (
        ("day.yaml", PLAIN, True),
        ("day.xlsx", b"title: x\n", False),
        ("cut.xlsx", PLAIN[:100], True),
        ("cut.yaml", PLAIN[:100], False),
        ("bytes.xlsx", bytes(range(256)), True),
        ("bytes.yaml", bytes(range(256)), False),
        ("old.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), False),
    ):
        (tmp_path / name).write_bytes(data)
        assert is_workbook(found(tmp_path / name)) is known
    assert not is_workbook(found(tmp_path / "none.xlsx"))
    assert not is_workbook(found(tmp_path))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "0.5"),
        (True, "true"),
        (date(2027, 3, 4), "2027-03-04"),
        (datetime(2027, 3, 4), "2027-03-04"),  # noqa: DTZ001 - cells have no zone
        (datetime(2027, 3, 4, 9, 30), "2027-03-04 09:30"),  # noqa: DTZ001 - cells have no zone
        (clock(9, 5), "09:05"),
        (timedelta(minutes=95), "01:35"),
    ],
)
def test_a_cell_reads_as_somebody_would_have_typed_it(value, text):
    assert Cell(value, Place("day.xlsx")).text == text


def test_a_share_reads_in_per_cent():
    assert Cell(0.2, Place("day.xlsx"), share=True).text == "20%"


def test_a_cell_of_twenty_thousand_letters_is_read_and_one_of_more_refused():
    assert len(read_sheets(xlsx(("A", [["x" * 20_000]])), "day.xlsx")[0].rows[0][0].text) == 20_000
    assert refused(xlsx(("A", [["x" * 20_001]]))) == "IW414"
