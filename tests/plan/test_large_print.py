"""Who gets large print, how many sets of it there are, and what is doubted of a number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iisam_workshop.model.session import Session
from iisam_workshop.plan.documents import documents
from iisam_workshop.plan.large_print import LargePrint, doubted_sets, large_print
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.seating import seat_people

from .builders import session


def wanting(people: int, *places: int, sets: int | None = None, **wishes: object) -> Session:
    """A session in which the attendees at those places of the list want large print."""
    made = session(people, **wishes)
    attendees = tuple(replace(each, large_print=n in places) for n, each in enumerate(made.people.attendees))
    asked = made.asked.documents.model_copy(update={"large_print": sets})
    return replace(
        made,
        people=replace(made.people, attendees=attendees),
        asked=made.asked.model_copy(update={"documents": asked}),
    )


def counted(made: Session) -> LargePrint:
    return large_print(made, seat_people(made)[0])


def test_without_a_wish_there_is_no_large_print() -> None:
    assert counted(session(23)) == LargePrint()


def test_as_many_sets_are_printed_as_the_list_asks_for_and_briefs_for_their_tables() -> None:
    made = wanting(23, 2, 3, 11)
    found = counted(made)
    keys = {made.people.attendees[n].key for n in (2, 3, 11)}
    tables = {seat.table for seat in seat_people(made)[0] if seat.attendee.key in keys}
    assert found == LargePrint(frozenset(keys), 3, len(tables))


def test_where_nobody_knows_who_wants_it_every_set_may_be_at_another_table() -> None:
    assert counted(wanting(23, sets=2)) == LargePrint(frozenset(), 2, 2)
    assert counted(wanting(23, sets=9)) == LargePrint(frozenset(), 9, 4)


def test_a_number_of_sets_goes_before_the_list_and_none_is_none() -> None:
    assert counted(wanting(23, 2, 3, sets=5)).sets == 5
    assert counted(wanting(23, 2, 3, sets=0)) == LargePrint()


def test_a_day_whose_layout_is_large_print_needs_nothing_besides() -> None:
    made = wanting(23, 2)
    assert counted(replace(made, layout=made.layout.model_copy(update={"least": 16}))) == LargePrint()


def test_large_handouts_come_in_the_place_of_others_and_large_briefs_besides() -> None:
    papers = {paper.id: paper for paper in documents(wanting(23), 4, 2, large=LargePrint(frozenset("k"), 3, 2))}
    numbers = {key: (paper.number, paper.large) for key, paper in papers.items() if paper.large}
    assert numbers == {
        "agenda": (20, 3),
        "scenario": (20, 3),
        "debrief-form": (20, 3),
        "briefs": (4, 2),
        "evaluation": (20, 3),
        "next-step": (6, 1),
        "glossary": (20, 3),
    }
    assert "bingo-cards-large" in papers


def test_there_is_a_large_set_for_everybody_and_no_other() -> None:
    papers = documents(wanting(4), 1, 2, large=LargePrint(frozenset("abcd"), 5, 1))
    assert (papers[0].number, papers[0].large) == (0, 5)


def test_a_number_alone_makes_no_large_cards_for_nobody_knows_whose() -> None:
    assert all(paper.id != "bingo-cards-large" for paper in make_plan(wanting(23, sets=2)).documents)


def test_a_plan_knows_whose_cards_are_large_unless_that_deck_is_left_out() -> None:
    key = wanting(23, 2).people.attendees[2].key
    assert make_plan(wanting(23, 2)).large == {key}
    assert make_plan(wanting(23, 2, leave_out=("bingo-cards-large",))).large == frozenset()


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        (1, "the list asks for large print 2 times, and large_print is 1"),
        (24, "large_print asks for 24 sets of handouts in large print, and 23 people come"),
    ],
)
def test_a_number_that_cannot_be_meant_is_doubted(sets: int, said: str) -> None:
    (doubt,) = doubted_sets(wanting(23, 2, 3, sets=sets))
    assert (doubt.code, doubt.severity, doubt.message) == ("IW241", "warning", said)


def test_a_number_that_may_be_meant_is_not_doubted() -> None:
    assert not [*doubted_sets(wanting(23, 2, sets=None)), *doubted_sets(wanting(23, 2, sets=5))]
