"""Files of office programs that are no workbook that can be read: what they are, and what to do with them."""

from __future__ import annotations

import io
import zipfile
import zlib

__all__ = ["is_table", "office_kind"]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SMALL, _PLAIN = 1_000, (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SAVE = "Open it in Excel and save it as an Excel workbook (.xlsx)."
_EXPORT = "Export it from Numbers as an Excel workbook or as CSV."
_LOCKED, _OLD = "a workbook with a password", "a workbook of an old Excel (.xls)"
_BINARY, _NUMBERS, _ODS = (
    "an Excel workbook in the binary form (.xlsb)",
    "a Numbers table",
    "an OpenDocument table (.ods)",
)
_COPY = "Copy its table into a workbook and name that."
_TABLES = (_LOCKED, _OLD, _BINARY, _NUMBERS, _ODS)
_INSIDE = (
    ("index/document.iwa", _NUMBERS, _EXPORT),
    ("index.zip", _NUMBERS, _EXPORT),
    ("xl/workbook.bin", _BINARY, _SAVE),
    ("word/document.xml", "a Word document", _COPY),
    ("ppt/presentation.xml", "a presentation", "Copy the names into a workbook and name that."),
)


def is_table(what: str) -> bool:
    """Tell whether what ``office_kind`` says is a workbook, which only has to be saved in another form."""
    return what in _TABLES


def office_kind(data: bytes) -> tuple[str, str]:
    """Say what a file is, and what makes a list of it.

    Nothing for files of other sorts, for a workbook that can be read, and for a broken one, of which the reader of
    sheets tells.
    """
    if data.startswith(_OLE):
        return _old_office(data)
    return _packed(data) if data.startswith(_ZIP) else ("", "")


def _old_office(data: bytes) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _LOCKED, "Open it, take the password off, save it and name it again."
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return _OLD, _SAVE
    return "an old or password-protected Office file", "Open it there and save it as an Excel workbook (.xlsx)."


def _packed(data: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower() for name in archive.namelist()}
            kind = archive.read("mimetype") if "mimetype" in names and _is_small(archive, "mimetype") else b""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, KeyError, NotImplementedError, RuntimeError, EOFError):
        return "", ""
    if b"opendocument" in kind:
        if b"spreadsheet" not in kind:
            return "an OpenDocument text or drawing", _COPY
        return _ODS, "Open it in LibreOffice and save it as an Excel workbook (.xlsx)."
    found = next(((what, hint) for name, what, hint in _INSIDE if name in names), None)
    if found or any(name.startswith("xl/workbook") for name in names):
        return found or ("", "")
    return "a zip file", "Take the list out of it and name that."


def _is_small(archive: zipfile.ZipFile, name: str) -> bool:
    """Tell whether a member can only be small, whatever it says of itself."""
    member = archive.getinfo(name)
    return max(member.file_size, member.compress_size) < _SMALL and member.compress_type in _PLAIN
