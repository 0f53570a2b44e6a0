"""Columns are known by what people and programs call them."""

from __future__ import annotations

import pytest

from iisam_workshop.load.foreign.heads import head_kind

KINDS = {
    "title": "Title|session_title|Agenda item|WHAT|Teitl",
    "start": "Start|Start time|From|begins|Scheduled at",
    "end": "End|finish|Until|to|Ends at",
    "minutes": "Minutes|Duration (min)|How long?|Munudau",
    "time": "Time|Time slot|when|Amser",
    "day": "Date|day|Diwrnod",
    "about": "Description|Details|detail|Abstract|Summary",
    "room": "Room|Venue|Ystafell",
    "track": "Track|Strand|breakout",
    "lead": "Speaker|Speakers|Led by|Trainers",
    "kit": "Materials|equipment|Props|Supplies|Deunyddiau",
    "notes": "Notes|Facilitator notes|Goals|how",
    "kind": "Type|Session type",
    "allday": "All day event",
    "other": "ID|#|No.|Ref",
    "": "Colour|Budget||start of term",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_head_is_known_whatever_its_case_and_signs(kind: str) -> None:
    heads = KINDS[kind].split("|")
    assert [head_kind(head) for head in heads] == [kind] * len(heads)
