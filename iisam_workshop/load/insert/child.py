"""What is done in the process in which a foreign PDF is opened (``load/confined.py``).

It reads a line of JSON and the file from its standard input, and writes a line of JSON and the clean file.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

from iisam_workshop.load.confined import confine
from iisam_workshop.load.insert.clean import clean
from iisam_workshop.load.insert.outcome import Refused
from iisam_workshop.load.insert.selection import Selection

__all__ = ["main"]

_TOLD = ("pages", "lang", "tagged", "accessible", "found", "sizes")


def main() -> None:
    """Clean the file on standard input."""
    wanted = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    confine()
    try:
        cleaned = clean(data, Selection(tuple((first, last) for first, last in wanted)))
    except Refused as refused:
        _answer({"refused": asdict(refused.refusal)})
    except MemoryError:
        _answer({"refused": {"reason": "heavy"}})
    else:
        told = {key: getattr(cleaned, key) for key in _TOLD}
        _answer(told, cleaned.pdf)


def _answer(told: dict[str, Any], pdf: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + pdf)
    sys.stdout.buffer.flush()
