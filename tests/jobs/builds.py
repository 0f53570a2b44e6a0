"""Building copies of the example, and reading back what a build promises."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

from iisam_workshop.jobs.listing import listing
from tests.reading import Reading

CHECKOUT = Path(__file__).parents[2]
EXAMPLE = CHECKOUT / "examples" / "leicestershire"
CLOCK = re.compile(r"\b([01]\d|2[0-3]):([0-5]\d)\b")


def fresh(folder: Path, *, forms: bool = False) -> Path:
    """Copy the example as it is in the repository, with no record of earlier builds; return its session file.

    Only with ``forms`` are its papers made in other forms than PDF as well, which takes time.
    """
    folder.mkdir(parents=True)
    for name in ("session.yaml", "attendees.csv"):
        shutil.copy(EXAMPLE / name, folder / name)
    if not forms:
        edit(folder / "session.yaml", "  # forms: [html, docx]", "  forms: []")
    return folder / "session.yaml"


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def leave_only(source: Path, *kept: str) -> None:
    """Leave every document but these out of a session."""
    gone = [each.id for each in listing("documents") if each.id not in kept]
    edit(source, "leave_out: []", f"leave_out: [{', '.join(gone)}]")


def people_of(source: Path) -> list[list[str]]:
    """The rows of the attendee list beside a session file, without the heading."""
    with (source.parent / "attendees.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def write_people(source: Path, people: list[list[str]]) -> None:
    with (source.parent / "attendees.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Name", "Organisation", "Role"], *people])


def manifest_of(folder: Path) -> dict:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(reading: Reading) -> list[int]:
    """Every time of day in a file, as minutes after midnight, in reading order."""
    return [int(hours) * 60 + int(minutes) for hours, minutes in CLOCK.findall(reading.text())]


def plain(text: str) -> str:
    """A text without what setting changes: white space, soft hyphens."""
    return "".join(text.replace("\u00ad", "").split())
