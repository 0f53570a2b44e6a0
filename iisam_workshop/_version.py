"""The version, in one place, and those of the libraries that shape the bytes of a PDF."""

from __future__ import annotations

__all__ = ["VERSION", "versions"]

VERSION = "0.1.0"

_SHAPING = ("faker", "pypdf", "reportlab", "segno")


def versions() -> dict[str, str]:
    """Return the versions of the program and of those libraries, for the manifest."""
    from importlib.metadata import version  # slow to import, and only a build needs it

    return {"iisam-workshop": VERSION, **{name: version(name) for name in _SHAPING}}
