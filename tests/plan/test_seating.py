from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.model.people import Attendee
from iisam_workshop.model.record import CardRecord, PersonRecord, SessionRecord
from iisam_workshop.plan.seating import seat_people

from .builders import attendee, head_count, key_of, people, session

agencies = st.lists(st.sampled_from(["Police", "police ", "Health", "Housing", "Council", ""]), min_size=1, max_size=80)


def crowd(names):
    return tuple(attendee(number, agency) for number, agency in enumerate(names))


def seated(attendees, **more):
    return seat_people(session(attendees, **more))[0]


def record_of(places, **more):
    """A record that only knows seats: person number -> (table, seat)."""
    card = CardRecord(code="22222", terms=())
    known = {key_of(f"Person {n}"): PersonRecord(table=t, seat=s, card=card) for n, (t, s) in places.items()}
    return SessionRecord(seed="test-seed", grid="5x5", people=known, **more)


def by_table(seats):
    tables = {}
    for seat in seats:
        tables.setdefault(seat.table, []).append(seat.attendee)
    return tables


@settings(deadline=None)
@given(agencies, st.integers(2, 12))
def test_tables_are_balanced_and_no_larger_than_asked(names, size):
    tables = by_table(seated(crowd(names), table=size))
    sizes = [len(sitting) for sitting in tables.values()]
    assert sorted(tables) == list(range(1, -(-len(names) // size) + 1))
    assert max(sizes) - min(sizes) <= 1
    assert max(sizes) <= size
    assert sum(sizes) == len(names)


@settings(deadline=None)
@given(agencies, st.integers(2, 12))
def test_every_agency_is_spread_as_evenly_as_can_be(names, size):
    tables = by_table(seated(crowd(names), table=size))
    for agency in {name.strip().casefold() for name in names} - {""}:
        counts = [sum(who.agency.strip().casefold() == agency for who in sitting) for sitting in tables.values()]
        assert max(counts) - min(counts) <= 1


@settings(deadline=None)
@given(agencies, st.integers(2, 12))
def test_seats_are_numbered_through_the_room_table_by_table(names, size):
    seats = seated(crowd(names), table=size)
    assert [seat.number for seat in seats] == list(range(1, len(names) + 1))
    assert [seat.table for seat in seats] == sorted(seat.table for seat in seats)
    assert {seat.attendee for seat in seats} == set(crowd(names))


@settings(deadline=None)
@given(agencies, st.integers(2, 12))
def test_colleagues_are_not_neighbours_where_that_can_be_avoided(names, size):
    for sitting in by_table(seated(crowd(names), table=size)).values():
        row = [who.agency.strip().casefold() for who in sitting]
        if max(Counter(row).values()) <= (len(row) + 1) // 2:
            assert all(left != right for left, right in pairwise(row))


@given(st.permutations(range(20)))
def test_seats_do_not_depend_on_the_order_of_the_list(order):
    everybody = people(20)
    assert seated([everybody[number] for number in order]) == seated(everybody)


def test_another_seed_seats_people_otherwise():
    assert seated(24) != seated(24, seed="other")


def test_people_of_as_many_agencies_as_people_are_mixed_too():
    room = [attendee(n, f"Agency {n}") for n in range(12)]
    assert by_table(seated(room)) != by_table(seated(room, seed="other"))


def test_without_a_list_seats_follow_the_numbers():
    seats = seated(head_count(14), table=6)
    assert [seat.attendee.key for seat in seats] == [f"seat-{number}" for number in range(1, 15)]
    assert Counter(seat.table for seat in seats) == {1: 5, 2: 5, 3: 4}


def test_whoever_the_record_knows_keeps_table_and_seat():
    before = seated(24)
    record = record_of({n: (s.table, s.number) for s in before for n in range(24) if s.attendee == attendee(n)})
    after = seated((*people(24), attendee(90), attendee(91)), record=record)
    assert set(before) < set(after)


def test_new_people_go_where_there_is_most_room_and_get_the_next_numbers():
    record = record_of({0: (1, 1), 1: (1, 2), 2: (1, 3), 3: (2, 4), 4: (2, 5)})
    after = seated(people(6), record=record, table=3)
    assert [(s.table, s.number) for s in after if s.attendee == attendee(5)] == [(2, 6)]


def test_among_tables_with_equal_room_new_people_meet_other_agencies():
    record = record_of({0: (1, 1), 1: (1, 2), 2: (2, 3), 3: (2, 4)})
    after = seated((*people(4), attendee(90, "Council")), record=record, table=3)
    assert [s.table for s in after if s.attendee.key == attendee(90).key] == [2]


def test_new_people_of_one_agency_do_not_end_up_at_one_table():
    record = record_of({0: (1, 1), 1: (1, 2), 2: (2, 3), 3: (2, 4)})
    late = [Attendee(f"{n:016}", f"Late {n}", agency) for n, agency in enumerate(("Fire", "Parks", "Fire", "Parks"))]
    after = seated((*people(4), *late), record=record)
    tables = by_table(after)
    assert [sorted(who.agency for who in tables[n] if who.name.startswith("Late")) for n in (1, 2)] == [
        ["Fire", "Parks"],
        ["Fire", "Parks"],
    ]


def test_more_people_than_the_tables_hold_open_another():
    record = record_of({0: (1, 1), 1: (1, 2), 2: (2, 3), 3: (2, 4)})
    after = seated(people(6), record=record, table=2)
    assert [s.table for s in after] == [1, 1, 2, 2, 3, 3]


def test_a_cancelled_seat_stays_empty():
    record = record_of({0: (1, 1), 1: (1, 2), 2: (1, 3)})
    after = seated((attendee(0), attendee(1), attendee(90)), record=record)
    assert [s.number for s in after] == [1, 2, 4]


def test_a_seat_that_was_cancelled_long_ago_stays_empty_too():
    record = record_of({0: (1, 1), 1: (1, 2)}, last_seat=9)
    after = seated((attendee(0), attendee(1), attendee(90)), record=record)
    assert [s.number for s in after] == [1, 2, 10]


@settings(deadline=None)
@given(agencies, agencies, st.integers(2, 12), st.data())
def test_late_changes_never_move_anybody_or_give_a_seat_twice(first, late, size, data):
    before = seated(crowd(first), table=size)
    number_of = {attendee(n).key: n for n in range(len(first))}
    record = record_of({number_of[s.attendee.key]: (s.table, s.number) for s in before})
    stay = data.draw(st.sets(st.sampled_from(range(len(first)))))
    room = [attendee(n, first[n]) for n in stay] + [attendee(500 + n, agency) for n, agency in enumerate(late)]
    after = seated(room, table=size, record=record)
    kept = {seat for seat in before if number_of[seat.attendee.key] in stay}
    new = set(after) - kept
    assert kept <= set(after)
    assert sorted(seat.number for seat in new) == list(range(len(first) + 1, len(first) + len(late) + 1))
    assert max(Counter(seat.table for seat in after).values()) <= size


def test_tables_asked_smaller_than_the_record_has_them_are_doubted():
    record = record_of({n: (1, n + 1) for n in range(5)})
    seats, (problem,) = seat_people(session(people(5), record=record, table=4))
    assert {seat.table for seat in seats} == {1}
    assert (problem.code, problem.severity) == ("IW610", "warning")


def test_a_record_that_knows_nobody_of_the_list_is_doubted():
    seats, (problem,) = seat_people(session((attendee(90),), record=record_of({0: (1, 1), 1: (1, 2)})))
    assert (problem.code, problem.severity) == ("IW611", "warning")
    assert [(seat.table, seat.number) for seat in seats] == [(1, 3)]


def test_an_empty_room_is_refused():
    seats, (problem,) = seat_people(session(()))
    assert (seats, problem.code, problem.severity) == ((), "IW609", "error")
