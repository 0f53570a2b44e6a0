from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid, Impossible
from iisam_workshop.plan.documents import DOCUMENT_IDS
from iisam_workshop.plan.odds import odds
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.uniqueness import uniqueness
from tests.thorough import THOROUGH, often

from .builders import agenda, attendee, people, session, slot

LISTED = often(24, 13)


def cards_of(plan):
    """Code and terms of every card, by owner; spare cards by number."""
    spare = iter(range(100))
    return {
        card.owner or f"spare-{next(spare)}": (card.code, tuple(plan.game.pool[n].id for n in card.squares))
        for card in plan.game.cards
    }


def seats_of(plan):
    return {seat.attendee.key: (seat.table, seat.number) for seat in plan.seats}


def test_the_same_session_makes_the_same_plan():
    assert make_plan(session()) == make_plan(session())


@pytest.mark.skipif(not THOROUGH, reason="every day test_same_bytes has another process with another hash make it all")
def test_the_same_session_makes_the_same_plan_in_every_process():
    code = "from plan.builders import *; from iisam_workshop.plan.plan import make_plan; p = make_plan(session()); "
    code += "print(p.pack_id, p.game.calls, p.game.cards, [(s.number, s.attendee.key) for s in p.seats])"
    tests = str(Path(__file__).parents[1])
    told = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=tests, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    here = make_plan(session())
    seats = [(seat.number, seat.attendee.key) for seat in here.seats]
    assert told == {f"{here.pack_id} {here.game.calls} {here.game.cards} {seats}\n".encode()}


def test_a_printed_pack_can_be_made_again_by_later_versions():
    plan = make_plan(session())
    first = plan.game.cards[0]
    assert plan.pack_id == "eastmere 2027-03-04 WA96"
    assert (first.code, first.squares[:6]) == ("HY7WX", (26, 21, 54, 27, 0, 8))
    assert plan.game.calls[:6] == (52, 15, 21, 37, 2, 42)
    assert [seat.attendee.name for seat in plan.seats[:3]] == ["Person 5", "Person 9", "Person 0"]


@settings(max_examples=often(40, 2), deadline=None)
@given(st.permutations(range(LISTED)))
def test_the_order_of_the_list_changes_nothing(order):
    first = make_plan(session(LISTED))
    shuffled = make_plan(session([people(LISTED)[number] for number in order]))
    assert replace(shuffled, session=first.session) == first


def test_another_seed_makes_other_cards_seats_and_another_pack():
    one, other = make_plan(session()), make_plan(session(seed="other"))
    assert not set(cards_of(one).values()) & set(cards_of(other).values())
    assert seats_of(one) != seats_of(other)
    assert one.pack_id != other.pack_id


def test_two_more_people_and_one_cancellation_disturb_nobody_else():
    first = make_plan(session(24))
    room = [who for who in people(24) if who != attendee(7)] + [attendee(90), attendee(91)]
    second = make_plan(session(room, record=first.record))

    stay = {who.key for who in people(24)} - {attendee(7).key}
    before, after = cards_of(first), cards_of(second)
    assert {key: after[key] for key in stay} == {key: before[key] for key in stay}
    assert {key: card for key, card in after.items() if key.startswith("spare")} == {
        key: card for key, card in before.items() if key.startswith("spare")
    }
    assert {key: seats_of(second)[key] for key in stay} == {key: seats_of(first)[key] for key in stay}

    new = {attendee(90).key, attendee(91).key}
    assert {after[key][0] for key in new}.isdisjoint(code for code, _ in before.values())
    assert {frozenset(after[key][1]) for key in new}.isdisjoint(frozenset(terms) for _, terms in before.values())
    assert {seats_of(second)[key][1] for key in new} == {25, 26}
    assert [card.code for card in second.record.retired] == [before[attendee(7).key][0]]


@settings(max_examples=often(50, 3), deadline=None)
@given(
    st.lists(st.sets(st.integers(0, often(29, 14)), min_size=1), min_size=2, max_size=5),
    st.sampled_from([(5, 5), (4, 4)]),
)
def test_through_any_changes_nothing_that_was_handed_out_changes_or_comes_again(rooms, grid):
    record, handed, seats, codes, sets = None, {}, {}, Counter(), set()
    for room in rooms:
        plan = make_plan(
            session([attendee(n) for n in sorted(room)], record=record, bingo={"grid": grid}), only=("agenda",)
        )
        cards, places = cards_of(plan), seats_of(plan)
        for key, card in cards.items():
            if key in handed:
                assert handed[key] == card
            else:
                codes[card[0]] += 1
                assert frozenset(card[1]) not in sets
                sets.add(frozenset(card[1]))
        for key, place in places.items():
            assert seats.get(key, place) == place
            assert place[1] not in {other[1] for owner, other in seats.items() if owner != key}
        handed |= cards
        seats |= places
        # Whoever comes back after leaving gets a new card and seat, as the old ones are void.
        gone = set(seats) - set(places)
        handed = {key: card for key, card in handed.items() if key not in gone}
        seats = {**{f"void {key} {place}": place for key, place in seats.items() if key in gone}, **places}
        record = plan.record
    assert set(codes.values()) == {1}


def test_cards_lie_in_the_order_of_the_seats_and_spare_ones_last():
    plan = make_plan(session(24))
    owners = [card.owner for card in plan.game.cards]
    assert owners == [*(seat.attendee.key for seat in plan.seats), "", "", ""]


def test_the_pack_id_says_council_date_and_a_word_from_the_seed():
    council, date, word = make_plan(session()).pack_id.split()
    assert (council, date) == ("eastmere", "2027-03-04")
    assert len(word) == 4
    assert set(word) <= set("2346789ACEFHJKLMPRTUWXY")


def test_stages_come_by_number_with_mark_and_colour():
    stages = make_plan(session()).stages
    assert [stage.number for stage in stages] == [1, 2, 3, 4, 5, 6]
    assert len({stage.mark for stage in stages}) == 6


def test_only_the_documents_asked_for_are_planned_with_the_letters_they_always_have():
    plan = make_plan(session(), only=("caller", "agenda"))
    assert [(paper.id, paper.part) for paper in plan.documents] == [("agenda", "A"), ("caller", "M")]
    whole = make_plan(session(bingo={"large_print": True}))
    late = bool(whole.recoveries)
    asked = {"needs", "programme", *([] if late else ["late-card"])}
    assert tuple(paper.id for paper in whole.documents) == tuple(name for name in DOCUMENT_IDS if name not in asked)


def test_copies_follow_people_tables_and_facilitators():
    plan = make_plan(session(23, table=5))
    numbers = {paper.copies: paper.number for paper in plan.documents}
    assert numbers == {"person": 23, "table": 5, "facilitator": 2, "once": 1, "sets": 5 * 2, "quarter": 6, "screen": 0}
    assert plan.tables == 5


def test_warnings_of_all_steps_travel_with_the_plan():
    plan = make_plan(session(30, day=agenda(slot("talk")), fixed={"talk": 600}, bingo={"grid": (3, 3), "pool": 12}))
    assert [problem.code for problem in plan.problems] == ["IW212", "IW214", "IW608", "IW340"]


def test_errors_of_all_steps_are_raised_together():
    broken = session((), finish=600, leave_out=("agneda",), bingo={"pool": 19})
    with pytest.raises(ContentInvalid) as refusal:
        make_plan(broken)
    assert {problem.code for problem in refusal.value.problems} == {"IW211", "IW218", "IW601", "IW609"}


def test_what_cannot_exist_alone_is_refused_as_impossible():
    with pytest.raises(Impossible, match="IW601"):
        make_plan(session(bingo={"pool": 19}))


def test_no_problem_names_a_person():
    everybody = people(60)
    record = make_plan(session(everybody[:30])).record
    wish = session(everybody[30:], record=record, finish=600, fixed={"lunch": 600}, bingo={"pool": 40}, table=2)
    with pytest.raises(ContentInvalid) as refusal:
        make_plan(wish)
    names = [*(who.name for who in everybody), *(who.key for who in everybody), *wish.asked.facilitators]
    assert not [name for name in names if name in str(refusal.value)]


def test_a_plan_can_be_sent_to_another_process():
    plan = make_plan(session())
    assert pickle.loads(pickle.dumps(plan)) == plan


def test_every_plan_proves_that_its_cards_differ():
    plan = make_plan(session(), only=("agenda",))
    assert plan.uniqueness == uniqueness(plan.game)
    assert plan.uniqueness.cards == 27


def test_chances_are_worked_out_only_for_a_pack_with_the_paper_that_shows_them():
    assert make_plan(session(6), only=("agenda",)).odds is None
    assert make_plan(session(6, leave_out=("win-curve",))).odds is None
    plan = make_plan(session(6), only=("win-curve",))
    assert plan.odds == odds(plan.game, plan.session.seed)
