"""Papers as text for people: narrow lines, underlined headings, tables that can be read without columns."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.export.plain_text import plain_document
from iisam_workshop.export.text import document_text
from iisam_workshop.model.blocks import Column, Row, Span, Table
from iisam_workshop.model.document import Document, Flow
from tests.export.every_block import IMPRINT, PAYLOAD, cell, every_block
from tests.papers import STAGES, flow, text
from tests.thorough import often

MARKS = {stage.mark for stage in STAGES}


def spoken(words: str) -> list[str]:
    return re.findall(r"\w+", words)


def lines(document: Flow) -> list[str]:
    data = plain_document(document, IMPRINT)
    assert data.endswith(b"\n")
    assert b"\r" not in data
    return data.decode().split("\n")[:-1]


def below(document: Flow, first: str) -> list[str]:
    found = lines(document)
    return found[found.index(first) :]


def test_it_says_what_it_is_whose_and_for_whom() -> None:
    assert lines(every_block())[:5] == [
        "The day & the journey, 2027-03-04, Cyngor <Dwyfor>",
        "For facilitators <only>",
        "",
        "Minutes",
        "=======",
    ]


def test_headings_are_underlined_by_their_level_and_lists_have_signs() -> None:
    found = below(every_block(), "Third")
    assert found[:17] == [
        *("Third", ".....", "", "- a", "- b", "", "1. one", "2. two", ""),
        *("| quiet", "|", "| [ ] tick me", "", "1. one again", "", "Six stages; here is 2.", ""),
    ]


def test_a_wide_table_is_a_list_of_heads_and_cells() -> None:
    found = below(every_block(), "Time: 10:00")
    assert found[:4] == ["Time: 10:00", "  Enw: 1 Vision, 2 Scoping", "  Note: [ ] flip chart", "  ____"]
    assert found[5:9] == ["Time: 11:00", "  Enw: English", "  Note: two", "    lines"]


def test_a_narrow_table_stands_in_columns() -> None:
    assert below(every_block(), "A  B")[:3] == ["A  B", "-  -", "x  y"]
    numbers = Table("", (Column("Who", 1), Column("No", 1, "right")), (Row((cell("Aled"), cell("7"))),))
    assert below(flow(numbers), "Who   No")[:3] == ["Who   No", "----  --", "Aled   7"]


def test_bold_type_that_tells_something_is_marked_with_stars() -> None:
    rows = (Row((cell("one"), (text("", runs=(Span("win", bold=True),)),))), Row((cell("two"), cell("lose"))))
    found = below(flow(Table("", (Column("No", 1), Column("What", 1)), rows)), "No   What")
    assert found[2:4] == ["one  *win*", "two  lose"]


def test_both_languages_of_a_pair_follow_one_another() -> None:
    found = [line for line in below(every_block(), "Agenda’r dydd") if line and not set(line) <= set("=-.")]
    assert found[:6] == ["Agenda’r dydd", "Bore", "S’mae", "Agenda", "Morning", "Hello"]


def test_a_link_is_followed_by_its_address() -> None:
    said = " ".join(lines(every_block()))
    assert "the guide <https://a.example/?a=1&b=2>" in said
    assert "part B gone" in said


def test_a_text_comes_out_as_it_was_written() -> None:
    assert " ".join(" ".join(lines(every_block())).split()).count(PAYLOAD.split()[0]) == 2
    assert PAYLOAD in " ".join(lines(flow(text(PAYLOAD))))


def test_the_papers_of_the_example_are_narrow_and_say_every_word(documents: dict[str, Document]) -> None:
    flows = [each for each in documents.values() if isinstance(each, Flow)]
    assert len(flows) > 15
    for document in flows:
        found = lines(document)
        assert [line for line in found if len(line) > 72 and "://" not in line and " " in line.strip()] == []
        assert [line for line in found if line != line.rstrip()] == []
        assert not any(a == b == "" for a, b in pairwise(found))
        gone = {*spoken(document_text(document).partition("\n")[2])} - {*spoken("\n".join(found))}
        pictured = document.plan.id == "win-curve"  # its curves are told in a sentence
        assert pictured or {word for word in gone if not re.search(r"\d", word)} <= {"sheet", "back", *MARKS}


@settings(max_examples=often(40, 6))
@given(st.lists(st.lists(st.text(st.characters(categories=("L", "N", "Z")), max_size=90), min_size=2, max_size=2)))
def test_no_word_of_a_table_is_lost_and_no_line_is_long(rows: list[list[str]]) -> None:
    made = tuple(Row(tuple(cell(words) for words in row)) for row in rows)
    found = lines(flow(Table("", (Column("First", 1), Column("Second", 1)), made)))
    said = " ".join(" ".join(found).split())
    assert [word for row in rows for words in row for word in words.split() if word not in said] == []
    assert not [line for line in found if len(line) > 72 and len(line.split()) > 2]
