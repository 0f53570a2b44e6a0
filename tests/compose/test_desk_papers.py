"""The papers of the desk and of the tables, for people with names and without."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from iisam_workshop.compose.allocation import allocation
from iisam_workshop.compose.badges import badges
from iisam_workshop.compose.sign_in import sign_in
from iisam_workshop.compose.table_cards import table_cards, table_tents
from iisam_workshop.export.text import document_text
from iisam_workshop.model.blocks import ItemList, Table, TableTag
from iisam_workshop.model.people import Attendee, Needs, People
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import TimedDay
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.plan import make_plan
from tests.compose.games import blocks, paper, rows, words
from tests.papers import read

NAMES = (
    ("Łukasz Brzozowicz", "Łukasz", "Brzozowicz, Łukasz"),
    ("Bea Ángel", "Bea", "Ángel, Bea"),
    ("Zara ap Huw", "Zara", "ap Huw, Zara"),
    ("Ann Ng", "Annie", "Ng, Ann"),
    ("小明", "小明", "小明"),
)


def person(number: int, name: str, called: str, filed: str, **more: Any) -> Attendee:
    needs = Needs(diet="vegan", access="a hearing loop")
    made = Attendee(f"key-{number}", name, f"Agency {number}", f"Role {number}", number + 2, needs=needs)
    return replace(made, called=called, filed=filed, large_print=True, **more)


@pytest.fixture(scope="module")
def few(plan: Plan) -> Plan:
    """Five people at two tables, who change places."""
    people = tuple(person(n, *name) for n, name in enumerate(NAMES))
    seats = tuple(
        replace(seat, table=1 + n // 3, attendee=each)
        for n, (seat, each) in enumerate(zip(plan.seats, people, strict=False))
    )
    second = tuple(replace(seat, table=2 if n < 2 else 1) for n, seat in enumerate(seats))
    return replace(plan, seats=seats, second=second, session=replace(plan.session, people=People(people, named=True)))


@pytest.fixture(scope="module")
def counted(plan: Plan) -> Plan:
    """24 people of whom only the number is known."""
    people = tuple(Attendee(f"seat-{seat.number}", row=seat.number) for seat in plan.seats)
    seats = tuple(replace(seat, attendee=each) for seat, each in zip(plan.seats, people, strict=True))
    return replace(plan, seats=seats, session=replace(plan.session, people=People(people, named=False)))


# -- signing in


def test_people_sign_in_from_a_to_z_by_family_name_whatever_the_accents(few: Plan, wording: Wording) -> None:
    people, guests = blocks(sign_in(few, paper("sign-in"), wording), Table)
    assert [row[0] for row in rows(people)] == ["Ángel, Bea", "ap Huw, Zara", "Brzozowicz, Łukasz", "Ng, Ann", "小明"]
    assert [column.head for column in people.columns] == ["Name", "Organisation", "Signature"]
    assert all(row.room >= 2 and row.cells[-1] == () for row in (*people.rows, *guests.rows))
    assert len(guests.rows) == 6


@pytest.mark.parametrize(("people", "lines"), [(24, 6), (61, 7), (200, 20)])
def test_there_are_lines_for_a_tenth_more(plan: Plan, wording: Wording, people: int, lines: int) -> None:
    seats = tuple(replace(plan.seats[n % 24], number=n) for n in range(1, people + 1))
    _, guests = blocks(sign_in(replace(plan, seats=seats), paper("sign-in"), wording), Table)
    assert len(guests.rows) == lines


@pytest.mark.parametrize("composer", [sign_in, allocation, badges, table_cards])
def test_nothing_sensitive_stands_on_any_of_these_papers(few: Plan, wording: Wording, composer: Any) -> None:
    said = document_text(composer(few, paper("x"), wording))
    assert [word for word in ("vegan", "hearing", "large", "key-") if word in said] == []
    assert ("Role 1" in said) == (composer is badges)


def test_the_sheet_can_be_signed_on_each_of_several_days(plan: Plan, wording: Wording) -> None:
    (first,) = plan.timetable.days
    again = TimedDay(2, first.date.replace(day=5), first.start, first.finish)
    both = replace(plan, timetable=replace(plan.timetable, days=(first, again)))
    flow = sign_in(both, paper("sign-in"), wording)
    assert len(blocks(flow, Table)) == 4
    said = document_text(flow)
    assert ("Sign-in sheet, day 1" in said, "Sign-in sheet, day 2" in said, "Friday 5 March 2027" in said) == (
        True,
    ) * 3


def test_letters_stand_between_many_people(plan: Plan, wording: Wording) -> None:
    seats = tuple(
        replace(
            plan.seats[0], number=n, attendee=person(n, f"Ann {chr(65 + n % 26)}x", "Ann", f"{chr(65 + n % 26)}x Ann")
        )
        for n in range(52)
    )
    odd = replace(plan.seats[0], number=99, attendee=person(99, "小明", "小明", "小明"))
    many = replace(plan, seats=(*seats, odd))
    people, _ = blocks(sign_in(many, paper("sign-in"), wording), Table)
    heads = [words(row.cells[0][0].runs) for row in people.rows if row.strong]  # type: ignore[union-attr]
    assert heads == [*map(chr, range(65, 91)), "Other letters"]
    assert len(people.rows) == 53 + 27
    assert read(sign_in(many, paper("sign-in", "V"), wording)).problems() == []


def test_rows_to_sign_are_never_torn_and_their_head_stands_on_each_page(plan: Plan, wording: Wording) -> None:
    reading = read(sign_in(plan, paper("sign-in", "V"), wording))
    assert len(reading.pdf.pages) > 1
    assert max(len(row.pages) for row in reading.all("TR")) == 1
    assert all("Signature" in reading.page_text(number) for number in range(len(reading.pdf.pages)))


@pytest.mark.parametrize("people", [8, 9, 23])
def test_the_lines_for_guests_stand_on_one_page_with_their_heading(plan: Plan, wording: Wording, people: int) -> None:
    reading = read(sign_in(replace(plan, seats=plan.seats[:people]), paper("sign-in", "V"), wording))
    heading, guests = reading.all("H2")[0], reading.all("Table")[1]
    assert (heading.words(), heading.pages) == ("Not on the list?", guests.pages)
    assert len(guests.pages) == 1


def test_a_head_count_signs_in_by_seats(counted: Plan, wording: Wording) -> None:
    people, _ = blocks(sign_in(counted, paper("sign-in"), wording), Table)
    assert [row[0] for row in rows(people)] == [str(n) for n in range(1, 25)]
    assert all(row.cells[1:] == ((), (), ()) for row in people.rows)


# -- who sits where


def test_the_desk_reads_both_tables_of_everybody(few: Plan, wording: Wording) -> None:
    flow = allocation(few, paper("allocation"), wording)
    (people,) = blocks(flow, Table)
    assert [column.head for column in people.columns] == ["Name", "Table", "Then table", "Seat"]
    tables = {
        words(row.cells[0][0].runs): [cell[0].text for cell in row.cells[1:3]]  # type: ignore[union-attr]
        for row in people.rows
    }
    assert tables["Brzozowicz, Łukasz"] == ["1, red star", "2, blue heart"]
    assert tables["Ng, Ann"] == ["2, blue heart", "1, red star"]
    assert "away from the public side" in flow.band


def test_people_of_one_name_are_told_apart_by_their_organisation(few: Plan, wording: Wording) -> None:
    twin = replace(few.seats[1].attendee, name="Ann Ng", agency="Housing", filed="Ng, Ann")
    plan = replace(few, second=(), seats=(few.seats[0], replace(few.seats[1], attendee=twin), *few.seats[2:]))
    (people,) = blocks(allocation(plan, paper("allocation"), wording), Table)
    assert [row[0] for row in rows(people)] == [
        *("ap Huw, Zara", "Brzozowicz, Łukasz", "Ng, Ann Housing", "Ng, Ann Agency 3", "小明"),
    ]


def test_a_head_count_is_given_seats_in_their_order(counted: Plan, wording: Wording) -> None:
    (people,) = blocks(allocation(counted, paper("allocation"), wording), Table)
    assert [column.head for column in people.columns] == ["Seat", "Table", "Name"]
    assert [row[0] for row in rows(people)] == [str(n) for n in range(1, 25)]


# -- badges, tents, cards


def test_badges_say_how_people_are_called_and_where_they_go(few: Plan, wording: Wording) -> None:
    deck = badges(few, paper("badges"), wording)
    faces = [face for table in deck.tables for face in table]
    assert [(face.called, face.name) for face in faces] == [
        ("Łukasz", "Łukasz Brzozowicz"),
        ("Bea", "Bea Ángel"),
        ("Zara", "Zara ap Huw"),
        ("Annie", "Ann Ng"),
        ("小明", ""),
    ]
    assert [len(table) for table in deck.tables] == [3, 2]
    assert [face.then.name if face.then else "" for face in faces] == ["then table 2"] * 2 + [""] + ["then table 1"] * 2
    assert deck.spares == few.packing.spares


def test_without_a_called_name_the_first_one_is_large(few: Plan, wording: Wording) -> None:
    seats = tuple(replace(seat, attendee=replace(seat.attendee, called="")) for seat in few.seats)
    deck = badges(replace(few, seats=seats), paper("badges"), wording)
    assert [face.called for face in deck.tables[0]] == ["Łukasz", "Bea", "Zara"]


def test_a_badge_speaks_the_language_of_the_card(plan: Plan, wording: Wording) -> None:
    owner = plan.seats[0].attendee.key
    dealt = tuple(replace(card, language="both" if card.owner == owner else "en") for card in plan.game.cards)
    deck = badges(replace(plan, game=replace(plan.game, cards=dealt)), paper("badges"), wording)
    first, second = deck.tables[0][:2]
    assert (first.lang, first.code, first.table.name if first.table else "") == ("cy", "Sedd 1", "Bwrdd 1")
    assert (second.lang, second.code) == ("", "Seat 2")


def test_every_table_has_a_sign_and_in_both_languages_where_drafts_may_be_printed(plan: Plan, wording: Wording) -> None:
    council = plan.session.council
    welsh = replace(plan.session, languages=("cy", "en"))
    accepted = council.model_copy(update={"translation": council.translation.model_copy(update={"drafts": "accept"})})
    for session, langs in (
        (plan.session, ["en-GB"]),
        (welsh, ["en-GB"]),
        (replace(welsh, council=accepted), ["cy", "en-GB"]),
    ):
        deck = table_tents(replace(plan, session=session), paper("table-tents"), wording)
        assert [face.number for face in deck.faces] == ["1", "2", "3", "4"]
        assert [each.lang for each in deck.faces[0].words] == langs


def test_a_table_card_has_first_names_parts_and_what_lies_there(few: Plan, wording: Wording) -> None:
    flow = table_cards(few, paper("table-cards"), wording)
    assert [tag.text for tag in blocks(flow, TableTag)] == ["Table 1", "Table 2"]
    first, _ = blocks(flow, Table)
    assert [row[:2] for row in rows(first)] == [["1", "Łukasz"], ["2", "Bea"], ["3", "Zara"]]
    assert all(row[2] for row in rows(first))
    laid = {words(item) for item in blocks(flow, ItemList)[0].items}
    assert "1 Vision" in laid
    assert not {paper.title for paper in few.packing.papers if paper.id in ("briefs", "injects", "props")} & laid
    assert "Your badge says which" in document_text(flow)


def test_each_table_card_fills_one_page(plan: Plan, wording: Wording) -> None:
    reading = read(table_cards(plan, paper("table-cards", "V5"), wording))
    assert reading.problems() == []
    assert [node.words() for node in reading.all("H1")] == [f"Table {n}" for n in range(1, 5)]
    assert len(reading.pdf.pages) == 4


def test_table_cards_without_names_or_scenario_have_lines_to_write_on(counted: Plan, wording: Wording) -> None:
    bare = replace(counted, packing=replace(counted.packing, papers=(), tabled=()))
    flow = table_cards(bare, paper("table-cards"), wording)
    first, *_ = blocks(flow, Table)
    assert [column.head for column in first.columns] == ["Seat", "Name"]
    assert all(row.cells[1] == () and row.room for row in first.rows)
    assert blocks(flow, ItemList) == []


def test_the_plan_counts_what_lies_on_one_table(session: Session) -> None:
    tabled = {item.item: item.count for item in make_plan(session).packing.tabled}
    assert tabled["Blocks of sticky notes"] == 1
    assert "Pens" not in tabled
