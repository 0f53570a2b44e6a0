"""A library that is missing or broken, told as what it is; needs the standard library alone."""

from __future__ import annotations

from iisam_workshop.errors import Problem

__all__ = ["LIBRARY", "missing_library"]

LIBRARY = "IW805"


def missing_library(failure: Exception) -> Problem | None:
    """Return what is wrong where something that we build upon cannot be imported; None for any other failure."""
    if not isinstance(failure, ImportError):
        return None
    name = (failure.name or "").partition(".")[0]
    if not name or name == "iisam_workshop":
        return None
    hint = "Install iisam-workshop again; 'iisam-workshop doctor' says what else is missing."
    return Problem(LIBRARY, f"the library {name!r}, which the program needs, is missing or broken", hint)
