"""Documents as plain text: every word that is printed, one line a block."""

from __future__ import annotations

import re

from iisam_workshop.export.text import document_text
from iisam_workshop.model.blocks import (
    Callout,
    Group,
    Heading,
    ItemList,
    JourneyLine,
    PageBreak,
    Paragraph,
    Sheet,
    Span,
    StageTags,
    StageTitle,
    runs,
)
from iisam_workshop.model.document import Document, Flow
from iisam_workshop.model.part import Part
from tests.papers import STAGES, bound, deck, face, flow, prompt, prompts, table, text
from tests.reading import Reading
from tests.thorough import often


def lines(document: Document) -> list[str]:
    found = document_text(document)
    assert found.endswith("\n")
    assert not found.endswith("\n\n")
    return found.splitlines()


def test_the_first_line_says_what_it_is_and_for_whom() -> None:
    assert lines(flow())[0] == "[M] Minutes – for attendee, 1 (person)"


def test_each_block_has_its_sign() -> None:
    made = flow(
        Heading(2, runs("Two")),
        text("plain"),
        ItemList((runs("a"), runs("b"))),
        ItemList((runs("c"),), "number"),
        ItemList((runs("d"),), "tick"),
        Callout((text("quiet"), ItemList((runs("e"),)))),
        Group((text("kept"),)),
        StageTags(STAGES[:2]),
        StageTitle(STAGES[2]),
        JourneyLine(STAGES, 1, "The journey"),
        PageBreak(),
        Sheet((text("sheet"),)),
        table(1, "cell"),
    )
    assert lines(made)[1:] == [
        "# Minutes",
        "## Two",
        "plain",
        *("- a", "- b", "1. c", "[ ] d"),
        *("> quiet", "> - e"),
        "kept",
        "1 Vision (diamond), 2 Scoping (circle)",
        "# 3 Design and plan (triangle)",
        "(The journey)",
        "---",
        *("=== sheet", "sheet"),
        "| Number | What |",
        "| Row 1 | cell |",
    ]


def test_a_link_is_followed_by_its_address() -> None:
    shown = Paragraph((Span("the guide", link="https://a.example/"), Span(" and "), Span("x", link="#B")))
    bare = Paragraph((Span("https://a.example/", link="https://a.example/"),))
    assert lines(flow(shown, bare))[2:] == ["the guide <https://a.example/> and x <#B>", "https://a.example/"]


def test_a_deck_has_a_line_for_each_card() -> None:
    found = lines(deck(face(squares=(1, 0, 2, 3, 4, 5, 6, 7)), face("7KM2B", name="")))
    assert found[1].startswith("3x3, free square: 4 (Free square); Mark a square")
    assert found[2].startswith("7KM2A (seven Kilo Mike two Alfa), Ada Byron, Table 1, seat 1: Lawful basis; Consent; ")
    assert found[3].startswith("7KM2B (seven Kilo Mike two Alfa), no name, ")


def test_a_prompt_card_has_all_that_is_on_it() -> None:
    shown = "\n".join(lines(prompts(prompt())))
    wanted = ("Inject 1", "1 Vision", "Nine visits", "Nerys Tolladay", "outside the shop", "Decide:", "(back) Found")
    assert [each for each in wanted if each not in shown] == []


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_the_text_of_a_paper_has_every_word_of_its_pages(
    documents: dict[str, Document], parts: dict[str, Part]
) -> None:
    flows = [name for name, document in documents.items() if isinstance(document, Flow)]
    for name in flows[:: often(1, 4)]:
        printed = Reading(bound(parts[name])).text()
        gone = set(words(printed)) - set(words(document_text(documents[name])))
        assert {word for word in gone if not word.isdigit()} == set(), name
