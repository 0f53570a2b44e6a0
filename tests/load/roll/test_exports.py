"""Exports of further programs: read without a mapping, nobody who does not come, and no role that is none."""

from __future__ import annotations

import pytest

from .exports import EXPORTS, QUALTRICS, SURVEY_MONKEY, ZOOM_ATTENDED
from .makers import names, outcomes, read, refused


@pytest.mark.parametrize("key", EXPORTS)
def test_a_program_is_known_and_only_those_who_come_are_read(key: str) -> None:
    roll, _ = read(EXPORTS[key], keep_email=True)
    assert roll.source == key.partition(",")[0]
    assert [name.title() for name in names(roll)] == ["Ann Bell", "Bo Carr"]
    assert {entry.email for entry in roll.entries} <= {"", "ann@example.org", "bo@example.org"}
    assert {entry.role for entry in roll.entries} <= {"", "Officer", "Analyst", "Nurse", "Manager"}
    left_out = [code for _, outcome, code in outcomes(roll) if outcome == "left-out"]
    assert left_out == ["IW354"] * ("dean" in EXPORTS[key].lower())


@pytest.mark.parametrize("text", [QUALTRICS, SURVEY_MONKEY])
def test_second_rows_of_headings_are_no_people(text: str) -> None:
    roll, _ = read(text)
    assert [entry.agency for entry in roll.entries] == ["Housing", "Police"]
    assert roll.rows == 2


def test_hosts_in_a_list_of_their_own_are_told_and_the_screen_name_comes_second() -> None:
    roll, doubts = read(ZOOM_ATTENDED)
    assert roll.entries[0].called == "Ann"
    assert [(doubt.code, doubt.severity) for doubt in doubts] == [("IW355", "warning")]
    assert doubts[0].message.startswith("row 7 stands above the headings")
    assert "Zebedee" not in doubts[0].message


def test_a_title_is_a_job_where_it_is_none_of_courtesy() -> None:
    assert [e.role for e in read("Title,First name,Surname\nOfficer,Ann,Bell\nClerk,Bo,Carr\n")[0].entries] == [
        "Officer",
        "Clerk",
    ]
    assert {e.role for e in read("Title,First name,Surname\nMrs,Ann,Bell\nCllr,Bo,Carr\n")[0].entries} == {""}


@pytest.mark.parametrize("no", ["", "No", "false", "0", "0.00", "£0.00", "-", "N"])
@pytest.mark.parametrize("head", ["Cancelled", "Void", "Refunded", "Apologies"])
def test_a_column_of_those_who_do_not_come_says_it_the_other_way_round(head: str, no: str) -> None:
    for yes in ("Yes", "x", "true", "2026-11-02", "£12.50", "ill"):
        roll, _ = read(f"Name,{head}\nAnn Bell,{no}\nBo Carr,{yes}\n")
        assert names(roll) == ["Ann Bell"], yes
        assert outcomes(roll) == [(3, "left-out", "IW354")]


def test_a_poll_without_headings_is_refused_with_a_way_out() -> None:
    said = refused("Poll\n\n,November,\n,Mon 2,Tue 3\nAnn Bell,OK,\nBo Carr,,OK\n")
    assert said.code == "IW220"
    assert "--map" in said.hint
