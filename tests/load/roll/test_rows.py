"""Rows of a list as people: how their cells are read, and what is told of them."""

from __future__ import annotations

import pytest

from .makers import names, outcomes, read


@pytest.mark.parametrize(
    ("cell", "name", "outcome", "code"),
    [
        ("Ann Bell <ann@example.org>", "Ann Bell", "changed", "IW358"),
        ("ann.bell@example.org", "Ann Bell", "doubtful", "IW357"),
        ('"Bell, Ann"', "Ann Bell", "changed", "IW358"),
        ("1. Ann Bell", "Ann Bell", "changed", "IW358"),
        ("Ann Bell (she/her)", "Ann Bell", "changed", "IW358"),
        ("Ann Bell & Bo Carr", "Ann Bell & Bo Carr", "doubtful", "IW357"),
        ('"García Márquez, Gabriel"', "García Márquez, Gabriel", "doubtful", "IW357"),
        ("1042", "1042", "doubtful", "IW357"),
    ],
)
def test_a_name_that_is_read_otherwise_than_written_is_told(cell: str, name: str, outcome: str, code: str) -> None:
    roll, _ = read(f"Name,Organisation\nCy Dean,Police\n{cell},Police\n")
    assert (names(roll)[1], outcomes(roll)) == (name, [(3, outcome, code)])


def test_a_lone_word_is_odd_only_where_most_names_have_more_than_one() -> None:
    short = "Name,Organisation\nAnn,Police\nBo,Housing\nCy,Health\nDi,\n"
    assert outcomes(read(short)[0]) == []
    long = "Name,Organisation\nAnn Bell,Police\nBo Carr,Housing\nCy Dean,Health\nDi,\n"
    assert outcomes(read(long)[0]) == [(5, "doubtful", "IW357")]


def test_a_name_goes_before_one_that_says_nobody_is_named() -> None:
    roll, _ = read("Start time,Completion time,Name,What is your full name?\n1,2,Ann Bell,anonymous\n")
    assert (roll.source, names(roll)) == ("Microsoft Forms", ["Ann Bell"])


@pytest.mark.parametrize(
    ("wish", "called"),
    [("Bobby", "Bobby"), ("Bob Bell", "Bob"), ("", "Robert"), ("-", "Robert"), ("a@b.org", "Robert")],
)
def test_somebody_is_called_as_the_badge_is_to_say(wish: str, called: str) -> None:
    roll, _ = read(f"Name,Badge name\nRobert Bell,{wish}\n")
    assert roll.entries[0].called == called


@pytest.mark.parametrize("column", ["Status", "Large print", "Seniority"])
def test_what_is_not_understood_is_told_and_nobody_is_left_out_for_it(column: str) -> None:
    roll, _ = read(f"Name,{column}\nAnn Bell,Zebedee\n")
    assert (names(roll), outcomes(roll)) == (["Ann Bell"], [(2, "doubtful", "IW360")])
    assert "Zebedee" not in str(roll.decisions)
