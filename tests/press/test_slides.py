"""Slides as a stranger sees them from the back of the room: size, order, structure, and what cannot be shown."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.blocks import ItemList, Paragraph, runs
from iisam_workshop.model.slides import Slide, SlideDeck, SlideRow
from tests.papers import LAYOUT, STAGES, bound, paper, pressed
from tests.reading import Reading
from tests.thorough import often

LEAST, FOLIO = 24, 16
LONG = "Agree in writing what will be shared, with whom and until when, and who answers for it. "


def deck(*slides: Slide) -> SlideDeck:
    plan = paper("projector", part="T2", title="Slides for the screen", copies="screen", number=0)
    cover = Slide("cover", runs("Training session"), runs("Eastmere"), stages=STAGES, alt="The six stages", level=1)
    return SlideDeck(plan, (cover, *slides), "{part}-{page} of {pages}")


def slide(title: str = "Opening activity", *body: str, **changes: Any) -> Slide:
    text = tuple(Paragraph(runs(each)) for each in body)
    return Slide("text", runs(title), body=changes.pop("body", text), **changes)


def call(term: str, *past: str, **changes: Any) -> Slide:
    earlier, head = tuple(map(runs, past)), runs("Just called")
    return Slide("call", runs(term), runs("3 of 60"), past=earlier, past_label=head, stage=STAGES[3], **changes)


def day(rows: int, title: str = "Something to do") -> Slide:
    lines = tuple(SlideRow(runs(f"{9 + n // 4:02d}:{n % 4 * 15:02d}"), runs(f"{title} {n}")) for n in range(rows))
    return Slide("day", runs("The day"), rows=lines, bookmark="The day")


def read(*slides: Slide) -> Reading:
    reading = Reading(bound(pressed(deck(*slides))))
    assert reading.problems() == []
    assert reading.collisions() == []
    assert reading.crossed() == []
    assert reading.outside(50) == []
    return reading


def shown(reading: Reading, page: int) -> str:
    return " ".join(reading.page_text(page).split())


def of_text(reading: Reading) -> list[float]:
    """The sizes of all text that is not the number of the page."""
    return [each.size for marked in reading.marked for each in marked.shown if each.mcid is not None]


STAGE = Slide(
    "stage",
    runs("Design and plan"),
    body=(Paragraph(runs(LONG), "lead"), Paragraph(runs("At the end", bold=True)), ItemList((runs(LONG),) * 3)),
    stage=STAGES[2],
    stages=STAGES,
)
BREAK = Slide("pause", runs("Morning break"), runs("10:45 to 11:00"), (Paragraph(runs("Back at 11:00")),))
JOURNEY = Slide("journey", runs("The journey"), body=(Paragraph(runs("Six stages.")),), stages=STAGES, alt="A line")


def test_pages_are_as_wide_as_the_screen() -> None:
    reading = read(slide(), day(4), STAGE, JOURNEY, BREAK, call("Consent"))
    for page in reading.pdf.pages:
        assert [float(edge) for edge in page.mediabox] == [0, 0, 960, 540]
    assert len(reading.pdf.pages) == 7


@pytest.mark.parametrize("each", [slide("Task", LONG * 2), day(9), STAGE, JOURNEY, BREAK, call("Consent", "Audit")])
def test_no_text_is_smaller_than_can_be_read_from_the_back_but_the_number_of_the_page(each: Slide) -> None:
    reading = read(each)
    assert min(of_text(reading)) >= LEAST
    assert {each.size for marked in reading.marked for each in marked.shown if each.mcid is None} == {FOLIO}


def test_every_slide_has_one_heading_and_a_section_of_its_own() -> None:
    reading = read(slide("One", "Text."), day(3), STAGE, JOURNEY, BREAK, call("Consent"))
    sections = reading.all("Sect")
    heads = [[node.words() for role in ("H1", "H2", "H3") for node in each.all(role)] for each in sections]
    assert heads == [
        ["Training session"],
        ["One"],
        ["The day"],
        ["3 Design and plan"],
        ["The journey"],
        ["Morning break"],
        ["Consent"],
    ]
    assert [each.pages for each in sections] == [{n} for n in range(7)]


def test_a_term_is_as_large_as_it_goes_and_the_last_calls_stand_below_it() -> None:
    reading = read(call("Consent", "Audit", "Retention"))
    assert max(of_text(reading)) > 100
    assert shown(reading, 1).startswith("3 of 60 4 Pre-implementation Consent Just called: Audit · Retention")


def test_of_many_calls_the_oldest_give_way_before_the_type_does() -> None:
    names = [f"A term of the information sharing journey, number {n}" for n in range(5)]
    text = shown(read(call("Consent", *names)), 1)
    assert names[0] in text
    assert names[4] not in text


def test_a_call_in_two_languages_says_the_language_of_the_second() -> None:
    (second,) = read(call("Consent", second=runs("Cydsyniad", lang="cy"))).all("Sect")[1].all("P")[2:]
    assert (second.words(), second.entries["Lang"]) == ("Cydsyniad", "cy")


def test_a_text_too_long_for_a_slide_goes_on_and_says_so() -> None:
    reading = read(slide("The setting", *[LONG * 3] * 8))
    titles = [each.all("H2")[0].words() for each in reading.all("Sect")[1:]]
    assert titles == ["The setting", *(f"The setting ({n})" for n in range(2, len(titles) + 1))]
    assert len(titles) > 2
    assert reading.text().count("Agree in writing") == 24
    assert min(of_text(reading)) >= LEAST


def test_paragraphs_stay_whole_where_that_takes_no_more_slides() -> None:
    reading = read(slide("The setting", LONG * 4, LONG * 4))
    assert [shown(reading, page).count("Agree in writing") for page in (1, 2)] == [4, 4]


def test_a_day_of_many_slots_goes_on_over_slides_of_about_as_many_rows() -> None:
    reading = read(day(21))
    rows = [len(each.all("LI")) for each in reading.all("Sect")[1:]]
    assert sum(rows) == 21
    assert max(rows) - min(rows) <= 1
    times = [node.words() for node in reading.all("Lbl")]
    assert all(one < other for one, other in pairwise(times))


def test_breaks_are_lighter_than_what_is_taught() -> None:
    lines = (SlideRow(runs("09:00"), runs("Talk")), SlideRow(runs("10:00"), runs("Tea"), quiet=True))
    reading = read(Slide("day", runs("The day"), rows=lines))
    content = reading.pdf.pages[1].Contents.read_bytes()
    assert content.count(b".105882 .121569 .141176 rg") or content.count(b"0.106 0.122 0.141 rg")
    assert content.count(b"0.353 0.388 0.439 rg") or content.count(b".352941 .388235 .439216 rg")


def test_every_slide_of_a_draft_says_so() -> None:
    stamped = LAYOUT.model_copy(update={"stamp": {"en-GB": "DRAFT", "cy": "DRAFFT"}})
    reading = Reading(bound(pressed(deck(slide(), STAGE, BREAK, slide(lang="cy")), stamped)))
    words = ["DRAFT" in marked.artifacts.split() for marked in reading.marked]
    assert words == [True, True, True, True, False]
    assert "DRAFFT" in reading.marked[4].artifacts
    assert reading.collisions() == []


def test_a_draft_in_welsh_says_so_in_welsh() -> None:
    stamped = LAYOUT.model_copy(update={"stamp": {"en-GB": "DRAFT", "cy": "DRAFFT"}})
    reading = Reading(bound(pressed(replace(deck(slide(), slide(lang="en-GB")), lang="cy"), stamped)))
    assert ["DRAFFT" in marked.artifacts.split() for marked in reading.marked] == [True, True, False]
    assert "DRAFT" in reading.marked[2].artifacts


def test_bookmarks_lead_to_the_slides_that_have_one() -> None:
    opening = slide("Opening", bookmark="Opening")
    stage = Slide("stage", runs("Vision"), stage=STAGES[0], stages=STAGES, bookmark="1 Vision", depth=1)
    found = [each[1:] for each in read(opening, slide("Another"), stage, day(2)).bookmarks() if each[0]]
    assert found == [("Opening", 1), ("1 Vision", 3), ("The day", 4)]


def test_a_slide_in_another_language_says_so_once_for_all_of_it() -> None:
    section = read(slide("Diolch", "Diolch am heddiw.", lang="cy")).all("Sect")[1]
    assert section.entries["Lang"] == "cy"
    assert all("Lang" not in node.entries for node in section.all("P"))


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (slide("A title without an end " * 12), "the title"),
        (slide("Title", "Un" * 60), "a word"),
        (call("Un" * 60), "the term"),
        (call("A meaning of many words " * 30), "the term"),
        (day(3, "Un" * 60), "a row"),
        (slide("Un" * 60), "the title"),
        (slide("Title", kicker=runs("Un" * 60)), "the line above the title"),
        (replace(STAGE, title=runs("Un" * 60)), "the title"),
        (replace(STAGE, title=runs("A name without an end " * 12)), "the title"),
        (replace(JOURNEY, stages=(*STAGES[:5], replace(STAGES[5], name="Un" * 30))), "the name of stage 6"),
        (replace(JOURNEY, stages=(*STAGES[:5], replace(STAGES[5], name="A long name " * 6))), "the name of stage 6"),
    ],
)
def test_what_no_slide_holds_is_refused_with_its_page_what_it_is_and_by_how_much(wrong: Slide, what: str) -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(deck(wrong))
    (problem,) = failure.value.problems
    assert problem.code == "IW330"
    assert problem.message.startswith(f"{what} of slide 2 of 'projector' does not fit")
    assert re.search(r"is [1-9]\d* points too (wide|high)$", problem.message)


def test_every_slide_that_does_not_fit_is_told_at_once() -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(deck(call("Un" * 60), slide("Fine"), day(3, "Un" * 60)))
    assert len(failure.value.problems) == 2


@settings(max_examples=often(12, 4))
@given(st.lists(st.text("abc de", min_size=1, max_size=400).filter(str.strip), min_size=1, max_size=6))
def test_no_word_of_any_text_is_lost(texts: list[str]) -> None:
    words = [" ".join(word[:12] for word in text.split()) for text in texts]
    reading = Reading(bound(pressed(deck(slide("Title", *words)))))
    said = [word for node in reading.all("P") for word in node.words().split()]
    assert said == ["Eastmere", *(word for text in words for word in text.split())]
