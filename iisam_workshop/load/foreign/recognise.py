"""Which program a foreign agenda comes from, told from its content and never from its name alone."""

from __future__ import annotations

from pathlib import Path

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.foreign.calendar import read_calendar
from iisam_workshop.load.foreign.happening import Foreign
from iisam_workshop.load.foreign.schedule import read_frab, read_pretalx
from iisam_workshop.load.foreign.table import read_csv_table, read_workbook_table
from iisam_workshop.load.inputs import Found, Limit, guess, read_file
from iisam_workshop.load.office import is_table, office_kind
from iisam_workshop.load.sheets import is_workbook

__all__ = ["read_foreign"]

_FILE = Limit("IW403", 10)
_NO_AGENDA = "Give a calendar (.ics), a table (.csv, .xlsx), a schedule of frab (.xml) or of pretalx (.json)."


def read_foreign(path: Path, sheet: str = "") -> Foreign:
    """Read an agenda of another program; raises WorkshopError (IW40x, IW409, IW410, IW412 to IW418)."""
    found = Found(path, str(path), path.name)
    data = read_file(found, _FILE)
    foreign = _read(found, data, sheet)
    if not foreign.happenings:
        reasons = [str(remark.message) for remark in foreign.remarks[:3]]
        what = "nothing in this file can be a slot of an agenda" + (f": {'; '.join(reasons)}" if reasons else "")
        raise InputUnreadable(Problem("IW410", what, _NO_AGENDA, Place(found.shown)))
    return foreign


def _read(found: Found, data: bytes, sheet: str) -> Foreign:
    if is_workbook(found):
        return read_workbook_table(data, found.shown, sheet)
    start = data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:15].upper() == b"BEGIN:VCALENDAR":
        return read_calendar(_text(data), found.shown)
    if kind := guess(data):
        what, remedy = office_kind(data)
        hint = remedy if is_table(what) else _NO_AGENDA
        raise InputUnreadable(Problem("IW404", f"this is {what or kind}, not an agenda", hint, Place(found.shown)))
    if start.startswith(b"<") or (data[:2] in (b"\xff\xfe", b"\xfe\xff") and found.path.suffix.lower() == ".xml"):
        return read_frab(data, found.shown)
    if start[:1] in (b"{", b"["):
        return read_pretalx(data, found.shown)
    if found.path.suffix.lower() in (".ics", ".ical", ".ifb", ".xml", ".json"):
        what = f"this file does not begin as a {found.path.suffix.lower()} file does"
        raise InputUnreadable(Problem("IW409", what, _NO_AGENDA, Place(found.shown)))
    if not data.strip():
        raise InputUnreadable(Problem("IW410", "this file is empty", _NO_AGENDA, Place(found.shown)))
    return read_csv_table(data, found.shown)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
