"""An agenda as a table for spreadsheets and as a list for programs: one row or one object an item."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from iisam_workshop.export.agenda_rows import AgendaItem
from iisam_workshop.model.values import clock

__all__ = ["agenda_csv", "agenda_json"]

_BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of Windows, and ŵ for two other letters."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would work out instead of showing."""


def agenda_csv(items: Sequence[AgendaItem]) -> bytes:
    """Return the items as CSV for spreadsheets; the session's own columns stand on the right.

    A text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    own = list(dict.fromkeys(head for item in items for head, _ in item.columns))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(_shown, (*_fields(items[0]), *own) if items else ()))
    for item in items:
        fields = {**_fields(item), "stages": "; ".join(item.stages)}
        writer.writerow(map(_shown, (*fields.values(), *(dict(item.columns).get(head, "") for head in own))))
    return (_BOM + out.getvalue()).encode()


def agenda_json(items: Sequence[AgendaItem]) -> bytes:
    """Return the items as a JSON list of objects with the fields of the CSV; its own columns are in ``columns``."""
    entries = [{**_fields(item), "columns": dict(item.columns)} for item in items]
    return (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode()


def _fields(item: AgendaItem) -> dict[str, Any]:
    return {
        "day": item.day,
        "date": item.date.isoformat(),
        "start": None if item.start is None else clock(item.start),
        "end": None if item.end is None else clock(item.end),
        "minutes": item.minutes,
        "kind": item.kind,
        "title": item.title,
        "about": item.about,
        "track": item.track,
        "place": item.place,
        "stages": list(item.stages),
        "id": item.id,
    }


def _shown(value: object) -> str:
    """Write a value into a cell as what it is, and never as a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
