"""A table's mark in other forms than paper: its words, as a heading where it is one."""

from __future__ import annotations

import io

from docx import Document

from iisam_workshop.export.docx import docx_document
from iisam_workshop.export.html import html_document
from iisam_workshop.export.plain_text import plain_document
from iisam_workshop.model.blocks import Column, Row, Table, TableTag
from iisam_workshop.model.document import Flow
from iisam_workshop.model.table_mark import table_mark
from tests.export.every_block import IMPRINT
from tests.papers import paper, text

TITLE = TableTag(table_mark(3), "Bwrdd 3 & mwy", title=True, lang="cy")
CELL = TableTag(table_mark(4), "4, purple drop")
FLOW = Flow(
    paper(),
    (TITLE, Table("People", (Column("Name", 1), Column("Table", 1)), (Row(((text("Ann", style="cell"),), (CELL,))),))),
    "",
)


def test_a_page_has_the_words_and_a_single_title() -> None:
    page = html_document(FLOW, IMPRINT).decode()
    assert page.count("<h1>") == 1
    assert '<span lang="cy">Bwrdd 3 &amp; mwy</span>' in page
    assert "4, purple drop</p></td>" in page


def test_a_word_file_has_the_words_under_a_heading() -> None:
    made = Document(io.BytesIO(docx_document(FLOW, IMPRINT)))
    assert [each.text for each in made.paragraphs if each.style.name == "Heading 1"] == ["Bwrdd 3 & mwy"]
    assert made.tables[0].rows[1].cells[1].text == "4, purple drop"


def test_plain_text_has_the_words() -> None:
    lines = plain_document(FLOW, IMPRINT).decode().splitlines()
    assert lines[lines.index("Bwrdd 3 & mwy") + 1] == "=" * len("Bwrdd 3 & mwy")
    assert any("4, purple drop" in line for line in lines)
