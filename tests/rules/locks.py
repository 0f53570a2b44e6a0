"""What the lock files pin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from packaging.utils import canonicalize_name

__all__ = ["CHECKOUT", "Pin", "pins"]

CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Pin:
    """One line of a lock: a version, for which machines (empty: all), its SHA-256 hashes, and who needs it."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    wanted_by: tuple[str, ...]


@cache
def pins(lock: str) -> tuple[Pin, ...]:
    """Read a lock file of ``requirements/``; a package may be pinned twice, for different machines."""
    text = (CHECKOUT / "requirements" / lock).read_text(encoding="utf-8")
    return tuple(_pin(lock, block) for block in re.split(r"\n(?=[^\s#])", text) if block.strip())


def _pin(lock: str, block: str) -> Pin:
    found = re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)(?: ; ([^\\\n]+?))?(?: \\)?\n", block)
    assert found, f"{lock} has a line that pins nothing: {block[:60]!r}"
    via = re.findall(r"^\s+#(?: via|  ) ([a-z][\w.-]*)(?: \(pyproject\.toml\))?$", block, re.MULTILINE)
    hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", block))
    return Pin(canonicalize_name(found[1]), found[2], found[3] or "", hashes, tuple(map(canonicalize_name, via)))
