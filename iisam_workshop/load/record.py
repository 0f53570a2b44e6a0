"""The session record beside the session file: what earlier builds have handed out."""

from __future__ import annotations

import json

from pydantic import ValidationError

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.inputs import RECORD, Found, Intake
from iisam_workshop.load.names import Home
from iisam_workshop.model.record import SessionRecord, record_name

__all__ = ["read_record"]


def read_record(home: Home, intake: Intake, seed: str, grid: tuple[int, int]) -> SessionRecord | None:
    """Return the record of this session, None where there is none or it belongs to another deal (warning IW240).

    Raises InputUnreadable (IW405) for a record that is broken.
    """
    found = home.file(record_name(home.session.name))
    if not found.path.exists():
        return None
    record = _read(found, intake)
    changed = [
        *(["seed"] if record.seed != seed else []),
        *(["bingo grid"] if record.grid != f"{grid[0]}x{grid[1]}" else []),
    ]
    if not changed:
        return record
    what = f"the session record was made with another {' and '.join(changed)}, so cards and seats are new"
    hint = "Throw away what was printed before, or set it back."
    intake.problems.append(Problem("IW240", what, hint, Place(found.shown), "warning"))
    return None


def _read(found: Found, intake: Intake) -> SessionRecord:
    data = intake.read(found, RECORD)
    try:
        return SessionRecord.model_validate(json.loads(data.decode("utf-8-sig")))
    except (ValueError, ValidationError, RecursionError):
        what = "this session record is broken"
        hint = "Put an older copy of it back, or delete it to deal new cards."
        broken = Problem("IW405", what, hint, Place(found.shown))
    raise InputUnreadable(broken)
