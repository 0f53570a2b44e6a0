"""Agendas of other programs, from the file to the session folder.

In goes a calendar, a table, or a schedule in XML or JSON. Out comes a folder with a session file, an agenda file and
perhaps a council file, whose YAML our own reader reads and whose names are our own; or a refusal, and no file.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from iisam_workshop.errors import ContentInvalid, WorkshopError
from iisam_workshop.jobs.agenda_import import import_agenda
from iisam_workshop.load.session import read_session
from iisam_workshop.load.yaml_events import read_tree, yaml_text
from iisam_workshop.plan.documents import DOCUMENT_IDS
from tests.fuzz.target import Target, one_in, refusal, told
from tests.load.foreign import samples

__all__ = ["TARGET"]

_NAME = re.compile(r"session\.yaml|council\.yaml|agendas(/[a-z0-9-]{1,64}\.yaml)?")
_FORM = ("IW10", "IW11")
"""Codes of a file that cannot be read, or has other keys than it should: whatever we write is not of these."""


def attempt(data: bytes) -> str:
    folder = Path(tempfile.mkdtemp(prefix="iisam-fuzz-"))
    file = folder / f"agenda{_ending(data)}"
    file.write_bytes(data)
    try:
        report = import_agenda(file, folder / "made")
    except WorkshopError as error:
        assert not list(folder.glob("made/**/*.yaml")), "a refusal, and files"
        shutil.rmtree(folder)
        return refusal(error, data)
    for problem in report.remarks:
        told(problem.code, f"{problem.message}. {problem.hint}", problem.hint, data)
    said = _read_again(folder / "made", data)
    shutil.rmtree(folder)
    return f"{said}; " + " ".join(sorted({problem.code for problem in report.remarks}))


def _read_again(made: Path, data: bytes) -> str:
    names = [path.relative_to(made).as_posix() for path in made.rglob("*")]
    assert all(map(_NAME.fullmatch, names)), names
    for path in made.rglob("*.yaml"):
        read_tree(yaml_text(path.read_bytes(), path.name), path.name)
    if not one_in(8, data):
        return "files"
    try:
        read_session(made / "session.yaml", documents=DOCUMENT_IDS)
    except ContentInvalid as error:
        return _of_meaning(error, data)
    return "a session"


def _of_meaning(error: ContentInvalid, data: bytes) -> str:
    """See to it that a session of ours is refused for what it says, never for how it is written."""
    wrong = [each for each in error.problems if each.code.startswith(_FORM) and each.severity == "error"]
    assert not wrong, [f"{each.place} {each.code}: {each.message}" for each in wrong]
    return refusal(error, data)


def _ending(data: bytes) -> str:
    start = data[:400].lstrip().upper()
    endings = ((b"BEGIN:", ".ics"), (b"<", ".xml"), (b"{", ".json"), (b"[", ".json"))
    return next((ending for sign, ending in endings if start.startswith(sign)), ".csv")


def seeds() -> Iterator[bytes]:
    lunch = "SUMMARY:Lunch\nDTSTART;TZID=Europe/London:20270304T123000\nDURATION:PT45M"
    talk = (
        "SUMMARY:Opening\\, at last\nDTSTART:20270304T093000Z\nDTEND:20270304T100000Z\nLOCATION:Hall\nDESCRIPTION:x\\ny"
    )
    again = (
        "SUMMARY:Tea\nDTSTART:20270304T110000\nDTEND:20270304T111500\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:20270305T110000"
    )
    whole = "SUMMARY:Day\nDTSTART;VALUE=DATE:20270304\nATTENDEE;CN=Ann:mailto:a@example.org\nSTATUS:CANCELLED"
    yield samples.ics(talk, lunch, head=samples.ZONE).encode()
    yield samples.ics(talk, again, whole, head="X-WR-CALNAME:Sharing day\nX-WR-TIMEZONE:Europe/London\n").encode()
    yield samples.FRAB.encode()
    yield samples.pretalx_export(
        Hall=[samples.talk("Opening", "09:30", "00:45"), samples.talk("End", "10:30", "00:30")]
    ).encode()
    yield json.dumps(samples.API).encode()
    yield json.dumps(samples.WIDGET).encode()
    rows = "9:00,9:30,Welcome,Hall,Ann,\n9:30,10:15,Talk: why,Hall,Bo & Cy,x\n12:30,13:15,Lunch,,,\n"
    yield f"Start,End,Title,Room,Speaker,Notes\n{rows}".encode()
    rows = "2027-03-04;09:00;30;Welcome\n2027-03-04;9.30 am;45;Talk\n2027-03-05;13:00;1h;Lunch\n"
    yield f"Date;Time;Minutes;Session\n{rows}".encode()
    yield "Time,What,Track\n09:00 – 09:30,Croeso,A\n09:30-10:00,Sgwrs,B\n".encode()


TARGET = Target(
    "agenda_import",
    attempt,
    seeds,
    words=(
        *(
            b"DTSTART:",
            b"DTEND:",
            b"DURATION:PT",
            b"RRULE:FREQ=DAILY;COUNT=99",
            b"RRULE:FREQ=SECONDLY",
            b";TZID=Mars/Phobos:",
            b";VALUE=DATE:",
            b"\r\n ",
        ),
        *(
            b"BEGIN:VEVENT\r\n",
            b"END:VEVENT\r\n",
            b"20270304T093000Z",
            b"99999999T999999",
            b"00010101T000000",
            b"-PT1H",
            b"P9999999D",
            b"SUMMARY:",
            b"RECURRENCE-ID:",
        ),
        *(
            b"<event>",
            b"</event>",
            b"<duration>99:99</duration>",
            b"<!DOCTYPE x>",
            b"&amp;#0;",
            b"<day date='x'>",
            b'"duration": ',
            b"null",
            b"[]",
            b"{}",
            b"1e999",
            b"NaN",
        ),
        *(
            b"Start,End,Title\n",
            b"9:00",
            b"24:00",
            b"25:61",
            b"12 noon",
            b"midnight",
            b"1h30",
            b"2027-02-30",
            b"01/02/03",
            b"{{ council.name }}",
            b"{{",
            b"\\ud800",
            b"\xe2\x80\xae",
        ),
    ),
    seconds=10.0,
)
