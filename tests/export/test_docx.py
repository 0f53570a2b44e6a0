"""Papers as Word files, read with zip and XML alone: styles, tables, languages, and nobody's name but the council's."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree

from iisam_workshop.export.docx import docx_document
from iisam_workshop.model.blocks import Heading, ItemList, Paragraph, Sheet, runs
from iisam_workshop.model.document import Document, Flow
from tests.export.every_block import DAY, IMPRINT, PAYLOAD, PLOT, SPREAD, every_block
from tests.papers import LAYOUT, flow, text
from tests.thorough import often

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = {"w": W[1:-1]}


def parts(document: Flow) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx_document(document, IMPRINT))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(document: Flow, part: str = "word/document.xml") -> Any:
    return etree.fromstring(parts(document)[part])


def words(element: Any) -> str:
    return "".join(element.xpath(".//w:t/text()", namespaces=SPACE))


def style(paragraph: Any) -> str:
    return paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def paragraphs(root: Any) -> list[tuple[str, str]]:
    """(style, words) of each paragraph that stands in no table."""
    return [(style(each), words(each)) for each in root.find(f"{W}body").findall(f"{W}p")]


def test_each_block_has_its_style() -> None:
    found = paragraphs(tree(every_block()))
    assert found[:2] == [("Heading1", "Minutes"), ("Heading2", "Second")]
    assert [each for each in found[2:] if each[0].startswith(("Lead", "Small", "List", "Heading"))] == [
        ("Lead", "Paragraff"),
        ("SmallPrint", "bad"),
        ("Heading3", "Third"),
        *(("ListBullet", "a"), ("ListBullet", "b"), ("ListNumber", "one"), ("ListNumber", "two")),
        *(("ListTickSmall", "tick me"), ("ListNumber", "one again")),
        ("SmallPrint", "Six stages; here is 2."),
        ("Heading2", "Kept"),
        *(("Heading2", "Agenda’r dydd"), ("Heading3", "Bore"), ("Heading2", "Agenda"), ("Heading3", "Morning")),
        ("Heading2", "Sheet"),
        *(("SmallPrint", PLOT.alt), ("SmallPrint", SPREAD.alt), ("SmallPrint", DAY.alt)),
        ("ListBulletSmall", "09:00 Arrival (registration)  "),
        ("ListBulletSmall", "09:15 Cinio (meal)  ◆ 1 Vision"),
    ]


def test_every_style_that_is_used_is_there_under_the_name_that_word_knows() -> None:
    made = parts(every_block())
    styles = etree.fromstring(made["word/styles.xml"])
    names = {each.get(f"{W}styleId"): each.find(f"{W}name").get(f"{W}val") for each in styles.findall(f"{W}style")}
    used = {
        each.get(f"{W}val")
        for part in ("document", "header1", "footer1", "styles")
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for each in etree.fromstring(made[f"word/{part}.xml"]).iter(f"{W}{tag}")
    }
    assert used <= set(names)
    assert {names[key] for key in ("Heading1", "ListBullet", "ListNumber", "Title", "Normal")} == {
        *("heading 1", "List Bullet", "List Number", "Title", "Normal")
    }
    (normal,) = [each for each in styles.findall(f"{W}style") if each.get(f"{W}styleId") == "Normal"]
    assert normal.find(f"{W}rPr/{W}sz").get(f"{W}val") == str(2 * 14) == f"{2 * LAYOUT.styles['body'].size:.0f}"


def test_a_table_says_what_it_is_and_repeats_its_head() -> None:
    table = tree(every_block()).find(f".//{W}tbl")
    about = table.find(f"{W}tblPr")
    assert about.find(f"{W}tblDescription").get(f"{W}val") == "Rows & columns"
    assert about.find(f"{W}tblLook").get(f"{W}firstRow") == about.find(f"{W}tblLook").get(f"{W}firstColumn") == "1"
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False, False]
    assert words(rows[0]) == "TimeEnwNote"
    assert rows[2].find(f"{W}trPr/{W}trHeight").get(f"{W}hRule") == "atLeast"
    assert [len(row.findall(f"{W}tc")) for row in rows] == [4, 4, 4, 4]
    assert all(cell[-1].tag == f"{W}p" for cell in table.iter(f"{W}tc")), "Word wants a paragraph at a cell's end"


def test_no_paragraph_is_empty_and_no_two_tables_run_together(documents: dict[str, Document]) -> None:
    flows = [each for each in documents.values() if isinstance(each, Flow)]
    assert len(flows) > 15
    for document in (every_block(), *flows[:: often(1, 4)]):
        body = tree(document).find(f"{W}body")
        assert [each for each in body.findall(f"{W}p") if not words(each).strip()] == [], document.plan.id
        kinds = [each.tag for each in body]
        assert not any(a == b == f"{W}tbl" for a, b in pairwise(kinds))
        assert kinds[-1] == f"{W}sectPr"


def test_a_page_turns_where_the_paper_says_and_never_before_the_first() -> None:
    turning = [
        words(each) for each in tree(every_block()).iter(f"{W}p") if each.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert turning == ["Rows & columns", "Sheet", "evidence", "other side"]
    sheets = Flow(flow().plan, (Sheet((Heading(1, runs("A")),)), Sheet((Heading(2, runs("B")),))), "")
    turning = [
        words(each) for each in tree(sheets).iter(f"{W}p") if each.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert turning == ["B"]


def test_what_is_to_be_cut_out_has_a_broken_line_round_it_and_no_tint() -> None:
    (box,) = (each for each in tree(every_block()).iter(f"{W}p") if words(each) == "evidence")
    sides = box.find(f"{W}pPr/{W}pBdr")
    assert {side.get(f"{W}val") for side in sides} == {"dashed"}
    assert len(sides) == 4
    assert box.find(f"{W}pPr/{W}shd") is None


def test_each_list_of_numbers_begins_at_one() -> None:
    made = parts(every_block())
    numbers = etree.fromstring(made["word/document.xml"]).xpath("//w:p[w:pPr/w:numPr]", namespaces=SPACE)
    lists = {}
    for each in numbers:
        lists.setdefault(each.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val"), []).append(words(each))
    assert list(lists.values()) == [["one", "two"], ["one again"]]
    rules = {each.get(f"{W}numId"): each for each in etree.fromstring(made["word/numbering.xml"]).iter(f"{W}num")}
    for name in lists:
        assert rules[name].find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") == "1"
    assert "☐" in made["word/numbering.xml"].decode()


def test_every_text_in_another_language_says_so() -> None:
    found = {
        words(run): lang.get(f"{W}val")
        for run in tree(every_block()).iter(f"{W}r")
        if (lang := run.find(f"{W}rPr/{W}lang")) is not None
    }
    welsh = {" croeso", "Paragraff", "Enw", "Cofrestru", "Agenda’r dydd", "Bore", "S’mae", "Cinio", " 1 Gweledigaeth"}
    assert welsh <= {text for text, lang in found.items() if lang == "cy-GB"}
    assert found["English"] == "en-GB"


@pytest.mark.parametrize(("lang", "wanted"), [("en-GB", "en-GB"), ("cy", "cy-GB")])
def test_the_file_has_a_language(lang: str, wanted: str) -> None:
    (default,) = tree(flow(lang=lang), "word/styles.xml").xpath("//w:rPrDefault//w:lang", namespaces=SPACE)
    assert default.get(f"{W}val") == wanted


def test_a_link_that_leads_out_is_a_link_and_others_are_text() -> None:
    made = parts(every_block())
    links = etree.fromstring(made["word/document.xml"]).findall(f".//{W}hyperlink")
    assert [words(each) for each in links] == ["the guide"]
    assert b'Target="https://a.example/?a=1&amp;b=2" TargetMode="External"' in made["word/_rels/document.xml.rels"]
    assert b"javascript" not in b"".join(made.values())
    assert " part B" in words(etree.fromstring(made["word/document.xml"]))


def test_what_looks_like_markup_comes_out_as_it_was_written() -> None:
    assert words(tree(every_block())).count(PAYLOAD) == 2
    odd = "a\x00b\x0bc\ufffe"
    assert words(tree(flow(Paragraph(runs(odd))))) == "Minutesabc"


def test_a_band_stands_on_every_page_and_the_folio_below() -> None:
    made = parts(every_block(landscape=True))
    assert words(etree.fromstring(made["word/header1.xml"])) == "For facilitators <only>"
    footer = etree.fromstring(made["word/footer1.xml"])
    fields = [each.get(f"{W}instr").strip() for each in footer.iter(f"{W}fldSimple")]
    assert (words(footer), fields) == ("M-1 of 1", ["PAGE", "NUMPAGES"])
    size = etree.fromstring(made["word/document.xml"]).find(f".//{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("16838", "11906", "landscape")
    assert not [name for name in parts(flow(folio="")) if "header" in name or "footer" in name]


def test_a_quiet_box_is_shaded_from_end_to_end() -> None:
    found = [each for each in tree(every_block()).iter(f"{W}p") if each.find(f"{W}pPr/{W}shd") is not None]
    assert [words(each) for each in found] == ["quiet", "tick me"]


def test_nobody_is_named_but_the_council_and_no_clock_was_read() -> None:
    data = docx_document(every_block(), IMPRINT)
    assert data == docx_document(every_block(), IMPRINT)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert not [name for name in archive.namelist() if not name.endswith((".xml", ".rels"))]
    everything = b"".join(parts(every_block()).values()).decode()
    assert "python" not in everything.casefold()
    core = etree.fromstring(parts(every_block())["docProps/core.xml"])
    said = {etree.QName(each).localname: each.text for each in core}
    assert (said["creator"], said["lastModifiedBy"], said["title"]) == ("Cyngor <Dwyfor>",) * 2 + ("Minutes",)
    assert {text for text in said.values() if re.match(r"\d{4}-", text)} == {"2027-03-04T00:00:00Z"}


def test_lists_in_cells_and_small_type_are_lists_too() -> None:
    small = flow(ItemList((runs("x"),), style="cell-small"), text("after"))
    assert paragraphs(tree(small))[1:] == [("ListBulletSmall", "x"), ("Normal", "after")]
    (ticked,) = [each for each in tree(every_block()).iter(f"{W}p") if words(each) == "flip chart"]
    assert style(ticked) == "ListTick"


def test_no_prefix_hangs_on_which_other_libraries_are_loaded() -> None:
    assert [name for name, data in parts(every_block()).items() if b"ns0:" in data] == []
