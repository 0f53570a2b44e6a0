from __future__ import annotations

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.plan.deal import SPREADS, deal
from iisam_workshop.plan.plan import make_plan
from tests.thorough import often

from .builders import FULL_DAY, agenda, attendee, full_day, people, session, slot


def refused(count=12, record=None, day=None, **bingo):
    game, problems = deal(session(count, day=day or full_day(), bingo=bingo, record=record))
    assert game.cards == ()
    return problems


def printed(count=12, **bingo):
    return make_plan(session(count, day=full_day(), bingo=bingo), only=("agenda",)).record


def test_an_unknown_slot_is_refused_at_its_line_with_the_one_that_was_meant():
    (problem,) = refused(first_win="jurney")
    assert (problem.code, problem.place) == ("IW617", Place("session.yaml", 20))
    assert problem.message == "first_win is 'jurney', and the agenda has no such slot"
    assert problem.hint == "Did you mean 'journey'?"


def test_a_slot_that_says_no_terms_is_refused_with_those_that_do():
    problem, other = refused(first_win="lunch", most_by="bingo-recap")
    assert (problem.code, other.code) == ("IW617", "IW617")
    assert problem.message == "first_win is 'lunch', and that slot says no terms"
    assert problem.hint == "Slots that say terms: journey, stage-examples, tool-1, scenario-1, scenario-2."


@pytest.mark.parametrize("play", ["called", "definition"])
def test_wins_can_be_timed_to_the_day_in_the_background_only(play):
    problems = refused(play=play, first_win="journey", most_by="journey", at_once=2)
    assert [problem.code for problem in problems] == ["IW612"] * 3
    assert all("‘play: background’" in problem.hint for problem in problems)


@pytest.mark.parametrize(
    ("count", "bingo", "words"),
    [
        (12, {"first_win": "tool-1", "most_by": "journey"}, "by the end of ‘journey’, and the first one later"),
        (
            40,
            {"first_win": "scenario-2", "at_once": 2},
            "44 cards are to win from ‘scenario-2’ on, and 11 of the terms said then can win: at least 4 must win",
        ),
        (
            40,
            {"first_win": "tool-1", "most_by": "tool-1", "at_once": 3},
            (
                "23 cards are to win from ‘tool-1’ on by the end of ‘tool-1’, and 5 of the terms said then can win: at "
                "least 5 must win"
            ),
        ),
        (
            12,
            {"first_win": "scenario-2", "grid": (3, 3)},
            (
                "14 cards need 56 squares with terms that are said from ‘scenario-2’ on; the pool has 15 such terms, "
                "and used evenly they fill 30"
            ),
        ),
        (12, {"first_win": "journey", "pattern": "full"}, "24 squares with terms, and only 11 terms are said by"),
        (
            40,
            {"most_by": "stage-examples", "pattern": "full"},
            (
                "35 terms are said after ‘stage-examples’ and used evenly they fill 595 squares; the 21 cards that may "
                "win later have 504 for them"
            ),
        ),
        (12, {"at_once": 3, "pattern": "full"}, "5 cards or more hold the term that is said last"),
        (
            12,
            {"first_win": "scenario-2", "layout": "journey", "grid": (6, 4)},
            "all 10 terms of ‘Vision’ are said before ‘scenario-2’, and a column of a journey card has no others",
        ),
        (
            12,
            {"first_win": "scenario-2", "layout": "journey", "grid": (4, 6)},
            "and a row of a journey card has no others",
        ),
    ],
)
def test_what_the_numbers_rule_out_is_refused_with_them(count, bingo, words):
    problems = refused(count, **bingo)
    assert {problem.code for problem in problems} == {"IW612"}
    assert words in problems[0].message
    assert problems[0].hint
    assert problems[0].place is not None


def test_a_stage_that_is_not_spoken_of_yet_keeps_every_card_from_winning():
    day = agenda(
        slot("first", 30, stages=("vision",)),
        slot("second", 30, stages=("scoping", "design-and-plan", "pre-implementation", "implementation", "review")),
    )
    (problem,) = refused(day=day, pattern="stages", first_win="first")
    assert problem.code == "IW612"
    assert problem.message == ("no term of ‘Scoping’ is said by the end of ‘first’, and a card needs one of each stage")


def test_a_card_that_has_one_of_each_stage_before_the_slot_cannot_wait_for_it():
    day = agenda(slot("first", 59, stages=FULL_DAY), slot("second", 12, stages=FULL_DAY))
    (problem,) = refused(day=day, pattern="stages", first_win="second")
    assert problem.code == "IW612"
    assert problem.message.startswith("so many terms of every stage are said before ‘second’")


def test_a_line_needs_as_many_terms_as_it_has_squares():
    day = agenda(slot("first", 5, stages=("vision",)), slot("second", 95, stages=FULL_DAY))
    (problem,) = refused(day=day, first_win="first")
    assert problem.code == "IW612"
    assert "a line has 4 squares with terms, and only" in problem.message


def test_what_the_numbers_allow_and_the_dealer_does_not_find_is_said_to_be_so(monkeypatch):
    monkeypatch.setattr("iisam_workshop.plan.deal.SPREADS", often(SPREADS, 1))  # giving up at once is said as well
    (problem,) = refused(24, pattern="stages", at_once=2, first_win="scenario-1")
    assert (problem.code, problem.place) == ("IW614", Place("session.yaml", 22))
    assert problem.message == "no way was found to deal 27 cards that win as first_win and at_once ask"


def test_printed_cards_that_would_win_too_early_are_counted():
    record = printed(first_win="journey")
    (problem,) = refused(record=record, first_win="scenario-2")
    assert (problem.code, problem.place) == ("IW613", Place("session.yaml", 20))
    assert problem.message.endswith("cards already dealt would win before ‘scenario-2’")
    assert problem.hint.startswith("Take first_win out, or delete the session record")


def test_a_wish_that_no_printed_card_meets_is_refused_when_none_is_to_be_dealt():
    (problem,) = refused(record=printed(first_win="scenario-2"), first_win="journey")
    assert problem.code == "IW613"
    assert problem.message == "no card that is already dealt to a person wins in ‘journey’"


def test_printed_cards_that_win_too_late_or_together_are_counted():
    record = printed(40, first_win="scenario-2")
    late, crowd = refused(40, record=record, most_by="journey", at_once=1)
    assert (late.code, crowd.code) == ("IW613", "IW613")
    assert late.message == "44 cards already dealt would win after ‘journey’"
    assert crowd.message.endswith("cards already dealt would win at once")


def test_late_people_may_still_bring_the_first_win():
    record = printed(3, first_win="scenario-2")
    room = [*people(3), attendee(90)]
    game, problems = deal(session(room, day=full_day(), bingo={"first_win": "journey"}, record=record))
    assert problems == ()
    (late,) = [card for card in game.cards if card.owner == attendee(90).key]
    assert game.slot_of(game.won_at(late)) == "journey"
