"""The footer and the band: on every page, and never part of what is read out."""

from __future__ import annotations

import re

import pytest

from iisam_workshop.model.blocks import PageBreak
from iisam_workshop.model.document import Document, Flow, GridDeck
from iisam_workshop.model.part import Part
from iisam_workshop.model.plan import Plan
from tests.papers import LAYOUT, PACK, deck, flow, paper, pressed, prompt, prompts, read, text
from tests.reading import Reading

SIDE = LAYOUT.margins.side * 72 / 25.4


def test_every_page_of_every_part_says_what_it_belongs_to(
    parts: dict[str, Part], readings: dict[str, Reading], documents: dict[str, Document], plan: Plan
) -> None:
    for name, reading in readings.items():
        if name == "projector":  # a screen has no room for what a sheet on the floor must say
            continue
        part = parts[name]
        assert len(reading.pdf.pages) == len(part.folios) == len(part.marks)
        for page, folio in enumerate(part.folios):
            lines = reading.marked[page].artifacts.splitlines()
            assert documents[name].plan.title in lines, (name, page)
            assert folio in lines, (name, page)
            if name == "bingo-cards":  # each card has a digest of its own, behind its code
                assert plan.pack_id in lines, (name, page)
                assert re.fullmatch(r"[0-9a-f]{6}", lines[lines.index(folio) + 1]), (name, page)
            else:
                assert any(line.startswith(f"{plan.pack_id} · ") for line in lines), (name, page)


def test_folios_count_the_pages_of_a_part(parts: dict[str, Part]) -> None:
    for part in parts.values():
        if part.id != "bingo-cards":
            assert part.folios == tuple(f"{part.letter}-{n} of {part.pages}" for n in range(1, part.pages + 1))


def test_the_folio_of_a_card_is_its_code(parts: dict[str, Part], plan: Plan) -> None:
    assert parts["bingo-cards"].folios == tuple(card.code for card in plan.game.cards)


def test_facilitators_pages_carry_their_band_and_handouts_do_not(
    readings: dict[str, Reading], documents: dict[str, Document]
) -> None:
    words = "For facilitators – not a handout"
    for name, reading in readings.items():
        document = documents[name]
        banded = [words in marked.artifacts for marked in reading.marked]
        theirs = document.plan.audience == "facilitator"
        assert banded == [theirs] * len(banded), name


def test_a_band_keeps_clear_of_the_text_below_it() -> None:
    for landscape in (False, True):
        reading = read(flow(text("x"), band="For facilitators", landscape=landscape))
        assert reading.collisions() == []
        assert reading.outside(SIDE) == []


def test_a_long_title_is_cut_before_the_folio() -> None:
    title = "A title that is far too long for the foot of a page, and says so at great length, again and again"
    reading = read(flow(text("x"), plan=paper(title=title)))
    cut = [line for line in reading.marked[0].artifacts.splitlines() if line.startswith("A title")]
    assert len(cut) == 1
    assert cut[0].endswith("…")
    assert title.startswith(cut[0][:-1])
    assert reading.collisions() == []


def digest_of(document: Document) -> str:
    lines = read(document).marked[0].artifacts.splitlines()
    (found,) = {line.removeprefix(f"{PACK} · ") for line in lines if line.startswith(PACK)}
    return found


def test_the_digest_follows_the_words_of_its_paper() -> None:
    before, after = flow(text("ten")), flow(text("eleven"))
    assert digest_of(before) == digest_of(flow(text("ten")))
    assert digest_of(before) != digest_of(after)
    assert len(digest_of(before)) == 6
    assert pressed(before).digest == digest_of(before)


def test_the_digest_follows_the_layout_too() -> None:
    styles = {**LAYOUT.styles, "body": LAYOUT.styles["body"].model_copy(update={"size": 15.0})}
    larger = LAYOUT.model_copy(update={"styles": styles})
    assert pressed(flow(text("x"))).digest != pressed(flow(text("x")), larger).digest


@pytest.mark.parametrize("document", [flow(text("x"), band="For facilitators"), deck(), prompts(prompt())])
def test_nothing_of_the_furniture_is_in_the_structure(document: Flow | GridDeck) -> None:
    reading = read(document)
    for words in (PACK, "For facilitators", " of 1"):
        assert words not in reading.text()
    assert PACK in reading.marked[0].artifacts


def test_cut_cards_have_a_footer_each() -> None:
    reading = read(prompts(prompt(1), prompt(2)))
    feet = [shown.y for shown in reading.marked[0].shown if shown.mcid is None and shown.text == "Inject cards"]
    assert len(feet) == 2
    assert [y > 841.89 / 2 for y in sorted(feet)] == [False, True]


def test_front_matter_is_numbered_with_small_roman_numerals() -> None:
    pages = 14
    folios = pressed(flow(*[text("x"), PageBreak()] * (pages - 1), text("x"), folio="{roman}")).folios
    assert folios[:10] == ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    assert folios[13] == "xiv"
