"""CSV files as programs write them: encodings, delimiters, quotes, and row numbers that a spreadsheet would show."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid, InputUnreadable, Place, WorkshopError
from iisam_workshop.load.csv_rows import Row, csv_rows, csv_text

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('",;|\n'), max_size=12)
TABLE = st.lists(st.lists(CELLS, min_size=2, max_size=2).filter(lambda row: any(map(str.strip, row))), max_size=6)
HEADER = ["Name", "Organisation"]


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def cells(text: str) -> list[tuple[str, ...]]:
    return [row.cells for row in csv_rows(text, "a.csv")]


@given(TABLE, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_whatever_a_program_writes_is_read_back(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    table = [HEADER, *rows]
    text, doubts = csv_text(written(table, delimiter).encode(encoding), "a.csv")
    assert cells(text) == [tuple(row) for row in table]
    assert not doubts


@given(st.lists(st.text("abé ñöü", min_size=1).filter(str.strip), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_windows_1252_is_read_and_doubted_with_the_lines_to_look_at(names: list[str], delimiter: str) -> None:
    data = written([HEADER, *([name, "x"] for name in names)], delimiter).encode("cp1252")
    text, doubts = csv_text(data, "a.csv")
    assert [row[0] for row in cells(text)[1:]] == names
    foreign = [number for number, name in enumerate(names, start=2) if not name.isascii()]
    assert [doubt.code for doubt in doubts] == ["IW222"] * bool(foreign)
    for doubt in doubts:
        assert doubt.severity == "warning"
        assert doubt.message.endswith(
            f"on line {', '.join(map(str, foreign[:5]))}" + " and others" * (len(foreign) > 5)
        )


@given(st.binary(max_size=120))
def test_any_bytes_are_read_or_refused_and_never_anything_else(data: bytes) -> None:
    with suppress(WorkshopError):
        text, _ = csv_text(data, "a.csv")
        assert all(any(map(str.strip, row.cells)) for row in csv_rows(text, "a.csv"))


def test_a_row_has_the_number_of_a_spreadsheet_and_the_line_of_the_file() -> None:
    assert list(csv_rows('Name,A\n\n"x\ny",1\nz,2\n', "a.csv")) == [
        Row(1, 1, ("Name", "A")),
        Row(3, 3, ("x\ny", "1")),
        Row(4, 5, ("z", "2")),
    ]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_line_that_names_the_delimiter_is_obeyed_and_counted(sign: str) -> None:
    rows = list(csv_rows(f"sep={sign}\r\nName{sign}A,;|\r\nx{sign}y\r\n", "a.csv"))
    assert [row.number for row in rows] == [2, 3]
    assert rows[1].cells == ("x", "y")


def test_signs_in_quotes_do_not_count_as_delimiters() -> None:
    assert cells('"Name, first; last",Team\nx,y\n') == [("Name, first; last", "Team"), ("x", "y")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(end: str) -> None:
    assert cells(f"Name,A{end}x,y{end}z,w") == [("Name", "A"), ("x", "y"), ("z", "w")]


@pytest.mark.parametrize(
    ("text", "row", "line"),
    [
        ('Name,A\nx,y\n"Ann,B\nBo,C\nCy,D\n', 3, 3),
        ('Name,A\n"Ann,B\n"Bo",C\n', 2, 2),
        ('Name,A\n"Ann,B', 2, 2),
        ('Name,A\n"Ann,B\n"Bo",C\nCy,D\n', 2, 2),
        ('Name,A\n"x\ny",1\n"Ann\n', 3, 4),
    ],
)
def test_a_quote_that_is_not_closed_is_told_at_the_row_where_it_opens(text: str, row: int, line: int) -> None:
    with pytest.raises(ContentInvalid) as refusal:
        cells(text)
    (said,) = refusal.value.problems
    assert (said.code, said.place) == ("IW227", Place("a.csv", line))
    assert f"row {row} " in said.message


@pytest.mark.parametrize("text", ['Name,A\n"Bob" Smith,x\n', 'Name,A\n5" pipe,x\n', 'Name,A\n"say ""hi""",x\n'])
def test_quotes_inside_a_line_are_left_alone(text: str) -> None:
    assert [row[1] for row in cells(text)] == ["A", "x"]


def test_a_cell_of_a_megabyte_is_refused_with_its_row() -> None:
    with pytest.raises(ContentInvalid) as refusal:
        cells(f"Name,A\nx,y\nz,{'w' * 1_000_000}\n")
    (said,) = refusal.value.problems
    assert (said.code, said.place) == ("IW226", Place("a.csv", 3))
    assert "row 3 " in said.message


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(coding: str) -> None:
    assert cells(csv_text("Name,A\nŁukasz,王\n".encode(coding), "a.csv")[0]) == [("Name", "A"), ("Łukasz", "王")]


def test_a_list_in_two_encodings_is_refused_with_a_line() -> None:
    with pytest.raises(ContentInvalid) as refusal:
        csv_text(b"Name\n" + "Siân\n".encode("cp1252") + "Zoë\n".encode(), "a.csv")
    (said,) = refusal.value.problems
    assert (said.code, said.place) == ("IW228", Place("a.csv", 3))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04\x14\x00", "a Word, Excel or zip file"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"<!DOCTYPE html><title>Sign in</title>", "a web page"),
        (b"Name,A\nx\0,y\n", "not a text file"),
        ("Name,A\nx\0,y\n".encode("utf-16"), "letters of this file cannot be read"),
        (b"\xff\xfeN", "letters of this file cannot be read"),
        (b"Name\n\x81\x8d\n", "letters of this file cannot be read"),
    ],
)
def test_what_is_no_csv_file_is_called_what_it_is(data: bytes, words: str) -> None:
    with pytest.raises(InputUnreadable) as refusal:
        csv_text(data, "a.csv")
    (said,) = refusal.value.problems
    assert said.code == "IW404"
    assert words in said.message
    assert "CSV UTF-8" in said.hint
