"""An agenda as a table for spreadsheets and as a list for programs: one row or one object an item."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from iisam_workshop.export.agenda_rows import AgendaItem
from iisam_workshop.export.cells import csv_table
from iisam_workshop.model.values import clock

__all__ = ["agenda_csv", "agenda_json"]


def agenda_csv(items: Sequence[AgendaItem]) -> bytes:
    """Return the items as CSV for spreadsheets; the session's own columns stand on the right.

    A text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    own = list(dict.fromkeys(head for item in items for head, _ in item.columns))
    head = (*_fields(items[0]), *own) if items else ()
    return csv_table((head, *(_cells(item, own) for item in items)))


def agenda_json(items: Sequence[AgendaItem]) -> bytes:
    """Return the items as a JSON list of objects with the fields of the CSV; its own columns are in ``columns``."""
    entries = [{**_fields(item), "columns": dict(item.columns)} for item in items]
    return (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode()


def _cells(item: AgendaItem, own: Sequence[str]) -> tuple[object, ...]:
    fields = {**_fields(item), "stages": "; ".join(item.stages)}
    return (*fields.values(), *(dict(item.columns).get(head, "") for head in own))


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
