"""What the columns of an agenda are called, in the programs and by the people that make them."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["head_kind"]

_WORDS: Mapping[str, tuple[str, ...]] = {
    "title": (
        *("title", "session", "session title", "session name", "activity", "item", "agenda item", "topic", "block"),
        *(
            "block title",
            "what",
            "name",
            "event",
            "event name",
            "subject",
            "talk",
            "talk title",
            "heading",
            "programme",
        ),
        *("teitl", "sesiwn", "eitem", "gweithgaredd", "proposal title", "step", "method name"),
    ),
    "start": (
        *("start", "start time", "starts", "from", "begin", "begins", "begin time", "starting time", "time start"),
        *("start date time", "start datetime", "scheduled at", "dechrau", "amser dechrau", "o"),
    ),
    "end": (
        *("end", "end time", "ends", "finish", "finish time", "until", "to", "time end", "end date time"),
        *("end datetime", "ends at", "diwedd", "amser gorffen", "gorffen"),
    ),
    "minutes": (
        *("minutes", "min", "mins", "duration", "length", "duration min", "duration mins", "duration minutes"),
        *(
            "length min",
            "length minutes",
            "length mins",
            "time min",
            "time mins",
            "time minutes",
            "how long",
            "munudau",
        ),
        *("hyd", "munudau", "scheduled duration", "planned duration", "duration hh mm"),
    ),
    "time": ("time", "times", "timing", "when", "clock", "slot", "time slot", "timeslot", "amser", "pryd"),
    "day": ("date", "day", "start date", "on", "dyddiad", "diwrnod"),
    "about": (
        *("description", "about", "details", "detail", "content", "abstract", "summary", "session description"),
        *("purpose", "disgrifiad", "manylion", "short description", "synopsis"),
    ),
    "room": ("room", "location", "venue", "place", "where", "space", "ystafell", "lleoliad", "ble"),
    "track": ("track", "stream", "strand", "breakout", "theme", "ffrwd"),
    "lead": (
        *("speaker", "speakers", "presenter", "presenters", "lead", "leader", "leads", "led by", "facilitator"),
        *("facilitators", "who", "host", "owner", "responsible", "trainer", "trainers", "chair", "speaker names"),
        *("speaker name", "presented by", "arweinydd", "siaradwr", "siaradwyr", "hwylusydd", "pwy", "persons"),
    ),
    "kit": ("materials", "material", "equipment", "kit", "resources", "props", "supplies", "deunyddiau"),
    "notes": (
        *("notes", "note", "additional info", "additional information", "instructions", "comments", "goal", "goals"),
        *("method", "facilitator notes", "process", "how", "nodiadau", "objective", "objectives", "outcome"),
    ),
    "kind": ("type", "kind", "category", "format", "session type", "categori"),
    "allday": ("all day event", "all day"),
    "other": ("end date", "id", "no", "nr", "number", "#", "ref", "code"),
}
"""Head words by what the column holds; ``other`` is for columns whose loss needs no remark."""

_KINDS = {word: kind for kind, words in _WORDS.items() for word in words}


def head_kind(head: str) -> str:
    """Return what a column holds by its head; empty for a head that is not known."""
    plain = " ".join(re.sub(r"[^\w#]|_", " ", head.casefold()).split())
    return _KINDS.get(plain, "")
