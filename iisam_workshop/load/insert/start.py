"""Starting the process that cleans a foreign PDF, and making sure of what it answers."""

from __future__ import annotations

import json
from typing import Any

from iisam_workshop.load.confined import answer_of
from iisam_workshop.load.insert.outcome import FOUND, REASONS, Cleaned, Refused
from iisam_workshop.load.insert.selection import Selection

__all__ = ["SECONDS", "cleaned"]

SECONDS = 30
"""How long cleaning one file may take, by the clock on the wall."""
_CHILD = "iisam_workshop.load.insert.child"


def cleaned(data: bytes, wanted: Selection, seconds: float = SECONDS) -> Cleaned:
    """Return a clean PDF of the pages of a file that are wanted, made in a process of its own; raises Refused.

    A process that is stopped, or ends without an answer, had too much to do (heavy).
    """
    request = json.dumps(wanted.runs).encode() + b"\n" + data
    answer = answer_of(_CHILD, request, seconds)
    if answer is None:
        raise Refused("heavy")
    head, _, pdf = answer.partition(b"\n")
    try:
        return _understood(json.loads(head), pdf)
    except (ValueError, KeyError, TypeError):
        raise Refused("heavy") from None


def _understood(told: dict[str, Any], pdf: bytes) -> Cleaned:
    """Return the answer as a value; raises Refused."""
    refused = told.get("refused")
    if refused is not None and refused.get("reason") in REASONS:
        raise Refused(refused["reason"], int(refused.get("page", 0)), int(refused.get("pages", 0)))
    if not pdf.startswith(b"%PDF-"):
        raise Refused("heavy")
    found = tuple(each for each in FOUND if each in told["found"])
    lang, tagged, accessible = str(told["lang"]), bool(told["tagged"]), bool(told["accessible"])
    sizes = tuple((float(wide), float(high)) for wide, high in told["sizes"])
    return Cleaned(pdf, int(told["pages"]), lang, tagged, accessible, found, sizes)
