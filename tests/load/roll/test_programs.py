"""Exports of the programs that people book, meet and ask with are read without a mapping."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import Place

from .makers import OLD_TEAMS, OTHERS, ZOOM, eventbrite, forms, names, outcomes, read, teams


@pytest.mark.parametrize("surname", ["Last Name", "Surname"])
def test_eventbrite_leaves_out_whoever_does_not_come_and_keeps_two_of_one_order(surname):
    roll, doubts = read(eventbrite(surname=surname))
    assert roll.source == "Eventbrite"
    assert [(entry.name, entry.agency, entry.role) for entry in roll.entries] == [
        ("Siân Prys", "Housing", "Officer"),
        ("Declan O’Neill", "Police", "Analyst"),
        ("Renée van der Berg", "Police", ""),
    ]
    assert outcomes(roll) == [
        (4, "doubtful", "IW353"),
        (5, "left-out", "IW354"),
        (6, "left-out", "IW354"),
        (7, "left-out", "IW354"),
    ]
    assert [doubt.code for doubt in doubts] == ["IW359"]
    assert roll.dropped == 24 - 6


def test_in_eventbrite_the_attendee_goes_before_the_buyer():
    roll, doubts = read(
        "Order ID,Order date,Buyer first name,Buyer last name,Buyer email,Attendee first name,Attendee last name,"
        "Attendee email,Ticket type,Attendee status\n"
        "1,2026-05-01,Boss,Person,b@x.org,Ann,Bell,a@x.org,Free,Attending\n",
        keep_email=True,
    )
    assert [(entry.name, entry.email) for entry in roll.entries] == [("Ann Bell", "a@x.org")]
    assert (roll.source, doubts) == ("Eventbrite", [])


@pytest.mark.parametrize("signed_in", [True, False])
def test_microsoft_forms_takes_the_name_from_the_question(signed_in):
    roll, _ = read(forms(signed_in=signed_in), "answers.xlsx", keep_email=True)
    assert (roll.source, roll.sheet) == ("Microsoft Forms", "Form1")
    assert [(entry.name, entry.called, entry.agency) for entry in roll.entries] == [
        ("Ann Bell", "Ann", "Housing"),
        ("Łukasz Nowak", "Łukasz", "Police"),
        ("Dr Zoë Ames", "Zoë", "Adult Social Care"),
    ]
    assert [entry.email for entry in roll.entries] == ["ann.bell@example.org" if signed_in else "", "", ""]
    assert not roll.decisions


def test_microsoft_forms_without_a_question_takes_whoever_was_signed_in_and_leaves_out_the_anonymous():
    head = "ID,Start time,Completion time,Email,Name,Last modified time,Anything else?\n"
    roll, _ = read(head + "1,9:00,9:05,ann@example.org,Ann Bell,,no\n2,9:01,9:06,anonymous,anonymous,,\n")
    assert names(roll) == ["Ann Bell"]
    assert outcomes(roll) == [(3, "left-out", "IW356")]


def test_a_second_column_of_one_name_in_microsoft_forms_is_the_answer():
    head = "ID,Start time,Completion time,Email,Name,Name2,Email2\n"
    roll, doubts = read(head + "1,9:00,9:05,boss@x.org,The Boss,Ann Bell,ann@x.org\n", keep_email=True)
    assert [(entry.name, entry.email) for entry in roll.entries] == [("Ann Bell", "ann@x.org")]
    assert not doubts


def test_a_teams_report_gives_each_person_once():
    roll, doubts = read(teams())
    assert roll.source == "Microsoft Teams"
    assert [(entry.name, entry.called, entry.filed, entry.role) for entry in roll.entries] == [
        ("Ann Bell", "Ann", "Bell, Ann", ""),
        ("Siân Prys", "Siân", "Prys, Siân", ""),
        ("Łukasz Nowak", "Łukasz", "Nowak, Łukasz", ""),
    ]
    assert (roll.rows, roll.count("left-out"), roll.count("folded")) == (9, 2, 4)
    assert not doubts


def test_the_old_list_of_teams_folds_who_came_and_went():
    roll, _ = read(OLD_TEAMS.encode("utf-16"))
    assert (names(roll), roll.source, roll.count("folded")) == (["Ann Bell", "Bo Carr"], "Microsoft Teams", 2)
    kept, _ = read(OLD_TEAMS, keep_duplicates=True)
    assert len(kept.entries) == 2


def test_zoom_has_a_report_above_the_headings_and_its_refused_are_left_out():
    roll, _ = read(ZOOM)
    assert [(entry.name, entry.agency, entry.role, entry.row) for entry in roll.entries] == [
        ("Ann Bell", "Housing", "Officer", 7),
        ("Bo Carr", "Police", "", 8),
    ]
    assert outcomes(roll) == [(9, "left-out", "IW354"), (10, "left-out", "IW354")]
    assert roll.decisions[0].problem.place == Place("people.csv", 9)


@pytest.mark.parametrize(("program", "text", "part"), [(program, *rest) for program, rest in OTHERS.items()])
def test_other_programs_are_known_by_their_headings(program, text, part):
    roll, doubts = read(text, keep_email=True)
    assert roll.source == program
    assert names(roll) == ["Ann Bell", "Bo Carr"]
    assert [entry.email for entry in roll.entries] == ["ann@example.org", "bo@example.org"]
    assert part in {column.part for column in roll.columns}
    assert {doubt.code for doubt in doubts} <= {"IW359"}
    assert {one.problem.code for one in roll.decisions} <= {"IW354"}


@pytest.mark.parametrize(
    "text",
    [
        "Enw,Sefydliad,Teitl swydd\nSiân Prys,Tai,Swyddog\n",
        "Enw,Cyfenw,Cyngor,Swydd\nSiân,Prys,Tai,Swyddog\n",
        "Enw cyntaf;Cyfenw;Sefydliad;Rôl\nSiân;Prys;Tai;Swyddog\n",
        "Name / Enw,Organisation / Sefydliad,Job title / Teitl swydd\nSiân Prys,Tai,Swyddog\n",
        "Beth yw eich enw?,Beth yw eich sefydliad?,Beth yw eich swydd?\nSiân Prys,Tai,Swyddog\n",
        "Rhestr\n\nEnw llawn,Cyngor,Teitl swydd\nSiân Prys,Tai,Swyddog\nCyfanswm: 1,,\n",
        "Teitl Swydd|Cyfenw|Enw Cyntaf|Sefydliad\nSwyddog|Prys|Siân|Tai\n",
        "1. What is your name? *,2. Name of your organisation (required),3. Job role\nSiân Prys,Tai,Swyddog\n",
    ],
)
def test_lists_made_by_hand_in_english_and_welsh_are_read(text):
    roll, _ = read(text)
    assert [(entry.name, entry.agency, entry.role) for entry in roll.entries] == [("Siân Prys", "Tai", "Swyddog")]
    assert (roll.entries[0].called, roll.entries[0].filed) == ("Siân", "Prys, Siân")
