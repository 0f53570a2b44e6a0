"""Sizes of sheets: running text is set anew for each, and what cannot be smaller than A4 stays on it."""

from __future__ import annotations

import pytest

from iisam_workshop.model.layout import PaperSize
from iisam_workshop.press.paper import deck_paper, paper_of, sheet
from iisam_workshop.press.part import press
from tests.papers import FONTS, LAYOUT, PACK, bound, flow, table, text
from tests.reading import Reading

MM = 72 / 25.4
SIZES = {"A4": (210, 297), "A3": (297, 420), "A5": (148, 210), "Letter": (215.9, 279.4)}
LONG = "Agree in writing what will be shared, with whom and until when. " * 30
PAIR: tuple[PaperSize, PaperSize] = ("A4", "A3")
WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def set_on(paper: PaperSize, document: object) -> Reading:
    part = press(document, LAYOUT.model_copy(update={"paper": paper}), FONTS, PACK)  # type: ignore[arg-type]
    return Reading(bound(part))


def size_of(reading: Reading) -> tuple[float, float]:
    box = [float(each) for each in reading.pdf.pages[0].mediabox]
    return box[2] / MM, box[3] / MM


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("turned", [False, True])
def test_text_is_set_on_the_sheet_that_is_asked_for(paper: PaperSize, turned: bool) -> None:
    reading = set_on(paper, flow(text(LONG), landscape=turned))
    expected = SIZES["A4" if turned and paper == "A5" else paper]
    assert size_of(reading) == pytest.approx(expected[::-1] if turned else expected, abs=0.1)
    assert reading.problems() == []


@pytest.mark.parametrize("paper", SIZES)
def test_nothing_stands_nearer_to_an_edge_than_a_printer_reaches(paper: PaperSize) -> None:
    reading = set_on(paper, flow(text(LONG), table(4)))
    assert reading.outside(10 * MM) == []
    assert reading.collisions() == []


def test_lines_on_a3_are_no_longer_than_on_a4_because_the_type_is_larger() -> None:
    small, large = (set_on(paper, flow(text(LONG))) for paper in PAIR)
    assert max(large.sizes()) == pytest.approx(max(small.sizes()) * 1.4)
    assert len(large.pdf.pages) == len(small.pdf.pages)


def test_a_word_that_has_no_room_on_a5_puts_its_paper_on_a4() -> None:
    reading = set_on("A5", flow(table(1, WORD)))
    assert size_of(reading) == pytest.approx(SIZES["A4"], abs=0.1)


@pytest.mark.parametrize("paper", SIZES)
def test_a_sheet_is_known_by_its_sides(paper: PaperSize) -> None:
    assert paper_of(sheet(paper)) == paper_of(sheet(paper, turned=True)) == paper


def test_decks_are_never_on_less_than_a4() -> None:
    assert [deck_paper(paper) for paper in ("A5", "A4", "A3", "Letter")] == ["A4", "A4", "A3", "Letter"]
