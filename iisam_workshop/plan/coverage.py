"""The coverage grid: aims, slots, stages, messages, bingo terms and stage sheets side by side, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iisam_workshop.errors import Problem
from iisam_workshop.model.coverage import AimCover, Coverage, Hole, HoleKind, StageCover
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.game import Game
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import Timetable
from iisam_workshop.plan.stages import stage_refs

__all__ = ["coverage", "untouched_stages"]

_IDLE = ("arrival", "break", "meal")
"""Slots of which nobody expects that they serve an aim or a stage."""
_CARDS = "bingo-cards"


def coverage(session: Session, timetable: Timetable, game: Game, papers: Sequence[DocumentPlan]) -> Coverage:
    """Return what a day covers; ``papers`` are all papers of the pack, and slots that were dropped do not count."""
    played = any(timed.slot.kind == "scenario" for timed in timetable.slots)
    dealt = any(paper.id == _CARDS for paper in papers)
    held = {square for card in game.cards for square in card.squares}
    sheets = {paper.stage: paper.part for paper in papers if paper.stage}
    scenario = session.scenario
    stages = tuple(
        StageCover(
            stage=stage.id,
            slots=tuple(timed.slot.id for timed in timetable.slots if stage.id in timed.slot.stages),
            injects=tuple(timed.code for timed in timetable.injects if timed.inject.stage == stage.id),
            questions=sum(question.stage == stage.id for question in scenario.questions) if played else 0,
            looks=sum(look.stage == stage.id for look in scenario.observe) if played else 0,
            terms=sum(term.stage == stage.id for term in game.pool),
            on_cards=sum(term.stage == stage.id and n in held for n, term in enumerate(game.pool)) if dealt else 0,
            sheet=sheets.get(stage.id, ""),
        )
        for stage in stage_refs(session.catalogue)
    )
    aims = tuple(
        AimCover(aim.id, tuple(timed.slot.id for timed in timetable.slots if aim.id in timed.slot.aims))
        for aim in session.agenda.aims
    )
    holes = (
        *(Hole("aim-slot", each.aim) for each in aims if not each.slots),
        *(hole for each in stages for hole in _holes(each, played=played, dealt=dealt)),
        *_idle(timetable),
    )
    return Coverage(stages, aims, holes, played, dealt)


def untouched_stages(session: Session, covered: Coverage) -> Iterator[Problem]:
    """Warn (IW340) of stages on which nobody works: without a slot, a message and a question."""
    stages = {stage.id: stage for stage in session.catalogue.stages}
    left = [stages[each.stage] for each in covered.stages if each.untouched]
    if left:
        named = ", ".join(f"‘{stage.number} {stage.name}’" for stage in left)
        yield Problem(
            "IW340",
            f"nobody works on {named}: no slot names it, no message presses on it and no question is about it",
            f"Name {left[0].id!r} in the 'stages' of a slot, or say on the day why it is left out.",
            session.places.at("agenda", "slots"),
            "warning",
        )


def _holes(each: StageCover, *, played: bool, dealt: bool) -> Iterator[Hole]:
    """Return what a stage lacks, in the order of the grid's columns."""
    wanted: tuple[tuple[HoleKind, object, bool], ...] = (
        ("stage-slot", each.slots, True),
        ("stage-inject", each.injects, played),
        ("stage-question", each.questions, played),
        ("stage-look", each.looks, played),
        ("stage-terms", each.on_cards, dealt),
        ("stage-sheet", each.sheet, True),
    )
    for kind, found, missed in wanted:
        if missed and not found:
            yield Hole(kind, each.stage)


def _idle(timetable: Timetable) -> Iterator[Hole]:
    for timed in timetable.slots:
        slot = timed.slot
        if slot.kind not in _IDLE and not slot.aims and not slot.stages:
            yield Hole("slot-idle", slot.id)
