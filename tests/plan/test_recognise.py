"""The list changes on the last evening, and everybody but those who come or go keeps seat, table, card and code."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import Place
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.recognise import opened_tables, recognise
from tests.thorough import often

from .builders import attendee, key_of, people, session


def known(number: int, agency: str | None = None) -> Attendee:
    """Somebody with two further keys: one that stays when the name is corrected, one when the agency is."""
    who = attendee(number, agency)
    return replace(who, also=(f"mail-{number}", f"name-{who.name}"))


def corrected(who: Attendee, **changes: str) -> Attendee:
    """The same person with another name or agency, and therefore another key."""
    now = replace(who, **changes)
    return replace(now, key=key_of(f"{now.name} of {now.agency}"), also=(who.also[0], f"name-{now.name}"))


def planned(asked: Session) -> Plan:
    """Who sits where with which card, and no more papers than must be."""
    return make_plan(asked, only=("agenda",))


ROOM = tuple(map(known, range(14)))
BEFORE = planned(session(ROOM))


def given_to(plan) -> dict[int, tuple[object, ...]]:
    """Row -> what that person was given: table, seat, code, squares."""
    cards = {card.owner: card for card in plan.game.cards}
    found = {}
    for seat in plan.seats:
        card = cards[seat.attendee.key]
        found[seat.attendee.row] = (seat.table, seat.number, card.code, card.squares)
    return found


def codes_of(plan):
    return [problem.code for problem in plan.problems if problem.code in ("IW367", "IW368", "IW369")]


@settings(deadline=None, max_examples=often(12, 4))
@given(st.data())
def test_whatever_changes_on_the_last_evening_everybody_else_keeps_everything(data):
    leaver, renamed, moved = data.draw(st.permutations(range(14)))[:3]
    room = [who for number, who in enumerate(ROOM) if number not in (leaver, renamed, moved)]
    room += [corrected(ROOM[renamed], name="Siân Corrected"), corrected(ROOM[moved], agency="Corrected Trust")]
    room += [known(90), known(91)]
    after = planned(session(data.draw(st.permutations(room)), record=BEFORE.record))
    kept = {row: given for row, given in given_to(BEFORE).items() if row != ROOM[leaver].row}
    assert {row: given for row, given in given_to(after).items() if row < 90} == kept
    assert {given[1] for row, given in given_to(after).items() if row >= 90} == {15, 16}
    assert sorted(code for code in codes_of(after) if code == "IW367") == ["IW367", "IW367"]
    assert after.record.people.keys() == {who.key for who in room}
    assert [card.code for card in after.record.retired] == [given_to(BEFORE)[ROOM[leaver].row][2]]


def test_spare_cards_and_what_is_dealt_of_them_stay_when_a_name_is_corrected():
    room = [*ROOM[1:], corrected(ROOM[0], name="Siân")]
    after = planned(session(room, record=BEFORE.record))
    assert [card.code for card in after.game.cards] == [card.code for card in BEFORE.game.cards]
    assert after.game.slots == BEFORE.game.slots
    assert after.record.spares == BEFORE.record.spares
    assert after.record.retired == ()


def test_a_record_keeps_the_further_keys_so_that_a_second_correction_is_found_as_well():
    once = corrected(ROOM[0], name="Siân")
    first = planned(session([*ROOM[1:], once], record=BEFORE.record))
    assert first.record.people[once.key].also == once.also
    again = corrected(once, agency="Somewhere else")
    second = planned(session([*ROOM[1:], again], record=first.record))
    assert given_to(second) == given_to(BEFORE)


def test_who_was_found_again_is_said_by_row_and_seat_and_at_the_row():
    now = corrected(ROOM[0], name="Siân")
    places = {("attendees", now.key): Place("people.csv", 2)}
    found, (problem,) = recognise(session([*ROOM[1:], now], record=BEFORE.record, places=places))
    seat = BEFORE.seat_of(ROOM[0].key).number
    assert (problem.code, problem.severity, problem.place) == ("IW367", "warning", Place("people.csv", 2))
    assert problem.message.startswith(f"row 2 was taken for the person with seat {seat},")
    assert found.record.people[now.key] == BEFORE.record.people[ROOM[0].key]
    assert ROOM[0].key not in found.record.people


def test_where_nobody_has_left_nobody_new_is_taken_for_anybody():
    double = replace(known(90), also=ROOM[0].also)
    asked = session([*ROOM, double], record=BEFORE.record)
    assert recognise(asked) == (asked, ())


@pytest.mark.parametrize("sharing", [2, 3])
def test_where_several_new_people_may_be_the_one_nobody_is_and_each_row_is_told(sharing):
    new = [replace(known(90 + n), also=(ROOM[0].also[0], f"own-{n}")) for n in range(sharing)]
    found, problems = recognise(session([*ROOM[1:], *new], record=BEFORE.record))
    assert found.record == BEFORE.record
    seat = BEFORE.seat_of(ROOM[0].key).number
    assert [problem.code for problem in problems] == ["IW368"] * sharing
    assert [
        f"row {who.row} may be the person with seat {seat}," in p.message for who, p in zip(new, problems, strict=True)
    ] == [True] * sharing


def test_two_who_were_corrected_at_once_and_share_an_address_are_not_mixed_up():
    shared = [replace(who, also=("mail-shared", who.also[1])) for who in ROOM[:2]]
    before = planned(session([*shared, *ROOM[2:]]))
    new = [corrected(who, name=f"Other {n}") for n, who in enumerate(shared)]
    found, problems = recognise(session([*new, *ROOM[2:]], record=before.record))
    assert found.record == before.record
    assert {problem.code for problem in problems} == {"IW368"}
    one_by_one = planned(session([new[0], shared[1], *ROOM[2:]], record=before.record))
    both = planned(session([*new, *ROOM[2:]], record=one_by_one.record))
    assert given_to(both) == given_to(before)


def test_of_signs_that_point_to_different_people_the_surest_is_believed():
    torn = replace(known(90), also=(ROOM[0].also[0], ROOM[1].also[1]))
    found, (problem,) = recognise(session([*ROOM[2:], torn], record=BEFORE.record))
    assert found.record.people[torn.key] == BEFORE.record.people[ROOM[0].key]
    assert problem.code == "IW367"


def test_two_new_people_who_may_both_be_two_of_before_are_told_with_both_seats():
    shared = [replace(who, also=("mail-shared",)) for who in ROOM[:2]]
    before = planned(session([*shared, *ROOM[2:]]))
    new = [replace(known(90 + n), also=("mail-shared",)) for n in range(2)]
    found, problems = recognise(session([*new, *ROOM[2:]], record=before.record))
    seats = sorted(before.seat_of(who.key).number for who in shared)
    assert found.record == before.record
    assert [problem.code for problem in problems] == ["IW368", "IW368"]
    assert f"with seat {seats[0]} or {seats[1]}, and" in problems[0].message


def test_once_the_sure_ones_are_found_what_they_shared_tells_of_the_others():
    shared = [replace(who, also=("mail-shared", who.also[1])) for who in ROOM[:2]]
    before = planned(session([*shared, *ROOM[2:]]))
    moved = replace(shared[0], key=key_of("moved"), agency="Corrected Trust")
    renamed = replace(corrected(shared[1], name="Siân"), also=("mail-shared", "name-Siân"))
    after = planned(session([moved, renamed, *ROOM[2:]], record=before.record))
    assert given_to(after) == given_to(before)


def test_a_whole_list_whose_organisations_were_written_out_is_found_again_at_once():
    before = planned(session(tuple(map(known, range(60)))))
    room = [replace(known(n), key=key_of(f"new {n}"), agency="One Council") for n in range(60)]
    found, problems = recognise(session(room, record=before.record))
    assert [problem.code for problem in problems] == ["IW367"]
    assert problems[0].message.startswith("60 rows (2, 3, 4 and others) were taken for people of before")
    assert [found.record.people[who.key].seat for who in room] == [
        before.seat_of(attendee(n).key).number for n in range(60)
    ]


def test_a_record_of_an_earlier_version_finds_nobody_again_and_says_nothing():
    old = planned(session([replace(who, also=()) for who in ROOM])).record
    asked = session([*ROOM[1:], corrected(ROOM[0], name="Siân")], record=old)
    assert recognise(asked) == (asked, ())


def test_people_who_come_late_to_a_table_of_their_own_are_told_of():
    room = people(12)
    before = planned(session(room))
    after = planned(session([*room, attendee(90)], record=before.record))
    (problem,) = [each for each in after.problems if each.code == "IW369"]
    assert (problem.severity, problem.place) == ("warning", Place("session.yaml"))
    assert "1 person who is new sits alone at a new one, table 3" in problem.message


def test_a_late_comer_at_a_table_with_room_is_nothing_to_tell():
    before = planned(session(people(11)))
    after = planned(session([*people(11), attendee(90)], record=before.record))
    assert codes_of(after) == []


def test_tables_of_a_first_build_are_nothing_to_tell():
    assert opened_tables(BEFORE.session, BEFORE.seats) == ()


def twins(*told: str) -> list[Attendee]:
    """People of one name and organisation, keyed in the order of what tells them apart, as lists are read."""
    plain = ("name-twin", "last-twin")
    return [
        replace(
            attendee(70),
            key=key_of(f"twin {n}"),
            row=int(sign[-1]) + 70,
            also=(*([sign] if sign[0] in "er" else []), *plain),
        )
        for n, sign in enumerate(sorted(told))
    ]


@pytest.mark.parametrize("kind", ["email-", "role-"])
@pytest.mark.parametrize(
    ("before", "after"), [("12", "2"), ("12", "1"), ("2", "12"), ("1", "12"), ("123", "13"), ("23", "123")]
)
def test_one_of_several_people_of_one_name_and_organisation_keeps_everything_when_another_comes_or_goes(
    kind, before, after
):
    first = planned(session([*ROOM, *twins(*(kind + sign for sign in before))]))
    second = planned(session([*ROOM, *twins(*(kind + sign for sign in after))], record=first.record))
    stay = [row for row in given_to(second) if row < 70 or str(row - 70) in before]
    assert {row: given_to(second)[row] for row in stay} == {row: given_to(first)[row] for row in stay}
    assert codes_of(second) == []
    assert len(second.record.retired) == len(set(before) - set(after))


def test_addresses_that_changed_places_move_nobody_of_another_name():
    swapped = [replace(who, also=(f"email-{1 - n}", who.also[1])) for n, who in enumerate(ROOM[:2])]
    before = planned(session([replace(who, also=(f"email-{n}", who.also[1])) for n, who in enumerate(ROOM[:2])]))
    assert given_to(planned(session(swapped, record=before.record))) == given_to(before)
