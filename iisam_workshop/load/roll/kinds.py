"""What file somebody has sent as a list: told by its content, and refused by its name where it cannot be read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from iisam_workshop.errors import Place, Problem
from iisam_workshop.load.inputs import guess

__all__ = ["is_sheets", "kind_faults", "misnamed"]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SAVE = "Open it there and save it as an Excel workbook (.xlsx) or as CSV UTF-8."
_PAGE = (b"<table", b"<head", b"<body", b"<meta", b"<script", b"<!--", b"<style", b"<div")
_INSIDE = (
    ("index/document.iwa", "a Numbers table", "Export it from Numbers as an Excel workbook or as CSV."),
    ("index.zip", "a Numbers table", "Export it from Numbers as an Excel workbook or as CSV."),
    ("xl/workbook.bin", "an Excel workbook in the binary form (.xlsb)", _SAVE),
    ("word/document.xml", "a Word document", "Copy its table into a workbook and name that."),
    ("ppt/presentation.xml", "a presentation", "Copy the names into a workbook and name that."),
)


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
    if data.startswith(_OLE):
        return _old_office(data)
    if data.startswith(_ZIP):
        return _packed(data)
    if start.startswith(_PAGE):
        return "a web page", "Log in and download the list again, as CSV or Excel."
    if start.startswith(b"<?xml"):
        return "an XML file", _SAVE
    kind = guess(data)
    if kind == "a web page":
        return kind, "Log in and download the list again, as CSV or Excel."
    return (kind, "Ask for the list as an Excel workbook or as CSV.") if kind else ("", "")


def _old_office(data: bytes) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "a workbook with a password", "Open it, take the password off, save it and name it again."
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return "a workbook of an old Excel (.xls)", "Open it in Excel and save it as an Excel workbook (.xlsx)."
    return "an old or password-protected Office file", _SAVE


def _packed(data: bytes) -> tuple[str, str]:
    """Say what a zip file is; nothing for a workbook, and for a broken one, of which the reader of sheets tells."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower() for name in archive.namelist()}
            kind = archive.read("mimetype")[:80] if "mimetype" in names and _small(archive, "mimetype") else b""
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, NotImplementedError, RuntimeError, EOFError):
        return "", ""
    if b"opendocument" in kind:
        return "an OpenDocument file (.ods)", "Open it in LibreOffice and save it as an Excel workbook (.xlsx)."
    found = next(((what, hint) for name, what, hint in _INSIDE if name in names), None)
    if found or "xl/workbook.xml" in names:
        return found or ("", "")
    return "a zip file", "Take the list out of it and name that."


def _small(archive: zipfile.ZipFile, name: str) -> bool:
    return archive.getinfo(name).file_size < 1_000
