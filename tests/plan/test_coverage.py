"""The coverage grid finds what the day has, and whatever is taken away is exactly the hole that it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from iisam_workshop.errors import Problem
from iisam_workshop.load.library import read_agenda
from iisam_workshop.model.agenda import Aim, Slot
from iisam_workshop.model.coverage import Coverage, Hole
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.game import Card, Game
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import TimedDay, TimedInject, TimedSlot, Timetable
from iisam_workshop.plan.coverage import coverage, untouched_stages
from iisam_workshop.resources import names
from tests.plan.plays import inject

AIMS = ("see", "keep")


class Day:
    """A day with one thing of each kind for each stage and aim, and ways to take one away."""

    def __init__(self, session: Session) -> None:
        self.ids = [stage.id for stage in session.catalogue.stages]
        scenario = session.scenario
        firsts = {
            kind: tuple(next(x for x in getattr(scenario, kind) if x.stage == name) for name in self.ids)
            for kind in ("questions", "observe")
        }
        agenda = session.agenda.model_copy(update={"aims": tuple(Aim(id=aim, text=f"To {aim}.") for aim in AIMS)})
        self.session = replace(session, scenario=scenario.model_copy(update=firsts), agenda=agenda)
        work = [_timed(f"on-{name}", "scenario", stages=(name,)) for name in self.ids]
        serving = [_timed(f"for-{aim}", "talk", aims=(aim,)) for aim in AIMS]
        self.slots = (*work, *serving, _timed("pause", "break"))
        self.injects = tuple(
            TimedInject(n, inject(f"m{n}", stage=name), 600, "x") for n, name in enumerate(self.ids, 1)
        )
        pool = tuple(next(term for term in session.catalogue.terms if term.stage == name) for name in self.ids)
        self.game = Game(2, 3, None, pool, (Card("A", tuple(range(6))),), ())
        sheets = (DocumentPlan(f"s-{n}", f"C{n}", n, "table", "table", 1, n) for n in self.ids)
        self.papers = (*sheets, DocumentPlan("bingo-cards", "S", "Cards", "attendee", "once", 1))

    def covered(self) -> Coverage:
        timetable = Timetable(self.slots, (TimedDay(1, date(2027, 3, 4), 540, 900),), self.injects)
        return coverage(self.session, timetable, self.game, self.papers)

    def without(self, kind: str, name: str) -> Coverage:
        """The day without the one thing of a kind that a stage or an aim has."""
        match kind:
            case "aim-slot":
                self.slots = tuple(each for each in self.slots if name not in each.slot.aims)
            case "stage-slot":
                self.slots = tuple(each for each in self.slots if name not in each.slot.stages)
            case "stage-inject":
                self.injects = tuple(each for each in self.injects if each.inject.stage != name)
            case "stage-question" | "stage-look":
                key = {"stage-question": "questions", "stage-look": "observe"}[kind]
                kept = tuple(each for each in getattr(self.session.scenario, key) if each.stage != name)
                scenario = self.session.scenario.model_copy(update={key: kept})
                self.session = replace(self.session, scenario=scenario)
            case "stage-terms":
                held = tuple(n for n, term in enumerate(self.game.pool) if term.stage != name)
                self.game = replace(self.game, cards=(Card("A", held),))
            case "stage-sheet":
                self.papers = tuple(paper for paper in self.papers if paper.stage != name)
            case "slot-idle":
                self.slots = (*self.slots, _timed(name, "activity"))
        return self.covered()


def _timed(name: str, kind: Any, **more: Any) -> TimedSlot:
    return TimedSlot(Slot(id=name, title=name, minutes=30, kind=kind, **more), 600, 630)


def test_a_day_with_one_of_everything_has_no_hole_and_counts_one_of_everything(session: Session) -> None:
    covered = Day(session).covered()
    assert covered.holes == ()
    assert [each.stage for each in covered.stages] == Day(session).ids
    for n, each in enumerate(covered.stages, 1):
        assert each.slots == (f"on-{each.stage}",)
        assert (each.injects, each.questions, each.looks) == ((str(n),), 1, 1)
        assert (each.terms, each.on_cards, each.sheet) == (1, 1, f"C{each.stage}")
    assert {each.aim: each.slots for each in covered.aims} == {aim: (f"for-{aim}",) for aim in AIMS}


@pytest.mark.parametrize(
    "kind", ["stage-slot", "stage-inject", "stage-question", "stage-look", "stage-terms", "stage-sheet"]
)
def test_whatever_is_taken_from_a_stage_is_exactly_the_hole(kind: str, session: Session) -> None:
    for name in Day(session).ids:
        assert Day(session).without(kind, name).holes == (Hole(kind, name),)  # type: ignore[arg-type]


@pytest.mark.parametrize("aim", AIMS)
def test_an_aim_whose_slot_is_taken_away_is_the_hole(aim: str, session: Session) -> None:
    assert Day(session).without("aim-slot", aim).holes == (Hole("aim-slot", aim),)


def test_a_slot_of_work_that_serves_nothing_is_a_hole_and_a_break_is_none(session: Session) -> None:
    assert Day(session).without("slot-idle", "chat").holes == (Hole("slot-idle", "chat"),)


def test_two_things_taken_away_are_two_holes(session: Session) -> None:
    day = Day(session)
    day.without("stage-inject", "review")
    assert set(day.without("aim-slot", "keep").holes) == {Hole("stage-inject", "review"), Hole("aim-slot", "keep")}


def test_where_no_scenario_is_played_nobody_misses_messages_questions_and_observers(session: Session) -> None:
    day = Day(session)
    day.injects = ()
    talks = (each.slot.model_copy(update={"kind": "talk"}) if each.slot.stages else each.slot for each in day.slots)
    day.slots = tuple(TimedSlot(slot, 600, 630) for slot in talks)
    covered = day.covered()
    assert (covered.holes, covered.played) == ((), False)
    assert {(each.questions, each.looks) for each in covered.stages} == {(0, 0)}


def test_where_no_cards_are_printed_nobody_misses_terms(session: Session) -> None:
    day = Day(session)
    day.papers = day.papers[:-1]
    covered = day.without("stage-terms", "review")
    assert (covered.holes, covered.dealt) == ((), False)


def test_stages_on_which_nobody_works_are_told_together_and_others_are_not(session: Session) -> None:
    day = Day(session)
    assert list(_told(day)) == []
    for kind in ("stage-slot", "stage-inject"):
        day.without(kind, "review")
        assert list(_told(day)) == []
    for kind in ("stage-question", "stage-slot", "stage-inject"):
        day.without(kind, "review")
    (problem,) = _told(day)
    assert (problem.code, problem.severity) == ("IW340", "warning")
    assert "‘6 Review’" in problem.message
    assert "Vision" not in problem.message
    for kind in ("stage-question", "stage-slot", "stage-inject"):
        day.without(kind, "vision")
    (problem,) = _told(day)
    assert "‘1 Vision’, ‘6 Review’" in problem.message


def _told(day: Day) -> list[Problem]:
    return list(untouched_stages(day.session, day.covered()))


def test_every_packaged_day_has_a_slot_for_every_stage(session: Session) -> None:
    for name in names("templates", "agendas"):
        staged = {stage for slot in read_agenda(name).slots for stage in slot.stages}
        assert staged == {stage.id for stage in session.catalogue.stages}, name
