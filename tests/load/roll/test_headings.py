"""What headings mean, in the words of people and of programs."""

from __future__ import annotations

import pytest

from iisam_workshop.load.roll.headings import Heading, heading_of, is_safe, plain


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Email", Heading("email", 1)),
        ("Work e-mail", Heading("email", 2)),
        ("E-bost", Heading("email", 1)),
        ("Name (Forename)", Heading("first", 1)),
        ("Your name - Last Name", Heading("last", 1)),
        ("Organisation (in full)", Heading("organisation", 1)),
        ("Line manager’s name", Heading("manager", 1)),
        ("\ufeff1. Name", Heading("name", 1)),
        ("Cancelled?", Heading("status", 1, off=True)),
        ("Job title / organisation", None),
        ("Shoe size", None),
    ],
)
def test_a_heading_is_known_by_its_words(heading: str, meant: Heading | None) -> None:
    assert heading_of(heading) == meant


def test_a_heading_is_compared_without_case_accents_and_signs() -> None:
    assert plain("  Line  Manager’s_NÂME* ") == "line manager s name"
    assert plain("Na\ufeffme") == "name"


@pytest.mark.parametrize("heading", ["Timestamp", "Person", "Order #", "Nodiadau"])
def test_words_of_headings_may_be_repeated_in_messages(heading: str) -> None:
    assert is_safe(heading)


@pytest.mark.parametrize("heading", ["Zebedee", "Name Zebedee", "", "?"])
def test_other_words_may_not(heading: str) -> None:
    assert not is_safe(heading)
