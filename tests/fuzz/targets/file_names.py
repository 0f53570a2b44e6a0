"""Ids and file names out of titles and names, and paths that a session names.

In goes a text. A name that is made of it has small letters of ASCII, figures and hyphens, is not too long, and is none
that Windows keeps for devices where it becomes a whole file name; a folder or file that is named after it lies inside
its folder. Several names made of one list differ.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from pydantic import ValidationError

from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.new import Details, new
from iisam_workshop.jobs.scenario_new import new_scenario
from iisam_workshop.load.names import COUNCIL, LAYOUT, PRESET, SCENARIO, Home, find
from iisam_workshop.load.session import read_session
from iisam_workshop.model.inserts import InsertWish, insert_ids
from iisam_workshop.model.spelling import letters, plain, slug, words
from iisam_workshop.plan.documents import DOCUMENT_IDS
from tests.fuzz.target import Target, one_in, refusal

__all__ = ["TARGET"]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def attempt(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    made = slug(text)
    assert made == "" or (_ID.fullmatch(made) and len(made) <= 60), made
    assert slug(made) == made, "another id the second time"
    assert plain(letters(text)) == plain(text), "another spelling the second time"
    assert words(text) == tuple(plain(text).split())
    return f"{bool(made)}; {_inserts(text)}; {_found(text, data)}; {_folder(text, data)}"


def _inserts(text: str) -> str:
    try:
        wishes = [InsertWish(file=line, title="x") for line in text.split("\n")]
    except ValidationError:
        return "no inserts"
    ids = insert_ids(wishes)
    assert len(set(ids)) == len(ids), ids
    assert all(_ID.fullmatch(each) and len(each) <= 60 for each in ids), ids
    return f"{min(len(ids), 3)} inserts"


def _found(text: str, data: bytes) -> str:
    """A name in a session stands for a file of the folder, one of ours, or nothing."""
    said = []
    home = Home(Path(tempfile.gettempdir()) / "iisam-nowhere" / "session.yaml", lambda _: "")
    for sort in (COUNCIL, SCENARIO, PRESET, LAYOUT):
        try:
            said.append(str(find(sort, text, None, home).kind))
        except WorkshopError as error:
            said.append(refusal(error, data))
    return " ".join(dict.fromkeys(said))


def _folder(text: str, data: bytes) -> str:
    """What ``new`` and ``scenario new`` make of a name lies where it should, and the session can be read."""
    top = Path(tempfile.mkdtemp(prefix="iisam-fuzz-"))
    makers = (
        lambda: new(top / "day", council=text, date="2027-03-04", details=Details(people="24")),
        lambda: new_scenario(text),
    )
    said = []
    try:
        for make in makers:
            try:
                with chdir(top):
                    make()
                said.append("made")
            except WorkshopError as error:
                said.append(refusal(error, data))
        for path in top.rglob("*"):
            assert re.fullmatch(r"[a-z0-9-]{1,64}(\.[a-z]+)?", path.name), path.name
            assert not _DEVICES.fullmatch(path.name), path.name
        if (top / "day" / "session.yaml").exists() and one_in(8, data):
            read_session(top / "day" / "session.yaml", documents=DOCUMENT_IDS)
    finally:
        shutil.rmtree(top)
    return " ".join(said)


def seeds() -> Iterator[bytes]:
    yield from (
        b"Leicestershire County Council",
        b"../../etc/passwd",
        b"CON",
        b"lpt1.txt",
        b"a/b\\c:d",
        b"",
        b".",
        b"..",
        b"-",
        b"x" * 300,
    )
    yield "Cyngor Sir Ynys Môn\u202egnp.exe".encode()
    yield "Straße ½ ﬁ ℃ İstanbul Ǆ ㍿ \u0301x".encode()
    yield b"map.pdf\nmap-2.pdf\nb/map.pdf\nmap.PDF\nc\\map.pdf"
    yield b"harrow-lane\nharrow lane.yaml"


TARGET = Target(
    "file_names",
    attempt,
    seeds,
    words=(
        *(
            b"/",
            b"\\",
            b"..",
            b".",
            b":",
            b"\0",
            b"~",
            b"-",
            b"--",
            b"con",
            b"nul",
            b"aux.yaml",
            b"com1",
            b".yaml",
            b".pdf",
            b"\n",
            b" ",
        ),
        *(
            b"-2",
            b"-3",
            b"-4",
            b"map",
            b"\xe2\x80\xae",
            b"\xcc\x81",
            b"\xef\xac\x81",
            b"\xe2\x85\xa3",
            b"\xc4\xb0",
            b"%2e%2e",
            b"file://",
            b"C:",
            b"{{",
            b"Council",
        ),
    ),
    longest=600,
)
