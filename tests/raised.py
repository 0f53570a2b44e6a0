"""Which problem codes the tests have met: made in this process, or said by the program in another.

A run of the whole suite ends red when a code of the program was met by none. ``conftest`` calls the hooks.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from iisam_workshop.errors import Problem

__all__ = ["CODE", "MET", "known", "missing", "watch"]

CODE = re.compile(r"\bIW\d{3}\b")
MET: set[str] = set()


def watch() -> None:
    """Note the code of every problem that is made from here on."""
    made = Problem.__init__

    def noting(problem: Problem, code: str, *rest: Any, **more: Any) -> None:
        MET.add(code)
        made(problem, code, *rest, **more)

    Problem.__init__ = noting  # type: ignore[method-assign,assignment]


def known(checkout: Path) -> set[str]:
    """Return the codes that the program's own guide to them has; that these are all is proved in ``rules``."""
    guide = (checkout / "docs" / "errors.md").read_text(encoding="utf-8")
    return set(re.findall(r"^## (IW\d{3})\b", guide, re.MULTILINE))


def missing(codes: set[str]) -> list[str]:
    """Return the codes of the program that no test has met, in order."""
    return sorted(codes - MET)
