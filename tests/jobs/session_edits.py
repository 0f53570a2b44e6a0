"""A session file as a facilitator changes it, edit by edit: what is said is a value, so that any edit can be undone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from iisam_workshop.load.library import read_agenda
from iisam_workshop.plan.documents import DOCUMENT_IDS

__all__ = ["FIRST", "KEPT", "PEOPLE", "Wish", "slots_of"]

KEPT = ("agenda", "running-order", "bingo-cards")
"""The documents that are never left out, so that a build is quick and has times and cards to compare."""

_NAMES = (
    "Ann Bell",
    "Bo Carr",
    "Cy Dean",
    "Di Eve",
    "Siân Prys",
    "Łukasz Nowak",
    "Zoë Ames",
    "O’Brien, Pat",
    "Kit Fox",
    "王小明",
)
_AGENCIES = ("Housing", "Police", "", "Health trust")
PEOPLE = tuple((name, _AGENCIES[number % 4]) for number, name in enumerate(_NAMES))
"""Those who may be on the list: name and organisation."""


@dataclass(frozen=True)
class Wish:
    """What a session file says: its keys, and the people of its list; without any it says how many come."""

    keys: Mapping[str, Any]
    people: tuple[tuple[str, str], ...] = ()
    number: int = 6
    left_out: frozenset[str] = field(default=frozenset(DOCUMENT_IDS) - set(KEPT))

    def says(self, *way: str, value: Any) -> Wish:
        """Return the wish with another value at the end of a way of keys; None takes the key away."""
        keys = json.loads(json.dumps(self.keys))
        inner = keys
        for step in way[:-1]:
            inner = inner.setdefault(step, {})
        inner.pop(way[-1], None)
        if value is not None:
            inner[way[-1]] = value
        return replace(self, keys=keys)

    def at(self, *way: str) -> Any:
        """Return what is said at the end of a way of keys, None where nothing is."""
        inner: Any = self.keys
        for step in way:
            inner = inner.get(step, {}) if isinstance(inner, Mapping) else {}
        return None if inner == {} else inner

    @property
    def text(self) -> str:
        """The session file, in YAML as JSON has it, its keys in one order whatever the edits came in."""
        documents = {**self.keys.get("documents", {}), "leave_out": sorted(self.left_out), "forms": []}
        said = {**self.keys, "documents": documents, "attendees": "people.csv" if self.people else self.number}
        return json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False)

    @property
    def list(self) -> str:
        """The attendee list."""
        out = io.StringIO(newline="")
        csv.writer(out).writerows([("Name", "Organisation"), *self.people])
        return out.getvalue()

    def write(self, folder: Path) -> None:
        """Write session and list into a folder."""
        (folder / "session.yaml").write_text(self.text, encoding="utf-8")
        (folder / "people.csv").write_text(self.list, encoding="utf-8")


FIRST = Wish(
    {
        "title": "Sharing day",
        "council": "leicestershire",
        "date": "2027-03-04",
        "venue": {"name": "Eastmere House"},
        "facilitators": ["Morgan Vale"],
        "scenario": "doorway-3",
        "agenda": {"preset": "half-day"},
        "bingo": {"grid": "3x3", "pool": 40},
        "documents": {"recipe": "off"},
    }
)


def slots_of(preset: str) -> tuple[str, ...]:
    """Return the ids of the slots of a packaged day."""
    return tuple(slot.id for slot in read_agenda(preset).slots)
