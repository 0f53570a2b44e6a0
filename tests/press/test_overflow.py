"""What does not fit is told with its page, its item and how far it goes over, and never with its words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.load.library import read_layout
from iisam_workshop.model.blocks import (
    Callout,
    Group,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Row,
    Sheet,
    Span,
    StageTitle,
    runs,
)
from iisam_workshop.model.document import Document
from tests.papers import LAYOUT, SENTENCE, STAGES, flow, paper, pressed, prompt, prompts, table, text
from tests.thorough import often

WIDE = "Zebedee" * 12
LARGE = read_layout("large-print")


def refused(document: Document, layout: object = LAYOUT) -> Problem:
    with pytest.raises(ContentInvalid) as failure:
        pressed(document, layout)
    (problem,) = failure.value.problems
    assert problem.code == "IW230"
    assert "Zebedee" not in problem.message + problem.hint
    return problem


def millimetres(problem: Problem) -> float:
    (found,) = re.findall(r"by ([\d.]+) mm", problem.message)
    return float(found)


def test_a_wide_word_is_told_with_page_item_and_excess() -> None:
    story = (text(SENTENCE), PageBreak(), text(SENTENCE), PageBreak(), text(SENTENCE), text(f"a {WIDE} b"))
    problem = refused(flow(*story))
    assert problem.message.startswith("a word of 84 letters in 'minutes', page 3, paragraph 5 is wider than its line")
    assert 15 < millimetres(problem) < 50


def test_a_wide_word_in_a_table_is_told_with_row_and_column() -> None:
    rows = (*table(3).rows, Row(((text("Row 4", style="cell"),), (text(WIDE * 2, style="cell"),))))
    problem = refused(flow(text(SENTENCE), replace(table(1), rows=rows)))
    assert "page 1, row 4, column 2 of table 3 is wider" in problem.message


@pytest.mark.parametrize(
    "block",
    [
        Callout((text(WIDE),)),
        Group((text(WIDE),)),
        ItemList((runs(WIDE),)),
        Heading(2, runs(WIDE)),
        Sheet((text(WIDE),)),
    ],
)
def test_every_sort_of_block_says_that_it_is_the_one(block: object) -> None:
    problem = refused(flow(text(SENTENCE), block))  # type: ignore[arg-type]
    assert "84 letters in 'minutes', page " in problem.message
    assert millimetres(problem) > 0


def test_a_word_in_two_styles_is_counted_as_one() -> None:
    both = Paragraph((Span("Z" * 60, bold=True), Span("z" * 60)))
    assert "a word of 120 letters" in refused(flow(both)).message


def test_the_name_of_a_stage_is_told_by_its_place() -> None:
    problem = refused(flow(text(SENTENCE), StageTitle(replace(STAGES[0], name="W" * 60))))
    assert "page 1, figure 3 is wider" in problem.message


@settings(max_examples=often(12, 4))
@given(st.integers(1, 400))
def test_the_excess_grows_with_the_word(more: int) -> None:
    short, long = (millimetres(refused(flow(text("Z" * (80 + n))))) for n in (0, more))
    assert long > short


def test_a_row_that_is_taller_than_a_page_says_which_and_by_how_much() -> None:
    problem = refused(flow(table(2), text(SENTENCE), Callout((text(SENTENCE * 90),))))
    assert "too tall for a page" in problem.message
    assert "'minutes', page 1, box 4" in problem.message
    assert millimetres(problem) > 20


def test_a_card_says_its_page_and_how_much_is_too_much() -> None:
    long = prompt(3, paragraphs=(runs("Zebedee " * 300),))
    problem = refused(prompts(prompt(1), prompt(2), long))
    assert "card Inject 3 on page 3 is too long for its room by " in problem.message
    assert millimetres(problem) > 10


def test_in_large_print_a_full_card_takes_a_sheet_and_no_smaller_type() -> None:
    part = pressed(prompts(prompt(1), prompt(2, paragraphs=(runs(SENTENCE * 9),))), LARGE)
    assert part.pages == 4
    assert pressed(prompts(prompt(1), prompt(2)), LARGE).pages == 2


def test_nothing_is_said_of_a_facilitators_paper_before_the_type_is_at_its_least() -> None:
    dense = paper(audience="facilitator")
    here, there = (millimetres(refused(flow(text(WIDE * 2), plan=plan))) for plan in (paper(), dense))
    assert there < here


def test_a_title_that_is_cut_in_the_footer_is_told_by_the_part() -> None:
    fits, cut = (pressed(flow(text("x"), plan=paper(title="Minutes " * n))) for n in (4, 20))
    assert (fits.title_cut, cut.title_cut) == (False, True)
