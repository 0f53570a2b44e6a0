"""A session's text without the wishes about who sits with whom: they name people of a day that is over."""

from __future__ import annotations

from iisam_workshop.errors import InputUnreadable, Place, Problem, WorkshopError
from iisam_workshop.load.layers import Plain, content_of
from iisam_workshop.load.rewriting import end_of_value
from iisam_workshop.load.tree import MapNode
from iisam_workshop.load.yaml_events import read_tree

__all__ = ["without_wishes"]

_WISHES = ("together", "apart")


def without_wishes(text: str, file: str) -> str:
    """Return a YAML text without these keys; nothing else changes, to the letter.

    Raises InputUnreadable (IW407) where they stand so that they cannot be taken out by whole lines.
    """
    tree = read_tree(text, file)
    tables = tree.entries.get("tables")
    places = [tables.keys[key] for key in _WISHES if key in tables.keys] if isinstance(tables, MapNode) else []
    if not places:
        return text
    lines = text.splitlines(keepends=True)
    for place in sorted(places, reverse=True):
        _cut(lines, place)
    result = "".join(lines)
    try:
        if _plain(result, file) == _less(_plain(text, file)):
            return result
    except WorkshopError:
        pass
    what = "who sits together or apart is written in a way that cannot be taken out by itself"
    hint = "Write each key below 'tables' on a line of its own, and try again."
    raise InputUnreadable(Problem("IW407", what, hint, places[0]))


def _cut(lines: list[str], place: Place) -> None:
    """Take out the line of a key and those of its value, which stand further in or are its dashes."""
    start, column = place.line - 1, place.column - 1
    del lines[start : end_of_value(lines, start, column)]


def _plain(text: str, file: str) -> dict[str, Plain]:
    return content_of(read_tree(text, file), "session").plain


def _less(plain: dict[str, Plain]) -> dict[str, Plain]:
    tables = plain.get("tables")
    kept = {key: value for key, value in tables.items() if key not in _WISHES} if isinstance(tables, dict) else {}
    rest = {key: value for key, value in plain.items() if key != "tables"}
    return {**rest, "tables": kept} if kept else rest
