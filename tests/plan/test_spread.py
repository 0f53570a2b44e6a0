from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.deal import deal
from iisam_workshop.plan.pool import choose_pool
from iisam_workshop.plan.spread import SPREADS, call_out, spread_terms
from tests.thorough import often

from .builders import FULL_DAY, agenda, full_day, session, slot

TALKS = ("talk", "activity", "tool", "scenario")
kinds = st.sampled_from(["arrival", "talk", "activity", "tool", "scenario", "break", "meal", "close", "game"])
days = st.lists(st.tuples(kinds, st.integers(5, 120), st.sets(st.sampled_from(FULL_DAY))), min_size=1, max_size=10)


def pool_of(size=60, seed="test-seed"):
    return choose_pool(session(bingo={"pool": size}, seed=seed), 1)[0]


def day_of(*entries):
    return agenda(
        *(
            slot(f"slot-{n}", minutes, kind, stages=tuple(sorted(stages)))
            for n, (kind, minutes, stages) in enumerate(entries)
        )
    ).slots


def spread(slots, size=60, seed="test-seed", number=1):
    return spread_terms(pool_of(size), slots, Chance(seed), number)


@settings(max_examples=often(200, 8))
@given(days, st.integers(1, 120))
def test_every_term_is_said_once_by_slots_in_the_order_of_the_day(entries, size):
    slots = day_of(*entries)
    said = spread(slots, size)
    assert sorted(n for part in said for n in part.terms) == list(range(size))
    order = [slot.id for slot in slots]
    assert [part.slot for part in said] == sorted((part.slot for part in said), key=order.index)
    assert all(part.terms for part in said)


@settings(max_examples=often(200, 8))
@given(days, st.integers(6, 120))
def test_a_stage_is_spoken_of_in_its_own_slots_before_the_recap_in_proportion_to_minutes(entries, size):
    slots, pool = day_of(*entries), pool_of(size)
    games = [n for n, slot in enumerate(slots) if slot.kind == "game"]
    before = [s for s in slots[: games[-1] if games else None] if s.kind not in ("arrival", "break", "meal")]
    slot_of = {n: part.slot for part in spread(slots, size) for n in part.terms}
    for stage in {term.stage for term in pool}:
        own = {s.id: Fraction(s.minutes, len(s.stages)) for s in before if stage in s.stages}
        weights = own or {s.id: Fraction(s.minutes) for s in before if s.kind in TALKS}
        terms = [n for n, term in enumerate(pool) if term.stage == stage]
        counts = Counter(slot_of[n] for n in terms)
        if not weights:
            last = slots[games[-1]] if games else slots[-1]
            assert set(counts) == {last.id}
            continue
        assert set(counts) <= set(weights)
        for name, weight in weights.items():
            assert abs(counts[name] - len(terms) * weight / sum(weights.values())) < 1


def test_the_full_day_says_its_terms_where_it_speaks_of_them():
    counts = {part.slot: len(part.terms) for part in spread(full_day().slots)}
    assert counts == {"journey": 11, "stage-examples": 14, "tool-1": 5, "scenario-1": 15, "scenario-2": 15}


def test_breaks_meals_and_arrival_say_nothing_even_with_stages():
    day = day_of(("arrival", 60, FULL_DAY), ("meal", 60, FULL_DAY), ("break", 60, FULL_DAY), ("talk", 5, FULL_DAY))
    assert [part.slot for part in spread(day)] == ["slot-3"]


def test_slots_after_the_recap_say_nothing():
    day = day_of(("talk", 10, FULL_DAY), ("game", 10, ()), ("talk", 60, FULL_DAY))
    assert [part.slot for part in spread(day)] == ["slot-0"]


def test_the_last_game_is_the_recap():
    day = day_of(("talk", 10, FULL_DAY), ("game", 10, ()), ("talk", 10, FULL_DAY), ("game", 10, ()))
    assert [part.slot for part in spread(day)] == ["slot-0", "slot-2"]


def test_without_any_talk_all_terms_are_left_to_the_recap():
    assert [part.slot for part in spread(day_of(("arrival", 10, ()), ("game", 10, ())))] == ["slot-1"]
    assert [part.slot for part in spread(day_of(("arrival", 10, ()), ("meal", 10, ())))] == ["slot-1"]


def test_slots_of_a_track_say_nothing_because_only_some_people_would_hear_it():
    talk, *rest = day_of(("talk", 10, ()), ("tool", 60, FULL_DAY), ("talk", 60, FULL_DAY), ("game", 10, ()))
    tracked = [each.model_copy(update={"track": name}) for each, name in zip(rest[:2], "AB", strict=True)]
    assert [part.slot for part in spread([talk, *tracked, rest[2]])] == ["slot-0"]
    assert [part.slot for part in spread([*tracked, rest[2]])] == ["slot-3"]
    arrival = day_of(("arrival", 10, ()))[0]
    assert [part.slot for part in spread([arrival, *tracked])] == ["slot-0"]
    assert [part.slot for part in spread([talk, *tracked], 12)] == ["slot-0"]


def test_a_stage_that_only_tracks_speak_of_goes_to_the_talks_that_all_hear():
    both, own = day_of(("talk", 10, FULL_DAY[:1]), ("tool", 60, FULL_DAY[1:]))
    said = spread([both, own.model_copy(update={"track": "A"})])
    assert [(part.slot, len(part.terms)) for part in said] == [("slot-0", 60)]


def test_one_more_person_changes_no_running_order():
    few, _ = deal(session(20, day=full_day()))
    more, _ = deal(session(21, day=full_day()))
    assert few.slots == more.slots


def test_the_order_within_a_slot_is_chance_and_follows_from_the_seed():
    assert spread(full_day().slots) == spread(full_day().slots)
    assert spread(full_day().slots) != spread(full_day().slots, seed="other")
    assert any(list(part.terms) != sorted(part.terms) for part in spread(full_day().slots))


def test_the_spreads_of_one_seed_differ_and_have_the_same_proportions():
    spreads = [spread(full_day().slots, number=number) for number in range(1, SPREADS + 1)]
    assert len(set(spreads)) == SPREADS
    assert len({tuple(len(part.terms) for part in one) for one in spreads}) == 1


@pytest.mark.parametrize("play", ["called", "definition"])
def test_a_game_that_is_called_says_all_terms_in_the_game_slot(play):
    (said,) = call_out(pool_of(), full_day().slots, play, Chance("x"))
    assert said.slot == "bingo-recap"
    assert sorted(said.terms) == list(range(60))
    assert said.terms != tuple(range(60))
    (said,) = call_out(pool_of(), full_day().slots[:4], play, Chance("x"))
    assert said.slot == "journey"


def test_the_game_of_a_session_is_spread_or_called_as_it_says():
    game, _ = deal(session(3, day=full_day()))
    assert game.slots == spread(full_day().slots)
    assert game.play == "background"
    game, _ = deal(session(3, day=full_day(), bingo={"play": "definition"}))
    assert [part.slot for part in game.slots] == ["bingo-recap"]
    assert game.play == "definition"
