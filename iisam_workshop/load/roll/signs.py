"""What stands beside names in lists and is no part of them: numbers, bullets, stars, quotes, pictures."""

from __future__ import annotations

import re

__all__ = ["without_signs"]

_BEFORE = re.compile(r"(?:\d{1,3}\s*[.):](?!\d)\s*|[-–—•·*◦▪●○✓✔☐☑]\s*)+(?=[^\W\d])")
_BEHIND = re.compile(r"[\s*†‡#,;:?]+$")
_EMOJI = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]\u200d?")


def without_signs(text: str) -> tuple[str, bool]:
    """Take off what stands beside a name in lists: number, bullet, star, quotes; tell whether it is worth telling."""
    told, before = False, ""
    while text != before:
        before = text
        if len(text) > 2 and text[0] in '"“' and text[-1] in '"”' and not re.search(r"[\"“”]", text[1:-1]):
            text = text[1:-1].strip()
        if text[:1] in "'’" and text[1:3].casefold() != "t " and not re.search(r"['’]", text[1:]):
            text = text[1:].strip()
        text = text.rstrip(" ,;")
        plainer = text if text.isascii() else " ".join(_EMOJI.sub(" ", text).split())
        plainer = _BEHIND.sub("", _BEFORE.sub("", plainer, count=1) if _BEFORE.match(plainer) else plainer)
        if not any(map(str.isalnum, plainer)):
            return before, told
        told, text = told or plainer != text, plainer
    return text, told
