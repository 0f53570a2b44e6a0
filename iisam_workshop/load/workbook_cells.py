"""What a cell of a session's workbook says, by the form of its column; and what a spreadsheet program made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from iisam_workshop.errors import Problem
from iisam_workshop.load.sheets import Cell, Sheet
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode
from iisam_workshop.model.council import Council
from iisam_workshop.model.session import SessionFile
from iisam_workshop.model.values import clock
from iisam_workshop.model.workbook import Form, kit_parts, parted

__all__ = ["node_of", "session_form", "troubles", "way_of"]

_DAY = 24 * 60


def troubles(sheets: Iterable[Sheet]) -> Iterator[Problem]:
    """Find formulas that were never worked out, and those that came to an error (IW415)."""
    for sheet in sheets:
        for cell in (cell for row in sheet.rows for cell in row):
            if cell.trouble == "formula":
                what = "this cell holds a formula that was never worked out"
                hint = "Open the workbook in a spreadsheet program and save it, or type the value."
                yield Problem("IW415", what, hint, cell.place)
            elif cell.trouble:
                yield Problem("IW415", "this cell holds an error", "Type the value instead.", cell.place)


def session_form(way: tuple[str, ...]) -> Form:
    """Return how the cell of a session's key is written, from what the key holds."""
    if way[:2] == ("agenda", "fixed"):
        return "clock"
    kind: Any = SessionFile
    for step in way:
        kind = _inner(kind, step)
    return "list" if get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis else "text"


def way_of(key: str) -> tuple[str, ...]:
    """Return the steps of a session's key, ``agenda.start``; keys of ours in any case, others as they were written.

    What stands in a group of texts, as ``welsh`` and ``own.words`` are, may have dots of its own.
    """
    parts = [part.strip() for part in key.split(".")]
    kind: Any = SessionFile
    way: list[str] = []
    for number, part in enumerate(parts):
        if get_origin(kind) is dict:
            inner = _bare(get_args(kind)[-1])
            if inner is str or inner is int:
                return (*way, ".".join(key.split(".")[number:]).strip())
            way.append(part)
            kind = inner
        else:
            way.append(part.casefold().replace(" ", "_"))
            kind = _inner(kind, way[-1])
    return tuple(step for step in way if step)


def node_of(cell: Cell, form: Form, problems: list[Problem]) -> Node:
    """Return a cell as a node of the tree; a date where a length or a time belongs is a problem (IW416)."""
    if form == "kit":
        return ListNode([_kit(line, cell, problems) for line in _lines(cell.text)], cell.place)
    if form == "lines":
        return ListNode([TextNode(line, cell.place) for line in _lines(cell.text)], cell.place)
    if form == "list":
        texts = [_clock_text(cell)] if isinstance(cell.value, time | timedelta | float) else parted(cell.text)
        return ListNode([TextNode(text, cell.place) for text in texts], cell.place)
    if form in ("minutes", "clock") and isinstance(cell.value, date | datetime):
        what = "the spreadsheet program has made a date of what was typed here"
        hint = "Format the cell as text, then type it again."
        problems.append(Problem("IW416", what, hint, cell.place))
        return TextNode("1" if form == "minutes" else "0:00", cell.place)
    if form == "minutes":
        return TextNode(_minutes_text(cell), cell.place)
    return TextNode(_clock_text(cell) if form == "clock" else cell.text, cell.place)


def _kit(line: str, cell: Cell, problems: list[Problem]) -> Node:
    entry = kit_parts(line)
    if entry is None:
        what = "something to bring has a mark behind | that is not known"
        hint = "Write it as 'Pens | 3 per table | reused', or without |."
        problems.append(Problem("IW417", what, hint, cell.place))
        return TextNode(line, cell.place)
    if isinstance(entry, str):
        return TextNode(entry, cell.place)
    nodes: dict[str, Node] = {key: TextNode(text, cell.place) for key, text in entry.items()}
    return MapNode(nodes, dict.fromkeys(entry, cell.place), cell.place)


def _minutes_text(cell: Cell) -> str:
    """Return a length in minutes: ``0:45`` in a cell of times is 45."""
    if isinstance(cell.value, time | timedelta):
        hours, _, minutes = cell.text.partition(":")
        return str(int(hours) * 60 + int(minutes))
    return cell.text


def _clock_text(cell: Cell) -> str:
    """Return a time of day: a bare number below 1 is a part of the day, as spreadsheets keep times."""
    if isinstance(cell.value, float) and 0 < cell.value < 1:
        return clock(round(cell.value * _DAY))
    return cell.text


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _inner(kind: Any, step: str) -> Any:
    if kind is SessionFile and step == "own":  # keys of a council file, which a session may have too
        return Council
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = kind.model_fields.get(step)
        return _bare(field.annotation) if field else None
    return _bare(get_args(kind)[-1]) if get_origin(kind) is dict else None


def _bare(kind: Any) -> Any:
    """Take ``| None`` and annotations off a type."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    parts = [part for part in get_args(kind) if part is not type(None)]
    return _bare(parts[0]) if type(None) in get_args(kind) and len(parts) == 1 else kind
