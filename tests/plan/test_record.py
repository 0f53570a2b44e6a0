from __future__ import annotations

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.plan.deal import deal
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.record import last_seat, retired_cards

from .builders import attendee, people, session

RECORD = make_plan(session(12)).record


def tampered(**changes):
    return RECORD.model_copy(update=changes)


def with_card(**changes):
    """The record with its first person's card changed."""
    key, person = next(iter(RECORD.people.items()))
    card = person.card.model_copy(update=changes)
    return tampered(people={**RECORD.people, key: person.model_copy(update={"card": card})})


def refused(record, **more):
    game, (problem,) = deal(session(12, record=record, **more))
    assert game.cards == ()
    assert (problem.code, problem.severity) == ("IW607", "error")
    assert problem.message.startswith("the session record no longer fits: ")
    return problem


def test_a_record_holds_no_name_and_no_agency():
    text = RECORD.model_dump_json()
    assert not [who for who in people(12) if who.name in text or who.agency in text]


def test_a_record_survives_being_written_and_read():
    assert type(RECORD).model_validate_json(RECORD.model_dump_json()) == RECORD


def test_people_stand_in_a_record_by_key_so_that_two_versions_compare_well():
    assert list(RECORD.people) == sorted(RECORD.people)


def test_a_record_of_another_seed_is_refused():
    assert "another seed" in refused(RECORD, seed="other").message


@pytest.mark.parametrize(
    ("bingo", "words"),
    [
        ({"grid": (4, 4)}, "its cards are 5x5, and 4x4 is asked for"),
        ({"free": False}, "another number of terms"),
        ({"pool": 40}, "are not in the pool, such as"),
        ({"layout": "quota"}, "its cards have another layout, mixed"),
        ({"pattern": "stages"}, "its cards have other numbers of squares for the stages"),
    ],
)
def test_a_changed_setting_that_voids_printed_cards_is_refused_at_its_line(bingo, words):
    problem = refused(RECORD, bingo=bingo)
    assert words in problem.message
    assert problem.place == Place("session.yaml", 20)


def test_a_larger_pool_goes_with_cards_already_printed():
    game, problems = deal(session(12, record=RECORD, bingo={"pool": 80}))
    assert problems == ()
    terms = {card.code: tuple(game.pool[square].id for square in card.squares) for card in game.cards}
    assert terms == {card.code: card.terms for card in (*(p.card for p in RECORD.people.values()), *RECORD.spares)}


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (with_card(code="22223"), "not all valid"),
        (with_card(code=RECORD.spares[0].code), "not all valid and different"),
        (with_card(terms=(RECORD.spares[0].terms[0],) * 24), "a term twice"),
        (
            tampered(people={k: p.model_copy(update={"seat": 1}) for k, p in RECORD.people.items()}),
            "two people have the same seat",
        ),
    ],
    ids=["wrong code", "code twice", "term twice", "seat twice"],
)
def test_a_record_that_was_damaged_by_hand_is_refused(record, words):
    assert words in refused(record).message


def test_cards_of_people_who_left_are_retired_in_addition_to_earlier_ones():
    gone = RECORD.people[attendee(3).key].card
    later = session([who for who in people(12) if who != attendee(3)], record=tampered(retired=RECORD.spares))
    assert retired_cards(later) == (*RECORD.spares, gone)


def test_terms_of_a_retired_card_may_leave_the_pool():
    void = RECORD.spares[0].model_copy(update={"terms": ("long-gone", *RECORD.spares[0].terms[1:])})
    _, problems = deal(session((*people(12), attendee(90)), record=tampered(spares=(), retired=(void,))))
    assert problems == ()


def test_sets_of_terms_on_retired_cards_count_as_used_up():
    bingo = {"pool": 25, "spares": 0}
    record = make_plan(session(24, bingo=bingo)).record
    _, (problem,) = deal(session((*people(24)[1:], attendee(90), attendee(91)), record=record, bingo=bingo))
    assert (problem.code, problem.message.partition(";")[0]) == ("IW603", "26 different cards are wanted")
    assert deal(session((*people(24)[1:], attendee(90)), record=record, bingo=bingo))[1] == ()


def test_the_last_seat_is_remembered_after_its_person_left():
    record = RECORD
    last = max(record.people, key=lambda key: record.people[key].seat)
    stay = [who for who in people(12) if who.key != last]
    record = make_plan(session(stay, record=record)).record
    assert last not in record.people
    assert last_seat(session(stay, record=record)) == 12
    plan = make_plan(session([*stay, attendee(90)], record=record))
    assert plan.seat_of(attendee(90).key).number == 13


def journey_record():
    return make_plan(session(12, bingo={"layout": "journey", "grid": (6, 4)})).record


def test_a_record_says_the_layout_of_its_cards_and_one_without_is_of_mixed_cards():
    assert (RECORD.layout, RECORD.spread, journey_record().layout) == ("mixed", 1, "journey")
    old = RECORD.model_dump(mode="json", exclude={"layout", "spread"})
    assert type(RECORD).model_validate(old) == RECORD


def test_a_quota_that_printed_cards_do_not_have_is_refused():
    record = make_plan(session(12, bingo={"layout": "quota"})).record
    quota = {"vision": 8, "scoping": 8, "review": 8}
    problem = refused(record, bingo={"layout": "quota", "quota": quota})
    assert "other numbers of squares for the stages" in problem.message
    assert problem.place == Place("session.yaml", 21)


def test_journey_cards_whose_terms_stand_in_other_columns_are_refused():
    record = journey_record()
    key, person = next(iter(record.people.items()))
    moved = person.card.model_copy(update={"terms": (*person.card.terms[1:], person.card.terms[0])})
    people = {**record.people, key: person.model_copy(update={"card": moved})}
    problem = refused(record.model_copy(update={"people": people}), bingo={"layout": "journey", "grid": (6, 4)})
    assert "other numbers of squares for the stages" in problem.message


@pytest.mark.parametrize(
    "bingo",
    [{"layout": "journey", "grid": (6, 4)}, {"layout": "quota", "grid": (4, 4)}, {"pattern": "stages"}],
    ids=str,
)
def test_records_of_every_layout_are_dealt_on_from(bingo):
    record = make_plan(session(12, bingo=bingo)).record
    game, problems = deal(session((*people(12), attendee(90)), record=record, bingo=bingo))
    assert problems == ()
    assert len(game.cards) == 15
