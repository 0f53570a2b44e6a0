"""The whole rehearsal: known shares come out again, nothing goes wrong without chance, and chance is the session's."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.model.rehearsal import Assumptions, Finish, Spread
from iisam_workshop.plan.whatif.rehearsal import rehearse
from tests.thorough import often

from .days import SURE, is_near, risks, slot, with_day

PLAYS = 20_000
FEWEST = 2


@pytest.mark.parametrize(
    ("late", "spare", "share"),
    [
        (Spread(0, 10, 20), 0, 1 - 5**2 / (20 * 10)),
        (Spread(0, 10, 20), 10, (20 - 15) ** 2 / (20 * 10)),
        (Spread(0, 0, 20), 0, (20 - 5) ** 2 / 20**2),
        (Spread(0, 5, 15), 0, (15 - 5) ** 2 / (15 * 10)),
    ],
    ids=["no-spare-time", "ten-minutes-spare", "falling", "as-usual"],
)
def test_a_late_start_makes_lunch_slip_as_often_as_its_triangle_says(plan, late, spare, share):
    made = with_day(plan, slot("talk"), slot("lunch", kind="meal", fixed=570 + spare))
    assumed = replace(SURE, late=late, plays=PLAYS, seed="triangles")
    risk = risks(rehearse(made, FEWEST, assumed))["start", "lunch"]
    assert is_near(risk, PLAYS, share)
    assert risk.usual > 5
    assert risk.bad >= risk.usual


def test_without_chance_the_example_goes_as_planned_and_nothing_goes_wrong(plan):
    found = rehearse(plan, FEWEST, SURE)
    assert found.finishes == (Finish(1, 975, 975, 975, 990),)
    assert {risk.kind for risk in found.risks} >= {"start", "end", "booking", "message", "briefs", "no-win"}
    assert not [risk for risk in found.risks if risk.hits or risk.caught]


def test_a_sure_delay_is_told_with_its_minutes(plan):
    made = with_day(plan, slot("talk"), slot("lunch", kind="meal"), finish=(605,))
    found = risks(rehearse(made, FEWEST, replace(SURE, late=Spread(12, 12, 12))))
    assert (found["start", "lunch"].hits, found["start", "lunch"].usual, found["start", "lunch"].at) == (1000, 12, 570)
    assert (found["end", ""].hits, found["end", ""].usual, found["end", ""].at) == (1000, 12, 600)
    assert (found["booking", ""].hits, found["booking", ""].usual, found["booking", ""].at) == (1000, 7, 605)


def test_five_minutes_are_no_slip_and_a_full_room_is_one_at_once(plan):
    made = with_day(plan, slot("talk"), slot("lunch", kind="meal"), finish=(600,))
    found = risks(rehearse(made, FEWEST, replace(SURE, late=Spread(5, 5, 5))))
    assert (found["start", "lunch"].hits, found["end", ""].hits, found["booking", ""].hits) == (0, 0, 1000)


def test_each_of_several_days_is_told_by_its_number(plan):
    made = with_day(plan, slot("one"), slot("two", 60, day=2))
    found = rehearse(made, FEWEST, replace(SURE, slots={"two": Spread(150, 150, 150)}))
    assert [(finish.day, finish.planned, finish.middle) for finish in found.finishes] == [(1, 570, 570), (2, 600, 630)]
    assert [(risk.day, risk.hits) for risk in found.risks if risk.kind == "end"] == [(2, 1000), (1, 0)]


def test_each_day_has_its_own_room_booking_and_one_booking_holds_for_all(plan):
    slots = slot("one"), slot("two", 60, day=2)
    each = rehearse(with_day(plan, *slots, finish=(570, 590)), FEWEST, SURE)
    assert [(risk.day, risk.at, risk.usual) for risk in each.risks if risk.kind == "booking"] == [
        (2, 590, 10),
        (1, 570, 0),
    ]
    same = rehearse(with_day(plan, *slots, finish=(610,)), FEWEST, SURE)
    assert [finish.booked for finish in same.finishes] == [610, 610]


def test_the_late_card_is_said_to_catch_what_it_catches(plan):
    made = with_day(plan, slot("talk"), slot("work", "10-30-30"), slot("bus", fixed=600))
    risk = risks(rehearse(made, FEWEST, replace(SURE, late=Spread(12, 12, 12))))["start", "bus"]
    assert (risk.hits, risk.caught) == (1000, 0)


def test_a_message_is_too_late_when_its_slot_should_have_ended(plan):
    made = with_day(plan, slot("play", 60, kind="scenario"), messages=[("play", 0), ("play", 40), ("play", 60)])
    on_time = risks(rehearse(made, FEWEST, SURE))
    assert [on_time["message", number].hits for number in "123"] == [0, 0, 0]
    slow = risks(rehearse(made, FEWEST, replace(SURE, slots={"play": Spread(160, 160, 160)})))
    assert [(slow["message", number].hits, slow["message", number].usual) for number in "123"] == [
        (0, 0),
        (1000, 4),
        (1000, 36),
    ]


def test_a_day_without_a_scenario_has_no_briefs_to_hold(plan):
    found = rehearse(with_day(plan, slot("talk")), FEWEST, replace(SURE, no_shows=50))
    assert {"briefs", "too-few"} & {risk.kind for risk in found.risks} == set()


def test_a_day_whose_cards_are_not_printed_has_no_bingo(plan):
    papers = tuple(paper for paper in plan.documents if paper.id != "bingo-cards")
    found = rehearse(replace(plan, documents=papers), FEWEST, SURE)
    assert found.bingo is None
    assert "no-win" not in {risk.kind for risk in found.risks}
    assert rehearse(plan, FEWEST, SURE).bingo == "background"


def test_the_most_frequent_risk_comes_first(plan):
    hits = [risk.hits for risk in rehearse(plan, FEWEST, Assumptions()).risks]
    assert hits == sorted(hits, reverse=True)
    assert hits[0] > 0


def test_the_same_session_has_the_same_figures_and_another_word_others(plan):
    one, again = (rehearse(plan, FEWEST, Assumptions(plays=200)) for _ in range(2))
    assert asdict(one) == asdict(again)
    assert rehearse(plan, FEWEST, Assumptions(plays=200, seed="other")).risks != one.risks
    own = rehearse(plan, FEWEST, Assumptions(plays=200, seed=plan.session.seed))
    assert own.risks == one.risks


@settings(max_examples=often(40, 8))
@given(more=st.lists(st.integers(0, 30), min_size=6, max_size=6))
def test_when_everything_takes_longer_nothing_slips_less_often(plan, more):
    usual = Assumptions(plays=150)
    late = Spread(0, 5 + min(more[:2]), 15 + max(more[:2]))
    lengths = Spread(90, 100 + min(more[2:4]), 125 + max(more[2:4]))
    back = Spread(0, 2 + min(more[4:]), 6 + max(more[4:]))
    one = risks(rehearse(plan, FEWEST, usual))
    other = risks(rehearse(plan, FEWEST, replace(usual, late=late, lengths=lengths, back=back)))
    for kind, about in one:
        if kind in ("start", "end", "booking"):
            assert one[kind, about].hits <= other[kind, about].hits
