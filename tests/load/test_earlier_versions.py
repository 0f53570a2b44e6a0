"""What the first versions wrote beside a session is still read: session records and manifests, in their first shape."""

from __future__ import annotations

import json

import pytest

from iisam_workshop.load.made import made
from iisam_workshop.load.manifest import dealt
from iisam_workshop.model.record import SessionRecord

CARD = {"code": "32ARM", "terms": ["trust", "retention"]}
RECORD = {
    "format": 1,
    "seed": "eastmere-2026-11-12",
    "grid": "5x5",
    "people": {"0f3a5c7e9b1d2f40": {"table": 1, "seat": 1, "card": CARD}},
    "spares": [],
    "retired": [],
}
TERMS = [f"term-{n}" for n in range(24)]
MANIFEST = {
    "program": {"iisam-workshop": "0.1.0", "reportlab": "5.1.0"},
    "seed": "eastmere-2026-11-12",
    "pack": "Eastmere 12 Nov 2026 otter",
    "inputs": [{"path": "session.yaml", "sha256": "0" * 64}],
    "files": [
        {
            "path": "desk-pack.pdf",
            "sha256": "0" * 64,
            "bytes": 1,
            "pages": 2,
            "audience": "desk",
            "copies": 1,
            "each": "once",
        }
    ],
    "documents": [{"id": "agenda", "part": "A", "title": "Agenda", "pages": 1, "folios": ["A-1"], "digest": "abc"}],
    "bingo": {
        "grid": "5x5",
        "cards": [{"code": "32ARM", "seat": 1, "squares": TERMS}],
        "call_order": TERMS,
    },
    "problems": [],
}


def test_a_record_of_the_first_version_is_read_and_lacks_nothing() -> None:
    record = SessionRecord.model_validate(RECORD)
    (person,) = record.people.values()
    assert (person.table, person.seat, person.card.code, person.second, person.also) == (1, 1, "32ARM", 0, ())
    assert (record.last_seat, record.layout, record.spread, record.names) == (0, "mixed", 1, {})


def test_a_manifest_of_the_first_version_tells_its_files_papers_and_cards() -> None:
    data = json.dumps(MANIFEST).encode()
    told = made(data)
    assert told is not None
    (file,) = told.files.values()
    assert (file.path, file.personal, file.holds) == ("desk-pack.pdf", None, ())
    assert [(paper.id, paper.file, paper.own_pages) for paper in told.papers] == [("agenda", "", ())]
    assert told.cards == ("32ARM",)
    deal = dealt(data, "manifest.json")
    assert (deal.columns, deal.rows, deal.free, deal.pattern) == (5, 5, 12, "line")
    assert deal.cards[0].squares == tuple(TERMS)


@pytest.mark.parametrize("number", ["1e999", "-Infinity", "NaN", '"many"', "[]"])
def test_a_manifest_with_a_number_that_is_none_tells_of_no_build(number: str) -> None:
    data = f'{{"program": "iisam-workshop", "files": [{{"path": "a.pdf", "copies": {number}}}]}}'
    assert made(data.replace(number, "2").encode()) is not None
    assert made(data.encode()) is None
