"""Papers to read: what stays together over pages, what shrinks, what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.blocks import (
    Block,
    Callout,
    Column,
    Group,
    Heading,
    ItemList,
    JourneyLine,
    PageBreak,
    Paragraph,
    Row,
    Sheet,
    Span,
    StageTags,
    StageTitle,
    Table,
    runs,
)
from tests.papers import LAYOUT, SENTENCE, STAGES, flow, paper, pressed, read, table, text
from tests.reading import Reading
from tests.thorough import THOROUGH, often

A4_WIDTH, A4_HEIGHT = 595.28, 841.89
SECRET = "Zebedee"


def pages(reading: Reading) -> int:
    return len(reading.pdf.pages)


# -- over pages


def test_a_table_over_three_pages_is_one_table_with_its_head_once() -> None:
    reading = read(flow(table(34)))
    assert pages(reading) == 3
    (found,) = reading.all("Table")
    rows = found.all("TR")
    assert len(rows) == 35
    assert [[head.words() for head in row.all("TH")] for row in rows] == [
        ["Number", "What"],
        *([f"Row {n}"] for n in range(1, 35)),
    ]
    assert [head.attributes["Scope"] for head in rows[0].all("TH")] == ["/Column", "/Column"]
    assert [row.all("TH")[0].attributes["Scope"] for row in rows[1:]] == ["/Row"] * 34
    assert all(row.all("TD")[0].words() == SENTENCE.strip() for row in rows[1:])
    assert found.attributes["Summary"] == "Rows by number"
    assert reading.problems() == []


def test_the_head_of_a_table_is_printed_again_on_each_page_as_an_artifact() -> None:
    reading = read(flow(table(34)))
    shown = [reading.page_text(number).count("Number") for number in range(3)]
    in_artifacts = [marked.artifacts.count("Number") for marked in reading.marked]
    assert (shown, in_artifacts) == ([1, 1, 1], [0, 1, 1])


def test_a_list_over_a_page_break_is_one_list() -> None:
    reading = read(flow(ItemList(tuple(runs(f"{n}: {SENTENCE * 3}") for n in range(1, 31)), "number")))
    assert pages(reading) > 1
    (found,) = reading.all("L")
    assert len(found.all("LI")) == 30
    assert [label.words() for label in found.all("Lbl")] == [f"{n}." for n in range(1, 31)]
    assert [body.words().partition(":")[0] for body in found.all("LBody")] == [str(n) for n in range(1, 31)]
    assert found.attributes == {"ListNumbering": "/Decimal"}
    assert reading.problems() == []


def test_an_item_over_a_page_break_has_one_label_and_one_body() -> None:
    filling = [text(SENTENCE) for _ in range(24)]
    reading = read(flow(*filling, ItemList((runs(SENTENCE * 20),), "number")))
    assert pages(reading) == 2
    assert [label.words() for label in reading.all("Lbl")] == ["1."]
    assert [body.words() for body in reading.all("LBody")] == [(SENTENCE * 20).strip()]


def test_a_paragraph_over_a_page_break_is_one_paragraph() -> None:
    reading = read(flow(text(SENTENCE * 120)))
    assert pages(reading) > 1
    assert [each.words() for each in reading.all("P")] == [(SENTENCE * 120).strip()]
    assert reading.problems() == []


def test_a_page_break_starts_a_page() -> None:
    reading = read(flow(text("one"), PageBreak(), text("two")))
    assert ["two" in reading.page_text(number) for number in (0, 1)] == [False, True]


@pytest.mark.parametrize("count", range(20, 26) if THOROUGH else (22,))  # at 22 it is near the foot
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(count: int) -> None:
    for small in range(5):  # lower by a small line at a time, so that each place near the foot is tried
        above = (*lines(count), *[text("x", style="small")] * small)
        reading = read(flow(*above, Heading(2, runs("Next")), text("first words below it")))
        page = next(number for number in range(pages(reading)) if "Next" in reading.page_text(number))
        assert "first words below it" in reading.page_text(page)


@pytest.mark.parametrize("below", [ItemList((runs("the first"),)), Group((Heading(3, runs("Low")), text("the first")))])
@pytest.mark.parametrize("count", range(18, 25) if THOROUGH else (21, 22))
def test_two_headings_and_a_note_stay_with_what_they_announce(count: int, below: Block) -> None:
    above = (Heading(2, runs("High")), Heading(3, runs("Middle")), text("A note.", style="small"))
    reading = read(flow(*lines(count), *above, below))
    page = next(number for number in range(pages(reading)) if "High" in reading.page_text(number))
    assert all(said in reading.page_text(page) for said in ("Middle", "A note.", "the first"))


@pytest.mark.parametrize("count", range(18, 25) if THOROUGH else (22,))
def test_a_group_that_begins_with_a_heading_keeps_its_table_wherever_it_falls(count: int) -> None:
    body = table(1, words="the row")
    for small in range(5):
        above = (*lines(count), *[text("x", style="small")] * small)
        reading = read(flow(*above, Group((Heading(3, runs("Asked")), text("tag"), body))))
        page = next(number for number in range(pages(reading)) if "Asked" in reading.page_text(number))
        assert "the row" in reading.page_text(page)


def test_a_group_stays_on_one_page() -> None:
    filling = [text(SENTENCE) for _ in range(22)]
    reading = read(flow(*filling, Group((text("first"), *filling[:6], text("last")))))
    assert pages(reading) == 2
    assert [("first" in reading.page_text(n), "last" in reading.page_text(n)) for n in (0, 1)] == [
        (False, False),
        (True, True),
    ]


def test_a_row_is_never_split_between_pages() -> None:
    reading = read(flow(table(14, SENTENCE * 6)))
    assert pages(reading) > 1
    assert [row.pages for row in reading.all("TR") if len(row.pages) != 1] == []


# -- sheets


BODY = LAYOUT.styles["body"].size


def lines(count: int) -> tuple[Paragraph, ...]:
    return tuple(text(SENTENCE) for _ in range(count))


def body_sizes(reading: Reading) -> set[float]:
    return {round(shown.size, 2) for marked in reading.marked for shown in marked.shown if shown.mcid is not None}


@pytest.mark.parametrize("count", [28, 30, 32] if THOROUGH else [28, 32])
def test_a_sheet_gives_way_to_fit_one_page_and_nothing_falls_under_12_points(count: int) -> None:
    assert pages(read(flow(blocks=lines(count)))) == 2
    reading = read(flow(blocks=(Sheet(lines(count)),)))
    assert pages(reading) == 1
    (size,) = body_sizes(reading)
    assert 12 <= size < BODY
    assert min(reading.sizes()) == 12


def test_small_type_stays_at_12_points_while_large_type_gives_way() -> None:
    sheet = Sheet((Heading(1, runs("Sheet")), text("small", style="small"), *lines(28)))
    reading = read(flow(blocks=(sheet,)))
    assert pages(reading) == 1
    sizes = sorted(body_sizes(reading))
    assert sizes[0] == LAYOUT.styles["small"].size == 12
    assert 12 < sizes[1] < BODY
    assert 18 < sizes[2] < LAYOUT.styles["h1"].size


def test_a_sheet_with_room_is_set_in_full_size() -> None:
    assert body_sizes(read(flow(blocks=(Sheet(lines(27)),)))) == {BODY}


@pytest.mark.parametrize("count", range(22, 30) if THOROUGH else (23, 29))
def test_a_short_section_at_the_foot_of_a_sheet_that_fits_stays_on_it(count: int) -> None:
    foot = (Heading(2, runs("Terms to listen for")), text("Consent, audit"))
    assert pages(read(flow(blocks=(Sheet((*lines(count), *foot)),)))) == 1


def test_a_sheet_that_no_size_fits_goes_on_in_full_size() -> None:
    reading = read(flow(blocks=(Sheet(lines(33)),)))
    assert pages(reading) == 2
    assert body_sizes(reading) == {BODY}


def test_each_sheet_begins_a_page_and_the_first_leaves_none_empty() -> None:
    reading = read(flow(blocks=tuple(Sheet((Heading(1, runs(f"Sheet {n}")),)) for n in range(3))))
    assert pages(reading) == 3
    assert [f"Sheet {n}" in reading.page_text(n) for n in range(3)] == [True] * 3


# -- what does not fit


def refused(*blocks: Block, **changes: Any) -> str:
    with pytest.raises(ContentInvalid) as failure:
        pressed(flow(*blocks, plan=paper("minutes-of-may"), **changes))
    (problem,) = failure.value.problems
    assert problem.code == "IW230"
    assert problem.hint
    return str(failure.value) + repr(failure.value.__cause__) + repr(failure.value.__suppress_context__)


TALL = f"{SECRET} " * 3000
WIDE = SECRET * 30


@pytest.mark.parametrize(
    "block",
    [
        table(1, TALL),
        Callout((text(TALL),)),
        Table("T", (Column(TALL, 1), Column("B", 1)), ()),
    ],
)
def test_what_is_too_tall_for_a_page_is_refused_by_the_name_of_its_paper(block: Block) -> None:
    said = refused(block)
    assert "'minutes-of-may'" in said
    assert SECRET not in said
    assert said.endswith("NoneTrue")  # ReportLab's own message, which quotes the text, is not shown below ours


@pytest.mark.parametrize(
    "block",
    [
        text(WIDE),
        Heading(2, runs(WIDE)),
        ItemList((runs(WIDE),)),
        Callout((text(WIDE),)),
        Group((text(WIDE),)),
        Sheet((text(WIDE),)),
        table(1, WIDE),
        Table("T", (Column("A", 90), Column(SECRET * 20, 10)), ()),
        StageTitle(replace(STAGES[0], name=SECRET * 6)),
        StageTags((replace(STAGES[0], name=WIDE),)),
        JourneyLine((replace(STAGES[0], name=WIDE), *STAGES[1:]), 0, "line"),
        JourneyLine(tuple(replace(stage, name=SECRET * 4) for stage in STAGES), 0, "line"),
    ],
)
def test_words_too_wide_for_their_line_are_refused_by_the_name_of_their_paper(block: Block) -> None:
    said = refused(block)
    assert "'minutes-of-may'" in said
    assert SECRET not in said


def test_a_name_too_long_for_its_column_is_broken_instead() -> None:
    name = Paragraph((Span("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2, personal=True),), "cell")
    reading = read(flow(Table("T", (Column("A", 30), Column("B", 70)), (Row(((name,), (text("x"),))),))))
    assert reading.all("TH")[-1].words().replace(" ", "") == name.runs[0].text


# -- what is drawn


def test_a_flow_of_every_block_is_accessible_and_stays_within_its_margins() -> None:
    cell = (text("several"), ItemList((runs("a"), runs("b")), "tick"), StageTags(STAGES))
    reading = read(
        flow(
            JourneyLine(STAGES, 2, "The journey"),
            StageTags(STAGES),
            Callout((text("quiet"), ItemList((runs("x"),)))),
            Heading(2, runs("Two")),
            Table("T", (Column("A", 30), Column("B", 70, "right")), (Row(((text("head"),), cell), quiet=True),)),
            StageTitle(STAGES[2]),
            Group((text("kept"), text("together"))),
            landscape=True,
            band="For facilitators",
        )
    )
    assert reading.problems() == []
    assert reading.all("Figure")[0].entries["Alt"] == "The journey"
    assert [head.words() for head in reading.all("H1")] == ["Minutes", "3 Design and plan"]
    box = reading.pdf.pages[0].mediabox
    assert (round(float(box[2]), 1), round(float(box[3]), 1)) == (round(A4_HEIGHT, 1), round(A4_WIDTH, 1))
    assert reading.outside(LAYOUT.margins.side * 72 / 25.4) == []
    assert reading.collisions() == []


def test_a_tick_box_is_drawn_and_its_item_has_no_label() -> None:
    reading = read(flow(ItemList((runs("one"), runs("two")), "tick")))
    assert reading.all("Lbl") == []
    assert [item.words() for item in reading.all("LI")] == ["one", "two"]
    content = reading.pdf.pages[0].Contents.read_bytes()
    assert content.count(b" re S") == 2


def test_text_in_another_language_says_so() -> None:
    reading = read(flow(Paragraph(runs("Croeso i’r tŷ"), lang="cy")))
    assert [(each.words(), each.entries.get("Lang")) for each in reading.all("P")] == [("Croeso i’r tŷ", "cy")]


def test_lines_end_with_a_space_so_that_words_do_not_run_together() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    assert [each.words() for each in read(flow(text(words))).all("P")] == [words]


WORDS = st.lists(st.text("abcŵŷ<&>'\" ", min_size=1, max_size=12), min_size=1, max_size=8).map(" ".join)
SPANS = st.builds(Span, WORDS, bold=st.booleans(), italic=st.booleans())
LINES = st.lists(SPANS, min_size=1, max_size=4).map(tuple)


@settings(max_examples=often(50, 5))
@given(st.lists(LINES, min_size=1, max_size=8))
def test_any_mixture_of_bold_and_italic_reads_as_it_was_written(lines: list[tuple[Span, ...]]) -> None:
    reading = read(flow(*(Paragraph((Span("x"), *spans)) for spans in lines)))
    found = [each.words() for each in reading.all("P")]
    assert found == [" ".join(f"x{''.join(span.text for span in spans)}".split()) for spans in lines]
    assert reading.problems() == []
