"""Cells of a table for spreadsheets: a text that would be worked out there is written so that it is only shown.

An apostrophe in front does it. White space and signs that nobody sees do not keep a spreadsheet from working something
out, nor does a line break: programs that part a table at its lines take what follows for a cell.
"""

from __future__ import annotations

import re

__all__ = ["defused", "undefused"]

_UNSEEN = r"[\s\u200b-\u200f\u2060\ufeff]*"
_FIRST = re.compile(rf"[ ]*[\t\r\n]|{_UNSEEN}[=+\-@＝＋－＠]")
_LATER = re.compile(rf"{_UNSEEN}(?:[=@＝＠]|[+\-＋－]\S)")
"""Below other lines a dash with a space behind it is an item of a list."""


def defused(text: str) -> str:
    """Return a text as it goes into a cell: one that would be taken for a formula begins with an apostrophe."""
    return f"'{text}" if _risky(text) else text


def undefused(cell: str) -> str:
    """Return what a cell says that was written by ``defused``."""
    return cell[1:] if cell.startswith("'") and _risky(cell[1:]) else cell


def _risky(text: str) -> bool:
    """Say whether a spreadsheet would work a text out, or may."""
    _, *later = re.split(r"[\r\n]", text)
    return bool(_FIRST.match(text)) or any(map(_LATER.match, later))
