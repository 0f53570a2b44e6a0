"""The process for a foreign PDF answers with the clean file and all that is told of it, or why there is none."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from iisam_workshop.load.insert import child
from iisam_workshop.load.insert.clean import clean
from tests.bad.pdfs import plain, tagged


def answer(monkeypatch: pytest.MonkeyPatch, data: bytes, pages: list[list[int | None]]) -> tuple[dict[str, Any], bytes]:
    out = io.BytesIO()
    monkeypatch.setattr(child, "confine", lambda: None)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps(pages).encode() + b"\n" + data)))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
    child.main()
    told, _, pdf = out.getvalue().partition(b"\n")
    return json.loads(told), pdf


def test_a_clean_file_comes_with_what_is_told_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    data = tagged().changed(1, b"/Lang", b"/OpenAction<</S/JavaScript/JS(x)>>/Lang").data
    told, pdf = answer(monkeypatch, data, [])
    assert told.pop("sizes") == [[595.0, 842.0], [595.0, 842.0]]
    assert told == {"pages": 2, "lang": "en-GB", "tagged": True, "accessible": True, "found": ["scripts"]}
    assert pdf == clean(data).pdf


def test_only_the_pages_that_are_wanted_come(monkeypatch: pytest.MonkeyPatch) -> None:
    told, pdf = answer(monkeypatch, plain("one", "two", "three").data, [[2, 3]])
    assert (told["pages"], pdf[:5]) == (2, b"%PDF-")


def test_why_a_file_is_refused_is_said_and_no_file_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    data = plain("one").data
    assert answer(monkeypatch, data, [[2, 2]]) == ({"refused": {"reason": "outside", "page": 2, "pages": 1}}, b"")


def test_a_file_that_takes_all_memory_is_too_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_room(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(child, "clean", without_room)
    assert answer(monkeypatch, b"x", []) == ({"refused": {"reason": "heavy"}}, b"")
