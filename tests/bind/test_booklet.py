"""Booklets, proved by folding: whoever turns the leaves reads the pages in their order."""

from __future__ import annotations

import io

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.bind.booklet import booklet, imposed
from iisam_workshop.model.blocks import Block, Heading, PageBreak, runs
from tests.papers import bound, flow, pressed
from tests.reading import Reading


def leafed(sides: list[list[str]]) -> list[str]:
    """Fold sheets as somebody does: front and back of each are turned about the short edge, the first is outermost."""
    front = [(sides[n], sides[n + 1]) for n in range(0, len(sides), 2)]
    first = [page for outer, inner in front for page in (outer[1], inner[0])]
    last = [page for outer, inner in reversed(front) for page in (inner[1], outer[0])]
    return [*first, *last]


def pages(count: int) -> bytes:
    blocks: list[Block] = [Heading(2, runs("Page 1"))]
    for number in range(2, count + 1):
        blocks += [PageBreak(), Heading(2, runs(f"Page {number}"))]
    return bound(pressed(flow(*blocks, paper="A5")))


def halves(reading: Reading, number: int) -> list[str]:
    """What stands on the left and on the right half of a side."""
    shown = [each for each in reading.marked[number].shown if each.text.strip().startswith("Page ")]
    left = [each.text.strip() for each in shown if each.x < 841.89 / 2]
    right = [each.text.strip() for each in shown if each.x > 841.89 / 2]
    assert max(len(left), len(right)) <= 1
    return ["".join(left), "".join(right)]


@given(st.integers(1, 200))
def test_folded_pages_read_in_their_order_and_blank_ones_come_last(count: int) -> None:
    sides = [["" if page is None else str(page) for page in both] for both in imposed(count)]
    assert len(sides) % 2 == 0
    read = leafed(sides)
    assert len(read) % 4 == 0
    assert read == [str(page) for page in range(count)] + [""] * (len(read) - count)
    assert len(read) - count < 4


def test_the_pages_of_a_file_stand_where_folding_needs_them() -> None:
    for count in (2, 4, 6, 9):
        reading = Reading(booklet(pages(count), "Programme", "Eastmere", "en-GB"))
        found = leafed([halves(reading, number) for number in range(len(reading.pdf.pages))])
        assert [each for each in found if each] == [f"Page {n}" for n in range(1, count + 1)]
        assert all(each == "" for each in found[count:])


def test_every_page_stays_as_large_as_it_was_inside_its_half() -> None:
    data = pages(6)
    alone, folded = Reading(data), Reading(booklet(data, "Programme", "Eastmere", "en-GB"))
    assert folded.sizes() == alone.sizes()
    assert folded.outside(25) == []
    assert folded.collisions() == []
    middle = 841.89 / 2
    lines = {(shown.text, round(shown.y, 2)) for marked in alone.marked for shown in marked.shown}
    assert {(shown.text, round(shown.y, 2)) for marked in folded.marked for shown in marked.shown} == lines
    for marked in folded.marked:
        assert not [each for each in marked.shown if each.x < middle < each.x + each.width]


def test_a_booklet_is_landscape_a4_and_asks_to_be_turned_over_along_the_short_edge() -> None:
    reading = Reading(booklet(pages(5), "Programme: booklet", "Eastmere", "en-GB"))
    assert {tuple(round(float(edge)) for edge in page.mediabox) for page in reading.pdf.pages} == {(0, 0, 842, 595)}
    wishes = reading.root.ViewerPreferences
    assert (str(wishes.Duplex), str(wishes.PrintScaling)) == ("/DuplexFlipShortEdge", "/None")
    assert str(reading.pdf.docinfo["/Title"]) == "Programme: booklet"


def test_a_booklet_claims_nothing_that_it_is_not() -> None:
    data = booklet(pages(4), "Programme", "Eastmere", "en-GB")
    reading = Reading(data)
    assert not {"/StructTreeRoot", "/MarkInfo", "/Metadata", "/Outlines"} & set(reading.root.keys())
    assert not [page for page in reading.pdf.pages if {"/StructParents", "/Annots"} & set(page.keys())]
    assert b"pdfuaid" not in data
    assert reading.pdf.check_pdf_syntax() == []


def test_the_fold_is_marked_on_the_outside_alone() -> None:
    reading = Reading(booklet(pages(8), "Programme", "Eastmere", "en-GB"))
    marks = [
        [stroke for stroke in marked.strokes if abs(stroke[0] - 841.89 / 2) < 0.1 and stroke[0] == stroke[2]]
        for marked in reading.marked
    ]
    assert [len(each) for each in marks] == [2, 0, 0, 0]
    ends = sorted(round(end, 2) for _, low, _, high in marks[0] for end in (low, high))
    assert ends == [0, 28, 567.28, 595.28]  # a centimetre at each edge


def test_the_same_pages_give_the_same_bytes_and_fonts_are_stored_once() -> None:
    data = pages(6)
    made = booklet(data, "Programme", "Eastmere", "en-GB")
    assert made == booklet(data, "Programme", "Eastmere", "en-GB")
    programs = Reading(made).font_programs()
    assert len(programs) == len(set(programs)) == len(Reading(data).font_programs())
    assert pikepdf.open(io.BytesIO(made)).trailer.get("/ID") is not None
