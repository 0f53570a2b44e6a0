"""The marks of tables in flows: beside words that break where they must, and above a table's own page."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.blocks import Column, Row, Table, TableTag
from iisam_workshop.model.document import Flow
from iisam_workshop.model.table_mark import table_mark
from tests.papers import flow, paper, pressed, read, text


def tag(words: str, **changes: object) -> TableTag:
    return TableTag(table_mark(4), words, **changes)  # type: ignore[arg-type]


def row(words: str, share: float) -> Flow:
    columns = (Column("Name", 100 - share), Column("Table", share))
    return flow(Table("People", columns, (Row(((text("Ann", style="cell"),), (tag(words),))),)))


def test_the_words_are_read_and_the_mark_is_not() -> None:
    reading = read(row("4, purple drop", 30))
    assert reading.problems() == []
    (cell,) = reading.all("TD")
    assert cell.words() == "4, purple drop"
    assert reading.all("Figure") == []


def test_words_break_in_a_narrow_column_and_stay_inside_it() -> None:
    reading = read(row("4, purple drop", 20))
    shown = [each for each in reading.marked[0].shown if each.text.strip() in ("4, purple", "drop")]
    assert len({each.y for each in shown}) == 2
    assert len({each.x for each in shown}) == 1
    assert reading.outside(40) == []
    assert reading.all("TD")[0].words() == "4, purple drop"


def test_a_word_wider_than_its_column_is_refused() -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(row("4, " + "purple-" * 12, 12))
    assert [problem.code for problem in failure.value.problems] == ["IW230"]


def test_the_heading_of_a_tables_page_is_a_heading_and_a_bookmark() -> None:
    first, second = tag("Table 4", title=True), tag("Bwrdd 5", title=True, lang="cy")
    reading = read(Flow(paper(), (first, text("Look."), second), "{part}-{page} of {pages}"))
    assert reading.problems() == []
    assert [(node.words(), node.entries.get("Lang")) for node in reading.all("H1")] == [
        ("Table 4", None),
        ("Bwrdd 5", "cy"),
    ]
    assert [title for _, title, _ in reading.bookmarks()][-2:] == ["Table 4", "Bwrdd 5"]
    assert min(shown.size for shown in reading.marked[0].shown if "Table 4" in shown.text) > 40
