"""What file somebody has sent as a list: told by its content, and refused by its name where it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.errors import Place, Problem
from iisam_workshop.load.inputs import guess
from iisam_workshop.load.office import office_kind

__all__ = ["is_sheets", "kind_faults", "misnamed"]

_ZIP = b"PK\x03\x04"
_SAVE = "Open it there and save it as an Excel workbook (.xlsx) or as CSV UTF-8."
_PAGE = (b"<table", b"<head", b"<body", b"<meta", b"<script", b"<!--", b"<style", b"<div")


def is_sheets(data: bytes) -> bool:
    """Tell whether this is a zip file, as all workbooks are."""
    return data.startswith(_ZIP)


def kind_faults(data: bytes, file: str) -> Iterator[Problem]:
    """Find what is no list in a form that can be read (IW404)."""
    what, hint = _kind(data)
    if what:
        yield Problem("IW404", f"this is {what}, not a list", hint, Place(file))


def misnamed(data: bytes, file: str) -> Iterator[Problem]:
    """Tell of a file that is not what the end of its name says, and was read by what it is (IW404)."""
    ending = file.rpartition(".")[2].lower()
    if is_sheets(data) and ending in ("csv", "tsv", "txt"):
        yield _told(
            file, f"this file ends in .{ending} and is an Excel workbook, and was read as one", "Call it .xlsx."
        )
    elif not is_sheets(data) and ending in ("xlsx", "xlsm", "xls", "ods", "numbers"):
        yield _told(file, f"this file ends in .{ending} and is plain text, and was read as CSV", "Call it .csv.")


def _told(file: str, what: str, hint: str) -> Problem:
    return Problem("IW404", what, hint, Place(file), "warning")


def _kind(data: bytes) -> tuple[str, str]:
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    what, hint = office_kind(data)
    if what or data.startswith(_ZIP):
        return what, hint
    if start.startswith(_PAGE):
        return "a web page", "Log in and download the list again, as CSV or Excel."
    if start.startswith(b"<?xml"):
        return "an XML file", _SAVE
    kind = guess(data)
    if kind == "a web page":
        return kind, "Log in and download the list again, as CSV or Excel."
    return (kind, "Ask for the list as an Excel workbook or as CSV.") if kind else ("", "")
