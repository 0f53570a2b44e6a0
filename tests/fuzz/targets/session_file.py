"""A session file with all that it names.

In goes a bundle of files: session, council, agenda, scenario, list, record and layout, all in one folder. Out comes a
session, or a refusal. The packaged data are those of a small world, which is read in a tenth of the time.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest

from iisam_workshop import resources
from iisam_workshop.errors import WorkshopError
from iisam_workshop.load.session import read_session
from iisam_workshop.model.session import SessionFile
from iisam_workshop.plan.documents import DOCUMENT_IDS
from tests.fuzz.target import CHECKOUT, Target, bundle, refusal, told, unbundled
from tests.load.builders import AGENDA, SCENARIO, SESSION, build

__all__ = ["TARGET", "laid_out"]

_NAMES = frozenset(
    (
        *("session.yaml", "people.csv", "councils/mine.yaml", "agendas/ours.yaml", "scenarios/ours.yaml"),
        *("layouts/ours.yaml", "session.record.json", "wording/labels.en.txt", "wording/notes.en.md.j2"),
    )
)
"""The files that an input may have; a name that it makes up leads nowhere."""

_COUNCIL = b"""\
id: mine
name: My Council
nation: wales
organisation: The unit of {{ council.name }}
words: {letter: {one: note, many: notes}, scenario: case}
stages:
  scoping: {name: Finding out}
contact: {team: The desk, email: desk@example.org}
"""

_LAYOUT = b"id: ours\ntitle: Ours\nsummary: Ours.\nextends: plain\npalette: {accent: '#123456'}\n"
_ASKING = """\
tables: {size: 4, together: [[Ann Bell, Bo Carr]], at_each: [Police], mix_again: lunch}
languages: [cy, en]
seed: again
own: {wording: wording, words: {tenant: lodger}}
joining: {how: hybrid, link: "https://example.org", reply_by: 2027-02-18}
"""


def attempt(data: bytes) -> str:
    folder = laid_out(data)
    try:
        with patch.object(resources, "folder", lambda kind: _data() / kind):
            session = read_session(folder / "session.yaml", documents=DOCUMENT_IDS)
    except WorkshopError as error:
        return refusal(error, data)
    finally:
        shutil.rmtree(folder)
    for problem in session.warnings:
        told(problem.code, f"{problem.message}. {problem.hint}", problem.hint, data)
        assert problem.severity == "warning", problem.code
    return "a session " + " ".join(sorted({problem.code for problem in session.warnings}))


def laid_out(data: bytes) -> Path:
    """Write the files of an input into a new folder."""
    folder = Path(tempfile.mkdtemp(prefix="iisam-fuzz-"))
    for name, text in unbundled(data).items():
        if name in _NAMES:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(text)
    return folder


def seeds() -> Iterator[bytes]:
    people = (
        b"Name,Organisation,Role,Large print\nAnn Bell,Housing,Officer,yes\nBo Carr,Police,,\nCy Dean,Police,Lead,\n"
    )
    number = SESSION.replace("people.csv", "24")
    yield bundle({"session.yaml": number.encode()})
    yield bundle({"session.yaml": SESSION.encode(), "people.csv": people})
    full = _bare(CHECKOUT / "examples" / "leicestershire" / "session.yaml").decode()
    full = (
        full.replace("attendees.csv", "people.csv").replace("full-day", "short-day").replace("harrow-lane", "mill-road")
    )
    full = full.replace("standard", "plain").replace("leicestershire", "mine")
    mine = {"councils/mine.yaml": _COUNCIL, "people.csv": people}
    yield bundle(
        {"session.yaml": full.replace("scenario-1", "welcome").replace("scenario-2", "lunch").encode(), **mine}
    )
    more = {"agendas/ours.yaml": AGENDA.encode(), "scenarios/ours.yaml": SCENARIO.encode()}
    short = SESSION.replace("northbridge", "mine").replace("short-day", "ours").replace("mill-road", "ours")
    yield bundle({"session.yaml": short.encode(), **mine, **more})
    changes = (
        "agenda:\n  changes:\n    - shorten: {slot: welcome, to: 20}\n    - leave_out: lunch\n"
        "    - add: {after: welcome, id: walk, title: Walk, minutes: 10, kind: break, lead: nobody}\n"
    )
    yield bundle(
        {"session.yaml": number.replace("agenda:\n", changes).replace("  fixed: {lunch: 12:30}\n", "").encode()}
    )
    yield bundle(
        {
            "session.yaml": (SESSION.replace("northbridge", "mine").replace("plain", "ours") + _ASKING).encode(),
            **mine,
            "layouts/ours.yaml": _LAYOUT,
            "wording/labels.en.txt": b"lead: Lead\nminutes: {n} min\n",
            "session.record.json": b'{"format": 1, "seed": "again", "grid": "4x4", "people": {}}',
        }
    )


def _bare(path: Path) -> bytes:
    """Return a file without its notes, in which no mutation means anything."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.strip() and not line.lstrip().startswith("#")).encode()


@cache
def _data() -> Path:
    """Make the packaged data of the small world, once."""
    top = Path(tempfile.mkdtemp(prefix="iisam-fuzz-"))
    with pytest.MonkeyPatch.context() as monkey:
        world = build(top, monkey)
    for name in ("templates/wording", "templates/councils"):
        shutil.copytree(CHECKOUT / name, world.data / name)
    return world.data


@cache
def _keys() -> tuple[bytes, ...]:
    """Return the keys that a session file may have, as lines begin with them."""
    found: set[str] = set()
    for name, field in SessionFile.model_fields.items():
        inner = getattr(field.annotation, "model_fields", {})
        found |= {f"\n{name}: ", *(f"\n  {key}: " for key in inner), *(f"\n{name}: {{{key}: 1}}\n" for key in inner)}
    return tuple(sorted(key.encode() for key in found))


TARGET = Target(
    "session_file",
    attempt,
    seeds,
    words=(
        *_keys(),
        *(
            b"[",
            b"]",
            b"{",
            b"}",
            b": ",
            b"- ",
            b"yes",
            b"null",
            b"~",
            b"''",
            b"0",
            b"-1",
            b"1000000",
            b"50%",
            b"9:75",
            b"2027-02-30",
        ),
        *(
            b"{{ council.name }}",
            b"{{ x }}",
            b"{{",
            b"\n  - ",
            b"session.yaml",
            b"../session.yaml",
            b"people.csv",
            b"mine",
            b".yaml",
        ),
        *(
            b"extends: mine\n",
            b"cy",
            b"en",
            b"journey",
            b"quota",
            b"called",
            b"\xe2\x80\xae",
            b"welsh: {name: x}",
            b"fonts: x",
            b"logo: {file: people.csv}",
        ),
    ),
    longest=16_000,
)
