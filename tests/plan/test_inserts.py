"""The council's own PDFs stand where the session puts them, in as many copies as their readers need."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import Place
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.inserts import InsertWish, insert_ids
from iisam_workshop.plan.documents import DOCUMENT_IDS, document_ids, documents, unknown_documents
from iisam_workshop.plan.large_print import LargePrint

from .builders import session


def wish(file: str, **more: object) -> InsertWish:
    return InsertWish(file=file, title=f"Title of {file}", **more)  # type: ignore[arg-type]


def planned(*wishes: InsertWish, leave_out: tuple[str, ...] = (), large: int = 0) -> tuple[DocumentPlan, ...]:
    asked = session(23)
    wanted = asked.asked.documents.model_copy(update={"insert": wishes, "leave_out": leave_out})
    asked = replace(asked, asked=asked.asked.model_copy(update={"documents": wanted}))
    return documents(
        asked, tables=4, facilitators=2, late=True, large=LargePrint(frozenset(), large, 0) if large else None
    )


def behind(paper: str, papers: tuple[DocumentPlan, ...]) -> str:
    ids = [each.id for each in papers]
    return ids[ids.index(paper) - 1]


@pytest.mark.parametrize(
    ("after", "audience", "copies", "number"),
    [
        ("agenda", "attendee", "person", 23),
        ("bingo-cards", "attendee", "person", 23),
        ("briefs", "table", "table", 4),
        ("running-order", "facilitator", "facilitator", 2),
        ("observer-sheet", "facilitator", "facilitator", 2),
        ("badges", "desk", "once", 1),
    ],
)
def test_an_insert_follows_its_paper_into_the_pack_of_its_readers(
    after: str, audience: str, copies: str, number: int
) -> None:
    papers = planned(wish("our map.pdf", after=after))
    assert behind("insert-our-map", papers) == after
    insert = next(each for each in papers if each.id == "insert-our-map")
    assert (insert.part, insert.title) == ("Z1", "Title of our map.pdf")
    assert (insert.audience, insert.copies, insert.number) == (audience, copies, number)


def test_who_reads_it_can_be_said_and_then_it_goes_into_their_pack() -> None:
    papers = planned(wish("a.pdf", after="agenda", audience="facilitator"))
    insert = next(each for each in papers if each.id == "insert-a")
    assert behind("insert-a", papers) == "agenda"
    assert (insert.audience, insert.copies, insert.number) == ("facilitator", "facilitator", 2)


@pytest.mark.parametrize("audience", ["attendee", "table", "facilitator", "desk"])
def test_without_a_place_an_insert_is_the_last_of_its_readers(audience: str) -> None:
    papers = planned(wish("a.pdf", audience=audience))
    alike = [each.id for each in papers if each.audience == audience]
    assert alike[-1] == "insert-a"


def test_several_behind_one_paper_keep_the_order_of_the_file() -> None:
    papers = planned(*(wish(f"{name}.pdf", after="agenda") for name in "cab"))
    assert [(each.id, each.part) for each in papers[:4]] == [
        ("agenda", "A"),
        ("insert-c", "Z1"),
        ("insert-a", "Z2"),
        ("insert-b", "Z3"),
    ]


def test_an_insert_behind_a_paper_that_is_left_out_stands_where_that_would_be() -> None:
    papers = planned(wish("a.pdf", after="run-sheet"), leave_out=("run-sheet",))
    assert behind("insert-a", papers) == "running-order"
    assert planned(wish("a.pdf", after="agenda"), leave_out=("agenda",))[0].id == "insert-a"


def test_an_insert_can_be_left_out_and_the_others_keep_their_letters() -> None:
    papers = planned(wish("a.pdf"), wish("b.pdf"), leave_out=("insert-a",))
    assert [each.part for each in papers if each.id.startswith("insert")] == ["Z2"]


def test_whoever_has_large_print_has_the_insert_in_that_pack() -> None:
    papers = planned(wish("a.pdf", after="agenda"), large=3)
    insert = next(each for each in papers if each.id == "insert-a")
    assert (insert.number, insert.large) == (20, 3)


def test_what_is_to_be_left_out_may_be_an_insert_and_is_looked_for_among_them() -> None:
    asked = session(23)
    wanted = asked.asked.documents.model_copy(
        update={"insert": (wish("our map.pdf"),), "leave_out": ("insert-our-map", "insert-or-map")}
    )
    asked = replace(asked, asked=asked.asked.model_copy(update={"documents": wanted}))
    (said,) = unknown_documents(asked)
    assert said.code == "IW218"
    assert "insert-our-map" in said.hint
    assert document_ids(asked) == (*DOCUMENT_IDS, "insert-our-map")
    assert isinstance(said.place, Place | None)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=60), max_size=8))
def test_every_insert_has_an_id_of_its_own_that_is_safe_in_a_file_name(names: list[str]) -> None:
    found = insert_ids([InsertWish.model_construct(file=f"{name}.pdf", title="x") for name in names])
    assert len(set(found)) == len(names)
    assert all(each.startswith("insert-") and each.replace("-", "").isalnum() and each.isascii() for each in found)
    assert all(each == each.lower() and len(each) < 60 for each in found)


def test_two_files_of_one_name_have_ids_that_no_third_file_has() -> None:
    wishes = [InsertWish(file=name, title="x") for name in ("map-3.pdf", "map.pdf", "rooms/map.pdf", "map-4.pdf")]
    assert insert_ids(wishes) == ("insert-map-3", "insert-map", "insert-map-4", "insert-map-4-4")
