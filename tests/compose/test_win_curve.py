"""The paper on when the cards win: its numbers are those of a replay, its sentences those of the day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iisam_workshop.compose.calls import sayings
from iisam_workshop.compose.win_curve import win_curve
from iisam_workshop.model.blocks import Paragraph, Plot, Table
from iisam_workshop.model.game import SlotTerms
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.values import clock
from iisam_workshop.model.wording import Wording
from tests.compose.games import blocks, game, paper, plan_of, rows, words
from tests.papers import pressed, read


@pytest.fixture(scope="module")
def plan(session: Session) -> Plan:
    return plan_of(session)


def won_by(plan: Plan, call: int) -> int:
    return sum(plan.game.won_at(card) <= call for card in plan.game.cards)


def test_the_sentence_on_top_says_when_the_first_card_wins(plan: Plan, wording: Wording) -> None:
    said = words(blocks(win_curve(plan, paper("win-curve"), wording), Paragraph)[0].runs)
    first = min(plan.game.won_at(card) for card in plan.game.cards)
    slot = next(each for each in plan.timetable.slots if each.slot.id == plan.game.slot_of(first))
    end = max(call for call in range(1, 61) if plan.game.slot_of(call) == slot.slot.id)
    assert f"the first card wins on call {first} of 60, in ‘{slot.slot.title}’, at about " in said
    assert f"By the end of that slot {won_by(plan, end)} of 27 cards have won." in said
    time = said.partition("at about ")[2][:5]
    assert clock(slot.start) <= time <= clock(slot.end)
    assert plan.odds is not None
    assert said.endswith(f"expect it about call {plan.odds.skipped[0][1].first}.")


def test_the_plot_has_the_four_curves_and_the_slots_of_the_day(plan: Plan, wording: Wording) -> None:
    (plot,) = blocks(win_curve(plan, paper("win-curve"), wording), Plot)
    planned, shuffled, *skipped = plot.lines
    wins = [plan.game.won_at(card) for card in plan.game.cards]
    assert planned.points == tuple(sum(win <= call for win in wins) for call in range(61))
    assert (planned.strong, planned.stepped) == (True, True)
    assert plan.odds is not None
    assert [each.points for each in (shuffled, *skipped)] == [
        plan.odds.shuffled.won,
        *(curve.won for _, curve in plan.odds.skipped),
    ]
    assert (plot.bands[0].low, plot.bands[0].high) == (plan.odds.shuffled.low, plan.odds.shuffled.high)
    calls = [call for zone in plot.zones for call in range(zone.start, zone.end + 1)]
    assert calls == list(range(1, 61))
    assert [plan.game.slot_of(zone.start) for zone in plot.zones] == [
        slot.slot for slot in plan.game.slots if slot.terms
    ]
    assert f"the first card wins on call {plan.odds.planned.first}," in plot.alt
    assert "all by call" in plot.alt


def test_the_table_of_slots_counts_as_a_replay_does(plan: Plan, wording: Wording) -> None:
    table = blocks(win_curve(plan, paper("win-curve"), wording), Table)[0]
    found, before = rows(table), 0
    assert [row[0][0] for row in found] == list("ABCDE")
    for row, each in zip(found, sayings(plan), strict=True):
        assert row[0].endswith(each.timed.slot.title)
        assert row[1:3] == [each.timed.hours, f"{each.first}–{each.last}"]
        assert row[3:5] == [str(won_by(plan, each.last) - before), str(won_by(plan, each.last))]
        before = won_by(plan, each.last)
    assert found[-1][-1] == "100 %"


def test_the_chance_of_two_at_once_stands_for_each_kind_of_day(plan: Plan, wording: Wording) -> None:
    table = blocks(win_curve(plan, paper("win-curve"), wording), Table)[1]
    planned, *others = rows(table)
    first = min(plan.game.won_at(card) for card in plan.game.cards)
    (alone,) = [card.code for card in plan.game.cards if plan.game.won_at(card) == first]
    assert planned == ["In the planned order", str(first), f"no: {alone} alone"]
    assert plan.odds is not None
    curves = (plan.odds.shuffled, *(curve for _, curve in plan.odds.skipped))
    assert [row[1] for row in others] == [str(curve.first) for curve in curves]
    assert [row[2] for row in others] == [f"on {round(100 * curve.shared)} % of days" for curve in curves]


def test_cards_that_win_together_are_named_or_counted(session: Session, wording: Wording) -> None:
    dealt = game(session)
    alike = [replace(card, squares=dealt.cards[0].squares) for card in dealt.cards]
    for count, expected in ((2, "yes: {} and {}"), (3, "yes: {}, {} and {}"), (7, "yes: 7 cards")):
        plan = plan_of(session, replace(dealt, cards=tuple(alike[:count])))
        found = rows(blocks(win_curve(plan, paper("win-curve"), wording), Table)[1])
        assert found[0][2] == expected.format(*sorted(card.code for card in alike[:count]))
        assert found[1][2] == "on 100 % of days"


def test_a_win_that_most_days_do_not_see_is_said_so(session: Session, wording: Wording) -> None:
    plan = plan_of(session, game(session, cards=4, pattern="full"))
    flow = win_curve(plan, paper("win-curve"), wording)
    assert [row[1] for row in rows(blocks(flow, Table)[1])][2:] == ["most days nobody"] * 2
    assert "expect" not in words(blocks(flow, Paragraph)[0].runs)
    assert "0 %" in [row[-1] for row in rows(blocks(flow, Table)[0])]


def test_chances_that_are_neither_nothing_nor_certain_are_never_rounded_to_that(
    session: Session, wording: Wording
) -> None:
    plan = plan_of(session)
    assert plan.odds is not None
    for chance, expected in ((0.0, "0 %"), (0.001, "< 1 %"), (0.5, "50 %"), (0.999, "> 99 %"), (1.0, "100 %")):
        odds = replace(plan.odds, shuffled=replace(plan.odds.shuffled, shared=chance))
        table = blocks(win_curve(replace(plan, odds=odds), paper("win-curve"), wording), Table)[1]
        assert rows(table)[1][2] == f"on {expected} of days"


def test_a_called_game_is_told_as_one(session: Session, wording: Wording) -> None:
    recap = (SlotTerms("bingo-recap", tuple(range(60))),)
    plan = plan_of(session, game(session, play="called", slots=recap))
    flow = win_curve(plan, paper("win-curve"), wording)
    assert [row[:3] for row in rows(blocks(flow, Table)[0])] == [["A  Bingo and recap", "15:50 to 16:00", "1–60"]]
    assert "1,000 games" in words(blocks(flow, Paragraph)[-1].runs)


def test_the_paper_is_one_page_that_states_runs_and_ties(plan: Plan, wording: Wording) -> None:
    reading = read(win_curve(plan, paper("win-curve"), wording))
    assert len(reading.pdf.pages) == 1
    assert "1,000 days" in reading.text()
    assert "Cards completed by the same term share the prize" in reading.text()
    assert (reading.problems(), reading.collisions()) == ([], [])
    assert min(reading.sizes()) >= 12


def test_the_longest_pool_fits_too(session: Session, wording: Wording) -> None:
    assert pressed(win_curve(plan_of(session, game(session, terms=120)), paper("win-curve"), wording)).pages == 1


def test_a_plan_without_odds_has_nothing_to_show(plan: Plan, wording: Wording) -> None:
    with pytest.raises(LookupError, match="no odds"):
        win_curve(replace(plan, odds=None), paper("win-curve"), wording)


def test_rough_times_are_spread_over_a_slot_and_letters_never_run_out(session: Session) -> None:
    plan = plan_of(session)
    for each in sayings(plan):
        times = [each.about(call) for call in range(each.first, each.last + 1)]
        assert times == sorted(times)
        assert clock(each.timed.start) <= times[0]
        assert times[-1] <= clock(each.timed.end)
        assert all(time[-1] in "05" for time in times)
    slots = tuple(SlotTerms(plan.timetable.slots[0].slot.id, (n,)) for n in range(60))
    letters = [each.letter for each in sayings(replace(plan, game=replace(plan.game, slots=slots)))]
    assert (letters[0], letters[25], letters[26], letters[52]) == ("A", "Z", "AA", "BA")
    assert [each.calls for each in sayings(replace(plan, game=replace(plan.game, slots=slots)))][:2] == ["1", "2"]
