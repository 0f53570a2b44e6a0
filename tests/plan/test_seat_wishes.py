"""Who sits with whom, who moves where after lunch, and what is said where a wish cannot be met."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import Impossible, Place
from iisam_workshop.model.people import Attendee, People, SeatWish
from iisam_workshop.model.record import CardRecord, PersonRecord, SessionRecord
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.seating import move_people, seat_people, seating_quality
from iisam_workshop.plan.seats import latecomers
from iisam_workshop.plan.seats.decide import Answer
from tests.thorough import often

from .builders import attendee, full_day, head_count, people, session

CARD = CardRecord(code="22222", terms=())


def wish(kind, *numbers, source=None):
    return SeatWish(kind, tuple(attendee(n).key for n in numbers), source or ("tables", kind, 0))


def asked(room=24, *wishes, table=6, record=None, places=None, seed="test-seed", **tables):
    """A session whose file says these things about tables, with these wishes found in its list or file."""
    crowd = people(room) if isinstance(room, int) else tuple(room)
    made = session(People(crowd, True, wishes), table=table, day=full_day(), record=record, places=places, seed=seed)
    file = made.asked.model_copy(update={"tables": made.asked.tables.model_copy(update=tables)})
    return replace(made, asked=file)


def tables_of(seats):
    return {seat.attendee.key: seat.table for seat in seats}


def at(seats, number):
    return tables_of(seats)[attendee(number).key]


def record_of(seats, second=()):
    later = tables_of(second)
    known = {
        seat.attendee.key: PersonRecord(
            table=seat.table, seat=seat.number, card=CARD, second=later.get(seat.attendee.key, 0)
        )
        for seat in seats
    }
    return SessionRecord(seed="test-seed", grid="5x5", people=known)


def pairs(seats):
    return {pair for pair in combinations(sorted(tables_of(seats)), 2) if len({tables_of(seats)[k] for k in pair}) == 1}


def told(problems):
    return [(problem.code, problem.severity) for problem in problems]


def workers(count, every):
    return [replace(attendee(n), role="Senior Social Worker (adults)" if n % every == 0 else "") for n in range(count)]


def test_groups_that_share_somebody_sit_at_one_table():
    seats, problems = seat_people(asked(24, wish("together", 0, 1), wish("together", 1, 2), wish("together", 2, 3)))
    assert not problems
    assert len({at(seats, n) for n in range(4)}) == 1


def test_no_two_of_a_group_that_is_to_be_apart_share_a_table():
    seats, _ = seat_people(asked(24, wish("apart", 0, 6, 12, 18)))
    assert len({at(seats, n) for n in (0, 6, 12, 18)}) == 4


@pytest.mark.parametrize("apart", [True, False])
def test_managers_sit_away_from_their_staff_unless_the_session_says_otherwise(apart):
    wishes = [wish("manager", 0, n) for n in range(1, 20)]
    seats, problems = seat_people(asked(24, *wishes, managers_apart=apart))
    alone = all(at(seats, 0) != at(seats, n) for n in range(1, 20)) if seats else False
    # nineteen of the other twenty-three are staff, so six seats hold the manager only with one of them
    assert (told(problems) == []) is not apart
    assert not alone


def test_a_manager_with_few_staff_sits_away_from_them():
    seats, problems = seat_people(asked(24, *(wish("manager", 0, n) for n in range(1, 15))))
    assert not problems
    assert all(at(seats, 0) != at(seats, n) for n in range(1, 15))


def test_each_table_has_somebody_with_the_words_asked_for():
    seats, problems = seat_people(asked(workers(24, 6), at_each=("social worker",)))
    assert not problems
    assert {seat.table for seat in seats if seat.attendee.role} == {1, 2, 3, 4}


def test_words_are_looked_for_whole_and_in_organisations_too():
    room = [replace(attendee(n, "Midshire Políce"), role="Policeman") for n in range(4)] + list(people(20))
    seats, problems = seat_people(asked(room, at_each=("POLICE",)))
    assert not problems
    assert {seat.table for seat in seats if seat.attendee.role} == {1, 2, 3, 4}


@pytest.mark.parametrize("words", ["social work", "worker social", "&"])
def test_words_that_nobody_has_are_refused_at_their_place_without_being_quoted(words):
    place = Place("session.yaml", 9, 3)
    made = asked(workers(24, 6), at_each=(words,), places={("session", "tables", "at_each", 0): place})
    _, (problem,) = seat_people(made)
    assert (problem.code, problem.severity, problem.place) == ("IW377", "error", place)
    assert words not in problem.message + problem.hint


def test_a_number_of_people_has_nobody_with_words():
    made = replace(asked(24, at_each=("police",)), people=head_count(24))
    _, (problem,) = seat_people(made)
    assert problem.code == "IW377"
    assert "number" in problem.message


@pytest.mark.parametrize(
    ("wishes", "more", "code"),
    [
        ([wish("together", *range(7))], {}, "IW624"),
        ([wish("apart", *range(5))], {}, "IW625"),
        ([], {"at_each": ("social worker",)}, "IW626"),
    ],
)
def test_a_wish_that_cannot_be_met_alone_is_refused_with_its_numbers(wishes, more, code):
    seats, problems = seat_people(asked(workers(24, 8), *wishes, **more))
    assert not seats
    assert told(problems) == [(code, "error")]


def test_wishes_that_clash_are_named_each_at_its_place_and_no_others():
    places = {
        ("session", "tables", "together", 0): Place("session.yaml", 41, 7),
        ("session", "tables", "apart", 0): Place("session.yaml", 43, 7),
        ("attendees", attendee(2).key): Place("attendees.csv", 4),
    }
    wishes = (
        wish("together", 8, 9, source=("tables", "together", 1)),
        wish("together", 0, 1, source=("tables", "together", 0)),
        wish("manager", 5, 6, source=("attendees", attendee(5).key)),
        wish("together", 1, 2, source=("attendees", attendee(2).key)),
        wish("apart", 2, 0, 7, source=("tables", "apart", 0)),
    )
    seats, problems = seat_people(asked(24, *wishes, places=places))
    assert not seats
    assert told(problems) == [("IW623", "error")] * 3
    assert {problem.place for problem in problems} == set(places.values())
    assert all(str(place) in problem.message for problem in problems for place in {*places.values()} - {problem.place})
    assert not any("Person" in str(problem) for problem in problems)


def test_clashes_that_have_nothing_in_common_are_told_together():
    wishes = [wish(kind, n, n + 1, source=("tables", kind, n)) for n in (0, 2) for kind in ("together", "apart")]
    _, problems = seat_people(asked(24, *wishes))
    assert told(problems) == [("IW623", "error")] * 4


def test_what_is_not_decided_in_the_steps_there_are_is_said_so(monkeypatch):
    from iisam_workshop.plan.seats import clash, decide, fresh

    def hurried(room, goals=(), steps=0):
        return decide.decide(room, goals, 3)

    monkeypatch.setattr(fresh, "decide", hurried)
    monkeypatch.setattr(clash, "decide", hurried)
    seats, problems = seat_people(asked(24, *(wish("together", n, n + 1) for n in range(0, 20, 2))))
    assert not seats
    assert told(problems) == [("IW627", "error")]


def test_a_plan_with_an_impossible_wish_is_refused():
    with pytest.raises(Impossible, match="IW624"):
        make_plan(asked(24, wish("together", *range(7)), mix_again="lunch"))


# -- Welsh


def speakers(count, welsh):
    return [replace(attendee(n), language="cy" if n in welsh else None) for n in range(count)]


@pytest.mark.parametrize(("welsh", "tables", "others"), [(6, 1, 0), (7, 2, 5), (12, 2, 0), (3, 1, 3)])
def test_those_who_want_welsh_share_tables_with_as_few_others_as_numbers_allow(welsh, tables, others):
    made = asked(speakers(24, range(0, 2 * welsh, 2)), welsh="whole")
    seats, _ = seat_people(made)
    theirs = {seat.table for seat in seats if seat.attendee.language}
    assert len(theirs) == tables
    assert sum(seat.table in theirs and not seat.attendee.language for seat in seats) == others
    measure = seating_quality(made, seats)[0]
    assert (measure.goal, measure.found, measure.least, measure.proved) == ("welsh", others, others, True)


def test_somebody_who_must_sit_with_a_welsh_speaker_is_one_of_the_others():
    made = asked(speakers(24, range(6)), wish("together", 0, 20), welsh="whole")
    seats, _ = seat_people(made)
    theirs = {seat.table for seat in seats if seat.attendee.language}
    assert at(seats, 0) == at(seats, 20)
    assert sum(seat.table in theirs and not seat.attendee.language for seat in seats) == 6


def test_somebody_new_who_wants_welsh_finds_the_others_who_do():
    made = asked(speakers(22, range(0, 10, 2)), welsh="whole")
    seats, _ = seat_people(made)
    theirs = {seat.table for seat in seats if seat.attendee.language}
    new = replace(attendee(90), language="both")
    kept = [seat for seat in seats if seat.attendee.key != attendee(2).key]
    room = [*(seat.attendee for seat in kept), new]
    after, _ = seat_people(asked(room, welsh="whole", record=record_of(kept)))
    assert {seat.table for seat in after if seat.attendee == new} == theirs


# -- moving to other tables


def test_after_lunch_nobody_meets_again_where_numbers_allow_and_all_keep_their_numbers():
    made = asked(36, mix_again="lunch")
    seats, _ = seat_people(made)
    second, problems = move_people(made, seats)
    assert not problems
    assert not pairs(seats) & pairs(second)
    assert {s.number: s.attendee for s in seats} == {s.number: s.attendee for s in second}
    assert [(s.table, s.number) for s in second] == sorted((s.table, s.number) for s in second)
    assert set(Counter(s.table for s in second).values()) == {6}
    assert all(measure.proved for measure in seating_quality(made, seats, second)[:2])


def test_everybody_moves_to_another_table_where_there_are_enough():
    made = asked(42, mix_again="lunch")
    seats, _ = seat_people(made)
    second, _ = move_people(made, seats)
    assert not pairs(seats) & pairs(second)
    assert all(tables_of(seats)[key] != table for key, table in tables_of(second).items())


def test_rules_hold_at_the_second_tables_too():
    wishes = (wish("together", 0, 1), wish("apart", 2, 8, 14))
    made = asked(workers(24, 4), *wishes, mix_again="lunch", at_each=("social worker",))
    seats, _ = seat_people(made)
    second, problems = move_people(made, seats)
    assert not problems
    assert at(second, 0) == at(second, 1)
    assert len({at(second, n) for n in (2, 8, 14)}) == 3
    assert {seat.table for seat in second if seat.attendee.role} == {1, 2, 3, 4}


def test_a_number_of_people_moves_as_well():
    made = replace(asked(24, mix_again="lunch"), people=head_count(24))
    plan = make_plan(made)
    assert len(pairs(plan.seats) & pairs(plan.second)) == 4 * 2
    assert {person.second for person in plan.record.people.values()} == {1, 2, 3, 4}


def test_without_a_wish_nobody_moves():
    plan = make_plan(asked(24))
    assert plan.second == ()
    assert {person.second for person in plan.record.people.values()} == {0}


def test_second_tables_are_kept_and_newcomers_get_one_too():
    made = asked(22, mix_again="lunch")
    plan = make_plan(made)
    room = [*people(22)[1:], attendee(90), attendee(91)]
    after = make_plan(replace(made, people=People(tuple(room), True), record=plan.record))
    kept = tables_of(plan.second)
    assert all(kept[key] == table for key, table in tables_of(after.second).items() if key in kept)
    assert sorted(Counter(tables_of(after.second).values()).values()) == [5, 6, 6, 6]
    assert after.record.people[attendee(90).key].second == tables_of(after.second)[attendee(90).key]


def test_second_tables_outlive_a_build_without_them():
    made = asked(24, mix_again="lunch")
    plan = make_plan(made)
    still = make_plan(replace(asked(24), record=plan.record))
    again = make_plan(replace(made, record=still.record))
    assert (still.second, again.second) == ((), plan.second)


def test_a_slot_that_there_is_not_is_refused_with_the_nearest():
    place = Place("session.yaml", 44, 14)
    made = asked(24, mix_again="lunhc", places={("session", "tables", "mix_again"): place})
    seats, _ = seat_people(made)
    second, (problem,) = move_people(made, seats)
    assert (second, problem.code, problem.severity, problem.place) == ((), "IW376", "error", place)
    assert problem.hint == "Did you mean 'lunch'?"


@pytest.mark.parametrize(
    ("slot", "room", "found"),
    [
        ("break-afternoon", 24, [("IW378", "warning")]),
        ("scenario-1", 24, [("IW378", "warning")]),
        ("scenario-2", 24, []),
        ("close", 24, [("IW379", "warning")]),
        ("lunch", 5, [("IW379", "warning")]),
    ],
)
def test_a_move_that_tears_teams_or_moves_nobody_is_doubted(slot, room, found):
    made = asked(room, mix_again=slot)
    seats, _ = seat_people(made)
    second, problems = move_people(made, seats)
    assert told(problems) == found
    assert bool(second) == (found != [("IW379", "warning")])


# -- how good it is


def mixed_room(count):
    rng = random.Random(2027)
    return [
        replace(attendee(n, f"Agency {min(rng.randrange(9), rng.randrange(9))}"), role=f"Role {rng.randrange(12)}",
                senior=rng.randrange(4))
        for n in range(count)
    ]  # fmt: skip


def test_a_room_of_sixty_meets_the_bound_of_every_goal_and_chance_is_far_from_it():
    made = asked(mixed_room(60), mix_again="lunch")
    seats, _ = seat_people(made)
    second, _ = move_people(made, seats)
    first, again = seating_quality(made, seats), seating_quality(made, seats, second)
    assert [measure.goal for measure in first] == ["agency", "role", "seniority"]
    assert all(measure.proved for measure in (*first, *again[:3]))
    rng, tables = random.Random(1), [seat.table for seat in seats]
    for _ in range(50):
        rng.shuffle(tables)
        drawn = tuple(replace(seat, table=table) for seat, table in zip(seats, tables, strict=True))
        for measure, ours in zip(seating_quality(made, drawn), first, strict=True):
            assert measure.least == ours.least <= ours.found < measure.found


def test_quality_counts_pairs_and_not_people():
    room = [attendee(n, "Police" if n < 3 else "") for n in range(4)]
    made = asked(room, table=4)
    agency, role, seniority = seating_quality(made, seat_people(made)[0])
    assert (agency.found, agency.least, agency.proved) == (3, 3, True)
    assert (role.found, seniority.found) == (0, 0)


# -- those who come late


def test_a_wish_that_kept_seats_break_is_told_and_moves_nobody():
    seats, _ = seat_people(asked(24))
    near = [n for n in range(24) if at(seats, n) == 1][:2]
    far = [next(n for n in range(24) if at(seats, n) == table) for table in (1, 2)]
    wishes = (wish("apart", *near), wish("together", *far))
    after, problems = seat_people(asked(24, *wishes, record=record_of(seats)))
    assert after == seats
    assert told(problems) == [("IW628", "warning")] * 2


def test_words_that_a_kept_table_lacks_are_told():
    seats, _ = seat_people(asked(workers(24, 6)))
    crowded = tuple(replace(s.attendee, role="Social worker" if s.table == 1 else "") for s in seats)
    _, problems = seat_people(asked(crowded, at_each=("social worker",), record=record_of(seats)))
    assert told(problems) == [("IW628", "warning")]
    assert problems[0].message.startswith("3 of 4 tables have nobody")


def test_somebody_new_with_the_words_goes_to_the_table_that_lacks_them():
    seats, _ = seat_people(asked(22))
    new = (replace(attendee(90), role="Social worker"), attendee(91))
    room = [*new, *(replace(s.attendee, role="" if s.table == 3 else "Social worker") for s in seats)]
    after, problems = seat_people(asked(room, at_each=("social worker",), record=record_of(seats)))
    assert (at(after, 90), at(after, 91)) == (3, 4)
    assert not problems


def test_somebody_new_sits_with_an_interpreter_even_where_another_table_is_emptier():
    seats, _ = seat_people(asked(22))
    full = next(n for n in range(22) if at(seats, n) == 3)
    gone = [seat for seat in seats if not (seat.table == 4 and seat.number > 20)]
    room = [*(seat.attendee for seat in gone), attendee(90)]
    after, problems = seat_people(asked(room, wish("together", 90, full), record=record_of(gone)))
    assert at(after, 90) == 3
    assert not problems


def test_somebody_new_sits_away_from_a_manager():
    seats, _ = seat_people(asked(21))
    emptiest = [n for n in range(21) if at(seats, n) == 4]
    others = [n for n in range(21) if at(seats, n) == 3]
    wishes = [wish("manager", 90, n) for n in (emptiest[0], others[0])]
    after, problems = seat_people(asked([*people(21), attendee(90)], *wishes, record=record_of(seats)))
    assert not problems
    assert at(after, 90) == 2


def test_a_wish_of_somebody_new_that_no_free_seat_allows_is_told():
    seats, _ = seat_people(asked(23))
    boss = next(n for n in range(23) if at(seats, n) == 4)
    source = ("attendees", attendee(90).key)
    made = asked(
        [*people(23), attendee(90)],
        wish("manager", 90, boss, source=source),
        record=record_of(seats),
        places={source: Place("attendees.csv", 25)},
    )
    after, problems = seat_people(made)
    assert at(after, 90) == 4
    assert told(problems) == [("IW629", "warning")]
    assert problems[0].place == Place("attendees.csv", 25)


def test_two_new_people_who_are_to_be_apart_are():
    seats, _ = seat_people(asked(20))
    made = asked([*people(20), attendee(90), attendee(91)], wish("apart", 90, 91), record=record_of(seats))
    after, problems = seat_people(made)
    assert at(after, 90) != at(after, 91)
    assert not problems


def test_new_people_who_are_to_be_together_are_even_if_tables_become_uneven():
    seats, _ = seat_people(asked(15, table=10))
    new = (90, 91, 92)
    room = [*people(15), *map(attendee, new)]
    after, problems = seat_people(asked(room, wish("together", *new), table=10, record=record_of(seats)))
    assert not problems
    assert {at(after, n) for n in new} == {2}
    assert Counter(seat.table for seat in after) == {1: 8, 2: 10}


numbers = st.lists(st.integers(0, 29), min_size=2, max_size=4, unique=True)
wanted = st.lists(st.tuples(st.sampled_from(["together", "apart", "manager"]), numbers), max_size=5)


@settings(deadline=None, max_examples=often(40, 8))
@given(wanted, st.integers(8, 24), st.sets(st.integers(0, 23)), st.integers(0, 6), st.integers(2, 6))
def test_late_changes_move_nobody_whatever_is_wished(drawn, count, gone, late, size):
    before, problems = seat_people(asked(count, table=size))
    stay = [n for n in range(count) if n not in gone]
    room = [attendee(n) for n in (*stay, *range(24, 24 + late))]
    if not room:
        return
    wishes = [wish(kind, *each) for kind, each in drawn]
    after, problems = seat_people(asked(room, *wishes, table=size, record=record_of(before)))
    held = {seat for seat in before if seat.attendee in room}
    assert held <= set(after)
    assert {seat.attendee for seat in after} == set(room)
    assert max(Counter(seat.table for seat in after).values()) <= size
    assert {problem.severity for problem in problems} <= {"warning"}
    broken = [each for each in wishes if _unmet(each, tables_of(after))]
    warned = {problem.code for problem in problems} & {"IW628", "IW629"}
    assert bool(broken) == bool(warned)


def _unmet(each, tables):
    theirs = [tables[key] for key in each.keys if key in tables]
    apart = len(set(theirs)) == len(theirs)
    return len(theirs) > 1 and (len(set(theirs)) > 1 if each.kind == "together" else not apart)


@settings(deadline=None, max_examples=often(40, 8))
@given(wanted, st.integers(2, 30), st.integers(2, 7), st.booleans())
def test_fresh_seats_meet_every_wish_or_none_is_given(drawn, count, size, move):
    wishes = [wish(kind, *each) for kind, each in drawn]
    made = asked(count, *wishes, table=size, mix_again="lunch" if move else None)
    seats, problems = seat_people(made)
    if not seats:
        assert {problem.code for problem in problems} <= {"IW623", "IW624", "IW625"}
        assert problems
        return
    for seating in filter(None, (seats, move_people(made, seats)[0])):
        tables = tables_of(seating)
        sizes = list(Counter(tables.values()).values())
        assert max(sizes) - min(sizes) <= 1
        assert not [each for each in wishes if _unmet(each, tables)]


def test_names_do_not_decide_seats_and_neither_does_the_order_of_wishes():
    wishes = [wish("apart", 0, 6), wish("together", 1, 2), wish("apart", 3, 9, 15)]
    one, other = (seat_people(asked(24, *each))[0] for each in (wishes, wishes[::-1]))
    assert one == other
    assert Attendee(one[0].attendee.key) != one[0].attendee


def test_newcomers_are_seated_by_the_goals_alone_where_steps_run_out(monkeypatch):
    seats, _ = seat_people(asked(18))
    real = latecomers.decide

    def hurried(room, goals=(), steps=0):
        return Answer(None, sure=False) if goals else real(room)

    monkeypatch.setattr(latecomers, "decide", hurried)
    room = [*people(18), attendee(90), attendee(91)]
    after, problems = seat_people(asked(room, wish("together", 90, 91), wish("apart", 90, 91), record=record_of(seats)))
    assert set(seats) < set(after)
    assert told(problems) == [("IW629", "warning")]
