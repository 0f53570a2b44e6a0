"""Keys of a session file that are kept for later versions: known, and refused by name until they do something."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.errors import Problem
from iisam_workshop.load.layers import Content, Plain

__all__ = ["without_reserved"]

_RESERVED = (("documents", "insert"),)


def without_reserved(content: Content) -> tuple[Content, tuple[Problem, ...]]:
    """Take the reserved keys out, and return them as problems (IW119)."""
    plain: dict[str, Plain] = {
        group: {key: value for key, value in inner.items() if (group, key) not in _RESERVED}
        if isinstance(inner, dict)
        else inner
        for group, inner in content.plain.items()
    }
    return Content(content.source, plain, content.places, content.keys), tuple(_keys(content))


def _keys(content: Content) -> Iterator[Problem]:
    for group, key in _RESERVED:
        inner = content.plain.get(group)
        if isinstance(inner, dict) and key in inner:
            what = f"'{group}.{key}' is kept for a later version"
            yield Problem("IW119", what, "Take it out.", content.key_place(group, key))
