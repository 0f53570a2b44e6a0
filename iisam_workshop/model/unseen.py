"""Signs without a shape, which come along when text is pasted: what they are, and texts without them.

No typeface draws them, and what they do on a screen (turn text round, part a word, choose a form of a letter) has no
place on our papers. What is left out of a text was not to be seen in it.
"""

from __future__ import annotations

import re

__all__ = ["UNSEEN", "seen"]

UNSEEN = re.compile(
    "[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0001-\U000e007f]"
)
"""Signs that turn the direction of text, part words or say something to a program: seldom meant."""

_SILENT = re.compile(
    "[\u00ad\u034f\ufe00-\ufe0f]"  # a hyphen where a line might end; a letter's or a picture's other form
    "|[\u200c\u200d]+(?![\u0590-\u1fff\u2c80-\U0010ffff])|(?<![\u0590-\u1fff\u2c80-\U0010ffff])[\u200c\u200d]+"
)
"""Signs that change nothing of a text in Latin letters; those that join and part letters stay in scripts that do so."""

_SPELT = {0x2010: "-", 0x2011: "-", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
          0xFB05: "st", 0xFB06: "st"}  # fmt: skip
"""Hyphens of word processors, and letters that PDFs join into one sign: few typefaces have them."""


def seen(text: str) -> str:
    """Return a text without the signs that nobody sees, and in the letters that are seen."""
    return text if text.isascii() else _SILENT.sub("", UNSEEN.sub("", text)).translate(_SPELT)
