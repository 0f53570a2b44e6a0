"""When cards win while terms are skipped and people are missing. This module loads numpy, so import it late.

Terms are said in the planned order, each with the chance that it is never said; a call that is skipped passes in
silence. Where a caller calls, none is skipped: then the calls end when the minutes of the game are over. Only the cards
of people who came can win.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from iisam_workshop.model.game import Game
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.rehearsal import Assumptions, Risk
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.odds import first_wins, ways_of
from iisam_workshop.plan.whatif.drawing import Hits, happens
from iisam_workshop.plan.whatif.pieces import minutes_of
from iisam_workshop.plan.whatif.tallying import how_much, how_often

__all__ = ["bingo_risks", "wins"]

_Calls: TypeAlias = npt.NDArray[np.int64]


def wins(plan: Plan, assumed: Assumptions, came: Mapping[str, Hits], chance: Chance) -> _Calls:
    """Return the call (from 1) with which each card of a person wins in each play: cards by plays.

    One more than all calls stands for never.
    """
    game, never = plan.game, len(plan.game.pool) + 1
    cards = tuple(card for card in game.cards if card.owner in came)
    won = first_wins(ways_of(replace(game, cards=cards)), _said(plan, assumed, chance)).astype(np.int64)
    return np.where([came[card.owner] for card in cards], won, never)


def bingo_risks(plan: Plan, assumed: Assumptions, came: Mapping[str, Hits], chance: Chance) -> Iterator[Risk]:
    """Count the plays in which the cards do not win, or not as the session wishes."""
    game, wish = plan.game, plan.session.asked.bingo
    won = wins(plan, assumed, came, chance)
    first, terms = won.min(axis=0), len(game.pool)
    yield how_often("no-win", first > terms, limit=terms if game.play == "background" else _time_for(plan, assumed))
    titles = {timed.slot.id: timed.slot.title for timed in plan.timetable.slots}
    if wish.first_win:
        begin, end = _calls_of(game, wish.first_win)
        about = {"slot": wish.first_win, "name": titles[wish.first_win]}
        yield how_often("early-win", first < begin, **about)
        yield how_often("late-win", (first > end) & (first <= terms), **about)
    if wish.most_by:
        _, end = _calls_of(game, wish.most_by)
        playing = np.sum([came[card.owner] for card in game.cards if card.owner in came], axis=0)
        few = (won <= end).sum(axis=0) * 2 <= playing
        yield how_often("few-wins", few, slot=wish.most_by, name=titles[wish.most_by])
    if wish.at_once:
        crowd = _largest_crowd(won, terms)
        yield how_much("at-once", np.where(crowd > wish.at_once, crowd, 0), limit=wish.at_once)


def _said(plan: Plan, assumed: Assumptions, chance: Chance) -> _Calls:
    """Return, for each play and each term of the pool, the call that says it: plays by terms."""
    game = plan.game
    never = len(game.pool) + 1
    planned = np.empty(len(game.pool), np.int64)
    planned[list(game.calls)] = np.arange(1, never)
    if game.play != "background":
        heard = np.where(planned <= _time_for(plan, assumed), planned, never)
        return np.tile(heard, (assumed.plays, 1))
    lots = [happens(assumed.skipped, assumed.plays, chance, "skipped", term.id) for term in game.pool]
    return np.where(np.array(lots).T, never, planned)


def _time_for(plan: Plan, assumed: Assumptions) -> int:
    """Return how many calls a called game has time for in its planned minutes, all of them at most."""
    called = {said.slot for said in plan.game.slots}
    seconds = sum(minutes_of(timed) for timed in plan.timetable.slots if timed.slot.id in called) * 60
    return min(seconds // assumed.call, len(plan.game.pool))


def _calls_of(game: Game, slot: str) -> tuple[int, int]:
    """Return the first and the last call of a slot."""
    before = 0
    for said in game.slots:
        if said.slot == slot:
            return before + 1, before + len(said.terms)
        before += len(said.terms)
    raise LookupError("this slot says no terms")


def _largest_crowd(won: _Calls, terms: int) -> _Calls:
    """Return, for each play, how many cards win on the call on which most of them do."""
    crowd = np.zeros(won.shape[1], np.int64)
    for call in range(1, terms + 1):
        np.maximum(crowd, (won == call).sum(axis=0), out=crowd)
    return crowd
