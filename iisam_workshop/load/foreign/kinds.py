"""What kind of slot something is, guessed from the words of its title and type."""

from __future__ import annotations

import re
from typing import get_args

from iisam_workshop.model.agenda import SlotKind

__all__ = ["guessed_kind"]

_WORDS: tuple[tuple[SlotKind, str], ...] = (
    ("meal", r"lunch|luncheon|dinner|supper|breakfast|buffet|cinio|swper|brecwast"),
    ("arrival", r"arrivals?|registration|register|sign[- ]?in|check[- ]?in|doors open|cofrestru|cyrraedd"),
    ("break", r"breaks?|coffee|tea|refreshments?|comfort|pause|recess|interval|leg[- ]?stretch|egwyl|paned|coffi"),
    ("close", r"close|closing|wrap[- ]?up|farewell|goodbye|end of (?:the )?day|next steps and close|cloi|cau"),
    (
        "activity",
        (
            r"activity|activities|exercise|workshops?|hands[- ]on|group work|breakouts?|discussion|ice ?breaker|"
            r"energi[sz]er|role[- ]?play|practical|table talk|world caf[eé]|gweithgaredd|gweithdy|trafodaeth"
        ),
    ),
    (
        "talk",
        r"talk|presentation|keynote|lecture|panel|welcome|introductions?|overview|briefing|plenary|q ?& ?a|croeso",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _WORDS)


def guessed_kind(title: str, word: str) -> tuple[SlotKind, str]:
    """Return a kind and the word that it was guessed from: of the title first, then of the type; else a talk.

    A type that is one of our own kinds, as our calendars and tables have it, goes before all guesses.
    """
    own = word.strip().casefold()
    for known in get_args(SlotKind):
        if own == known:
            return known, word.strip()
    for text in (title, word):
        for kind, pattern in _PATTERNS:
            found = pattern.search(text)
            if found and not (kind == "meal" and re.search(r"\bafter (?:lunch|dinner)\b", text, re.IGNORECASE)):
                return kind, found[0]
    return "talk", ""
