"""An attendee list by itself: looked through, and written anew as a clean one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from iisam_workshop.errors import OutputRefused, Place, Problem
from iisam_workshop.export.cells import csv_table
from iisam_workshop.export.clean_list import list_forms
from iisam_workshop.files import new_file
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.roll.agencies import alike
from iisam_workshop.load.roll.decisions import told
from iisam_workshop.load.roll.roll import read_roll, roll_of
from iisam_workshop.model.roll import Entry, Roll
from iisam_workshop.model.session import ListWish

__all__ = ["CleanList", "ListReport", "check_list", "fix_list"]

_PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class ListReport:
    """A list as it was read, and all that was decided or is in doubt, as warnings that name rows and no person."""

    roll: Roll
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class CleanList:
    """The clean list that was written, and what the one that it was made of came to."""

    path: Path
    report: ListReport


def check_list(path: Path | str, wish: ListWish | None = None) -> ListReport:
    """Read a list; raises WorkshopError for one that leaves a question or cannot be read."""
    intake = Intake()
    roll = read_roll(Found(Path(path), str(path), Path(path).name), intake, wish, keep_email=True)
    intake.settle()
    doubts = alike(roll.entries, Place(roll.file, sheet=roll.sheet))
    problems = dict.fromkeys((*intake.problems, *told(roll.decisions), *doubts))
    return ListReport(roll, tuple(sorted(problems, key=lambda problem: problem.order)))


def fix_list(path: Path | str, out: Path | str, wish: ListWish | None = None, *, force: bool = False) -> CleanList:
    """Write a clean list of one with a row for each person, which is read again as the same people.

    A person who would be read otherwise is told (IW370). Raises WorkshopError as ``check_list`` does, and OutputRefused
    (IW501) where there is such a file already and ``force`` is not given, or where it is the list itself.
    """
    path, out = Path(path), Path(out)
    _refuse_taken(path, out, force=force)
    report = check_list(path, wish)
    again = ListWish(keep_duplicates=bool(wish and wish.keep_duplicates), needs=bool(wish and wish.needs))
    entries = report.roll.entries
    lists = map(csv_table, list_forms(entries))
    strange, data = min(((_otherwise(entries, data, again), data) for data in lists), key=lambda one: len(one[0]))
    with new_file(out, _PRIVATE) as write:
        write(data)
    return CleanList(out, ListReport(report.roll, (*report.problems, *_strange(strange, out))))


def _otherwise(entries: Sequence[Entry], data: bytes, wish: ListWish) -> list[int]:
    """Return the rows, of a clean list, that are not read again as the people they were written for."""
    again = Intake().attempt(roll_of, data, "clean.csv", Intake(), wish, keep_email=True)
    people = {entry.row: entry for entry in again.entries} if again else {}
    return [row for row, entry in enumerate(entries, 2) if row not in people or _kept(people[row]) != _kept(entry)]


def _kept(entry: Entry) -> list[object]:
    """Return all that a list says of a person, wherever it stands."""
    return [getattr(entry, each.name) for each in fields(entry) if each.name not in ("row", "line")]


def _strange(rows: Sequence[int], out: Path) -> Iterator[Problem]:
    for row in rows:
        what = f"row {row} of the clean list is read a little otherwise than the row that it was made of"
        hint = "Look at that row: its name, and whether another has the same."
        yield Problem("IW370", what, hint, Place(str(out), row), "warning")


def _refuse_taken(path: Path, out: Path, *, force: bool) -> None:
    if out.exists() and (not force or (path.exists() and out.samefile(path))):
        itself = path.exists() and out.samefile(path)
        what = "the clean list would take the place of the list" if itself else f"there is a file {out.name!r} already"
        hint = "Name another file with --out" + ("." if itself else ", or use --force to write over it.")
        raise OutputRefused(Problem("IW501", what, hint))
