"""Placeholders that nobody filled: our own signs, and those that people leave in texts for later."""

from __future__ import annotations

import re

__all__ = ["unfilled"]

_SIGNS = ("{{", "}}", "{%", "%}", "{#", "[", "<", "TODO", "FIXME", "TBC", "TBA", "XXX")
_UNFILLED = re.compile(
    r"\{\{(?:[^{}]*\}\})?|\}\}|\{%(?:[^{}]*%\})?|%\}|\{#"
    r"|[\[<]\s*(?i:insert|your|enter|fill in|add|type|choose|select)\b"
    r"|[\[<]\s*(?i:name|date|council|organisation|venue|place|time|location|number|facilitator|tbc|tba|x{2,})\b[^\]>\n]{0,40}[\]>]"
    r"|(?<!\w)(?:TODO|FIXME|TBC|TBA|X{3,4})(?!\w)"
    r"|(?i:lorem ipsum)"
)
_BEGINNING = re.compile(r"[{}%#]{2}|[\[<]?\s*\S+")


def unfilled(text: str) -> tuple[str, ...]:
    """Return how each unfilled placeholder of a text begins, each once."""
    if not any(sign in text for sign in _SIGNS) and "lorem ipsum" not in text.lower():
        return ()
    # of a bracket only the first word is told: what follows may be about somebody
    found = (_BEGINNING.match(match[0]) for match in _UNFILLED.finditer(text))
    return tuple(dict.fromkeys(each[0] for each in found if each))
