"""Packing: exact numbers for the people, tables and facilitators of the session."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.model.agenda import Kit, Slot
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.game import Card, Game
from iisam_workshop.model.packing import Heads, PackedItem
from iisam_workshop.model.session import JoiningWish, Session
from iisam_workshop.model.timetable import TimedSlot, Timetable
from iisam_workshop.plan.packing import pack
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.room import room_checks
from tests.thorough import often

from .builders import agenda, session, slot

HEADS = Heads(people=23, tables=5, facilitators=2)
GAME = Game(columns=3, rows=3, free=None, pool=(), cards=(Card("AAAAA", (), "key"), Card("BBBBB", ())), slots=())


def of(*slots: Slot, papers: tuple[DocumentPlan, ...] = ()) -> dict[str, int]:
    timed = tuple(TimedSlot(each, 0, each.minutes, day=each.day) for each in slots)
    return {item.item: item.count for item in pack(Timetable(timed, (), ()), HEADS, papers, GAME).items}


def using(name: str, *kit: Kit, **more: Any) -> Slot:
    return slot(name, kit=kit, **more)


@pytest.mark.parametrize(("per", "needed"), [("person", 46), ("table", 10), ("facilitator", 4), ("room", 2)])
def test_23_people_at_5_tables_get_exact_numbers(per: Any, needed: int) -> None:
    assert of(using("a", Kit(item="Pens", per=per, count=2))) == {"Pens": needed}


def test_what_is_used_up_adds_up_and_what_is_reused_counts_in_its_largest_need() -> None:
    used = [using(name, Kit(item="Sheets", per="person")) for name in "abc"]
    assert of(*used) == {"Sheets": 69}
    lent = [using(name, Kit(item="Pens", per="table", count=n, reused=True)) for name, n in (("a", 1), ("b", 6))]
    assert of(*lent) == {"Pens": 30}
    assert of(*lent, using("c", Kit(item="Pens", per="room", count=3))) == {"Pens": 33}


def test_two_needs_of_one_slot_are_there_at_the_same_time() -> None:
    kit = (Kit(item="Bells", per="table", reused=True), Kit(item="Bells", per="facilitator", reused=True))
    assert of(using("a", *kit)) == {"Bells": 7}


def test_an_item_named_alike_is_one_item_as_it_was_first_written() -> None:
    assert of(using("a", Kit(item="Sticky notes")), using("b", Kit(item="sticky  Notes"))) == {"Sticky notes": 2}


def test_tracks_share_the_people_and_each_has_a_room() -> None:
    person, room = Kit(item="Forms", per="person"), Kit(item="Flip chart", reused=True)
    side = [using(name, person, room, track=name) for name in ("x", "y")]
    assert of(*side) == {"Forms": 23, "Flip chart": 2}
    assert of(*side, using("after", person, room)) == {"Forms": 46, "Flip chart": 2}


def test_what_is_lent_to_tracks_side_by_side_counts_in_the_track_that_needs_most() -> None:
    side = [
        using(name, Kit(item="Pens", per="table", count=n, reused=True), track=name) for name, n in (("x", 1), ("y", 6))
    ]
    assert of(*side) == of(*side[::-1]) == {"Pens": 30}


def test_what_is_printed_is_among_the_papers_and_not_among_the_things() -> None:
    printed = DocumentPlan("briefs", "F", "Briefs", "table", "table", 5)
    kit = (Kit(item="Briefs", per="table", paper="briefs"), Kit(item="Form", paper="left-out"))
    assert of(using("a", *kit), papers=(printed,)) == {"Form": 1}


def test_the_plan_packs_for_its_session_and_lists_every_paper_whatever_is_made() -> None:
    day = agenda(slot("talk", kit=(Kit(item="Pens", per="person"), Kit(item="Cloths", per="table"))))
    plan = make_plan(session(23, day=day, table=5), only=("agenda",))
    assert [(each.item, each.count) for each in plan.packing.items] == [("Pens", 23), ("Cloths", 5)]
    assert len(plan.packing.papers) > len(plan.documents) == 1
    assert plan.packing.cards - plan.packing.spares == 23


def checks(made: Session, *items: str, papers: tuple[DocumentPlan, ...] = ()) -> dict[str, int]:
    brought = tuple(PackedItem(item, 1, ()) for item in items)
    return {check.id: check.count for check in room_checks(made, HEADS, brought, papers)}


def test_the_room_is_checked_with_exact_numbers() -> None:
    found = checks(session(23))
    assert {key: n for key, n in found.items() if n} == {
        "chairs": 2,
        "water": 25,
        "pens": 6,
        "tape": 1,
        "timer": 1,
        "bell": 1,
    }
    assert {"step-free", "quiet-room", "light", "hearing-loop", "projector"} <= set(found)


@pytest.mark.parametrize(
    ("item", "gone"),
    [
        ("Tape for the poster", "tape"),
        ("Projector", "projector"),
        ("two Bells", "bell"),
        ("Water for all", "water"),
        ("Quiet room", "quiet-room"),
        ("a microphone", "hearing-loop"),
    ],
)
def test_what_a_slot_names_is_not_listed_twice(item: str, gone: str) -> None:
    assert set(checks(session(23))) - set(checks(session(23), item)) == {gone}


def test_a_word_inside_another_is_no_thing() -> None:
    assert checks(session(23), "Tapestry", "Watercolours") == checks(session(23))


def test_as_many_sets_in_large_print_are_laid_out_as_are_printed() -> None:
    def laid(made: Session) -> int:
        return next((check.count for check in make_plan(made).packing.room if check.id == "large-print"), 0)

    made = session(23)
    people = tuple(replace(each, large_print=n < 3) for n, each in enumerate(made.people.attendees))
    asking = replace(made, people=replace(made.people, attendees=people))
    assert laid(asking) == 3
    documents = made.asked.documents.model_copy(update={"large_print": 5})
    assert laid(replace(asking, asked=made.asked.model_copy(update={"documents": documents}))) == 5
    assert laid(made) == 0
    # where all papers are in large print, none is laid out apart
    assert laid(replace(asking, layout=made.layout.model_copy(update={"least": 16}))) == 0


def test_badges_ask_for_holders_and_nobody_looks_after_a_room_online() -> None:
    badges = DocumentPlan("badges", "V3", "Badges", "desk", "once", 1)
    assert checks(session(23), papers=(badges,))["badge-holders"] == 25
    made = session(23)
    online = made.asked.model_copy(update={"joining": JoiningWish(how="online", link="https://example.org")})
    assert checks(replace(made, asked=online)) == {}


KITS = st.lists(
    st.builds(
        Kit,
        item=st.sampled_from(["Pens", "pens ", "Cups"]),
        per=st.sampled_from(["person", "table", "facilitator", "room"]),
        count=st.integers(1, 5),
        reused=st.booleans(),
    ),
    max_size=4,
)


@settings(max_examples=often(60, 8))
@given(st.lists(KITS, min_size=1, max_size=5))
def test_no_slot_lacks_anything_and_nothing_is_brought_twice_over(days: list[list[Kit]]) -> None:
    found = {name.casefold(): n for name, n in of(*(using(f"s{n}", *kit) for n, kit in enumerate(days))).items()}
    for name in ("pens", "cups"):
        named = [[kit for kit in kits if kit.item.strip().casefold() == name] for kits in days]
        used = sum(HEADS.needed(kit) for kits in named for kit in kits if not kit.reused)
        lent = max(sum(HEADS.needed(kit) for kit in kits if kit.reused) for kits in named)
        assert found.get(name, 0) == used + lent


def laid(*slots: Slot) -> dict[str, int]:
    timed = tuple(TimedSlot(each, 0, each.minutes, day=each.day) for each in slots)
    return {item.item: item.count for item in pack(Timetable(timed, (), ()), HEADS, (), GAME).tabled}


def test_what_lies_on_a_table_is_what_it_needs_for_itself() -> None:
    one = using("a", Kit(item="Pens", per="person"), Kit(item="Notes", per="table", count=2), Kit(item="Clock"))
    two = using("b", Kit(item="Notes", per="table"), Kit(item="Dice", per="table", count=3, reused=True))
    three = using("c", Kit(item="Dice", per="table", count=2, reused=True), Kit(item="Notes", per="room", count=9))
    assert laid(one, two, three) == {"Notes": 3, "Dice": 3}


@pytest.mark.parametrize("reused", [True, False])
@pytest.mark.parametrize(("count", "room"), [(1, 1), (3, 9), (9, 2)])
def test_all_tables_together_have_what_is_packed_for_tables(count: int, room: int, *, reused: bool) -> None:
    slots = (
        using("a", Kit(item="Notes", per="table", count=count, reused=reused)),
        using("b", Kit(item="Tape", count=room)),
    )
    assert laid(*slots)["Notes"] * HEADS.tables == of(*slots)["Notes"]
