from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import comb

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from iisam_workshop.model.session import EarlierCard
from iisam_workshop.plan import codes
from iisam_workshop.plan.deal import deal
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.uniqueness import uniqueness
from tests.thorough import THOROUGH, often, rows

from .builders import attendee, catalogue, head_count, people, session
from .wins import lines_of

sides = st.integers(3, 6)


def dealt(attendees=24, **more):
    game, problems = deal(session(attendees, **more))
    assert not [problem for problem in problems if problem.severity == "error"]
    return game


@settings(max_examples=often(80, 6), deadline=None)
@given(sides, sides, st.integers(1, 40), st.data())
def test_a_fresh_pack_keeps_every_promise(columns, rows, count, data):
    free = data.draw(st.booleans()) and columns % 2 == 1 == rows % 2
    squares = columns * rows - free
    pool = data.draw(st.integers(squares, 120))
    cards = count + max(2, -(-count // 10))
    assume(comb(pool, squares) >= 2 * cards)
    seed = data.draw(st.text(min_size=1))
    game = dealt(count, bingo={"grid": (columns, rows), "free": free, "pool": pool}, seed=seed)

    assert len(game.cards) == cards
    assert all(len(set(card.squares)) == squares for card in game.cards)
    assert {term for card in game.cards for term in card.squares} <= set(range(pool))
    assert len({frozenset(card.squares) for card in game.cards}) == cards

    uses = Counter(dict.fromkeys(range(pool), 0))
    uses.update(term for card in game.cards for term in card.squares)
    assert max(uses.values()) - min(uses.values()) <= 1

    if min(columns, rows) >= 4:
        lines = [line for card in game.cards for line in lines_of(game, card)]
        assert len(set(lines)) == len(lines)

    assert len({card.code for card in game.cards}) == cards
    assert all(codes.valid(card.code) for card in game.cards)


@settings(max_examples=often(40, 8), deadline=None)
@given(st.integers(1, 30), st.booleans(), st.text(min_size=1))
def test_small_cards_share_no_line_where_the_numbers_leave_room(count, free, seed):
    game, problems = deal(session(count, bingo={"grid": (3, 3), "free": free, "pool": 60}, seed=seed))
    lines = [line for card in game.cards for line in lines_of(game, card)]
    assert problems == ()
    assert len(set(lines)) == len(lines)


def test_small_cards_that_must_share_lines_are_dealt_with_a_warning():
    game, (problem,) = deal(session(30, bingo={"grid": (3, 3), "pool": 12}))
    sets = {frozenset(card.squares) for card in game.cards}
    assert len(sets) == len(game.cards) == 33
    assert (problem.code, problem.severity) == ("IW608", "warning")


def test_a_tight_pool_is_dealt_to_the_last_card():
    game = dealt(23, bingo={"pool": 25, "spares": 1})
    assert len({frozenset(card.squares) for card in game.cards}) == 25 == comb(25, 24)
    assert set(Counter(term for card in game.cards for term in card.squares).values()) == {24}


@settings(max_examples=often(10, 2), deadline=None)
@given(st.text(min_size=1))
def test_a_nearly_exhausted_pool_is_still_dealt_evenly(seed):
    game = dealt(200, bingo={"pool": 26, "spares": 0}, seed=seed)
    assert len({frozenset(card.squares) for card in game.cards}) == 200
    uses = Counter(term for card in game.cards for term in card.squares).values()
    assert max(uses) - min(uses) <= 1


@pytest.mark.skipif(not THOROUGH, reason="every day four hundred get cards from fewer terms")
def test_five_hundred_people_get_five_hundred_and_fifty_cards():
    game = dealt(500)
    lines = [line for card in game.cards for line in lines_of(game, card)]
    assert len(game.cards) == len({card.code for card in game.cards}) == 550
    assert len(set(lines)) == len(lines) == 550 * 12


def test_lines_are_kept_apart_even_where_most_of_them_are_used():
    game = dealt(400, bingo={"grid": (4, 4), "pool": 22})
    lines = [line for card in game.cards for line in lines_of(game, card)]
    assert len(set(lines)) == len(lines) == 4400 > comb(22, 4) * 0.6


def test_squares_of_one_term_lie_all_over_the_card():
    game = dealt(150, bingo={"pool": 30})
    places = Counter(card.squares.index(0) for card in game.cards if 0 in card.squares)
    assert len(places) == game.squares


def test_the_caller_calls_every_term_of_the_pool_once_in_an_order_of_chance():
    game = dealt()
    assert sorted(game.calls) == list(range(60))
    assert game.calls != tuple(range(60))


@pytest.mark.parametrize(
    ("count", "share", "spares"), [(24, 10, 3), (5, 10, 2), (20, 10, 2), (21, 10, 3), (24, 0, 0), (24, 100, 24)]
)
def test_the_number_of_spare_cards_is_rounded_up_and_two_at_least(count, share, spares):
    game = dealt(count, bingo={"spares": share})
    assert sum(not card.owner for card in game.cards) == spares
    assert len(game.cards) == count + spares


def test_cards_do_not_depend_on_the_order_of_the_list():
    assert dealt(people(30)) == dealt(people(30)[::-1])


def test_another_seed_deals_other_cards_and_codes():
    one, other = dealt(), dealt(seed="other")
    assert {card.code for card in one.cards}.isdisjoint(card.code for card in other.cards)
    assert {card.squares for card in one.cards}.isdisjoint(card.squares for card in other.cards)


def test_a_person_s_code_does_not_depend_on_who_else_takes_part():
    one = {card.owner: card.code for card in dealt(people(20)).cards if card.owner}
    more = {card.owner: card.code for card in dealt((*people(20), attendee(77))).cards}
    assert one.items() <= more.items()


def test_a_number_instead_of_a_list_gets_as_many_cards():
    game = dealt(head_count(12))
    assert [card.owner for card in game.cards[:12]] == [f"seat-{number}" for number in range(1, 13)]


@pytest.mark.parametrize(
    ("count", "bingo", "message"),
    [
        (30, {"pool": 25}, "33 different cards are wanted; 24 squares and 25 terms make 25"),
        (24, {"pool": 25}, "27 different cards are wanted; 24 squares and 25 terms make 25"),
        (24, {"pool": 25, "spares": 2}, "26 different cards are wanted; 24 squares and 25 terms make 25"),
        (500, {"grid": (4, 4), "pool": 20}, "550 cards have 5,500 lines of 4 terms; 20 terms make 4,845"),
        (
            260,
            {"grid": (4, 4), "pool": 19},
            "no way was found to deal 286 cards from 19 terms without a twin among cards or lines",
        ),
    ],
)
def test_more_cards_than_can_exist_are_refused_with_the_numbers(count, bingo, message):
    game, (problem,) = deal(session(count, bingo=bingo))
    assert (problem.code, problem.message) == ("IW603", message)
    assert game.cards == ()


@pytest.mark.parametrize(("count", "pool"), rows([(30, 25), (500, 25)]))
def test_the_pool_that_a_refusal_names_is_large_enough(count, pool):
    _, (problem,) = deal(session(count, bingo={"pool": pool}))
    enough = int(problem.hint.removeprefix("Set bingo.pool to ").split()[0])
    assert len(dealt(count, bingo={"pool": enough}).cards) > count


def test_a_refusal_has_another_way_out_where_no_pool_is_large_enough():
    few = session(500, bingo={"pool": 120, "grid": (6, 6)})
    shrunk = few.catalogue.model_copy(update={"terms": few.catalogue.terms[:36]})
    _, (problem,) = deal(session(500, bingo={"pool": 36, "grid": (6, 6)}, terms=shrunk))
    assert (problem.code, problem.hint) == ("IW603", "Choose another grid or ask for fewer spare cards.")


def test_all_that_is_wrong_with_a_game_is_said_at_once():
    _, problems = deal(session(bingo={"grid": (6, 4), "free": True, "pool": 20}))
    assert [problem.code for problem in problems] == ["IW602", "IW601"]


def after(first, then, **more):
    """The game for ``then`` that goes on from the plan for ``first``."""
    return dealt(then, record=make_plan(session(first, **more)).record, **more)


def test_late_cards_share_no_line_with_printed_ones():
    game = after(100, 150, bingo={"grid": (4, 4), "pool": 20})
    lines = [line for card in game.cards for line in lines_of(game, card)]
    assert len(set(lines)) == len(lines) == 1650


def test_late_cards_share_no_line_with_retired_ones():
    bingo = {"grid": (4, 4), "pool": 20}
    everybody = [attendee(n) for n in range(200)]
    before = make_plan(session(everybody[:100], bingo=bingo))
    game = dealt(everybody[100:], record=before.record, bingo=bingo)
    gone = [card for card in before.game.cards if card.owner]
    void, fresh = ({line for card in cards for line in lines_of(game, card)} for cards in (gone, game.cards))
    assert void.isdisjoint(fresh)


@pytest.mark.parametrize("pool", rows([26, 40, 60]))
def test_late_cards_keep_the_terms_even(pool):
    game = after(100, 125, bingo={"pool": pool})
    uses = Counter(term for card in game.cards for term in card.squares).values()
    assert max(uses) - min(uses) <= 1


@settings(max_examples=often(10, 2), deadline=None)
@given(st.text(min_size=1))
def test_one_late_card_keeps_the_terms_even_where_many_hands_are_taken(seed):
    game = after(100, 101, bingo={"pool": 26}, seed=seed)
    uses = Counter(term for card in game.cards for term in card.squares).values()
    assert max(uses) - min(uses) <= 1


def test_retired_cards_of_another_grid_do_not_stand_in_the_way():
    record = make_plan(session(12, bingo={"spares": 0})).record
    game = dealt([attendee(n) for n in range(20, 30)], record=record, bingo={"free": False})
    assert {len(card.squares) for card in game.cards} == {25}


def test_a_code_that_is_printed_already_is_not_drawn_again():
    record = make_plan(session(12)).record
    late = attendee(90)
    code = next(card.code for card in dealt((*people(12), late), record=record).cards if card.owner == late.key)
    key, person = next(iter(record.people.items()))
    printed = person.model_copy(update={"card": person.card.model_copy(update={"code": code})})
    taken = record.model_copy(update={"people": {**record.people, key: printed}})
    cards = dealt((*people(12), late), record=taken).cards
    assert len({card.code for card in cards}) == len(cards)


def test_a_retired_card_that_left_the_pool_does_not_count_against_it():
    bingo = {"pool": 25, "spares": 0}
    record = make_plan(session(24, bingo=bingo)).record
    void = record.people[attendee(0).key].card
    void = void.model_copy(update={"code": codes.make(1), "terms": ("long-gone", *void.terms[1:])})
    game = dealt(25, record=record.model_copy(update={"retired": (void,)}), bingo=bingo)
    assert len(game.cards) == 25


@pytest.mark.parametrize(
    ("count", "bingo", "message"),
    [
        (
            5_000,
            {"grid": (6, 4), "layout": "journey", "pool": 120, "spares": 0},
            "a column of 20 terms and 4 rows allows 4,845 different columns; you ask for 5,000 cards",
        ),
        (
            200,
            {"grid": (4, 6), "layout": "journey"},
            "a row of 10 terms and 4 columns allows 210 different rows; you ask for 220 cards",
        ),
        (
            24,
            {"grid": (3, 3), "layout": "quota", "quota": {"vision": 4, "scoping": 4}, "pool": 26},
            "27 different cards are wanted; 4 + 4 squares of 2 stages make 5",
        ),
    ],
)
def test_groups_have_an_arithmetic_of_their_own(count, bingo, message):
    game, (problem,) = deal(session(count, bingo=bingo))
    assert (problem.code, problem.message) == ("IW603", message)
    assert game.cards == ()


def test_journey_cards_with_three_rows_share_columns_only_where_they_must():
    game, (problem,) = deal(session(30, bingo={"grid": (6, 3), "layout": "journey", "pool": 30}))
    assert (problem.code, problem.severity) == ("IW608", "warning")
    assert len({frozenset(card.squares) for card in game.cards}) == len(game.cards) == 33


def test_the_pool_that_a_journey_refusal_names_is_large_enough():
    bingo = {"grid": (6, 4), "layout": "journey"}
    _, (problem,) = deal(session(200, bingo=bingo))
    enough = int(problem.hint.removeprefix("Set bingo.pool to ").split()[0])
    assert len(dealt(200, bingo={**bingo, "pool": enough}).cards) == 220


def test_cards_are_in_the_language_of_the_person_or_of_the_session():
    room = [replace(attendee(0), language="cy"), attendee(1), replace(attendee(2), language="both")]
    english = dealt(room)
    assert {card.owner: card.language for card in english.cards} == {
        attendee(0).key: "cy",
        attendee(1).key: "en",
        attendee(2).key: "both",
        "": "en",
    }
    welsh = dealt(room, bingo={"language": "cy"}, record=make_plan(session(room)).record)
    assert {card.owner: card.language for card in welsh.cards}[attendee(1).key] == "cy"
    assert [card.squares for card in welsh.cards] == [card.squares for card in english.cards]


def earlier_day(**bingo):
    game = dealt(24, bingo=bingo, seed="the day before")
    cards = tuple(
        EarlierCard(card.code, tuple(game.pool[n].id for n in card.squares), game.columns, game.rows, game.free)
        for card in game.cards
    )
    return game, cards


def terms_in(game, terms):
    return frozenset(game.pool[n].id for n in terms)


@pytest.mark.parametrize("bingo", [{"pool": 60}, {"pool": 120}, {"pool": 90, "grid": (4, 4)}], ids=str)
def test_nothing_of_an_earlier_day_comes_back(bingo):
    before, cards = earlier_day()
    game = dealt(24, bingo=bingo, earlier=cards)
    assert not {card.code for card in game.cards} & {card.code for card in cards}
    assert not {terms_in(game, card.squares) for card in game.cards} & {frozenset(card.terms) for card in cards}
    lines, old = ({terms_in(day, line) for card in day.cards for line in lines_of(day, card)} for day in (game, before))
    assert lines.isdisjoint(old)
    shared = uniqueness(game, cards).earlier
    assert shared == max(len(terms_in(game, card.squares) & set(other.terms)) for card in game.cards for other in cards)
    assert shared <= (0 if bingo["pool"] == 60 else 9)


def test_an_earlier_day_with_the_same_terms_is_kept_apart_like_any_other_cards():
    few = catalogue((8, 8, 8, 7, 7, 7))
    first = dealt(24, terms=few, bingo={"pool": 45})
    cards = tuple(
        EarlierCard(card.code, tuple(first.pool[n].id for n in card.squares), 5, 5, 12) for card in first.cards
    )
    game = dealt(24, terms=few, bingo={"pool": 45}, earlier=cards, seed="other")
    proof = uniqueness(game, cards)
    assert {frozenset(card.terms) for card in cards}.isdisjoint(terms_in(game, card.squares) for card in game.cards)
    assert max(proof.earlier, proof.shared) <= proof.floor + 4


def test_a_code_of_an_earlier_day_is_not_drawn_again():
    code = dealt(3).cards[0].code
    cards = dealt(3, earlier=[EarlierCard(code, ("long-gone",), 1, 1, None)]).cards
    assert code not in {card.code for card in cards}
