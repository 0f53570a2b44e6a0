"""Which program wrote a list, and what its columns mean there."""

from __future__ import annotations

import pytest

from iisam_workshop.load.roll.source import source_of

from .makers import names, read


@pytest.mark.parametrize(
    ("heads", "program"),
    [
        (("name", "first join", "last leave"), "Microsoft Teams"),
        (("id", "start time", "completion time"), "Microsoft Forms"),
        (("order #", "attendee #"), "Eventbrite"),
        (("timestamp", "name"), "Google Forms"),
        (("#", "what is your name"), "Typeform"),
        (("name", "organisation"), ""),
        ((), ""),
    ],
)
def test_a_program_is_told_by_its_headings(heads: tuple[str, ...], program: str) -> None:
    assert source_of(heads) == program


def test_what_people_answer_in_forms_goes_before_whoever_was_signed_in() -> None:
    heads = "Start time,Completion time,Email,Name,Full name,Email address"
    roll, doubts = read(f"{heads}\n1,2,desk@example.org,Front Desk,Ann Bell,ann@example.org\n", keep_email=True)
    assert [(entry.name, entry.email) for entry in roll.entries] == [("Ann Bell", "ann@example.org")]
    assert doubts == []


def test_whoever_was_signed_in_is_taken_where_nobody_answered() -> None:
    heads = "Start time,Completion time,Name,What is your full name?"
    roll, _ = read(f"{heads}\n1,2,Front Desk,Ann Bell\n1,2,Bo Carr,\n")
    assert names(roll) == ["Ann Bell", "Bo Carr"]


def test_a_role_in_a_meeting_is_no_job() -> None:
    roll, _ = read("Name,First Join,Last Leave,Role\nAnn Bell,9:00,10:00,Co-pilot\n")
    assert (roll.source, roll.entries[0].role) == ("Microsoft Teams", "")
    assert read("Name,Role\nAnn Bell,Co-pilot\n")[0].entries[0].role == "Co-pilot"
