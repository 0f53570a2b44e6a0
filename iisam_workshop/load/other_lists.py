"""Tables in a session's folders that may hold people, though nothing says so: older exports, clean lists, answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

from iisam_workshop.errors import Place, Problem, WorkshopError
from iisam_workshop.load.csv_rows import csv_rows, csv_text
from iisam_workshop.load.inputs import LIST, Found, read_file
from iisam_workshop.load.made import made_in
from iisam_workshop.load.roll.header import best_delimiter, header_at

__all__ = ["other_lists"]

_TABLES = frozenset((".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"))
_TEXTS = frozenset((".txt", ""))
"""Endings of files that are tables only if they look like one."""
_LOOKED_AT = 20


def other_lists(places: Sequence[Path], known: Collection[Path]) -> Iterator[Problem]:
    """Warn (IW438) of every table in these folders that is not ``known`` and that no build of ours has made."""
    for place in places:
        built = made_in(place)
        ours = {*known, *(place / name for name in (built.files if built else ()))}
        for path in sorted(place.iterdir()):
            if path not in ours and path.is_file() and _may_be_list(path) and not _made_above(path):
                what = "this may be a list of people too; no session file here names it, so it was left"
                yield Problem("IW438", what, "Remove it yourself if it is one.", Place(str(path)), "warning")


def _may_be_list(path: Path) -> bool:
    """Tell a table by its ending, also behind one such as ``.bak``, and a text by whether it has headings."""
    endings = [ending.rstrip("~").lower() for ending in path.suffixes]
    if not _TABLES.isdisjoint(endings):
        return True
    return path.suffix.lower() in _TEXTS and not path.name.startswith(".") and _has_heads(path)


def _has_heads(path: Path) -> bool:
    try:
        text, _ = csv_text(read_file(Found(path, path.name, path.name), LIST), path.name)
        rows = list(islice(csv_rows(text, path.name, best_delimiter(text, path.name)), _LOOKED_AT))
    except WorkshopError:
        return False
    return len(rows) > 1 and header_at(rows) is not None


def _made_above(path: Path) -> bool:
    """Tell whether a build whose folder is that above made this file, such as one of its texts."""
    built = made_in(path.parent.parent)
    return built is not None and f"{path.parent.name}/{path.name}" in built.files
