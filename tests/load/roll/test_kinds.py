"""Files that are no list are called what they are; workbooks are told by their content, and read without trust."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date

import pytest

from iisam_workshop.errors import Place

from .makers import names, outcomes, read, refused, xlsx

HEADS = ("Name", "Organisation")
PLAIN = xlsx(("People", [HEADS, ("Ann Bell", "Housing"), ("Bo Carr", "Police")]))
MARK = "Zebedee"


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def changed(data: bytes, name: str, change) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, change(old.read(member)) if member == name else old.read(member))
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"<!DOCTYPE html><title>Sign in</title>", "a web page"),
        (b"\xef\xbb\xbf\r\n<html lang='en'>", "a web page"),
        (b"<table><tr><td>Name</td></tr></table>", "a web page"),
        (b"<?xml version='1.0'?><Workbook>", "an XML file"),
        (OLE + "Workbook".encode("utf-16-le"), "old Excel (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a password"),
        (OLE, "old or password-protected"),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_dot_xml=b""), "(.ods)"),
        (archive(Index__Document_dot_iwa=b""), "Numbers"),
        (archive(xl__workbook_dot_bin=b""), ".xlsb"),
        (archive(word__document_dot_xml=b""), "a Word document"),
        (archive(people_dot_csv=b"Name\nAnn\n"), "a zip file"),
        (b"\x89PNG\r\n", "a picture"),
    ],
)
@pytest.mark.parametrize("file", ["people.csv", "people.xlsx"])
def test_what_is_no_list_is_called_what_it_is(data, words, file):
    said = refused(data, file)
    assert (said.code, said.place) == ("IW404", Place(file))
    assert words in said.message


def test_bytes_that_are_no_text_are_refused():
    assert refused(b"Name,A\nx\0,y\n").code == "IW404"
    assert refused(b"PK\x03\x04rest").code == "IW413"


@pytest.mark.parametrize("file", ["people.xlsx", "people.xlsm", "people.csv", "people"])
def test_a_workbook_is_read_by_its_content_and_told_where_its_name_says_otherwise(file):
    roll, doubts = read(PLAIN, file)
    assert (names(roll), roll.sheet, roll.file) == (["Ann Bell", "Bo Carr"], "People", file)
    assert [doubt.code for doubt in doubts] == (["IW404"] if file.endswith("csv") else [])


@pytest.mark.parametrize("file", ["people.xlsx", "people.XLS", "people.ods"])
def test_text_with_the_name_of_a_workbook_is_read_and_told(file):
    roll, [doubt] = read("Name\nAnn\n", file)
    assert names(roll) == ["Ann"]
    assert (doubt.code, doubt.severity) == ("IW404", "warning")


def test_places_in_a_workbook_are_cells():
    roll, _ = read(xlsx(("List", [["Sharing day"], [], HEADS, ("Ann", "x"), (None, "y"), ("TEST", "")])), "p.xlsx")
    assert [str(one.problem.place) for one in roll.decisions] == ["p.xlsx:List!A5", "p.xlsx:List!A6"]


def test_a_merged_title_above_the_heads_is_no_head():
    def merge(book):
        book["List"].merge_cells("A1:B1")

    roll, _ = read(xlsx(("List", [["Name of the day: sharing", None], HEADS, ("Ann", "Housing")]), change=merge))
    assert [(entry.name, entry.agency) for entry in roll.entries] == [("Ann", "Housing")]


def test_numbers_and_dates_as_names_are_doubted():
    roll, _ = read(xlsx(("List", [HEADS, (1042, "x"), (date(2027, 3, 4), "y"), ("Ann", 7)])), "p.xlsx")
    assert outcomes(roll) == [(2, "doubtful", "IW357"), (3, "doubtful", "IW357")]
    assert roll.entries[2].agency == "7"


def test_formulas_are_never_worked_out_and_matter_only_where_they_are_needed():
    rows = [(*HEADS, "Fee"), ("Ann", "x", "=1+1"), ("Bo", '=HYPERLINK("x")', 3)]
    _, [said] = read(xlsx(("List", rows)), "p.xlsx")
    assert (said.code, said.severity, str(said.place)) == ("IW415", "error", "p.xlsx:List!B3")
    roll, told = read(xlsx(("List", [(*HEADS, "Fee"), ("Ann", "x", "=1+1")])), "p.xlsx")
    assert (names(roll), told) == (["Ann"], [])


def test_a_name_that_was_never_worked_out_is_an_error_and_not_a_row_without_a_name():
    _, [said] = read(xlsx(("List", [HEADS, ("Ann", "x"), ("=1+1", "x")])), "p.xlsx")
    assert (said.code, said.severity, str(said.place)) == ("IW415", "error", "p.xlsx:List!A3")
    assert refused(xlsx(("List", [HEADS, ("=1+1", "x")])), "p.xlsx").code == "IW415"


# -- sheets


def test_the_only_sheet_with_heads_is_read_and_the_others_are_told():
    roll, [doubt] = read(xlsx(("Notes", [["Bring pens"]]), ("List", [HEADS, ("Ann", "x")])), "p.xlsx")
    assert (names(roll), roll.sheet) == (["Ann"], "List")
    assert (doubt.code, doubt.severity) == ("IW364", "warning")
    assert "'Notes'" in doubt.message


def test_several_sheets_with_heads_are_a_question():
    data = xlsx(("Monday", [HEADS, ("Ann", "x")]), ("Tuesday", [HEADS, ("Bo", "x")]))
    said = refused(data, "p.xlsx")
    assert said.code == "IW364"
    assert "'Monday', 'Tuesday'" in said.message
    assert names(read(data, "p.xlsx", sheet="tuesday")[0]) == ["Bo"]
    said = refused(data, "p.xlsx", sheet="Tusday")
    assert (said.code, said.hint) == ("IW364", "Did you mean 'Tuesday'?")


def test_a_hidden_sheet_is_read_only_when_it_is_named():
    def hide(book):
        book["Old"].sheet_state = "hidden"

    data = xlsx(("Old", [HEADS, ("Bo", "x")]), ("List", [HEADS, ("Ann", "x")]), change=hide)
    roll, [doubt] = read(data, "p.xlsx")
    assert names(roll) == ["Ann"]
    assert "'Old' (hidden)" in doubt.message
    assert names(read(data, "p.xlsx", sheet="Old")[0]) == ["Bo"]


def test_hidden_rows_are_read_and_told():
    def hide(book):
        book["List"].row_dimensions[3].hidden = True

    roll, _ = read(xlsx(("List", [HEADS, ("Ann", "x"), ("Bo", "x"), ("Cy", "x")]), change=hide), "p.xlsx")
    assert (names(roll), outcomes(roll)) == (["Ann", "Bo", "Cy"], [(3, "doubtful", "IW365")])


# -- hostile workbooks


def test_a_false_dimension_hides_nobody():
    rows = [HEADS, *((f"Person {n}", "x") for n in range(300))]
    data = changed(xlsx(("List", rows)), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"A1:B301", b"A1:B2"))
    assert len(read(data, "p.xlsx")[0].entries) == 300


@pytest.mark.parametrize(("row", "column"), [(1_048_576, 16_384), (1, 201), (90_000, 1)])
def test_far_corners_are_refused_in_no_time(row, column):
    data = xlsx(("List", [HEADS, ("Ann", "x")]), change=lambda book: book["List"].cell(row, column, "z"))
    begin = time.perf_counter()
    assert refused(data, "p.xlsx").code == "IW414"
    assert time.perf_counter() - begin < 2


def test_bombs_and_entities_are_refused():
    bomb = io.BytesIO(PLAIN)
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/worksheets/sheet9.xml", bytes(40 << 20))
    assert refused(bomb.getvalue(), "p.xlsx").code == "IW414"
    dtd = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    assert refused(changed(PLAIN, "xl/worksheets/sheet1.xml", lambda xml: dtd + xml), "p.xlsx").code == "IW418"


def test_cells_that_look_like_formulas_are_texts():
    roll, _ = read("Name,Organisation\n=1+1,@SUM(A1)\n+Ann,-Bell\n\"\t=cmd|' /C calc'!A0\",x\n")
    assert names(roll) == ["=1+1", "+Ann", "=cmd|' /C calc'!A0"]
    assert [entry.agency for entry in roll.entries] == ["@SUM(A1)", "-Bell", "x"]
