"""Which problem codes the tests have met: made in this process, or said by the program in another.

A run of the whole suite ends red when a code of the program was met by none. ``conftest`` calls the hooks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from iisam_workshop.errors import Problem
from iisam_workshop.model.fitness import Finding

__all__ = ["CODE", "MET", "known", "missing", "watch"]

CODE = re.compile(r"\bIW\d{3}\b")
MET: set[str] = set()


def watch() -> None:
    """Note the code of every problem, and of what the doctor finds missing, from here on."""
    for kind in (Problem, Finding):
        kind.__init__ = _noting(kind.__init__)  # type: ignore[assignment]


def _noting(made: Callable[..., None]) -> Callable[..., None]:
    @wraps(made)
    def note(told: Problem | Finding, *values: Any, **more: Any) -> None:
        made(told, *values, **more)
        MET.add(told.code)

    return note


def known(checkout: Path) -> set[str]:
    """Return the codes that the program's own guide to them has; that these are all is proved in ``rules``."""
    guide = (checkout / "docs" / "errors.md").read_text(encoding="utf-8")
    return set(re.findall(r"^## (IW\d{3})\b", guide, re.MULTILINE))


def missing(codes: set[str]) -> list[str]:
    """Return the codes of the program that no test has met, in order."""
    return sorted(codes - MET)
