"""Workbooks: as an attendee list, as a session, as an agenda of another program.

In goes a bundle of the files of a workbook, which is packed here so that its sums are right, or any bytes. Out of each
of the three doors comes a value, or a refusal.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from iisam_workshop.errors import WorkshopError
from iisam_workshop.load.foreign.table import read_workbook_table
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.roll.roll import roll_of
from iisam_workshop.load.workbook import read_book
from tests.fuzz.target import Target, bundle, refusal, unbundled
from tests.fuzz.targets.attendees import checked
from tests.load.roll import makers

__all__ = ["TARGET"]


def attempt(data: bytes) -> str:
    packed = _packed(data)
    return "; ".join(door(packed, data) for door in (_as_list, _as_session, _as_agenda))


def _as_list(packed: bytes, data: bytes) -> str:
    intake = Intake()
    try:
        return checked(roll_of(packed, "people.xlsx", intake), intake.problems, data)
    except WorkshopError as error:
        return refusal(error, data)


def _as_session(packed: bytes, data: bytes) -> str:
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(packed)
        file.flush()
        try:
            book = read_book(Found(Path(file.name), "day.xlsx", "day.xlsx"), Intake())
        except WorkshopError as error:
            return refusal(error, data)
    return f"a session {len(book.session.entries) > 3}"


def _as_agenda(packed: bytes, data: bytes) -> str:
    try:
        foreign = read_workbook_table(packed, "agenda.xlsx", "")
    except WorkshopError as error:
        return refusal(error, data)
    return f"an agenda {bool(foreign.happenings)}"


def _packed(data: bytes) -> bytes:
    files = unbundled(data)
    if not files:
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()


def _unpacked(workbook: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        names = [name for name in archive.namelist() if "theme" not in name and "docProps" not in name]
        return bundle({name: archive.read(name) for name in names})


def _merged(book: object) -> None:
    sheet = book.worksheets[0]  # type: ignore[attr-defined]
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[3].hidden = True
    sheet["B3"] = "=A2"


def seeds() -> Iterator[bytes]:
    people = makers.xlsx(
        ("People", [("Name", "Team", "Large print"), ("Ann Bell", "x", True), ("Bo Carr", 1.5, None)]), change=_merged
    )
    day = [("key", "value", "what it means"), ("title", "Day"), ("council", "leicestershire"), ("date", "2027-03-04")]
    day += [
        ("venue.name", "House"),
        ("facilitators", "Ann"),
        ("attendees", 24),
        ("agenda.start", "9:15"),
        ("day.id", "d"),
    ]
    slots = [
        ("id", "title", "minutes", "kind", "aims"),
        ("a", "Talk", 30, "talk", "x"),
        ("b", "Lunch", "45", "meal", ""),
    ]
    session = makers.xlsx(("Day", day), ("Slots", slots), ("Aims", [("id", "aim"), ("x", "Know.")]))
    table = [
        ("Start", "End", "Title", "Room", "Speaker"),
        ("9:00", "9:30", "Welcome", "Hall", "Ann"),
        (0.5, 0.55, "Lunch", "", ""),
    ]
    yield from map(_unpacked, (people, session, makers.xlsx(("Agenda", table))))
    yield from (people[:400], makers.forms(signed_in=False)[:2000], b"PK\x03\x04", b"PK\x05\x06" + bytes(18))


TARGET = Target(
    "workbook",
    attempt,
    seeds,
    words=(
        *(
            b'<row r="9">',
            b"</row>",
            b'<c r="XFD1048576" t="s">',
            b"<v>0</v>",
            b"<f>A1</f>",
            b't="e"',
            b't="b"',
            b't="d"',
            b't="inlineStr"',
            b't="n"',
        ),
        *(
            b'<mergeCell ref="A1:A9"/>',
            b'hidden="1"',
            b"1e999",
            b"-1",
            b"NaN",
            b"99999999999",
            b"<!DOCTYPE x>",
            b"<!ENTITY",
            b's="99"',
            b'state="hidden"',
        ),
        *(
            b'date1904="1"',
            b"<si><t>x</t></si>",
            b'numFmtId="14"',
            b'formatCode="0%"',
            b'formatCode="[h]:mm"',
            b'r:id="rId9"',
            b"==> xl/worksheets/sheet9.xml\n",
        ),
    ),
    seconds=10.0,
    longest=24_000,
)
