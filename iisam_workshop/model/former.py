"""Keys that earlier versions of the program had, and what has become of them; ``upgrade`` writes them anew."""

from __future__ import annotations

from collections.abc import Mapping

from iisam_workshop.model.places import Path

__all__ = ["FORMER", "former"]

FORMER: Mapping[str, Mapping[tuple[str, ...], str]] = {
    "scenario": {
        ("partners", "knows"): "facts of their own, under 'facts'",
        ("partners", "keep"): "the 'sharing' of each fact",
    },
}
"""By the kind of file and the way to the key, list positions left out, what says it now."""


def former(kind: str, path: Path) -> str:
    """Return what says now what a key said in an earlier version; empty where there was no such key."""
    way = tuple(step for step in path if isinstance(step, str))
    return FORMER.get(kind, {}).get(way, "")
