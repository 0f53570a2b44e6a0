"""Addresses and numbers of others: signs stand in their place, and no message repeats them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import Place
from iisam_workshop.load.foreign.personal import Cleaner
from iisam_workshop.vet.patterns import emails

HERE = Place("a.md", 3)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Write to jo.bloggs@mail.co.uk.", "Write to {{ email.contact-1 }}."),
        ("<mailto:jo@mail.org>", "<{{ email.contact-1 }}>"),
        ("a@b.org, A@B.org and c@b.org", "{{ email.contact-1 }}, {{ email.contact-1 }} and {{ email.contact-2 }}"),
        ("Ring 020 7183 8750 now", "Ring {{ phone.contact-1 }} now"),
        ("Ring (0116) 496 0123", "Ring {{ phone.contact-1 }}"),
        ("+44 20 7183 8750 or 555-867-5309", "{{ phone.contact-1 }} or {{ phone.contact-2 }}"),
        ("Call (212) 867-5309", "Call {{ phone.contact-1 }}"),
        ("Lives at LE3 8RA.", "Lives at {{ postcode.contact-1 }}."),
        ("AB 12 34 56 C", "{{ nino.contact-1 }}"),
        ("NHS 943 476 5919", "NHS {{ nhs.contact-1 }}"),
    ],
)
def test_what_is_certain_is_replaced_and_told_once_a_line(text, clean):
    cleaner = Cleaner()
    assert cleaner.clean(text, HERE) == clean
    assert [(problem.code, problem.place) for problem in cleaner.problems] == [("IW434", HERE)]
    for word in text.split():
        if any(sign in word for sign in "@0123456789"):
            assert word.strip("().,<>") not in str(cleaner.problems[0].message)


@pytest.mark.parametrize(
    "text",
    [
        "The server 10.0.10.50 on 2024-03-22 at 09:00-12:00",
        "See https://example.org/0116-496-0123/a",
        "It costs £1,200,000 and 12,000 people come",
        "T+15, flat 3, M25, A4 paper",
        "@everyone",
    ],
)
def test_other_numbers_stay(text):
    cleaner = Cleaner()
    assert cleaner.clean(text, HERE) == text
    assert cleaner.problems == []


@pytest.mark.parametrize("text", ["Dr. A. Doran leads", "K. Rampal (operations)", "Councillor Pell asks", "Mrs Khan"])
def test_what_looks_like_a_name_is_told_without_repeating_it_and_left(text):
    cleaner = Cleaner()
    assert cleaner.clean(text, HERE) == text
    (problem,) = cleaner.problems
    assert (problem.code, problem.severity) == ("IW434", "warning")
    assert not set(text.split()) & {"Doran", "Rampal", "Pell", "Khan"} & set(str(problem).split())


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("At {CLIENT_ALIAS} it rains", "At [Insert: client alias] it rains"),
        ("[Company Name] and [Date]", "[Insert: Company Name] and [Insert: Date]"),
        ("[a date](https://example.org) and [x] and [base64]", "[a date](https://example.org) and [x] and [base64]"),
        ("a {brace} and {{ sign }}", "a {brace} and { { sign } }"),
    ],
)
def test_placeholders_of_others_are_marked_and_their_signs_are_made_harmless(text, clean):
    assert Cleaner().clean(text, HERE) == clean


@given(st.text("ab @.+0123456789-() {}%AZ", max_size=40))
def test_whatever_stands_there_the_gate_finds_no_address_afterwards(text):
    clean = Cleaner().clean(text, HERE)
    assert not [found for found in emails(clean) if not found.safe and "." in found.text.partition("@")[2]]
    assert "{%" not in clean
    assert clean.count("{{") == clean.count(".contact-")
