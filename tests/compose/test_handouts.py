"""What people get before the day and at its end, and the one page of what they need."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from iisam_workshop.compose.documents import compose
from iisam_workshop.export.mail_text import mail_text
from iisam_workshop.export.text import document_text
from iisam_workshop.jobs.make import press_document
from iisam_workshop.load.library import read_layout
from iisam_workshop.model.agenda import Aim
from iisam_workshop.model.blocks import Callout, Sheet
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.own import Contact
from iisam_workshop.model.people import Needs
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.reading import texts
from iisam_workshop.model.session import JoiningWish
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.evaluation import questions
from tests.papers import bound
from tests.reading import Reading

HANDOUTS = ("joining", "evaluation", "next-step", "glossary")
NEEDS = DocumentPlan("needs", "Y", "What people need", "facilitator", "once", 1)
LINK = "https://meet.example.org/journey"
Read = Callable[[str], Reading]


def composed(name: str, plan: Plan, wording: Wording) -> Flow:
    paper = next((each for each in plan.documents if each.id == name), NEEDS)
    made = compose(plan, paper, wording)
    assert isinstance(made, Flow)
    return made


def said(name: str, plan: Plan, wording: Wording) -> str:
    return document_text(composed(name, plan, wording))


def reading(name: str, plan: Plan, wording: Wording, layout: Layout | None = None) -> Reading:
    layout = layout or plan.session.layout
    return Reading(bound(press_document(composed(name, plan, wording), layout, plan.pack_id)))


@pytest.fixture(scope="module")
def read(plan: Plan, wording: Wording, needy: Plan) -> Read:
    return cache(lambda name: reading(name, needy if name == "needs" else plan, wording))


@pytest.fixture(scope="module")
def needy(plan: Plan) -> Plan:
    """The plan with four people who have told what they need."""
    told = (
        Needs(diet="Vegan, no nuts"),
        Needs(diet="vegetarian", access="Hearing loop"),
        Needs(access="Step-free way, brings an assistant"),
        Needs(diet="Vegetarian "),
    )
    seats = tuple(
        replace(seat, attendee=replace(seat.attendee, needs=told[n] if n < len(told) else None))
        for n, seat in enumerate(plan.seats)
    )
    return replace(plan, seats=seats)


def asked(plan: Plan, **changes: Any) -> Plan:
    session = plan.session
    return replace(plan, session=replace(session, asked=session.asked.model_copy(update=changes)))


def joining(plan: Plan, **wish: Any) -> Plan:
    return asked(plan, joining=JoiningWish(**wish))


@pytest.mark.parametrize("name", [*HANDOUTS, "needs"])
def test_a_paper_can_be_read_by_everybody(name: str, read: Read) -> None:
    found = read(name)
    assert (found.problems(), found.collisions(), found.crossed()) == ([], [], [])
    assert min(found.sizes()) >= (12 if name in HANDOUTS else 10)


@pytest.mark.parametrize("name", HANDOUTS)
def test_in_large_print_nothing_runs_into_anything_or_is_small(name: str, plan: Plan, wording: Wording) -> None:
    found = reading(name, plan, wording, read_layout("large-print"))
    assert (found.problems(), found.collisions(), found.crossed()) == ([], [], [])
    assert min(found.sizes()) >= 16


@pytest.mark.parametrize(("name", "pages"), [("evaluation", 1), ("next-step", 1), ("joining", 1), ("needs", 1)])
def test_a_paper_takes_no_more_paper_than_it_should(name: str, pages: int, read: Read) -> None:
    assert len(read(name).pdf.pages) == pages


# -- before the day


def test_people_are_told_when_and_where_to_come_and_what_for(plan: Plan, wording: Wording) -> None:
    text = said("joining", plan, wording)
    assert "Thursday 4 March 2027: arrive from 09:15; we start at 09:30 and end at 16:15" in text
    venue, aims = plan.session.asked.venue, plan.session.agenda.aims
    for words in (venue.name, venue.room, venue.step_free, venue.parking, venue.contact, *(aim.text for aim in aims)):
        assert words
        assert words in text
    assert plan.session.scenario.content_warning in text
    assert all(name in text for name in plan.session.asked.facilitators)


def test_what_is_for_the_day_itself_is_not_sent_around(plan: Plan, wording: Wording) -> None:
    text = said("joining", plan, wording)
    venue = plan.session.asked.venue
    assert venue.wifi
    assert venue.fire_exit
    assert venue.wifi not in text
    assert venue.fire_exit not in text
    assert [seat.attendee.name for seat in plan.seats if seat.attendee.name in text] == []


def test_answers_go_where_and_by_when_the_session_says_and_else_the_day_template(plan: Plan, wording: Wording) -> None:
    told = said("joining", joining(plan, reply_to="the desk", reply_by=date(2027, 2, 1)), wording)
    assert "Write to the desk, by Monday 1 February 2027." in told
    needs = next(each.date for each in plan.timetable.before if each.task.id == "needs")
    assert needs == date(2027, 2, 18)
    assert "Answer whoever sent you this, by Thursday 18 February 2027." in said("joining", joining(plan), wording)
    council = plan.session.council.model_copy(update={"contact": Contact(team="Training team")})
    ours = replace(plan, session=replace(plan.session, council=council))
    assert "Write to Training team, by" in said("joining", joining(ours), wording)


def test_it_says_when_answers_are_deleted_and_who_sees_them(plan: Plan, wording: Wording) -> None:
    assert "We delete the list and your answers by Thursday 1 April 2027." in said("joining", plan, wording)
    bare = replace(plan, timetable=replace(plan.timetable, after=(), before=()))
    text = said("joining", joining(bare), wording)
    assert "We delete the list and your answers when the certificates have been sent." in text
    assert "Before the day" not in text


def test_the_question_of_language_is_asked_where_welsh_is_spoken(plan: Plan, wording: Wording) -> None:
    assert "Welsh" not in said("joining", plan, wording)
    council = plan.session.council.model_copy(update={"nation": "wales"})
    assert "Welsh, English or both" in said(
        "joining", replace(plan, session=replace(plan.session, council=council)), wording
    )


def test_who_joins_online_gets_the_link_and_no_way_to_a_house(plan: Plan, wording: Wording) -> None:
    text = said("joining", joining(plan, how="online", link=f"{LINK}, passcode 4711"), wording)
    assert LINK in text
    assert "Step-free" not in text
    assert "eat or drink" not in text
    both = said("joining", joining(plan, how="hybrid"), wording)
    assert "We send you the link before the day." in both
    assert "Step-free" in both


def test_addresses_are_links_and_what_ends_the_sentence_is_none_of_them(plan: Plan, wording: Wording) -> None:
    flow = composed("joining", joining(plan, read=(f"The journey ({LINK}).",)), wording)
    found = Reading(bound(press_document(flow, plan.session.layout, plan.pack_id)))
    assert [target for _, kind, target, _ in found.links() if kind == "URI"] == [LINK]


def test_the_text_to_paste_says_the_same_with_no_line_broken(plan: Plan, wording: Wording) -> None:
    flow = composed("joining", joining(plan, how="hybrid", link=LINK, bring=("A pen",)), wording)
    text = mail_text(flow).decode()
    plain = re.sub(r"\W+", "", text)
    for words in texts(flow):
        assert re.sub(r"\W+", "", words) in plain or words in ("Joining instructions", flow.band)
    assert plan.session.scenario.content_warning in text.replace("\n", " ")
    assert "\n\n\n" not in text
    assert max(map(len, text.splitlines())) > 200


# -- at the end of it


def test_the_form_asks_what_the_plan_asks_by_code_and_no_name(plan: Plan, wording: Wording) -> None:
    text = said("evaluation", plan, wording)
    found = re.findall(r"^\| (W\d+) \|", text, re.MULTILINE)
    assert found == [each.id for each in plan.evaluation]
    assert plan.evaluation == questions(plan.session)
    for each in plan.evaluation:
        assert (each.text or wording.labels[f"evaluation.{each.asked_for}"]) in text
    assert [seat.attendee.name for seat in plan.seats if seat.attendee.name in text] == []
    assert "write no name" in text


def test_each_aim_has_its_scale_twice_and_the_training_once(read: Read, plan: Plan) -> None:
    scales = re.findall(r"1\s+2\s+3\s+4\s+5", read("evaluation").text())
    assert len(scales) == 2 * len(plan.session.agenda.aims) + 1


def test_a_form_of_six_aims_is_still_one_page(plan: Plan, wording: Wording) -> None:
    aims = tuple(Aim(id=f"aim-{n}", text=f"Work in depth with some of the key tools, number {n}.") for n in range(6))
    session = replace(plan.session, agenda=plan.session.agenda.model_copy(update={"aims": aims}))
    many = replace(plan, session=session, evaluation=questions(session))
    assert len(reading("evaluation", many, wording).pdf.pages) == 1


def test_a_sheet_has_four_cards_alike_that_name_every_stage(plan: Plan, wording: Wording) -> None:
    flow = composed("next-step", plan, wording)
    (sheet,) = flow.blocks
    assert isinstance(sheet, Sheet)
    cards = [block for block in sheet.blocks if isinstance(block, Callout)]
    assert len(cards) == 4
    assert all(card.cut for card in cards)
    assert len(set(cards)) == 1
    assert all(said("next-step", plan, wording).count(f"{each.number} {each.name}") >= 4 for each in plan.stages)


def test_the_glossary_has_every_term_in_play_once_from_a_to_z(plan: Plan, wording: Wording, read: Read) -> None:
    rows = [row.words() for row in read("glossary").all("TR")]
    heads = [row for row in rows if row.startswith("Term")]
    terms = [row for row in rows if row not in heads]
    assert len(terms) == len(plan.game.pool)
    for term in plan.game.pool:
        assert [row for row in terms if row.startswith(f"{term.name} ") and term.definition in row]
        assert plan.stage(term.stage).name in next(row for row in terms if row.startswith(f"{term.name} "))
    assert terms == sorted(terms, key=lambda row: re.sub(r"[^a-z0-9 ]", "", row.lower()))


def test_welsh_stands_beside_a_term_only_where_it_may_be_printed(plan: Plan, wording: Wording) -> None:
    assert "| Welsh |" not in said("glossary", plan, wording)
    council = plan.session.council.model_copy(update={"nation": "wales"})
    held = replace(plan, session=replace(plan.session, council=council))
    text = said("glossary", held, wording)
    welsh = {term.name: term.welsh for term in plan.game.pool if term.welsh}
    checked = {name for name, each in welsh.items() if each.standing == "verified"}
    assert {name for name, each in welsh.items() if f"| {each.text} |" in text} == checked
    assert checked < set(welsh)
    translation = council.translation.model_copy(update={"drafts": "accept"})
    accepting = council.model_copy(update={"translation": translation})
    every = said("glossary", replace(held, session=replace(held.session, council=accepting)), wording)
    assert all(f"| {each.text} |" in every for each in welsh.values())


# -- what people need


def test_the_page_says_who_needs_what_where_and_how_many_eat_what(needy: Plan, wording: Wording) -> None:
    text = said("needs", needy, wording)
    for seat in needy.seats[:4]:
        (row,) = (line for line in text.splitlines() if seat.attendee.name in line)
        needs = seat.attendee.needs
        assert needs
        assert f"Table {seat.table}, seat {seat.number}" in row
        assert all(each.strip() in row for each in (needs.diet, needs.access))
    assert [seat.attendee.name for seat in needy.seats[4:] if seat.attendee.name in text] == []
    counts = dict(re.findall(r"^\| ([^|]+?) \| (\d+) \|$", text, re.MULTILINE))
    assert counts == {"vegetarian": "2", "Vegan, no nuts": "1", "Nothing asked for": str(len(needy.seats) - 3)}


def test_it_says_to_which_table_people_move_later(needy: Plan, wording: Wording) -> None:
    first = needy.seats[0]
    moved = (replace(first, table=3), *needy.seats[1:])
    text = said("needs", replace(needy, second=moved), wording)
    (row,) = (line for line in text.splitlines() if first.attendee.name in line)
    assert "then table 3" in row
    assert text.count("then table") == 1


def test_no_bookmark_and_no_data_about_the_file_say_what_anybody_needs(read: Read) -> None:
    found = read("needs")
    hidden = f"{found.bookmarks()} {found.metadata()}"
    assert "Vegan" not in hidden
    assert "Hearing" not in hidden


def test_no_other_paper_says_what_anybody_needs(needy: Plan, wording: Wording) -> None:
    planted = Needs(diet="Zzdiet", access="Zzaccess")
    seats = tuple(replace(seat, attendee=replace(seat.attendee, needs=planted)) for seat in needy.seats)
    people = replace(needy.session.people, attendees=tuple(seat.attendee for seat in seats))
    whole = replace(needy, seats=seats, session=replace(needy.session, people=people))
    assert "Zzdiet" in " ".join(texts(compose(whole, NEEDS, wording)))
    for paper in whole.documents:
        words = " ".join(texts(compose(whole, paper, wording)))
        assert "Zz" not in words, paper.id
