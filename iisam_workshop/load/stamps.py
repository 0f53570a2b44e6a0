"""When the files that a session is made from were last changed, as far as their times and sizes tell."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from iisam_workshop.files import MANIFEST, UNFINISHED
from iisam_workshop.load.ingredients import of_ours
from iisam_workshop.model.record import record_name
from iisam_workshop.model.session import InputFile

__all__ = ["Stamp", "Stamps", "input_paths", "neighbours", "stamps"]

Stamp = tuple[int, int] | None
"""When a file was changed, in nanoseconds, and its bytes; None where it is not there."""
Stamps = Mapping[Path, Stamp]

_WRITTEN = frozenset((".yaml", ".yml", ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".j2"))
_MOST = 2000


def stamps(paths: Iterable[Path]) -> dict[Path, Stamp]:
    """Return what tells whether files have changed."""
    return {path: _stamp(path) for path in paths}


def input_paths(source: Path, inputs: Sequence[InputFile]) -> Iterator[Path]:
    """Yield the session file and those of its inputs that can change; its record is left out, as builds write it."""
    record = record_name(source.name)
    yield source
    yield from (source.parent / each.path for each in inputs if not of_ours(each.path) and each.path != record)


def neighbours(source: Path) -> Iterator[Path]:
    """Yield the files near a session that it may come to read, such as one whose name is wrong today; builds apart."""
    found = 0
    for place, inner, names in os.walk(source.parent):
        if MANIFEST in names or UNFINISHED in names:
            inner[:] = []
            continue
        inner[:] = sorted(name for name in inner if not name.startswith(".") and name != "build")
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() in _WRITTEN and not name.startswith((".", "~")):
                yield path
                found += 1
        if found > _MOST:
            return


def _stamp(path: Path) -> Stamp:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size
