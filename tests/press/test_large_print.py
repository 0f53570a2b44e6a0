"""The layout in large print, and how type gives way where words are too wide; read from finished pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iisam_workshop.bind.bind import bind
from iisam_workshop.errors import ContentInvalid
from iisam_workshop.load.library import read_layout
from iisam_workshop.model.blocks import Column, JourneyLine, Row, Sheet, StageTitle, Table
from iisam_workshop.model.document import Flow
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.part import Binding
from iisam_workshop.press.part import press
from tests.papers import FONTS, LAYOUT, PACK, SENTENCE, STAGES, flow, paper, text
from tests.reading import Reading

LARGE = read_layout("large-print")


def read_in(layout: Layout, document: Flow) -> Reading:
    part = press(document, layout, FONTS, PACK)
    return Reading(bind(Binding("Minutes", "Eastmere", "en-GB", (part,))))


def test_nothing_in_the_layout_is_smaller_than_large_print() -> None:
    assert min(style.size for style in LARGE.styles.values()) == LARGE.least == 16
    assert LARGE.card.least == min(LARGE.card.sizes) == 16
    assert LARGE.styles["body"].size == 18


@pytest.mark.parametrize(("least", "floor"), [(12, 16), (10, 13.33)])
def test_a_sheet_gives_way_only_as_far_as_large_print_lets_it(least: int, floor: float) -> None:
    full = Sheet((text(SENTENCE * 30),), least)
    over = Sheet((text(SENTENCE * 90),), least)
    assert min(read_in(LARGE, flow(full)).sizes()) >= floor
    reading = read_in(LARGE, flow(over))
    assert min(reading.sizes()) >= floor
    assert len(reading.pdf.pages) > 1


def test_the_names_on_the_journey_are_as_large_as_the_layout_asks() -> None:
    line = JourneyLine(STAGES, 0, "The journey")
    assert 16 in read_in(LARGE, flow(line)).sizes()
    assert not read_in(LARGE, flow(line)).collisions()
    long = tuple(replace(stage, name=f"{stage.name} of it all") for stage in STAGES)
    reading = read_in(LARGE, flow(JourneyLine(long, 0, "The journey")))
    assert min(reading.sizes()) >= 16
    assert not reading.collisions()
    assert not reading.outside(10 / 25.4 * 72)
    assert "Implementation of it all" in " ".join(reading.page_text(0).split())
    usual = read_in(LAYOUT, flow(JourneyLine(long, 0, "The journey")))
    assert min(usual.sizes()) >= 12 and not usual.collisions()  # noqa: PT018


@pytest.mark.parametrize("audience", ["attendee", "facilitator"])
def test_type_gives_way_to_a_word_that_is_too_wide_and_no_further_than_the_audience_can_read(audience: str) -> None:
    def titled(letters: int) -> Flow:
        name = StageTitle(replace(STAGES[0], name="W" * letters))
        return flow(name, text(SENTENCE), plan=paper(audience=audience))

    usual, tight = (read_in(LAYOUT, titled(letters)).sizes() for letters in (10, 16))
    assert max(tight) < max(usual)
    assert min(tight) >= (10 if audience == "facilitator" else 12)
    with pytest.raises(ContentInvalid):
        read_in(LAYOUT, titled(60))


def test_the_lines_of_a_footer_stand_clear_of_one_another_in_large_print() -> None:
    reading = read_in(LARGE, flow(text(SENTENCE)))
    assert not reading.collisions()
    assert not reading.crossed()


def test_columns_do_not_give_way_where_a_cell_goes_over_two_of_them() -> None:
    """The edges of such a row are among those of the others, so that it brings no column of its own."""
    said = (["W" * 11, "two", "three", "four"], ["Over", "several"])
    cells = [tuple((text(word, style="cell"),) for word in words) for words in said]
    columns = tuple(Column(name, 25) for name in "ABCD")
    grid = Table("Words", columns, (Row(cells[0]), Row(cells[1], even=True)), row_heads=0)
    reading = read_in(LAYOUT, flow(grid))
    assert [[cell.words() for cell in row.kids] for row in reading.all("TR")[1:]] == [*said]
    assert reading.problems() == []
