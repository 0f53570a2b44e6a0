"""Files that the program wrote itself and reads again: session record, manifest, mark of a build, recipe.

In goes JSON, or what is left of it. Each reader gives a value, nothing, or a refusal; a recipe that is taken names no
file outside its folder, and no two files at one place.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from iisam_workshop.errors import WorkshopError
from iisam_workshop.files import MANIFEST, output_folder
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.made import made
from iisam_workshop.load.manifest import dealt
from iisam_workshop.load.names import Home
from iisam_workshop.load.recipe import read_recipe
from iisam_workshop.load.record import read_record
from tests.fuzz.target import Target, refusal

__all__ = ["TARGET"]


def attempt(data: bytes) -> str:
    readers: tuple[Callable[[bytes], str], ...] = (_record, _dealt, _made, _recipe, _folder)
    return "; ".join(_one(reader, data) for reader in readers)


def _one(reader: Callable[[bytes], str], data: bytes) -> str:
    try:
        return reader(data)
    except WorkshopError as error:
        return refusal(error, data)


def _record(data: bytes) -> str:
    with tempfile.TemporaryDirectory(prefix="iisam-fuzz-") as folder:
        (Path(folder) / "session.record.json").write_bytes(data)
        record = read_record(Home(Path(folder) / "session.yaml", lambda _: ""), Intake(), "mine-2027-03-04", (5, 5))
    return f"a record {record is not None}"


def _dealt(data: bytes) -> str:
    deal = dealt(data, "manifest.json")
    assert all(term in deal.terms for card in deal.cards for term in card.squares)
    return f"a deal {bool(deal.cards)}"


def _made(data: bytes) -> str:
    found = made(data)
    return f"made {found is not None and len(found.files)}"


def _recipe(data: bytes) -> str:
    unpacked = read_recipe(data, "pack.pdf")
    home = PurePosixPath("/", *(["in"] * unpacked.depth), "home")
    places = [os.path.normpath(home / each.path) for each in unpacked.recipe.ingredients]
    assert len({place.casefold() for place in places}) == len(places), "two files at one place"
    assert all(place.count("/") >= 2 or unpacked.depth for place in places), places
    assert not any("\\" in place or ":" in place or "\0" in place for place in places), places
    return f"a recipe {len(places)}"


def _folder(data: bytes) -> str:
    """Take a folder with this manifest for a build: only files inside it may be thought ours."""
    with tempfile.TemporaryDirectory(prefix="iisam-fuzz-") as top:
        (Path(top) / "outside.txt").write_text("mine")
        home = Path(top) / "out"
        home.mkdir()
        (home / MANIFEST).write_bytes(data)
        (home / "agenda.pdf").write_bytes(b"%PDF-")
        with output_folder(home, force=True) as output:
            assert set(output.earlier) <= {"agenda.pdf", MANIFEST}, output.earlier
            output.begin({})
            output.finish(b"{}")
        assert (Path(top) / "outside.txt").read_text() == "mine", "a file outside was touched"
        return f"a folder {(home / 'agenda.pdf').exists()}"


_CARD = {"code": "7KM2A", "seat": 1, "squares": ["a", "b", "c", "d"]}


def seeds() -> Iterator[bytes]:
    person = {"table": 1, "seat": 1, "card": {"code": "7KM2A", "terms": ["a", "b"]}, "also": ["mail-0"]}
    yield _text(
        {"format": 1, "seed": "mine-2027-03-04", "grid": "5x5", "people": {"0f": person}, "spares": [person["card"]],
         "last_seat": 4, "layout": "mixed", "spread": 1, "names": {"harrow-lane/mother": "Ann|Bell"}}
    )  # fmt: skip
    bingo: dict[str, object] = {
        "grid": "2x2",
        "free": None,
        "pattern": "line",
        "cards": [_CARD],
        "call_order": list("abcd"),
    }
    bingo["terms"] = {key: {"name": key, "stage": "vision", "welsh": "x"} for key in "abcd"}
    bingo["slots"] = [{"slot": "s", "terms": list("abcd")}]
    file: dict[str, object] = {
        "path": "agenda.pdf",
        "sha256": "0" * 64,
        "bytes": 5,
        "audience": "attendee",
        "copies": 2,
        "each": "person",
    }
    file |= {"personal": False, "holds": ["x.pdf"], "front": {"digest": "0", "pages": 2}}
    paper = {"id": "agenda", "file": "agenda.pdf", "pages": 1, "digest": "0", "own_pages": [["a", "b"]]}
    yield _text({"program": {"iisam-workshop": "1"}, "files": [file], "documents": [paper], "bingo": bingo})
    text = "title: x\n"
    here = {"path": "session.yaml", "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text}
    paths = ("people.csv", "../councils/mine.yaml")
    gone = [{"path": path, "sha256": "0" * 64, "left_out": "people"} for path in paths]
    recipe: dict[str, object] = {
        "format": 1,
        "file": "session-pack.pdf",
        "program": {"iisam-workshop": "1.0"},
        "seed": "x",
    }
    recipe |= {"only": ["agenda"], "session": "session.yaml", "seats": "0" * 64, "ingredients": [here, *gone]}
    recipe["list"] = {"path": "list.csv", "sha256": "0" * 64, "people": 3}
    yield _text(recipe)
    yield from (
        b"",
        b"[]",
        b"{}",
        b"null",
        b'{"files": [{"path": "../outside.txt"}, {"path": "agenda.pdf"}], "program": {"iisam-workshop": 1}}',
    )


def _text(told: object) -> bytes:
    return json.dumps(told, indent=1).encode()


TARGET = Target(
    "kept_files",
    attempt,
    seeds,
    words=(
        *(
            b"null",
            b"true",
            b"[]",
            b"{}",
            b'""',
            b"0",
            b"-1",
            b"1.5",
            b"1e999",
            b"-Infinity",
            b"NaN",
            b"9" * 5000,
            b"[" * 2000,
            b'"\\ud800"',
            b'"\\u0000"',
        ),
        *(
            b'"../outside.txt"',
            b'"/etc/passwd"',
            b'"C:\\\\x"',
            b'"con.yaml"',
            b'"a/../../b.yaml"',
            b'"agenda.pdf"',
            b'"."',
            b'".."',
            b'"\\u202e"',
            b'"x.yaml."',
            b'"SESSION.yaml"',
        ),
        *(
            b'"iisam-workshop"',
            b'"base64": "eA=="',
            b'"left_out": "kind"',
            b'"text": ""',
            b'"5x5"',
            b'"9x9"',
            b'"stages"',
            b'"journey"',
        ),
    ),
)
