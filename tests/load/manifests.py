"""Manifests made by hand, with a deal small enough to be seen through."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

NAMES = (
    *("Trust", "Data mapping", "Privacy notice", "Need to know", "Café talk", "Partner’s view"),
    *("Lawful basis", "Retention rule", "Shared record", "Pilot group", "Lessons log", "Open question"),
)
IDS = tuple("".join(sign for sign in name.casefold().replace(" ", "-") if sign not in "’") for name in NAMES)
STAGES = ("vision", "scoping", "review")
CODES = ("32ARM", "C82U8", "7K3F4")
"""Codes whose check symbols fit."""


def bingo(**changes: Any) -> dict[str, Any]:
    """The ``bingo`` part of a manifest: 3x3 with a free middle, three cards, two slots of six terms."""
    terms = {
        term: {"name": name, "welsh": f"{name} cy", "stage": STAGES[number % 3]}
        for number, (term, name) in enumerate(zip(IDS, NAMES, strict=True))
    }
    cards = [
        {"code": code, "seat": seat, "squares": list(IDS[first : first + 8])}
        for code, seat, first in zip(CODES, (1, 2, None), (0, 2, 4), strict=True)
    ]
    slots = [
        {"slot": "scenario-1", "title": "Scenario 1", "terms": list(IDS[:6])},
        {"slot": "scenario-2", "title": "Scenario 2", "terms": list(IDS[6:])},
    ]
    whole = {
        "grid": "3x3",
        "free": 4,
        "play": "background",
        "pattern": "line",
        "layout": "mixed",
        "cards": cards,
        "call_order": list(IDS),
        "slots": slots,
        "terms": terms,
    }
    return {**whole, **changes}


def without(bingo: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    """A ``bingo`` part as another version wrote it."""
    return {key: value for key, value in bingo.items() if key not in keys}


OLD = ("free", "play", "pattern", "layout", "slots", "terms")
"""The keys that the version before did not write."""


def manifest(bingo: Mapping[str, Any]) -> bytes:
    return json.dumps({"program": {"iisam-workshop": "0.1.0"}, "seed": "s", "bingo": bingo, "problems": []}).encode()


def build_folder(folder: Path, **changes: Any) -> Path:
    """Write a folder as a finished build leaves it, as far as the cards go."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_bytes(manifest(bingo(**changes)))
    return folder


def names_of(terms: Sequence[str]) -> list[str]:
    return [NAMES[IDS.index(term)] for term in terms]
