"""Text that people write is printed as it stands, whatever it looks like."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from iisam_workshop.errors import ContentInvalid, WorkshopError
from iisam_workshop.model.blocks import (
    Callout,
    Column,
    Group,
    Heading,
    ItemList,
    JourneyLine,
    Paragraph,
    Row,
    Sheet,
    Span,
    StageTags,
    StageTitle,
    Table,
    runs,
)
from iisam_workshop.model.document import Document, Flow
from iisam_workshop.model.session import TablesWish
from iisam_workshop.press.text import source_problems
from tests.papers import LAYOUT, STAGES, TERMS, bound, deck, face, flow, paper, pressed, prompt, prompts, read, text
from tests.plan.builders import session
from tests.reading import Reading, cards
from tests.thorough import THOROUGH

PAYLOADS = (
    "<b>bold</b>",
    '<img src="/etc/hostname" width="9"/>',
    '<img src="http://192.0.2.1/a.png"/>',
    '<img src="file:///etc/hostname"/>',
    '<img src="data:image/gif,AA=="/>',
    '<a href="javascript:app.alert(1)">go</a>',
    "<unichar code='0x41'/>",
    '<onDraw name="x" label="y"/>',
    "<font color=[1,0,0]>red</font>",
    "</para><para>",
    "&#0; &nosuch; &amp;",
    "]]> <!-- x --> <![CDATA[",
    "{{ 7*7 }}",
)
SOME = PAYLOADS if THOROUGH else tuple(PAYLOADS[n] for n in (1, 6, 9, 10))
"""What differs most, for each field; a card prints all of them every day."""


def all_shown(reading: Reading) -> str:
    return "\n".join(reading.page_text(number) for number in range(len(reading.pdf.pages)))


def assert_harmless(reading: Reading) -> None:
    assert reading.links() == []
    assert reading.xobjects() == []
    assert reading.problems() == []


def one_cell(*parts: Any) -> Table:
    return Table("T", (Column("A", 10), Column("B", 90)), (Row(((), parts)),))


FLOW_FIELDS = {
    "heading 2": lambda words: (Heading(2, runs(words)),),
    "heading 3": lambda words: (Heading(2, runs("Before")), Heading(3, runs(words))),
    "paragraph": lambda words: (text(words),),
    "bold": lambda words: (Paragraph((Span("a "), Span(words, bold=True), Span(" z"))),),
    "italic": lambda words: (Paragraph((Span("a "), Span(words, italic=True), Span(" z"))),),
    "personal": lambda words: (Paragraph((Span(words, personal=True),)),),
    "bullet": lambda words: (ItemList((runs(words),)),),
    "number": lambda words: (ItemList((runs("first"), runs(words)), "number"),),
    "tick": lambda words: (ItemList((runs(words),), "tick"),),
    "callout": lambda words: (Callout((Heading(2, runs(words)), text("below"))),),
    "group": lambda words: (Group((text(words),)),),
    "sheet": lambda words: (Sheet((text(words),)),),
    "column head": lambda words: (Table("T", (Column(words, 100),), (Row(((text("cell"),),)),)),),
    "cell": lambda words: (one_cell(text(words)),),
    "cell of several": lambda words: (one_cell(text("one"), text(words), ItemList((runs("x"),))),),
    "row head": lambda words: (Table("T", (Column("A", 80), Column("B", 20)), (Row(((text(words),), ())),)),),
    "stage tag": lambda words: (StageTags((replace(STAGES[1], name=words),)),),
}


@pytest.mark.parametrize("field", FLOW_FIELDS)
def test_a_field_of_a_flow_prints_what_it_says(field: str) -> None:
    reading = read(flow(*(block for payload in SOME for block in FLOW_FIELDS[field](payload))))
    shown = reading.text()
    assert [payload for payload in SOME if payload not in shown] == []
    assert_harmless(reading)


@pytest.mark.parametrize("payload", SOME)
def test_the_title_of_a_stage_prints_what_it_says(payload: str) -> None:
    display = LAYOUT.styles["display"].model_copy(update={"size": 14.0})
    layout = LAYOUT.model_copy(update={"styles": {**LAYOUT.styles, "display": display}})
    title, tags = StageTitle(replace(STAGES[1], name=payload)), StageTags(STAGES)
    reading = Reading(bound(pressed(flow(title, tags), layout)))
    assert reading.all("H1")[1].words() == f"2 {payload}"
    assert_harmless(reading)


@pytest.mark.parametrize("payload", SOME)
def test_titles_bands_and_descriptions_say_what_they_say(payload: str) -> None:
    title = Heading(1, runs(payload))
    line = JourneyLine((replace(STAGES[0], name="Vision"), *STAGES[1:]), 1, payload)
    table = Table(payload, (Column("A", 50),), (Row(((text("cell"),),)),))
    made = replace(flow(line, table), blocks=(title, line, table), plan=paper(title=payload), band=payload)
    reading = read(made)
    assert_harmless(reading)
    footer = reading.marked[0].artifacts.splitlines()
    assert footer.count(payload) == 2  # the title in the footer, and the band
    assert reading.all("H1")[0].words() == payload
    assert reading.all("Figure")[0].entries["Alt"] == payload
    assert reading.all("Table")[0].attributes["Summary"] == payload
    assert reading.all("Part")[0].entries["T"] == payload
    assert reading.bookmarks() == [(0, payload, 0)]


def test_a_card_prints_what_it_says() -> None:
    faces = [face(payload, name=payload, seat=payload, spoken=payload) for payload in PAYLOADS]
    reading = read(deck(*faces))
    sections = reading.all("Sect")
    for section, payload in zip(sections, PAYLOADS, strict=True):
        assert section.entries["T"] == section.all("H1")[0].words() == payload
        assert section.words().count(payload) == 4  # name, seat, code, spoken code
    assert_harmless(reading)


@pytest.mark.parametrize("payload", SOME)
def test_a_deck_prints_what_it_says(payload: str) -> None:
    fields = ("heading", "free_text", "rule", "code_label")
    reading = read(deck(**dict.fromkeys(fields, payload), terms=(*TERMS[:7], payload)))
    assert reading.text().count(payload) == len(fields) + 1
    assert reading.all("TD")[-1].words() == payload
    assert_harmless(reading)


def test_a_prompt_card_prints_what_it_says() -> None:
    fields = ("code", "kicker", "title", "sender", "ask", "back")
    words = [{**dict.fromkeys(fields, each), "paragraphs": (runs(each), runs(each))} for each in SOME]
    staged = [prompt(stage=replace(STAGES[0], name=each)) for each in SOME]
    reading = read(prompts(*(prompt(**each) for each in words), *staged))
    shown = reading.text()
    for payload in SOME:
        assert shown.count(payload) == len(fields) + 2 + 1  # each field, the paragraphs, the stage of the other card
    assert_harmless(reading)


def test_a_link_goes_where_it_says_letter_for_letter() -> None:
    address = "https://example.org/a?b=1&c=%22x%22&d='<y>'"
    reading = read(flow(Paragraph((Span("Read "), Span("the guide", link=address), Span(" first.")))))
    assert reading.links() == [(0, "URI", address, f"Link: {address}")]
    assert [link.words() for link in reading.all("Link")] == ["the guide"]
    assert reading.problems() == []


@pytest.mark.parametrize("address", ["https://example.org/?a=&lt;", 'https://example.org/"><img/>', "https://e.org/#x"])
def test_an_address_cannot_break_out_of_its_link(address: str) -> None:
    reading = read(flow(Paragraph((Span("here", link=address),))))
    assert [(kind, target) for _, kind, target, _ in reading.links()] == [("URI", address)]
    assert reading.xobjects() == []


def test_a_link_over_two_lines_can_be_followed_from_both() -> None:
    long = "a guide to sharing information between partners that is far too long for one single line of text"
    reading = read(flow(Paragraph((Span("Read "), Span(long, link="https://example.org/"), Span(" today.")))))
    assert " ".join(link.words() for link in reading.all("Link")) == long
    assert [target for _, _, target, _ in reading.links()] == ["https://example.org/"] * 2
    assert reading.problems() == []


def test_two_links_to_one_place_are_two_elements() -> None:
    address = "https://example.org/"
    reading = read(flow(Paragraph((Span("one", link=address), Span(" and "), Span("two", link=address)))))
    assert [link.words() for link in reading.all("Link")] == ["one", "two"]
    assert len(set(reading.link_owners.values())) == 2
    assert reading.problems() == []


# -- letters that the typeface lacks

GONE = "王小明"


@pytest.mark.parametrize(
    "document",
    [
        flow(text(f"by {GONE}")),
        flow(Heading(2, runs(GONE))),
        flow(ItemList((runs(GONE),))),
        flow(Callout((text(GONE),))),
        flow(Group((text(GONE),))),
        flow(Sheet((text(GONE),))),
        flow(Table("T", (Column(GONE, 50),), ())),
        flow(Table("T", (Column("A", 50),), (Row(((text(GONE),),)),))),
        flow(Table("T", (Column("A", 50),), (Row(((StageTags((replace(STAGES[0], name=GONE),)),),)),))),
        flow(StageTitle(replace(STAGES[0], name=GONE))),
        flow(StageTags((replace(STAGES[0], name=GONE),))),
        flow(JourneyLine((replace(STAGES[0], name=GONE), *STAGES[1:]), 0, "line")),
        flow(text("here"), plan=paper(title=GONE)),
        flow(text("here"), band=GONE),
        deck(heading=GONE),
        deck(rule=GONE),
        deck(free_text=GONE),
        deck(code_label=GONE),
        deck(name_label=GONE),
        deck(terms=(*TERMS[:7], GONE)),
        deck(face(seat=GONE)),
        prompts(prompt(kicker=GONE)),
        prompts(prompt(title=GONE)),
        prompts(prompt(sender=GONE)),
        prompts(prompt(ask=GONE)),
        prompts(prompt(back=GONE)),
        prompts(prompt(code=GONE)),
        prompts(prompt(paragraphs=(runs(GONE),))),
        prompts(prompt(stage=replace(STAGES[0], name=GONE))),
    ],
)
def test_a_text_of_ours_that_cannot_be_drawn_is_refused(document: Document) -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(document)
    assert [problem.code for problem in failure.value.problems] == ["IW231"]
    message = failure.value.problems[0].message
    assert repr(document.plan.id) in message
    assert all(f"{char} (U+{ord(char):04X})" in message for char in GONE)


def test_all_letters_that_are_missing_are_told_at_once_and_once() -> None:
    with pytest.raises(WorkshopError) as failure:
        pressed(flow(text("☐ one ✓"), text("☐ two ★")))
    (problem,) = failure.value.problems
    assert problem.message.endswith(": ☐ (U+2610) ✓ (U+2713) ★ (U+2605)")


@pytest.mark.parametrize("name", [GONE, f"Li {GONE[0]}", "محمد", "Ōkubo"])
def test_a_name_that_cannot_be_drawn_leaves_a_line_on_its_card(name: str) -> None:
    part = pressed(deck(face(name=name), face("7KM2B", name="Ada Byron")))
    reading = Reading(bound(part))
    assert [card.name for card in cards(reading)] == ["", "Ada Byron"]
    lines = [_strokes(reading, page) for page in (0, 1)]
    assert lines[0] == lines[1] + 1
    assert not (set(name) - set("Ada Byron Likub")) & set(all_shown(reading) + reading.dump() + reading.metadata())
    assert name not in repr(part)
    assert reading.problems() == []


def test_a_name_in_a_table_leaves_a_line_too() -> None:
    cell = (Paragraph((Span(GONE, bold=True, personal=True),), "cell"),)
    agency = (Paragraph((Span("Ŵyn & Ŷstwyth", personal=True),), "cell"),)
    reading = read(flow(Table("T", (Column("Name", 50), Column("Organisation", 50)), (Row((cell, agency)),))))
    assert [node.words() for node in reading.all("TH")][-1] == "_" * 18
    assert [node.words() for node in reading.all("TD")] == ["Ŵyn & Ŷstwyth"]


def _strokes(reading: Reading, page: int) -> int:
    """How many single lines a page strokes."""
    return reading.pdf.pages[page].Contents.read_bytes().split().count(b"l")


def test_the_flow_of_the_tests_is_harmless_by_itself() -> None:
    assert isinstance(flow(), Flow)
    assert_harmless(read(flow()))


def test_names_in_the_wishes_for_tables_may_have_letters_that_the_typeface_lacks():
    asked = session()
    wished = TablesWish(together=(("王小明", "Ann Vale"),), apart=(("王小明", "Bo Lee"),), at_each=("王",))
    file = asked.asked.model_copy(update={"tables": wished})
    assert source_problems(replace(asked, asked=file)) == ()
    titled = replace(asked, asked=file.model_copy(update={"title": "Day of the 王"}))
    assert [problem.code for problem in source_problems(titled)] == ["IW231"]
