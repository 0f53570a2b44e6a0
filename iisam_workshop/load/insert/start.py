"""Starting the process that cleans a foreign PDF, and making sure of what it answers."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from iisam_workshop.load.insert.outcome import FOUND, REASONS, Cleaned, Refused
from iisam_workshop.load.insert.selection import Selection

__all__ = ["SECONDS", "cleaned"]

SECONDS = 30
"""How long cleaning one file may take, by the clock on the wall."""
_BEGIN = (
    "import sys; sys.path.insert(0, sys.argv[1]); sys.path.append(sys.argv[2]); "
    "from iisam_workshop.load.insert.child import main; main()"
)


def cleaned(data: bytes, wanted: Selection, seconds: float = SECONDS) -> Cleaned:
    """Return a clean PDF of the pages of a file that are wanted, made in a process of its own; raises Refused.

    A process that is stopped, or ends without an answer, had too much to do (heavy).
    """
    request = json.dumps(wanted.runs).encode() + b"\n" + data
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter with our own words
            [sys.executable, "-I", "-c", _BEGIN, *_homes()],
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=flags,
        )
    except subprocess.TimeoutExpired:
        raise Refused("heavy") from None
    head, _, pdf = done.stdout.partition(b"\n")
    try:
        return _understood(json.loads(head) if done.returncode == 0 else {}, pdf)
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


def _homes() -> tuple[str, str]:
    """Return where our own code and pypdf lie, which an isolated interpreter need not know."""
    spec = find_spec("pypdf")
    assert spec is not None and spec.origin is not None  # noqa: PT018, S101 - the program depends on it
    return str(Path(__file__).resolve().parents[3]), str(Path(spec.origin).resolve().parents[1])
