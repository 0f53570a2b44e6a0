"""Check a session: everything up to the finished pages, which are then thrown away. Nothing is written."""

from __future__ import annotations

from pathlib import Path

from iisam_workshop.errors import Problem, WorkshopError
from iisam_workshop.jobs.make import press_session, session_of
from iisam_workshop.model.session import Session

__all__ = ["check"]


def check(source: Path | Session, *, seed: str | None = None) -> tuple[Problem, ...]:
    """Return every problem of the first stage that has errors, or the warnings of a session that can be built."""
    try:
        return press_session(session_of(source, seed)).problems
    except WorkshopError as failure:
        return failure.problems
