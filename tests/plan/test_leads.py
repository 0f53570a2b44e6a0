from __future__ import annotations

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.plan.timetable import draw_up

from .builders import agenda, session, slot


@pytest.mark.parametrize(
    ("lead", "names", "leads"),
    [
        ("first", ("Ann", "Ben"), ("Ann",)),
        ("second", ("Ann", "Ben"), ("Ben",)),
        ("second", ("Ann",), ("Ann",)),
        ("all", ("Ann", "Ben", "Cai"), ("Ann", "Ben", "Cai")),
        ("nobody", ("Ann", "Ben"), ()),
        ("Dai", ("Ann", "Ben"), ("Dai",)),
        (("second", "Dai"), ("Ann", "Ben"), ("Ben", "Dai")),
        (("all", "first"), ("Ann", "Ben"), ("Ann", "Ben")),
    ],
)
def test_roles_become_names_each_once(lead, names, leads):
    day = agenda(slot("welcome", lead=(lead,) if isinstance(lead, str) else lead))
    timetable, _ = draw_up(session(day=day, facilitators=names, speakers=("Dai",)))
    assert timetable.slots[0].leads == leads


def clashes(*slots, **more):
    return [p for p in draw_up(session(day=agenda(slot("talk"), *slots), **more))[1] if p.code == "IW264"]


def test_one_lead_in_two_tracks_at_once_is_told_with_both_slots_and_no_name():
    place = Place("day.yaml", 31)
    slots = (slot("maps", 45, track="Blue", lead=("Dai",)), slot("laws", 30, track="Red", lead=("second", "Dai")))
    (problem,) = clashes(*slots, speakers=("Eve", "Dai"), places={("agenda", "slots", 2, "lead"): place})
    assert problem.message == (
        "speaker 2 would lead ‘Maps’ from 09:30 to 10:15 and ‘Laws’ from 09:30 to 10:00, at the same time"
    )
    assert (problem.severity, problem.place) == ("warning", place)
    assert "Dai" not in str(problem)


def test_the_default_lead_clashes_too_and_is_called_by_role():
    two = (slot("maps", 45, track="Blue"), slot("laws", 45, track="Red"))
    assert [p.message.split(" would")[0] for p in clashes(*two)] == ["the first facilitator"]
    assert [p.message.split(" would")[0] for p in clashes(*two, facilitators=("Ann",))] == ["the facilitator"]


@pytest.mark.parametrize(
    ("number", "role"), [(2, "second"), (3, "third"), (8, "eighth"), (11, "eleventh"), (12, "last")]
)
def test_one_of_many_facilitators_is_called_by_the_place_in_the_list(number, role):
    names = tuple(f"Person {n}" for n in range(1, max(number, 11) + 1))
    two = (slot(name.lower(), 45, track=name, lead=(f"Person {number}",)) for name in ("Blue", "Red"))
    (problem,) = clashes(*two, facilitators=names)
    assert problem.message.split(" would")[0] == f"the {role} facilitator"


def test_slots_that_only_touch_or_have_other_leads_or_pauses_do_not_clash():
    assert not clashes(slot("maps", track="Blue"), slot("laws", track="Red", lead=("second",)))
    one_after_the_other = (
        slot("maps", 30, track="Blue"),
        slot("rest", 30, track="Blue", lead=("nobody",)),
        slot("walk", 30, track="Red", lead=("nobody",)),
        slot("laws", 30, track="Red"),
    )
    assert not clashes(*one_after_the_other)
    assert not clashes(slot("maps", track="Blue"), slot("tea", 30, "break", track="Red"))
    assert clashes(slot("maps", track="Blue"), slot("tea", 30, "break", track="Red", lead=("first",)))


def test_a_clash_on_a_later_day_names_the_day():
    slots = (slot("maps", track="Blue", day=2), slot("laws", track="Red", day=2))
    assert clashes(*slots)[0].message.endswith(" on day 2, at the same time")
