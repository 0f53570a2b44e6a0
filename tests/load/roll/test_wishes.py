"""Who is to sit with whom, by names that are never repeated."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.load.attendees import people_of
from iisam_workshop.load.roll.wishes import with_wishes
from iisam_workshop.model.people import Attendee, People
from iisam_workshop.model.places import Places
from iisam_workshop.model.session import TablesWish
from tests.load.builders import World

from .makers import read

LIST = (
    "Name,Organisation,Email,Line manager,Sit with,Keep apart from\n"
    "Ann Bell,Housing,ann@example.org,Cy Dean,,\n"
    "Bo Carr,Police,,cy@example.org,Ann Bell; Dr Di Eve,\n"
    'Cy Dean,Police,cy@example.org,Nobody Here,,"Bell, Ann"\n'
    'Di Eve,Health,,,,"Ann Bell, Bo Carr"\n'
)
NAMES = {"Ann Bell": "a", "Bo Carr": "b", "Cy Dean": "c", "Di Eve": "d"}


def wished(text: str = LIST, **tables):
    roll, _ = read(text, keep_email=True)
    people = people_of(roll.entries, "s")
    rows = Places({("attendees", person.key): Place("people.csv", person.row) for person in people.attendees})
    wish = TablesWish.model_validate(tables)
    people, problems = with_wishes(people, roll.entries, wish, lambda *path: Place("session.yaml", len(path)), rows)
    short = {person.key: NAMES.get(person.name, "?") for person in people.attendees}
    return {(wish.kind, "".join(sorted(short[key] for key in wish.keys))) for wish in people.wishes}, people, problems


def test_wishes_of_the_list_are_pairs_and_a_manager_who_does_not_come_is_none():
    found, people, problems = wished()
    assert found == {
        ("manager", "ac"),
        ("manager", "bc"),
        ("together", "ab"),
        ("together", "bd"),
        ("apart", "ac"),
        ("apart", "ad"),
        ("apart", "bd"),
    }
    assert not problems
    assert all(wish.source[0] == "attendees" and wish.source[1] in wish.keys for wish in people.wishes)
    assert not {kind for kind, _ in wished(managers_apart=False)[0]} & {"manager"}


def test_wishes_of_the_session_are_groups_with_their_place():
    found, people, problems = wished(
        together=[["ANN BELL", "bo  carr", "Di Eve"]], apart=[["Dean, Cy", "ann@example.org"]]
    )
    assert {("together", "abd"), ("apart", "ac")} <= found
    assert people.wishes[0].source == ("tables", "together", 0)
    assert not problems


@pytest.mark.parametrize(
    ("tables", "code", "which"),
    [
        ({"apart": [["Ann Bell", "Zebedee Quill"]]}, "IW361", "the second name of the first group of 'tables.apart'"),
        ({"together": [["Ann Bell", "Bo Carr"], ["Zebedee", "Di Eve"]]}, "IW361", "the first name of the second group"),
        ({"together": [["Ann Bell", "Eve Twin"]]}, "IW362", "the second name of the first group of 'tables.together'"),
    ],
)
def test_a_name_of_nobody_or_of_two_is_told_by_its_place_only(tables, code, which):
    _, _, [said] = wished(LIST + "Eve Twin,Red,,,,\nEve Twin,Blue,,,,\n", **tables)
    assert (said.code, said.severity, said.place) == (code, "error", Place("session.yaml", 4))
    assert which in said.message
    assert not [word for word in ("zebedee", "twin", "ann bell") if word in str(said).casefold()]


def test_a_wish_of_the_list_that_cannot_be_told_is_only_doubted():
    _, _, [said] = wished("Name,Sit with\nAnn Bell,Zebedee\nBo Carr,-\n")
    assert (said.code, said.severity, said.place) == ("IW361", "warning", Place("people.csv", 2))
    assert "Zebedee" not in str(said)


def test_whoever_names_nobody_else_wishes_for_nothing():
    assert wished("Name,Sit with,Keep apart from\nAnn Bell,Ann Bell,ann bell\nBo Carr,,\n")[::2] == (set(), ())


def test_wishes_without_names_are_refused():
    people = People((Attendee("seat-1"),), named=False)
    same, [said] = with_wishes(people, (), TablesWish(apart=(("Ann", "Bo"),)), lambda *_: Place("s.yaml", 3), Places())
    assert (same, said.code, said.place) == (people, "IW363", Place("s.yaml", 3))


# -- in a session

LISTED = """\
Who,Name,Organisation,Diet,Grade
Ann Bell,x,Housing,vegan,Director
Bo Carr,y,Police,,Officer
Bo Carr,z,Police,,
"""


def test_a_session_says_how_its_list_is_read_and_who_sits_apart(world: World) -> None:
    world.write("people.csv", LISTED)
    world.change(
        "scenario: mill-road",
        "list: {columns: {name: Who}, keep_duplicates: yes, needs: yes}\ntables: {apart: [[Ann Bell, Bo Carr]]}\n"
        "scenario: mill-road",
    )
    told = [(problem.code, problem.severity, problem.place.line) for problem in world.refused().problems]
    assert told == [("IW223", "warning", 4), ("IW362", "error", 14)]
    world.write("people.csv", LISTED.rpartition("Bo Carr")[0])
    people = world.read().people
    ann = next(person for person in people.attendees if person.name == "Ann Bell")
    assert (ann.needs.diet, ann.senior, ann.called, ann.filed) == ("vegan", 6, "Ann", "Bell, Ann")
    assert [(wish.kind, wish.source) for wish in people.wishes] == [("apart", ("tables", "apart", 0))]
