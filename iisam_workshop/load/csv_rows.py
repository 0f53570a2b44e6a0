"""Rows of a CSV file as programs really write them: their encodings, four delimiters, and honest row numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from iisam_workshop.errors import ContentInvalid, InputUnreadable, Place, Problem
from iisam_workshop.load.inputs import guess
from iisam_workshop.model.cells import undefused

__all__ = ["Row", "coding_of", "csv_rows", "csv_text", "delimiter_of"]

_DELIMITERS = ",;\t|"
_SEP = re.compile(r'"?sep=([,;\t|])"?(?:\r?\n|\r)', re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_AS_CSV = "Save it as CSV UTF-8 and name that file."


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as a spreadsheet counts, the line of the file where it starts, and its cells."""

    number: int
    line: int
    cells: tuple[str, ...]


def csv_text(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode a list; text in Windows-1252 comes with a warning (IW222).

    Raises InputUnreadable for what is not text (IW404), ContentInvalid for mixed encodings (IW228).
    """
    kind = guess(data)
    if kind:
        _not_text(f"this is {kind}, not a CSV file", file)
    mark, coding = coding_of(data)
    if coding.startswith("utf-16"):
        return _decode(data.removeprefix(mark), coding, file), ()
    if b"\0" in data:
        _not_text("this is not a text file", file)
    return (
        (data.removeprefix(mark).decode(coding), ()) if coding == "utf-8" else _windows(data.removeprefix(mark), file)
    )


def coding_of(data: bytes) -> tuple[bytes, str]:
    """Return the mark before a text and the name of its encoding; cp1252 for all that is neither UTF-8 nor UTF-16."""
    mark, coding = next(((mark, coding) for mark, coding in _MARKS if data.startswith(mark)), (b"", ""))
    coding = coding or _unmarked(data)
    if coding:
        return mark, coding if coding != "utf-8" or _is_utf8(data) else "cp1252"
    return b"", "utf-8" if _is_utf8(data) else "cp1252"


def csv_rows(text: str, file: str, delimiter: str = "") -> Iterator[Row]:
    """Yield the rows that are not blank; raises ContentInvalid for quotes that do not match and for huge cells.

    Without a delimiter it is the one that the text itself tells.
    """
    skipped = 1 if _SEP.match(text) else 0
    lines = io.StringIO(text, newline="").readlines()
    delimiter = delimiter or delimiter_of(text)
    reader = csv.reader(iter(lines[skipped:]), delimiter=delimiter)
    number, line = skipped, skipped
    while True:
        number, start = number + 1, line
        try:
            cells = next(reader, None)
        except csv.Error:
            _too_large(number, Place(file, start + 1))
        if cells is None:
            return
        line = reader.line_num + skipped
        if line - start > 1 or line == len(lines):
            _closed("".join(lines[start:line]), delimiter, number, Place(file, start + 1))
        if any(cell.strip() for cell in cells):
            yield Row(number, start + 1, tuple(map(undefused, cells)))


def delimiter_of(text: str) -> str:
    """Return what parts the cells: what a first line ``sep=;`` says, or the commonest sign of the heading."""
    sep = _SEP.match(text)
    return sep[1] if sep else _commonest(text)


def _unmarked(data: bytes) -> str:
    """Return the kind of UTF-16 that its zeros tell of: every other byte of English text is one."""
    start = data[:512]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if len(start) < 4 or max(even, odd) * 3 < len(start) / 2 or min(even, odd) > len(start) / 40:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode(data: bytes, encoding: str, file: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        _not_text("the letters of this file cannot be read", file)
    return text


def _windows(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    lines = data.splitlines()
    foreign = [number for number, line in enumerate(lines, start=1) if not line.isascii()]
    mixed = [number for number in foreign if _is_utf8(lines[number - 1])]
    if mixed:
        what = f"some lines of this list are UTF-8, such as line {mixed[0]}, and others are not"
        raise ContentInvalid(Problem("IW228", what, _AS_CSV, Place(file, mixed[0])))
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        _not_text("the letters of this file cannot be read", file)
    shown = ", ".join(str(number) for number in foreign[:5]) + (" and others" if len(foreign) > 5 else "")
    what = f"this list is not UTF-8 and was read as Windows-1252; look at the names on line {shown}"
    return text, (Problem("IW222", what, "Save it as CSV UTF-8 to be sure of every letter.", Place(file), "warning"),)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _commonest(text: str) -> str:
    """Return the sign that stands most often outside quotes in the first line that holds anything."""
    header = re.match(r'\s*((?:"[^"]*"|[^"\r\n])*)', text)
    bare = re.sub(r'"[^"]*"', "", header[1] if header else "")
    return max(_DELIMITERS, key=bare.count)


def _closed(raw: str, delimiter: str, number: int, place: Place) -> None:
    """Refuse a row that took in the lines below it because a quote is not closed (IW227)."""
    unclosed = not _whole(raw, delimiter) and _whole(raw + '"', delimiter)
    swallowed = "\n" in raw.rstrip() and not _whole(raw, delimiter)
    if unclosed or swallowed:
        what = f"a quote that opens in row {number} is not closed there"
        raise ContentInvalid(Problem("IW227", what, "Close the quote, or take it out.", place))


def _whole(raw: str, delimiter: str) -> bool:
    try:
        list(csv.reader(io.StringIO(raw, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


def _too_large(number: int, place: Place) -> NoReturn:
    what = f"row {number} holds a cell of more than {csv.field_size_limit():,} characters"
    hint = "Look for a quote that is not closed, or shorten the cell."
    raise ContentInvalid(Problem("IW226", what, hint, place)) from None


def _not_text(what: str, file: str) -> NoReturn:
    raise InputUnreadable(Problem("IW404", what, _AS_CSV, Place(file))) from None
