"""Organisations: one however it is written, and told where two look like one."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.load.roll.agencies import agency_key, alike, organisations

from .makers import read


@pytest.mark.parametrize(
    "other",
    [
        *("LEICESTERSHIRE COUNTY COUNCIL", "The Leicestershire County Council", "leicestershire  county council."),
        *("Leicestershire County-Council", "Leicestershire County Council "),
    ],
)
def test_capitals_accents_signs_and_the_make_no_other_organisation(other):
    assert agency_key(other) == agency_key("Leicestershire County Council")
    assert agency_key("Cyngor Sir Ynys Môn") == agency_key("CYNGOR SIR YNYS MON")
    assert agency_key("Health & Care") == agency_key("Health and Care") != agency_key("Health Care")


def test_all_rows_get_the_commonest_spelling_and_none_in_capitals_where_there_is_a_choice():
    roll, _ = read("Name,Organisation\nAnn,POLICE\nBo,The Police\nCy,Police\nDi,Police\nEd,HEALTH\nFi,Health\nGi,\n")
    assert [entry.agency for entry in roll.entries] == ["Police"] * 4 + ["Health"] * 2 + [""]
    assert len(organisations(roll.entries)) == 2


def test_one_person_under_two_spellings_of_an_organisation_is_folded():
    roll, _ = read("Name,Organisation\nAnn Bell,Health & Care\nAnn Bell,HEALTH AND CARE\n")
    assert (len(roll.entries), roll.count("folded")) == (1, 1)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Leicestershire County Council", "Leics CC", True),
        ("Leicestershire County Council", "LCC", True),
        ("Leicestershire County Council", "Leicestershire County Counci", True),
        ("Eastmere Police", "Eastmere Polise", True),
        ("Leicestershire County Council", "Leicester City Council", False),
        ("Ward 1", "Ward 2", False),
        ("Housing", "Police", False),
        ("North Shire Council", "South Shire Council", False),
        ("Eastmere Police", "Eastmere Fire", False),
    ],
)
def test_short_forms_and_slips_are_told_by_their_rows(one, other, told):
    roll, _ = read(f"Name,Organisation\nAnn,{one}\nBo,{one}\nCy,{other}\n")
    problems = list(alike(roll.entries, Place("people.csv")))
    assert [(each.code, each.severity, each.place) for each in problems] == [
        ("IW371", "warning", Place("people.csv", 4))
    ] * told
    assert all("rows 2 and 4 " in each.message and one not in str(each) and other not in str(each) for each in problems)
