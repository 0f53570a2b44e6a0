"""Placeholders of whole files: where they may stand, what fills them, and what happens without a value."""

from __future__ import annotations

from datetime import date

import pytest

from iisam_workshop.errors import ContentInvalid, Place
from iisam_workshop.load.placeholders import council_values, filled, placeholder_faults, session_values
from iisam_workshop.load.validate import validate
from iisam_workshop.model.council import Council, Translation
from iisam_workshop.model.own import Contact
from iisam_workshop.model.session import SessionFile, Venue

from .builders import SESSION, content

ASKED = validate(content(SESSION.replace(" for {{ council.name }}", "")), SessionFile)


@pytest.mark.parametrize(
    ("source", "text", "codes"),
    [
        ("agenda", "slots:\n  - {about: '{{ venue.name }}', kit: ['{{ venue.room }}']}\n", []),
        ("session", "title: Day of {{ council.name }}\n", []),
        ("session", "title: '{{ session.title }}'\n", ["IW116"]),
        ("session", "venue: {name: '{{ council.name }}'}\n", ["IW116"]),
        ("session", "facilitators: ['{{ council.name }}']\n", ["IW116"]),
        ("council", "organisation: Unit of {{ council.name }}\n", []),
        ("council", "name: '{{ session.title }}'\n", ["IW116"]),
        ("council", "data_protection: '{{ council.organisation }}'\n", ["IW116"]),
        ("agenda", "summary: '{{ councl.name }} {{ 7*7 }}'\n", ["IW116", "IW116"]),
    ],
)
def test_each_source_has_its_own_placeholders(source: str, text: str, codes: list[str]) -> None:
    assert [problem.code for problem in placeholder_faults(content(text, source))] == codes


def test_a_fault_stands_at_its_text() -> None:
    (fault,) = placeholder_faults(content("a: x\nslots:\n  - kit: [x, '{{ councl.name }}']\n", "agenda"))
    assert fault.place == Place("agenda.yaml", 3, 14)
    assert fault.hint == "Did you mean 'council.name'?"


def test_every_text_is_filled_and_nothing_else_is_touched() -> None:
    before = content("a: '{{ council.name }}!'\nb: [x, {c: '{{council.name}}'}]\nd: 'a } b { c'\n", "scenario")
    after = filled(before, {"council.name": "Shire"})
    assert after.plain == {"a": "Shire!", "b": ["x", {"c": "Shire"}], "d": "a } b { c"}
    assert after.places == before.places


def test_a_placeholder_without_a_value_is_an_error_that_says_where_to_write_one() -> None:
    values = {**council_values(Council(id="a", name="A")), **session_values(ASKED)}
    with pytest.raises(ContentInvalid) as refusal:
        filled(content("a: x\nb: '{{ council.organisation }}'\n", "scenario"), values)
    (said,) = refusal.value.problems
    assert (said.code, said.place) == ("IW116", Place("scenario.yaml", 2, 4))
    assert said.hint == "Add 'organisation' to the council file, or take the placeholder out."


def test_the_values_are_those_of_council_and_session() -> None:
    contact = Contact(team="D", email="e", phone="f")
    council = Council(id="a", name="A", organisation="B", data_protection="C", region="R", contact=contact)
    values = {**council_values(council), **session_values(ASKED)}
    assert {name: value for name, value in values.items() if "@" not in name} == {
        "council.name": "A",
        "council.short": "A",
        "council.region": "R",
        "council.contact": "D, e, f",
        "council.organisation": "B",
        "council.data_protection": "C",
        "session.title": "Sharing day",
        "session.date": "4 March 2027",
        "venue.name": "Eastmere House",
        "venue.room": "Room 2",
        "facilitators": "Morgan Vale and Sam Adeyemi",
    }


@pytest.mark.parametrize(("names", "text"), [(("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")])
def test_facilitators_are_joined_as_people_say_it(names: tuple[str, ...], text: str) -> None:
    asked = ASKED.model_copy(update={"facilitators": names, "venue": Venue(name="V"), "date": date(2027, 12, 31)})
    values = session_values(asked)
    assert values["facilitators"] == text
    assert values["venue.room"] is None
    assert values["session.date"] == "31 December 2027"


def test_a_text_in_welsh_takes_its_values_in_welsh() -> None:
    said = "{{ session.date }}, {{ council.name }}, {{ facilitators }}, {{ venue.name }}"
    text = content(f"slots:\n  - title: '{said}'\n    welsh:\n      title: '{said}'\n", "agenda")
    council = Council(id="a", name="A Council", translation=Translation(phrases={"A Council": "Cyngor A"}))
    asked = ASKED.model_copy(update={"facilitators": ("Aled", "Owain")})
    full = filled(text, {**council_values(council), **session_values(asked, ("cy", "en"))}).plain
    assert full == {
        "slots": [
            {
                "title": "4 March 2027, A Council, Aled and Owain, Eastmere House",
                "welsh": {"title": "4 Mawrth 2027, Cyngor A, Aled ac Owain, Eastmere House"},
            }
        ]
    }


def test_what_a_session_says_in_its_councils_place_is_not_its_own_to_fill() -> None:
    own = content("own: {organisation: '{{ councl.name }}'}\nagenda: {own: '{{ councl.name }}'}\n")
    assert [fault.place.line for fault in placeholder_faults(own) if fault.place] == [2]
    told = content("title: '{{ council.name }}'\nown: {organisation: '{{ council.name }}'}\n")
    assert filled(told, {"council.name": "Shire"}).plain == {
        "title": "Shire",
        "own": {"organisation": "{{ council.name }}"},
    }


@pytest.mark.parametrize("source", ["session", "council"])
def test_changes_of_the_agenda_are_filled_with_the_agenda(source: str) -> None:
    changes = content("agenda: {changes: {lunch: {title: '{{ venue.room }}'}}}\n", source)
    assert list(placeholder_faults(changes)) == []
    assert filled(changes, {"venue.room": None}).plain == filled(changes, {"venue.room": "Hall"}).plain == changes.plain
    elsewhere = content("agenda: {title: '{{ venue.room }}'}\n", source)
    assert [fault.code for fault in placeholder_faults(elsewhere)] == ["IW116"]
