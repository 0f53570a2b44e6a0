"""How a trial ended, and where a run keeps what it found; it needs no tool that the tests do not have."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["CHECKOUT", "FOLDER", "Outcome"]

CHECKOUT = Path(__file__).parents[3]
FOLDER = CHECKOUT / "build" / "mutate"
"""Where the data of the run lie, and what is found with them."""


@dataclass(frozen=True)
class Outcome:
    """How a trial ended: ``survived``, ``killed`` or ``timeout``, by which test, after how many."""

    ended: str
    by: str = ""
    ran: int = 0
