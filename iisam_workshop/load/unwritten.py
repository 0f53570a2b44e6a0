"""Texts that somebody has still to write: an import leaves ``[Insert …]`` where the other file said nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iisam_workshop.errors import Problem
from iisam_workshop.load.layers import Content

__all__ = ["unwritten"]

_MARK = re.compile(r"\[\s*insert\b[^\]\n]*\]?|\bTODO\b", re.IGNORECASE)
_SHOWN = 100


def unwritten(content: Content) -> Iterator[Problem]:
    """Find texts with a mark such as ``[Insert: what is asked]``, once each with what is wanted (IW314)."""
    for path, text in content.texts():
        if found := _MARK.search(text):
            mark = found[0] if len(found[0]) <= _SHOWN else f"{found[0][:_SHOWN].rstrip()}…"
            what = f"this text is still to be written: {mark}"
            yield Problem(
                "IW314", what, "Write it, or take its line out where it may be left out.", content.place(*path)
            )
