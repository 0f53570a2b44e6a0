from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from iisam_workshop.model.blocks import Paragraph, Picture, Sheet, Span, Tongue, runs
from iisam_workshop.model.reading import drawn_texts, pieces_of, texts
from tests import papers

NOT_SAID = {"align", "audience", "colour", "copies", "digest", "folio", "id", "kind", "lang", "mark", "part", "stage"}
"""Fields of text that say something to the program and nothing to readers."""


def strings(value: Any) -> Iterator[str]:
    """Every text of a document, found without knowing what it is made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        names = getattr(value, "_fields", ())
        if names or not all(isinstance(each, Span) for each in value):
            yield from (text for each in value for text in strings(each))
        else:
            yield "".join(span.text for span in value)
            yield from (span.link for span in value)
    elif is_dataclass(value):
        said = (each.name for each in fields(value) if each.name not in NOT_SAID | {"style", "under_lang", "plan"})
        yield from (text for name in said for text in strings(getattr(value, name)))
        yield from [value.plan.title] if hasattr(value, "plan") else ()


def test_every_text_of_every_paper_is_read(documents):
    for name, document in documents.items():
        read = "\n".join(texts(document))
        missing = {text for text in strings(document) if text not in read and not hasattr(document, "faces")}
        assert missing == set(), name


@pytest.mark.parametrize("deck", [papers.deck(), papers.prompts()])
def test_every_text_of_a_card_is_read(deck):
    read = "\n".join(texts(deck))
    assert [text for text in strings(deck.faces) if text not in read and text != "Vision"] == []


def test_names_of_people_and_what_is_only_said_are_not_drawn_by_us():
    name = Paragraph((Span("Ask "), Span("Łukasz", personal=True), Span(" here", link="https://a.example")))
    logo = Picture(b"", "", 1, 1, "The council’s logo")
    flow = papers.flow(name, logo)
    assert {"Ask Łukasz here", "https://a.example", "The council’s logo"} <= set(texts(flow))
    assert "Ask  here" in set(drawn_texts(flow))
    assert not {"Ask Łukasz here", "https://a.example", "The council’s logo"} & set(drawn_texts(flow))


def test_sheets_are_read_one_by_one_in_each_language():
    sheets = [Sheet((Paragraph(runs(text)),)) for text in ("one", "two", "three", "four")]
    flow = papers.flow(*sheets[:2], Tongue("cy", tuple(sheets[2:])))
    assert [" ".join(each) for each in pieces_of(flow)] == ["Minutes", "one", "two", "three", "four"]


def test_cards_are_read_one_by_one():
    first, second = pieces_of(papers.prompts(papers.prompt(1), papers.prompt(2)))
    assert "Inject 1" in first
    assert "Inject 2" in second
