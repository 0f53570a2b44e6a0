"""What is written after the day besides papers: the attendance as a table, and the manifest of such a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from iisam_workshop.errors import Problem
from iisam_workshop.export.cells import csv_table
from iisam_workshop.export.manifest import BuiltFile, json_bytes, problem_entry
from iisam_workshop.model.attendance import Attendance
from iisam_workshop.model.session import InputFile

__all__ = ["after_manifest", "attendance_csv"]

_HEADS = ("Name", "Organisation", "Role", "Seat", "Came")


def attendance_csv(attendance: Attendance) -> bytes:
    """Return everybody on the list and who came, as CSV for spreadsheets; guests stand last, without a seat."""
    return csv_table((_HEADS, *_rows(attendance)))


def after_manifest(
    what: str,
    program: Mapping[str, str],
    inputs: Sequence[InputFile],
    files: Sequence[BuiltFile],
    problems: Sequence[Problem],
) -> bytes:
    """Return the manifest of a folder made after the day; ``what`` names the command. It holds no name of anybody."""
    value: dict[str, Any] = {
        "program": dict(program),
        "made": what,
        "inputs": [{"path": each.path, "sha256": each.sha256} for each in inputs],
        "files": [
            {
                "path": each.path,
                "sha256": each.sha256,
                "bytes": each.size,
                "pages": each.pages,
                "personal": each.personal,
            }
            for each in files
        ],
        "problems": [problem_entry(problem) for problem in problems],
    }
    return json_bytes(value)


def _rows(attendance: Attendance) -> Iterator[tuple[object, ...]]:
    for seat in attendance.listed:
        who = seat.attendee
        yield who.name, who.agency, who.role, seat.number, "yes" if who.key in attendance.here else "no"
    for guest in attendance.guests:
        yield guest.name, guest.agency, guest.role, "", "yes"
