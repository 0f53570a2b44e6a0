from __future__ import annotations

from dataclasses import replace

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.people import Needs
from iisam_workshop.model.session import ListWish
from iisam_workshop.model.wording import OwnWording
from iisam_workshop.plan.documents import DOCUMENT_IDS, documents, paper_kinds, unknown_documents
from iisam_workshop.plan.large_print import LargePrint

from .builders import agenda, scenario, session, slot

LARGE = "bingo-cards-large"
ASKED = {LARGE, "needs", "programme"}
"""Papers that come only where a session asks for them."""


def test_the_papers_stand_in_print_order_with_their_letters_and_copies():
    papers = documents(session(23), tables=4, facilitators=2, late=True)
    assert [(p.part, p.id, p.title, p.audience, p.copies, p.number) for p in papers] == [
        ("A", "agenda", "Agenda", "attendee", "person", 23),
        ("A2", "day-picture", "Picture of the day", "table", "table", 4),
        ("B", "scenario", "Scenario: Long {Lane}", "attendee", "person", 23),
        ("C1", "stage-vision", "1 Vision", "table", "table", 4),
        ("C2", "stage-scoping", "2 Scoping", "table", "table", 4),
        ("C3", "stage-design-and-plan", "3 Design and plan", "table", "table", 4),
        ("C4", "stage-pre-implementation", "4 Pre-implementation", "table", "table", 4),
        ("C5", "stage-implementation", "5 Implementation", "table", "table", 4),
        ("C6", "stage-review", "6 Review", "table", "table", 4),
        ("C7", "poster", "The six stages: poster", "attendee", "once", 1),
        ("C8", "poster-large", "The six stages: large poster", "attendee", "once", 1),
        ("D", "sort-cards", "Which stage is this? Sort cards", "table", "once", 1),
        ("D2", "sort-sheet", "Which stage is this? Our sheet", "table", "table", 4),
        ("D3", "sort-sheet-half", "Half-filled sort sheets", "table", "once", 1),
        ("E", "decision-sheet", "Decision sheet: Long {Lane}", "table", "table", 4),
        ("E2", "action-plan", "Action plan", "table", "once", 1),
        ("E3", "debrief-form", "After the exercise: Long {Lane}", "attendee", "person", 23),
        ("F", "briefs", "Partner briefs", "table", "table", 4),
        ("F2", "props", "Evidence to cut out", "table", "table", 4),
        ("G", "injects", "Inject cards", "table", "table", 4),
        ("H", "running-order", "Running order", "facilitator", "facilitator", 2),
        ("H2", "run-sheet", "Run sheet", "facilitator", "facilitator", 2),
        ("H3", "late-card", "If we run late", "facilitator", "facilitator", 2),
        ("H4", "packing-list", "Packing list", "facilitator", "facilitator", 2),
        ("H5", "coverage", "What the day covers", "facilitator", "facilitator", 2),
        ("J", "table-plan", "Table plan", "facilitator", "facilitator", 2),
        ("K", "scenario-guide", "Facilitator’s handbook: Long {Lane}", "facilitator", "facilitator", 2),
        ("K2", "main-events", "Main events list: Long {Lane}", "facilitator", "facilitator", 2),
        ("K3", "observer-sheet", "Observer’s sheet: Long {Lane}", "facilitator", "table", 4),
        ("K4", "hot-debrief", "Hot debrief: Long {Lane}", "facilitator", "facilitator", 2),
        ("L", "sort-answers", "Answers: which stage is this?", "facilitator", "facilitator", 2),
        ("M", "caller", "Caller’s sheet", "facilitator", "facilitator", 2),
        ("N", "winner-grid", "Winner look-up", "facilitator", "facilitator", 2),
        ("P", "win-curve", "When the cards win", "facilitator", "facilitator", 2),
        ("Q", "certificate", "Certificate: every card is different", "facilitator", "facilitator", 2),
        ("R", "calling-slips", "Calling slips", "facilitator", "once", 1),
        ("S", "bingo-cards", "Journey bingo cards", "attendee", "once", 1),
        ("T2", "projector", "Slides for the screen", "attendee", "screen", 0),
        ("T3", "printer-check", "Printer check", "facilitator", "once", 1),
        ("U", "joining", "Joining instructions", "attendee", "once", 1),
        ("V", "sign-in", "Sign-in sheet", "desk", "once", 1),
        ("V2", "allocation", "Who sits where", "desk", "once", 1),
        ("V3", "badges", "Name badges", "desk", "once", 1),
        ("V4", "table-tents", "Table tents", "table", "once", 1),
        ("V5", "table-cards", "Table cards", "table", "once", 1),
        ("W", "evaluation", "Evaluation", "attendee", "person", 23),
        ("W2", "next-step", "My next step: cards", "attendee", "quarter", 6),
        ("W3", "glossary", "Glossary", "attendee", "person", 23),
    ]
    assert [paper.id for paper in papers] == [name for name in DOCUMENT_IDS if name not in ASKED]


def test_a_programme_comes_only_where_it_is_asked_for_and_nobody_gets_it_in_large_print():
    made = session(23)
    wish = made.asked.documents.model_copy(update={"booklet": True})
    asked = made.asked.model_copy(update={"documents": wish})
    papers = documents(replace(made, asked=asked), 4, 2, large=LargePrint(sets=3, tables=1))
    (found,) = [paper for paper in papers if paper.id == "programme"]
    assert found == DocumentPlan("programme", "T4", "Programme", "attendee", "person", 23)


def test_large_print_comes_only_where_it_is_asked_for():
    papers = documents(session(bingo={"large_print": True}), 4, 2, late=True)
    assert tuple(paper.id for paper in papers) == tuple(name for name in DOCUMENT_IDS if name not in ASKED - {LARGE})
    assert DocumentPlan(LARGE, "T", "Journey bingo cards in large print", "attendee", "once", 1) in papers


@pytest.mark.parametrize(("asked", "diet", "page"), [(True, "Vegan", True), (False, "Vegan", False), (True, "", False)])
def test_the_page_of_needs_comes_only_where_it_is_asked_for_and_somebody_has_told_some(asked, diet, page):
    made = session(5)
    first, *others = made.people.attendees
    people = replace(made.people, attendees=(replace(first, needs=Needs(diet=diet)), *others))
    wish = made.asked.model_copy(update={"list": ListWish(needs=asked)})
    papers = documents(replace(made, asked=wish, people=people), 1, 2)
    found = [paper for paper in papers if paper.id == "needs"]
    assert found == [DocumentPlan("needs", "Y", "What people need", "facilitator", "once", 1)] * page


@pytest.mark.parametrize(("people", "sheets"), [(1, 1), (4, 1), (5, 2), (24, 6)])
def test_next_step_cards_are_printed_on_whole_sheets_of_four(people, sheets):
    (paper,) = (each for each in documents(session(people), 1, 1) if each.id == "next-step")
    assert (paper.copies, paper.number) == ("quarter", sheets)


def test_only_stage_sheets_name_a_stage():
    named = {paper.id: paper.stage for paper in documents(session(), 4, 2) if paper.stage}
    assert named == {f"stage-{stage.id}": stage.id for stage in session().catalogue.stages}


@pytest.mark.parametrize("gone", [name for name in DOCUMENT_IDS if name not in ASKED])
def test_leaving_one_out_changes_no_other(gone):
    every = documents(session(), 4, 2, late=True)
    left = documents(session(leave_out=(gone,)), 4, 2, late=True)
    assert left == tuple(paper for paper in every if paper.id != gone)
    assert len(left) == len(every) - 1


def test_a_day_without_a_scenario_has_none_of_its_papers():
    papers = documents(session(day=agenda(slot("talk", papers=("sort-cards",)))), 4, 2, late=True)
    assert set(DOCUMENT_IDS) - {paper.id for paper in papers} == {
        *(*ASKED, "scenario", "decision-sheet", "briefs", "props", "injects", "scenario-guide", "main-events"),
        *("debrief-form", "observer-sheet", "hot-debrief"),
    }


def test_evidence_comes_only_with_a_scenario_that_has_some():
    papers = documents(session(play=scenario(props=())), 4, 2, late=True)
    assert set(DOCUMENT_IDS) - {paper.id for paper in papers} == {*ASKED, "props"}


def test_briefs_have_copies_of_their_own_where_a_table_needs_several_sets():
    once, twice = documents(session(), 4, 2), documents(session(), 4, 2, sets=2)
    assert [new for new in twice if new not in once] == [
        DocumentPlan("briefs", "F", "Partner briefs", "table", "sets", 8)
    ]
    assert len(once) == len(twice)


def test_sort_cards_and_their_answers_come_only_with_a_slot_that_asks_for_them():
    papers = documents(session(day=agenda(slot("play", kind="scenario"))), 4, 2, late=True)
    sorting = {"sort-cards", "sort-sheet", "sort-sheet-half", "sort-answers"}
    assert set(DOCUMENT_IDS) - {paper.id for paper in papers} == {*ASKED, *sorting}


def test_there_is_no_card_for_running_late_where_nothing_can_be_caught_up():
    late, never = documents(session(), 4, 2, late=True), documents(session(), 4, 2)
    assert never == tuple(paper for paper in late if paper.id != "late-card")
    assert len(never) == len(late) - 1


def test_to_leave_out_what_does_not_exist_is_refused_at_its_line():
    place = Place("session.yaml", 31, 16)
    wish = session(leave_out=("agenda", "calller"), places={("session", "documents", "leave_out", 1): place})
    (problem,) = unknown_documents(wish)
    assert (problem.code, problem.hint, problem.place) == ("IW218", "Did you mean 'caller'?", place)


AFTER = {"certificates", "attendance", "feedback"}
"""Papers of after the day, which commands of their own make."""


def test_the_labels_have_the_title_of_every_paper_so_that_a_council_can_say_it_otherwise():
    from_labels = {
        key.removeprefix("title."): label.format(scenario="the scenario")
        for key, label in read_wording("en").labels.items()
        if key.startswith("title.")
    }
    packed = {kind.id: kind.title for kind in paper_kinds() if not kind.id.startswith("stage-")}
    assert {id_: title for id_, title in from_labels.items() if id_ not in AFTER} == packed
    assert set(from_labels) == {*packed, *AFTER}


def test_a_title_that_a_council_says_otherwise_is_the_title_of_the_paper():
    own = OwnWording(labels={"en": {"title.scenario-guide": "Trainer’s guide: {scenario}"}})
    papers = documents(replace(session(), wording=own), 4, 2)
    titles = {paper.id: paper.title for paper in papers}
    assert titles["scenario-guide"] == "Trainer’s guide: Long {Lane}"
    assert titles["running-order"] == "Running order"
