"""The archive that a workbook is: looked over, unpacked within limits, and packed anew from what was unpacked.

What an archive says of its members may be false, so nobody after this reads the archive itself: a member of two
gigabytes can call itself small, and one name can stand for two.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import NoReturn

from iisam_workshop.errors import InputUnreadable, Place, Problem

__all__ = ["SMALLER", "has_sheets", "looked_over", "refuse_broken"]

SMALLER = "Copy the cells that matter into a new workbook and name that one."
_MEMBERS, _UNPACKED, _RATIO = 300, 60 << 20, 200
_TAGS = 2_000_000
"""How many tags all texts may have, at some six for a cell: what takes time is not their size, but their number."""
_SMALL = 1 << 20
_READ = (".xml", ".rels", ".vml")
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The two ways to pack that workbooks know; others pack tighter, and need other limits."""
_ENTRY, _END = b"PK\x01\x02", b"PK\x05\x06"
_BOOK = re.compile(r"xl/workbook\d*\.xml")
"""The part that lists the sheets; some writers number it."""
_OF_SHEETS = re.compile(_ENTRY + rb".{42}xl[/\\]", re.DOTALL | re.IGNORECASE)
_DTD = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def has_sheets(data: bytes) -> bool | None:
    """Tell whether an archive lists parts of a workbook; None where it was cut off before its list."""
    if _OF_SHEETS.search(data):
        return True
    return False if _END in data else None


def looked_over(data: bytes, file: str) -> tuple[bytes, dict[str, bytes]]:
    """Return a sound archive with the texts of a workbook's, and these texts by their names; all else in it is empty.

    Raises InputUnreadable: IW413 for a broken file, IW414 for more than a workbook of a day holds, IW418 for texts
    that declare entities.
    """
    if data.count(_ENTRY) > _MEMBERS:
        _too_much(f"this workbook has more than {_MEMBERS} parts", file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > _UNPACKED or any(map(_swells, members)):
                _too_much("this workbook unpacks to far more than a workbook of a day holds", file)
            if not any(map(_BOOK.fullmatch, archive.namelist())):
                refuse_broken("this is not a workbook in the form .xlsx", file)
            texts = {each.filename: _unpacked(archive, each) for each in members if _is_text(each)}
            others = {each.filename: b"" for each in members if not _is_text(each)}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        refuse_broken("this workbook is broken, or was not copied whole", file)
    for text in texts.values():
        _no_entities(text, file)
    if sum(text.count(b"<") for text in texts.values()) > _TAGS:
        _too_much("this workbook has more cells than the list or the day of a session can have", file)
    return _packed({**others, **texts}), texts


def refuse_broken(what: str, file: str) -> NoReturn:
    """Refuse a workbook that cannot be read (IW413)."""
    hint = "Open it in a spreadsheet program and save it as an Excel workbook (.xlsx)."
    raise InputUnreadable(Problem("IW413", what, hint, Place(file))) from None


def _swells(member: zipfile.ZipInfo) -> bool:
    return member.file_size > _SMALL and member.file_size > _RATIO * max(1, member.compress_size)


def _is_text(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith(_READ)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Unpack no more of a member than it says that it has; without a number, zipfile unpacks all there is."""
    if member.compress_type not in _PLAIN:
        raise zipfile.BadZipFile
    with archive.open(member) as packed:
        return packed.read(member.file_size + 1)


def _packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _no_entities(xml: bytes, file: str) -> None:
    if any(sign in xml for sign in _DTD):
        what = "this workbook declares entities, which no spreadsheet program writes"
        raise InputUnreadable(Problem("IW418", what, "Ask whoever sent it for another copy.", Place(file)))


def _too_much(what: str, file: str) -> NoReturn:
    raise InputUnreadable(Problem("IW414", what, SMALLER, Place(file)))
