"""The mark of a draft: on every page of every kind of paper, never part of what is read out, never over a text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iisam_workshop.model.document import Document, GridDeck, PromptDeck, SlipDeck
from iisam_workshop.model.plan import Plan
from iisam_workshop.press.part import press
from tests.papers import FONTS, LAYOUT, bound, deck, face, pressed
from tests.reading import Reading
from tests.thorough import THOROUGH

STAMPED = LAYOUT.model_copy(update={"stamp": {"en-GB": "DRAFT", "cy": "DRAFFT"}})
KINDS = ("agenda", "poster", "sort-cards", "injects", "badges", "table-tents", "printer-check", "bingo-cards")
OTHERS = ("running-order", "calling-slips", "winner-grid") if THOROUGH else ()
MM = 72 / 25.4


def few(document: Document) -> Document:
    """The paper with as many cards as show all that it has."""
    return (
        replace(document, faces=document.faces[:9])
        if isinstance(document, GridDeck | PromptDeck | SlipDeck)
        else document
    )


@pytest.mark.parametrize("name", [*KINDS, *OTHERS])
def test_every_page_of_every_kind_of_paper_says_that_it_is_a_draft(
    name: str, documents: dict[str, Document], plan: Plan
) -> None:
    document = few(documents[name])
    reading, plain = (Reading(bound(press(document, layout, FONTS, plan.pack_id))) for layout in (STAMPED, LAYOUT))
    assert len(reading.pdf.pages) == len(plain.pdf.pages)
    for marked in reading.marked:
        stamps = [shown for shown in marked.shown if shown.text.strip() == "DRAFT"]
        assert stamps
        assert all(shown.mcid is None and shown.size >= 12 for shown in stamps)
    assert reading.dump() == plain.dump()
    over = [found for found in reading.collisions() if "DRAFT" in found[1:]]
    assert (over, reading.problems()) == ([], [])


def test_each_card_of_a_sheet_says_it(plan: Plan) -> None:
    faces = [face(code) for code in ("7KM2A", "7KM2C", "7KM2E", "7KM2F")]
    for per_sheet in (1, 2, 4):
        reading = Reading(bound(pressed(deck(*faces, per_sheet=per_sheet), STAMPED)))
        counts = [sum(shown.text.strip() == "DRAFT" for shown in marked.shown) for marked in reading.marked]
        assert counts == [per_sheet] * (4 // per_sheet)
        assert [found for found in reading.collisions() if "DRAFT" in found[1:]] == []
        assert reading.outside(5 * MM) == []


def test_a_welsh_paper_says_it_in_welsh(documents: dict[str, Document]) -> None:
    welsh = pressed(deck(face(), lang="cy"), STAMPED)
    assert "DRAFFT" in Reading(bound(welsh)).page_text(0)


def test_a_draft_has_another_digest_so_that_the_paper_without_the_mark_is_printed_again(
    documents: dict[str, Document],
) -> None:
    assert pressed(documents["agenda"], STAMPED).digest != pressed(documents["agenda"]).digest
    cards = few(documents["bingo-cards"])
    draft, final = pressed(cards, STAMPED), pressed(cards)
    assert not set(draft.own_pages) & set(final.own_pages)
