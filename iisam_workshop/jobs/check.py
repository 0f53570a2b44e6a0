"""Check a session: everything up to the finished pages, which are then thrown away. Nothing is written."""

from __future__ import annotations

from pathlib import Path

from iisam_workshop.errors import Problem, WorkshopError
from iisam_workshop.jobs.make import press_session, session_of
from iisam_workshop.model.session import Session

__all__ = ["check"]


def check(source: Path | str | Session, *, layout: str | None = None, paper: str | None = None) -> tuple[Problem, ...]:
    """Return every problem of the first stage that has errors, or the warnings of a session that can be built.

    ``layout`` and ``paper`` go before those of a session that is still to be read.
    """
    try:
        session = source if isinstance(source, Session) else session_of(source, layout=layout, paper=paper)
        return press_session(session).problems
    except WorkshopError as failure:
        return failure.problems
