"""Papers as web pages, read with a parser that we did not write: structure, languages, nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from iisam_workshop.export.html import html_document
from iisam_workshop.export.text import document_text
from iisam_workshop.model.blocks import Heading, StageTitle, runs
from iisam_workshop.model.document import Document, Flow
from tests.export.every_block import DAY, IMPRINT, PAYLOAD, PLOT, every_block
from tests.papers import STAGES, flow, text


def page(document: Flow) -> Any:
    return html.document_fromstring(html_document(document, IMPRINT).decode())


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


UNSPOKEN = {"sheet", "back", "to", *(stage.mark for stage in STAGES)}
"""What the golden form says of papers and marks, and what a page shows."""


def spoken(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def problems(root: Any) -> list[str]:
    """What an accessibility checker would object to, as far as it can be seen without a browser."""
    levels = [int(each.tag[1]) for each in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    bad = [] if levels[:1] == [1] and levels.count(1) == 1 else [f"headings begin with {levels[:3]}"]
    bad += [f"h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1]
    bad += [f"empty {each.tag}" for each in root.iter("h1", "h2", "h3", "th", "li", "a") if not words(each)]
    bad += [f"{len(root.findall('.//main'))} main"] if len(root.findall(".//main")) != 1 else []
    bad += ["text outside main"] if words(root.find("body")) != words(root.find(".//main")) else []
    bad += [f"th {words(each)!r} without scope" for each in root.iter("th") if each.get("scope") not in ("col", "row")]
    bad += ["table without caption" for each in root.iter("table") if not words(each.find("caption"))]
    bad += ["svg that is read out" for each in root.iter("svg") if each.get("aria-hidden") != "true"]
    bad += ["figure without words" for each in root.iter("figure") if not words(each.find("figcaption"))]
    bad += ["a list with something else in it" for each in root.iter("ul", "ol") if {kid.tag for kid in each} != {"li"}]
    ids = root.xpath("//@id")
    bad += ["an id twice"] if len(set(ids)) != len(ids) else []
    bad += [f"nothing is called {name}" for name in root.xpath("//@aria-labelledby") if name not in ids]
    return bad


def test_a_paper_with_everything_in_it_is_in_order() -> None:
    root = page(every_block())
    assert problems(root) == []
    assert [words(each) for each in root.iter("h1")] == ["Minutes"]
    assert [(each.tag, words(each)) for each in root.iter("h2", "h3", "h4")] == [
        *(("h2", "Second"), ("h3", "Third"), ("h2", "Kept")),
        *(("h2", "Agenda’r dydd"), ("h3", "Bore"), ("h2", "Agenda"), ("h3", "Morning")),
        ("h2", "Sheet"),
    ]


def test_every_paper_of_the_example_is_in_order_and_says_every_word(documents: dict[str, Document]) -> None:
    flows = [document for document in documents.values() if isinstance(document, Flow)]
    assert len(flows) > 15
    for document in flows:
        root = page(document)
        assert problems(root) == [], document.plan.id
        assert root.get("lang") == "en-GB"
        assert document.plan.title in root.findtext("head/title")
        assert document.band in words(root)
        shown = [*root.find("body").itertext(), *root.xpath("//a/@href")]
        gone = {*spoken(document_text(document).partition("\n")[2])} - {*spoken(" ".join(shown))}
        assert {word for word in gone if not re.search(r"\d", word)} <= UNSPOKEN, document.plan.id


def test_what_is_to_be_cut_out_is_a_box_of_its_own_kind_and_a_leaf_has_two_sides() -> None:
    root = page(every_block())
    (box,) = root.xpath("//*[contains(@class, 'cut')]")
    assert words(box).startswith("evidence")
    assert [words(each) for each in box.iter("td")] == ["out"]
    assert words(root.xpath("//*[@class='sheet']")[-1]) == "other side"


def test_nothing_comes_from_elsewhere_and_nothing_runs() -> None:
    made = html_document(every_block(), IMPRINT).decode()
    root = html.document_fromstring(made)
    assert not list(root.iter("script", "link", "img", "iframe", "object", "base", "form"))
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on") or name == "src"]
    assert "url(" not in made
    assert "@import" not in made
    assert [(words(each), each.get("href")) for each in root.iter("a")] == [
        ("the guide", "https://a.example/?a=1&b=2"),
        ("part B", "B-other.html"),
    ]
    assert {"gone", "bad"} <= set(re.findall(r"\w+", words(root.find("body")))), "what leads nowhere is still said"


def test_what_looks_like_markup_comes_out_as_it_was_written() -> None:
    made = html_document(every_block(plan=flow().plan), IMPRINT).decode()
    assert words(html.document_fromstring(made)).count(PAYLOAD) == 2
    assert made.count("<script") == 0
    assert made.count("</style>") == made.count("</title>") == 1


def test_every_text_in_another_language_says_so() -> None:
    found = {words(each): each.get("lang") for each in page(every_block()).iter() if each.get("lang") == "cy"}
    expected = {"croeso", "Paragraff", "Enw", "Cofrestru", "Agenda’r dydd", "Bore", "S’mae", "1 Gweledigaeth", "Cinio"}
    assert expected <= set(found)
    (english,) = [each for each in page(every_block()).iter("td") if words(each) == "English"]
    assert english.get("lang") == "en-GB"


def test_a_table_heads_its_columns_and_rows() -> None:
    table = page(every_block()).find(".//table")
    assert [words(each) for each in table.findall("thead/tr/th")] == ["Time", "Enw", "Note"]
    rows = table.findall("tbody/tr")
    assert [(row[0].tag, row[0].get("scope"), words(row[0])) for row in rows] == [
        ("th", "row", "09:00"), ("th", "row", "10:00"), ("th", "row", "11:00"),
    ]  # fmt: skip
    assert all(len(row) == 4 for row in rows)
    assert "height" in rows[1].get("style")


def test_stage_marks_stand_beside_the_word() -> None:
    titled = Flow(flow().plan, (StageTitle(STAGES[3]), Heading(2, runs("Why"))), "")
    (title,) = page(titled).iter("h1")
    assert [kid.tag for kid in title] == ["svg"]
    assert words(title) == "4 Pre-implementation"


def test_pictures_are_told_in_words() -> None:
    root = page(every_block())
    told = [words(each) for each in root.iter("figcaption")]
    assert told == ["Six stages; here is 2.", PLOT.alt, DAY.alt]
    day = [words(each) for each in root.xpath("//ol[@class='day']/li")]
    assert day == ["09:00 Arrival (registration)", "09:15 Cinio (meal) 1 Vision"]
    names = [words(each) for each in root.xpath("//ul[@class='names']/li")]
    assert names == ["planned", "<chance>", "most days", "Morning: 1–2"]


def test_a_paper_without_a_title_of_its_own_gets_one() -> None:
    made = page(Flow(flow().plan, (text("Only this."),), ""))
    assert [words(each) for each in made.iter("h1")] == ["Minutes"]


@pytest.mark.parametrize("landscape", [False, True])
def test_it_prints_as_the_paper_lies(landscape: bool) -> None:
    made = html_document(every_block(landscape=landscape), IMPRINT).decode()
    assert ("@page{size:A4 landscape" in made) is landscape


def test_a_wide_table_goes_on_no_sheet_of_a5() -> None:
    small = replace(IMPRINT, layout=IMPRINT.layout.model_copy(update={"paper": "A5"}))
    made = [html_document(every_block(landscape=wide), small).decode() for wide in (True, False)]
    assert ["@page{size:A4 landscape" in made[0], "@page{size:A5;" in made[1]] == [True, True]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert html_document(every_block(), IMPRINT) == html_document(every_block(), IMPRINT)
