"""A session that is built again whenever one of its files changes, until somebody stops it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from iisam_workshop.errors import OutputRefused, Problem, WorkshopError
from iisam_workshop.jobs.build import BuildReport, Run, build
from iisam_workshop.jobs.make import session_of
from iisam_workshop.load.inputs import RECORD, Found, read_file
from iisam_workshop.load.stamps import Stamps, input_paths, neighbours, stamps
from iisam_workshop.model.session import InputFile

__all__ = ["Turn", "watch"]

Turn = BuildReport | tuple[Problem, ...]
"""What came of a change: what was built, or why nothing was."""

_PAUSE = 1.0
"""Seconds between two looks."""


def watch(
    source: Path | str,
    out: Path | str | None = None,
    *,
    told: Callable[[Turn], None],
    run: Run | None = None,
    sleep: Callable[[float], None] = time.sleep,  # noqa: TID251 - whoever watches has to wait
) -> None:
    """Build a session, and again after each change, until ``sleep`` or ``told`` raises something, as Ctrl-C does.

    ``told`` is given what came of each build. A file is taken as finished when two looks at it agree. While something
    is wrong with the session, the earlier build stays as it is. Raises InputUnreadable where there is no session file
    at first, OutputRefused where the folder cannot be written at first.
    """
    source = Path(source)
    read_file(Found(source, str(source), source.name), RECORD)
    inputs: Sequence[InputFile] = ()
    first = True
    while True:
        seen = _seen(source, inputs)
        try:
            inputs = session_of(source).inputs
            seen = {**_seen(source, inputs), **seen}
            turn: Turn = build(source, out, run=run)
        except OutputRefused as refusal:
            if first:
                raise
            turn = refusal.problems
        except WorkshopError as failure:
            turn = failure.problems
        told(turn)
        first = False
        _wait(source, inputs, seen, sleep)


def _seen(source: Path, inputs: Sequence[InputFile]) -> Stamps:
    return stamps({*input_paths(source, inputs), *neighbours(source)})


def _wait(source: Path, inputs: Sequence[InputFile], seen: Stamps, sleep: Callable[[float], None]) -> None:
    """Return when something is another than it was ``seen``, and has stayed so from one look to the next.

    An editor may take a file away for a moment, and write it in several steps.
    """
    before = seen
    while True:
        sleep(_PAUSE)
        now = _seen(source, inputs)
        if now == before and now != seen:
            return
        before = now
