"""The papers of a scenario: what each is for, whose eyes it is for, and what happens at small and large tables."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.compose.documents import compose
from iisam_workshop.compose.props import stressed
from iisam_workshop.export.main_events import main_events_csv
from iisam_workshop.export.text import document_text
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.blocks import Callout, Heading, Sheet, Table, runs
from iisam_workshop.model.document import Document, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import PlayWish, Session
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.plan import make_plan
from tests.compose.test_documents import every
from tests.papers import flow, paper, read, text
from tests.plan.builders import agenda, full_day, scenario, session, slot
from tests.plan.plays import fact, inject, law, prop
from tests.thorough import often, rows

WORDS = read_wording("en")
FACTS = (
    fact("open", "one", "free"),
    fact("a", "one", "lawful", ("law", "scots")),
    fact("kept", "one"),
    fact("b", "two", "lawful", ("law",)),
    fact("secret", "two"),
    fact("quiet", "three"),
)
LAWS = (law("law", ("england", "wales")), law("scots", ("scotland",)))
INJECTS = (
    inject("first", 0, core=True),
    inject("other", instead_of="first", when="They know it."),
    inject("late", 60, text="Now."),
)


def planned(people: int = 6, table: int = 6, **changes: Any) -> Plan:
    """A day that plays the small scenario."""
    more = {"facts": FACTS, "legal": LAWS, "injects": INJECTS, "props": (prop("a-letter", "three"),)}
    level = changes.pop("level", "standard")
    asked = session(people, table=table, play=scenario(**{**more, **changes.pop("told", {})}), **changes)
    asked = _at_level(asked, level)
    return make_plan(asked)


@cache
def plain() -> Plan:
    """The day as most tests look at it."""
    return planned(6)


def _at_level(asked: Session, level: Any) -> Session:
    return replace(asked, asked=asked.asked.model_copy(update={"play": PlayWish(level=level)}))


def made(plan: Plan, name: str, wording: Wording = WORDS) -> Document:
    return compose(plan, next(paper for paper in plan.documents if paper.id == name), wording)


def lines(document: Document) -> list[str]:
    return document_text(document).splitlines()


def leaves(plan: Plan) -> list[list[str]]:
    """The briefs one by one, as lines."""
    found: list[list[str]] = []
    for line in lines(made(plan, "briefs"))[1:]:
        if line == "=== sheet":
            found.append([])
        found[-1].append(line)
    return found


# -- what a brief says


def test_a_brief_parts_its_facts_by_what_may_be_said_of_them() -> None:
    first, _, _ = leaves(plain())
    heads = ["### You may say this to anybody", "### You may say this with a good reason", "### This stays with you"]
    assert [line for line in first if line.startswith("###")] == heads
    order = [first.index(line) for line in (heads[0], "- Fact open.", heads[1], "- Fact a.", heads[2], "- Fact kept.")]
    assert order == sorted(order)


def test_a_brief_has_no_heading_without_a_fact_below_it() -> None:
    third = leaves(plain())[2]
    assert [line for line in third if line.startswith("###")] == ["### This stays with you"]


def test_a_brief_of_several_partners_keeps_them_apart() -> None:
    plan = planned(4, 2)
    assert len(plan.cast.roles) == 2
    _, second = leaves(plan)
    assert second[1] == "# Two and Three"
    apart = [line for line in second if line.startswith(("## ", "- Fact", "Purpose.", "- More"))]
    two, three = "## When you speak for Two", "## When you speak for Three"
    of_two = [two, "Purpose. To help.", "- Fact b.", "- Fact secret.", "- More."]
    of_three = [three, "Purpose. To help.", "- Fact quiet.", "- More."]
    assert apart == [*of_two, *of_three, "## My record of what I shared", "## My notes"]


def test_only_an_easy_play_names_the_law_beside_a_fact_and_only_that_of_the_nation() -> None:
    assert "- Fact a. Look at: law." in leaves(planned(level="easy"))[0]
    assert "- Fact a. Look at: scots." in leaves(planned(level="easy", nation="scotland", told={"facts": SCOTS}))[0]
    for level in ("standard", "hard"):
        assert "- Fact a." in leaves(planned(level=level))[0]


SCOTS = tuple(each if each.id != "b" else fact("b", "two", "free") for each in FACTS)


def test_a_brief_has_room_to_record_what_was_shared() -> None:
    for leaf in made(plain(), "briefs").blocks:
        (table,) = every(leaf, Table)
        assert [column.head for column in table.columns] == ["What I shared", "With whom", "Why"]
        assert len(table.rows) >= 4
        assert all(row.room for row in table.rows)


def test_briefs_come_in_as_many_sets_as_the_largest_table_needs() -> None:
    plan = planned(14, 7)
    assert [(each.copies, each.number) for each in plan.documents if each.id == "briefs"] == [("sets", 2 * 3)]


# -- leaves that are handed out alone


def leaf(name: str, length: int) -> Sheet:
    front = (Heading(2, runs(f"Brief {name}")), *(text(f"Line {n} of {name}. " * 9) for n in range(length)))
    return Sheet(front, back=(text(f"Back of {name}"),))


@pytest.mark.parametrize("lengths", [(1,), *rows([(40, 1), (1, 20, 30, 45, 12, 60)])])
def test_every_leaf_begins_on_a_front_and_shares_no_paper_with_another(lengths: tuple[int, ...]) -> None:
    names = "ABCDEF"[: len(lengths)]
    blocks = tuple(leaf(name, length) for name, length in zip(names, lengths, strict=True))
    reading = read(Flow(paper(), blocks, "{part}-{page} of {pages}"))
    pages = [reading.page_text(number) for number in range(len(reading.pdf.pages))]
    on_page = [set(re.findall(r"(?:of|Brief) ([A-F])\b", page)) for page in pages]
    assert all(len(found) == 1 for found in on_page)
    starts = [next(n for n, page in enumerate(pages) if f"Brief {name}" in page) for name in names]
    assert [start % 2 for start in starts] == [0] * len(names)
    assert len(pages) % 2 == 0
    for name in names:
        own = [page for page, found in zip(pages, on_page, strict=True) if found == {name}]
        turned = [n for n, page in enumerate(own) if f"Back of {name}" in page]
        written = len(own) - len(turned)
        assert turned == ([written] if written % 2 else [])


# -- evidence


def test_evidence_stands_in_a_line_to_cut_along_with_its_owner_and_the_notice() -> None:
    plan = plain()
    (piece,) = made(plan, "props").blocks
    (box,) = every(piece, Callout)
    assert box.cut
    said = lines(made(plan, "props"))
    assert "Evidence 1 of 1, for whoever speaks for Three" in said
    assert said.count("✂ Invented.") == 1
    assert "✂ Dear a-letter" in said


@pytest.mark.parametrize("kind", ["letter", "e-mail", "form", "note", "log"])
def test_every_kind_of_evidence_shows_its_lines(kind: str) -> None:
    fields = ({"label": "From", "value": "Ada"}, {"label": "Reference", "value": ""})
    plan = planned(told={"props": (prop("x", "one", kind=kind, fields=fields),)})
    said = document_text(made(plan, "props"))
    assert "From" in said
    assert "Ada" in said
    tables = list(every(made(plan, "props"), Table))
    assert bool(tables) == (kind in ("form", "log"))


def test_stress_in_evidence_is_bold_and_italic_and_everything_else_stays() -> None:
    spans = stressed("**Monday.** A *very* old 2 * 3 note")
    assert [(span.text, span.bold, span.italic) for span in spans] == [
        ("Monday.", True, False),
        (" A ", False, False),
        ("very", False, True),
        (" old 2 * 3 note", False, False),
    ]


def test_what_lies_with_a_merged_brief_names_the_partner_whose_it_is() -> None:
    assert "Evidence 1 of 1, for whoever speaks for Three" in lines(made(planned(4, 2), "props"))


# -- messages


def test_an_alternative_has_a_card_behind_its_first_that_does_not_say_when_it_is_used() -> None:
    plan = plain()
    cards = made(plan, "injects")
    assert [face.code for face in cards.faces] == ["Message 1", "Message 1b", "Message 2"]
    assert "They know it." not in document_text(cards)
    for name in ("scenario-guide", "main-events"):
        assert "Instead of message 1, if: They know it." in document_text(made(plan, name))


def test_messages_say_by_what_way_they_come() -> None:
    assert made(plain(), "injects").faces[0].sender == "From The board · letter"


@settings(max_examples=often(12, 3))
@given(st.integers(60, 240), st.integers(5, 90))
def test_cards_handbook_and_list_follow_the_agenda_when_it_moves(length: int, before: int) -> None:
    day = agenda(slot("talk", before), slot("play", length, "scenario"), slot("close", 10, "close"))
    plan = planned(day=day)
    at = 540 + before + length // 2
    time = f"{at // 60:02d}:{at % 60:02d}"
    assert made(plan, "injects").faces[-1].kicker == f"Message 2 · {time}"
    for name in ("scenario-guide", "main-events"):
        assert time in document_text(made(plan, name))
    assert f",{time}," in main_events_csv(plan, "All tables").decode().splitlines()[-1]


def test_the_list_of_messages_for_spreadsheets_has_a_row_for_each_and_works_nothing_out() -> None:
    plan = planned(told={"injects": (INJECTS[0], *(each.model_copy(update={"title": "=1+1"}) for each in INJECTS[1:]))})
    rows = list(csv.DictReader(io.StringIO(main_events_csv(plan, "All tables").decode("utf-8-sig"))))
    assert [(row["number"], row["message"], row["instead_of"], row["when"]) for row in rows] == [
        ("1", "first", "", ""),
        ("1b", "'=1+1", "first", "They know it."),
        ("2", "'=1+1", "", ""),
    ]
    assert {(row["to"], row["by"], row["from"], row["notes"]) for row in rows} == {
        ("All tables", "letter", "The board", "")
    }


# -- for facilitators


def test_the_handbook_tells_each_fact_with_its_rule_route_and_reason() -> None:
    said = lines(made(plain(), "scenario-guide"))
    assert [line for line in said if line.endswith("| a | Needed. With a reason. law | It helps. |")]
    assert [line for line in said if line.endswith("| open | Anybody may hear it. | It helps. |")]
    assert [line for line in said if line.endswith("| kept | Stays where it is. | It helps. |")]


def test_the_handbook_names_the_smallest_group_that_can_answer() -> None:
    said = document_text(made(plain(), "scenario-guide"))
    assert "With what may be said it takes at least 2 briefs: the one and the two." in said
    assert "No brief answers the question alone, not even with what should stay in it." in said
    assert "it takes all of them" in document_text(made(planned(4, 2), "scenario-guide"))


def test_the_handbook_counts_what_is_needed_what_may_be_said_and_what_stays() -> None:
    said = document_text(made(plain(), "scenario-guide"))
    assert "2 facts are needed to answer the question, 1 besides may be said" in said
    assert "and 3 should stay where they are" in said


def test_the_handbook_ends_its_law_with_the_data_protection_officer() -> None:
    said = lines(made(plain(), "scenario-guide"))
    last = said[said.index("## Debrief") - 2]
    assert last.endswith("Check with your data protection officer before anybody relies on one.")


def test_the_table_plan_gives_every_seat_its_brief() -> None:
    plan = planned(7, 7)
    tables = list(every(made(plan, "table-plan"), Table))
    found = ["".join(span.text for span in row.cells[-1][0].runs) for table in tables for row in table.rows]
    partners = [partner.id for partner in plan.session.scenario.partners]
    dealt = [plan.cast.dealt[seat.number] for seat in plan.seats]
    assert found == [f"{partners.index(name) + 1} · the {name}" for name in dealt]
    assert len(set(dealt)) == 3


def test_a_table_plan_without_briefs_has_no_column_for_them() -> None:
    plan = planned(leave_out=("briefs",))
    heads = {column.head for table in every(made(plan, "table-plan"), Table) for column in table.columns}
    assert "Brief" not in heads


def test_all_papers_of_the_scenario_can_be_set_at_small_and_large_tables() -> None:
    names = ("scenario", "briefs", "props", "injects", "decision-sheet", "scenario-guide", "main-events", "table-plan")
    for people, table in rows([(13, 7), (4, 2)]):
        plan = planned(people, table, day=full_day(), told={"injects": INJECTS})
        assert len(read(*(made(plan, name) for name in names)).pdf.pages) >= len(names)


def test_a_box_to_cut_out_may_hold_a_table() -> None:
    head = Table("Head", made(plain(), "main-events").blocks[-1].columns[:2], ())
    reading = read(flow(Callout((text("Evidence"), head), cut=True)))
    assert len(reading.pdf.pages) == 1
    assert len(reading.all("Table")) == 1
