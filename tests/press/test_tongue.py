"""Every word of another language stands under an element that says so, wherever it is on the paper."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from iisam_workshop.model.blocks import (
    Block,
    Callout,
    Column,
    Group,
    Heading,
    ItemList,
    JourneyLine,
    PageBreak,
    Pair,
    Paragraph,
    Row,
    Sheet,
    Span,
    StageTags,
    StageTitle,
    Table,
    Tongue,
    TwinColumn,
    runs,
)
from iisam_workshop.model.document import Flow
from tests.papers import STAGES, bound, flow, paper, pressed
from tests.reading import Node, Reading

CY, EN = (
    ["bro", "cwm", "dŵr", "ffordd", "gwaith", "hedd", "llyfr", "môr", "nant", "pobl", "rhannu", "tŷ"],
    ["ash", "bell", "crow", "dew", "elm", "fern", "gate"],
)


def words(pool: list[str], count: int) -> str:
    """Words of one language only, so that a reader can tell which one they are in."""
    chance = random.Random(f"{pool[0]}{count}")
    return " ".join(chance.choice(pool) for _ in range(count))


def cy(count: int = 3) -> Span:
    return Span(words(CY, count))


def en(count: int = 3, **kind: object) -> Span:
    return Span(words(EN, count), lang="en-GB", **kind)  # type: ignore[arg-type]


def spoken(node: Node, lang: str = "") -> list[tuple[str, str]]:
    """Each word at or below an element, with the language that it inherits."""
    lang = node.entries.get("Lang", lang)
    return [(word, lang) for word in node.text.split()] + [each for kid in node.kids for each in spoken(kid, lang)]


def read(*blocks: Block, **changes: object) -> Reading:
    welsh = replace(Flow(paper(), blocks, "{part}-{page} o {pages}", "cy"), **changes)  # type: ignore[arg-type]
    return Reading(bound(pressed(welsh)))


def sound(reading: Reading) -> None:
    """No fault in the structure, and each word under its own language."""
    assert reading.problems() == []
    found = [each for top in reading.tree for each in spoken(top)]
    assert {lang for word, lang in found if word in EN} <= {"en-GB"}
    assert {lang for word, lang in found if word in CY} <= {"cy"}
    assert any(word in EN for word, _ in found)


def of(reading: Reading, role: str) -> list[str]:
    return [node.entries.get("Lang", "") for node in reading.all(role)]


def para(*spans: Span) -> Paragraph:
    return Paragraph(spans)


TITLE = Heading(1, (cy(2),))


# -- runs


def test_a_whole_paragraph_in_another_language_says_so_itself() -> None:
    reading = read(TITLE, para(en(9)))
    sound(reading)
    assert of(reading, "P") == ["en-GB"]
    assert reading.all("Span") == []


@pytest.mark.parametrize("count", [1, 3, 60])
def test_a_stretch_in_another_language_is_one_span_over_all_its_lines(count: int) -> None:
    reading = read(TITLE, para(cy(4), Span(" "), en(count), Span(" "), cy(5)))
    sound(reading)
    (span,) = reading.all("Span")
    assert span.words() == words(EN, count)
    assert span.entries["Lang"] == "en-GB"


def test_a_paragraph_that_ends_or_begins_in_another_language_is_sound() -> None:
    for spans in ((en(2), Span(" "), cy(30)), (cy(30), Span(" "), en(2)), (cy(1), en(1), cy(1), en(1))):
        sound(read(TITLE, para(*spans)))


def test_a_paragraph_over_two_pages_says_its_languages_on_both() -> None:
    filler = [para(cy(120)) for _ in range(5)]
    spans = (cy(60), Span(" "), en(700), Span(" "), cy(60))
    reading = read(TITLE, *filler, para(*spans))
    sound(reading)
    assert len({page for span in reading.all("Span") for page in span.pages}) == 2
    assert " ".join(span.words() for span in reading.all("Span")) == words(EN, 700)


def test_bold_and_links_in_another_language_keep_what_they_are() -> None:
    address = "https://example.org/a?b=1&c=2"
    reading = read(TITLE, para(cy(2), Span(" "), en(2, bold=True), Span(" "), en(2, link=address), Span(" "), cy(3)))
    sound(reading)
    assert of(reading, "Link") == ["en-GB"]
    assert [(kind, where) for _, kind, where, _ in reading.links()] == [("URI", address)]


def test_a_link_in_the_pack_and_in_another_language_goes_where_it_says() -> None:
    reading = read(TITLE, para(cy(2), Span(" "), en(2, link="#M"), Span(" "), cy(3)), para(en(1, link="#M")))
    sound(reading)
    assert [(kind, where) for _, kind, where, _ in reading.links()] == [("GoTo", "M")] * 2


# -- blocks


def test_headings_items_cells_and_heads_say_their_language() -> None:
    table = Table(
        "Crynodeb",
        (Column(words(CY, 1), 1), Column(words(EN, 1), 1, lang="en-GB")),
        (Row(((para(en(2)),), (para(cy(2), en(1)), ItemList(((en(3),), (cy(3),)))))),),
    )
    reading = read(TITLE, Heading(2, (en(2),)), ItemList(((en(30),), (cy(3),))), Callout((para(en(4)),)), table)
    sound(reading)
    assert of(reading, "H2") == ["en-GB"]
    assert of(reading, "LBody") == ["en-GB", "", "en-GB", ""]


def test_stages_with_names_in_another_language_say_so() -> None:
    other = replace(STAGES[1], name="crow dew", lang="en-GB")
    own = replace(STAGES[0], name="cwm")
    sound(read(StageTitle(replace(own, name="nant")), StageTags((own, other)), para(cy())))
    sound(read(StageTitle(other), StageTags((own,))))


def test_a_half_in_another_language_is_one_section_over_all_its_pages() -> None:
    other = (
        *(Heading(1, runs("ash")), Heading(2, runs("bell"))),
        *(Paragraph(runs(words(EN, 250))) for _ in range(3)),
        ItemList((runs("crow"), runs("dew"))),
        Table("elm", (Column("fern", 1), Column("gate", 1)), (Row(((), ())),)),
        JourneyLine(tuple(replace(stage, name="elm") for stage in STAGES), 0, "ash bell"),
    )
    reading = read(TITLE, para(cy(20)), PageBreak(), Tongue("en-GB", other))
    sound(reading)
    (section,) = reading.all("Sect")
    assert section.entries["Lang"] == "en-GB"
    assert section.pages == {1, 2}
    assert [node.role for node in section.kids] == ["H1", "H2", "P", "P", "P", "L", "Table", "Figure"]


def test_sheets_in_another_language_keep_their_pages() -> None:
    reading = read(Sheet((TITLE, para(cy(20)))), Tongue("en-GB", (Sheet((Heading(1, runs("ash")), para(en(9)))),)))
    sound(reading)
    assert len(reading.pdf.pages) == 2
    assert reading.all("Sect")[0].pages == {1}


def test_a_half_begins_on_the_next_page_however_full_the_last_one_is() -> None:
    for count in (330, 340, 350, 360, 370):
        first = Sheet((TITLE, *(plain(CY, count // 10) for _ in range(10))))
        last = Sheet((Heading(1, runs("ash")), *(plain(EN, count // 10) for _ in range(10))))
        reading = read(first, Tongue("en-GB", (last,)))
        sound(reading)
        assert len(reading.pdf.pages) == 2


# -- side by side


def pair(left: Block, right: Block) -> Pair:
    return Pair((left,), (Tongue("en-GB", (right,)),))


def plain(pool: list[str], count: int) -> Paragraph:
    return Paragraph(runs(words(pool, count)))


def test_the_tops_of_a_pair_are_level() -> None:
    reading = read(TITLE, pair(plain(CY, 40), plain(EN, 3)), pair(plain(CY, 3), plain(EN, 40)))
    sound(reading)
    lines = [(round(shown.y, 1), shown.x) for shown in reading.marked[0].shown if shown.y > 60]
    left = sorted({y for y, x in lines if x < 290}, reverse=True)
    right = sorted({y for y, x in lines if x > 290}, reverse=True)
    assert right[0] in left
    assert len(set(left) & set(right)) == 2  # the first line of each pair
    assert [node.words() for node in reading.all("Div")] == [words(EN, 3), words(EN, 40)]


def test_a_pair_over_two_pages_reads_on_in_both_columns() -> None:
    reading = read(TITLE, *(plain(CY, 150) for _ in range(2)), pair(plain(CY, 150), plain(EN, 170)))
    sound(reading)
    (div,) = reading.all("Div")
    assert div.words() == words(EN, 170)
    assert div.pages == {0, 1}
    assert reading.all("P")[-2].pages == {0, 1}


def test_a_pair_of_headings_stays_with_what_follows_and_is_in_the_outline_once() -> None:
    heads = pair(Heading(2, runs("bro")), Heading(2, runs("bell")))
    reading = read(TITLE, *(plain(CY, 30) for _ in range(18)), heads, pair(plain(CY, 30), plain(EN, 30)))
    sound(reading)
    assert [title for _, title, _ in reading.bookmarks()] == ["Minutes", "bro"]
    assert [node.pages for node in reading.all("H2")] == [reading.all("Div")[1].pages] * 2


def test_lists_and_boxes_stand_side_by_side_in_sheets_and_groups() -> None:
    items = pair(ItemList((runs("bro"), runs("cwm"))), ItemList((runs("ash"), runs("bell"))))
    boxes = pair(Callout((plain(CY, 9),)), Callout((plain(EN, 9),)))
    reading = read(Sheet((TITLE, Group((items, boxes)), pair(plain(CY, 4), plain(EN, 4)))))
    sound(reading)
    assert len(reading.pdf.pages) == 1
    assert reading.collisions() == []


def test_a_table_in_two_languages_has_both_heads_and_says_which_is_which() -> None:
    cell = (Paragraph(runs("cwm"), "cell"), Paragraph(runs("elm"), "cell", "en-GB"))
    table = Table("bro", (Column("1", 1), TwinColumn("cwm", 4, under="crow", under_lang="en-GB")), (Row(((), cell)),))
    reading = read(TITLE, table)
    sound(reading)
    assert [kid.entries.get("Lang", "") for kid in reading.all("TH")[1].kids] == ["", "en-GB"]


def test_a_paper_in_one_language_has_no_language_below_it() -> None:
    reading = Reading(bound(pressed(flow(plain(EN, 40), ItemList((runs("ash"),))))))
    assert {lang for top in reading.tree for _, lang in spoken(top)} == {"en-GB"}
    assert [node.role for top in reading.tree for node in top.kids if "Lang" in node.entries] == ["Part"]
