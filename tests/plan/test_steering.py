from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.plan.deal import deal
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.uniqueness import uniqueness
from tests.thorough import THOROUGH, often, rows

from .builders import attendee, full_day, people, session
from .wins import lines_of, wishes_kept

SPEAKING = ("journey", "stage-examples", "tool-1", "scenario-1", "scenario-2")
HUNDRED = [f"seed {number}" for number in range(100)]


def dealt(count, seed="test-seed", record=None, **bingo):
    game, problems = deal(session(count, day=full_day(), bingo=bingo, seed=seed, record=record))
    assert [str(problem) for problem in problems] == []
    return game


def sound(game):
    """Wishes for the winners change none of the other promises."""
    assert len({frozenset(card.squares) for card in game.cards}) == len(game.cards)
    if min(game.columns, game.rows) >= 4:
        lines = [line for card in game.cards for line in lines_of(game, card)]
        assert len(set(lines)) == len(lines)
    grouped = game.mix != "mixed" or game.pattern == "stages"
    uses = Counter(square for card in game.cards for square in card.squares)
    groups = {term.stage if grouped else "" for term in game.pool}
    for group in groups:
        counts = [uses[n] for n, term in enumerate(game.pool) if not grouped or term.stage == group]
        assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize("slot", SPEAKING)
def test_whatever_the_seed_the_first_card_wins_in_the_chosen_slot(slot):
    for seed in HUNDRED[: often(100, 2)]:
        wishes_kept(dealt(12, seed, first_win=slot), first_win=slot)


@pytest.mark.parametrize("slot", SPEAKING if THOROUGH else SPEAKING[::2])
@pytest.mark.parametrize("count", [1, 2, 40, 200] if THOROUGH else [1, 40])
def test_the_first_win_falls_in_the_chosen_slot_however_many_people_there_are(count, slot):
    assert_first_win(count, slot)


def test_among_hundreds_too_the_first_win_falls_in_the_chosen_slot():
    assert_first_win(200, SPEAKING[-1])


def assert_first_win(count, slot):
    for seed in HUNDRED[20 : 21 if count == 200 else 20 + often(6, 1)]:
        game = dealt(count, seed, first_win=slot)
        wishes_kept(game, first_win=slot)
        sound(game)


@settings(max_examples=often(40, 5), deadline=None)
@given(st.integers(1, 60), st.sampled_from(SPEAKING), st.integers(0, 4), st.integers(0, 10**6))
def test_most_cards_have_won_by_the_chosen_slot(count, slot, later, seed):
    most = SPEAKING[min(SPEAKING.index(slot) + later, 4)]
    game = dealt(count, f"{seed}", first_win=slot, most_by=most)
    wishes_kept(game, first_win=slot, most_by=most)
    sound(game)


@settings(max_examples=often(40, 5), deadline=None)
@given(st.integers(1, 40), st.sampled_from([None, *SPEAKING[:4]]), st.integers(0, 10**6))
def test_no_more_cards_than_allowed_win_at_once(count, slot, seed):
    wish = {"at_once": 2, **({"first_win": slot} if slot else {})}
    game = dealt(count, f"{seed}", **wish)
    wishes_kept(game, **wish)
    sound(game)


def test_all_three_wishes_go_together():
    wish = {"first_win": "tool-1", "most_by": "scenario-1", "at_once": 2}
    for seed in HUNDRED[: often(10, 2)]:
        wishes_kept(dealt(24, seed, **wish), **wish)


@pytest.mark.parametrize(
    ("bingo", "slots"),
    [
        ({"pattern": "corners"}, SPEAKING),
        ({"pattern": "full"}, SPEAKING[1:]),
        ({"pattern": "stages"}, SPEAKING),
        ({"layout": "journey", "grid": (6, 4)}, SPEAKING[:4]),
        ({"layout": "journey", "grid": (4, 6)}, SPEAKING[:4]),
        ({"layout": "journey", "grid": (6, 6)}, SPEAKING[:4]),
        ({"layout": "journey", "grid": (6, 5), "pattern": "corners"}, ("journey", "scenario-1", "scenario-2")),
        ({"layout": "quota", "grid": (4, 4)}, SPEAKING),
        ({"grid": (3, 3), "pool": 60}, SPEAKING[:4]),
        ({"grid": (6, 6), "free": False}, SPEAKING),
    ],
    ids=str,
)
def test_every_pattern_and_layout_can_be_steered(bingo, slots):
    for slot, count in product(slots, (1, 20)) if THOROUGH else ((slots[0], 1), (slots[-1], 20)):
        game = dealt(count, **bingo, first_win=slot)
        wishes_kept(game, first_win=slot)
        sound(game)


@pytest.mark.parametrize("wish", rows([{"at_once": 5}, {"at_once": 8, "first_win": "scenario-1"}]))
def test_cards_that_win_by_their_hands_alone_are_kept_from_winning_together(wish):
    wishes_kept(dealt(40, pattern="stages", **wish), **wish)


def test_full_cards_win_no_more_at_once_than_their_last_terms_allow():
    wishes_kept(dealt(12, pattern="full", at_once=6), at_once=6)


def test_cards_still_differ_as_much_as_they_can():
    game = dealt(30, first_win="scenario-2")
    proof = uniqueness(game)
    assert proof.shared <= proof.floor + 2


def test_steering_changes_no_running_order():
    assert dealt(12).slots == dealt(12, first_win="tool-1").slots


def test_steered_cards_do_not_depend_on_the_order_of_the_list():
    assert dealt(people(12), first_win="tool-1") == dealt(people(12)[::-1], first_win="tool-1")


@pytest.mark.parametrize("slot", SPEAKING if THOROUGH else SPEAKING[-1:])
@pytest.mark.parametrize(
    "bingo",
    [{"at_once": 6}, {"pattern": "stages"}, *rows([{"layout": "quota"}, {"pattern": "corners"}, {}])],
    ids=str,
)
def test_late_cards_keep_to_the_wishes_and_printed_ones_stay(slot, bingo):
    wish = {**bingo, "first_win": slot}
    before = make_plan(session(16, day=full_day(), bingo=wish), only=("agenda",))
    room = [*people(16)[2:], *(attendee(90 + n) for n in range(4))]
    after = make_plan(session(room, day=full_day(), bingo=wish, record=before.record), only=("agenda",))
    wishes_kept(after.game, slot, at_once=bingo.get("at_once"))
    assert after.game.slots == before.game.slots
    printed = {card.code: card.squares for card in before.game.cards}
    kept = [card for card in after.game.cards if card.code in printed]
    assert len(kept) == len(after.game.cards) - 4
    assert all(printed[card.code] == card.squares for card in kept)


def test_whoever_comes_after_the_only_winner_left_wins_in_the_chosen_slot():
    wish = {"first_win": "journey"}
    before = make_plan(session(3, day=full_day(), bingo=wish), only=("agenda",))
    wins = {card.owner: before.game.won_at(card) for card in before.game.cards if card.owner}
    stay = [who for who in people(3) if wins[who.key] > 11]
    assert len(stay) < 3
    after = make_plan(
        session([*stay, attendee(90)], day=full_day(), bingo=wish, record=before.record), only=("agenda",)
    )
    wishes_kept(after.game, **wish)


def test_a_second_spread_of_the_terms_is_remembered_with_the_cards():
    wish = {"first_win": "tool-1"}
    plan = make_plan(session(6, day=full_day(), bingo=wish), only=("agenda",))
    assert plan.record.spread == 1
    third = make_plan(session(6, day=full_day())).record.model_copy(update={"people": {}, "spares": (), "spread": 3})
    game = dealt(6, record=third, **wish)
    assert game.slots != plan.game.slots
    wishes_kept(game, **wish)
