"""What was found out about the machine: one finding for each thing that the program needs or can use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding", "Fitness", "State", "found", "joined"]

State = Literal["ok", "told", "missing"]
"""``told`` is worth knowing and stands in nobody's way; with ``missing`` the program cannot do its work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it stands, and what to do; ``code`` is set where something is missing."""

    what: str
    state: State
    said: str
    hint: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Fitness:
    """All findings, in the order in which they are told."""

    findings: tuple[Finding, ...]

    @property
    def fit(self) -> bool:
        """Whether the program can do its work here."""
        return not self.missing

    @property
    def missing(self) -> tuple[Finding, ...]:
        """What stands in the way."""
        return tuple(each for each in self.findings if each.state == "missing")


def found(what: str, said: str) -> Finding:
    """Say that something is as it should be."""
    return Finding(what, "ok", said)


def joined(names: Iterable[str], most: int = 5) -> str:
    """List a few names, and say how many more there are."""
    listed = list(names)
    more = len(listed) - most
    return ", ".join(listed[:most]) + (f" and {more} more" if more > 0 else "")
