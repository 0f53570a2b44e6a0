"""The manifest: what a build was made from and what it made, as JSON that another program can check."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # problems are listed for commands that know no plan and should not wait for one
    from iisam_workshop.errors import Problem
    from iisam_workshop.model.document import Audience, Copies
    from iisam_workshop.model.part import Part
    from iisam_workshop.model.plan import Plan

__all__ = ["BuiltFile", "manifest", "problem_entry"]


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file of the build: path below the output folder, digest, size, pages, and how it is to be printed."""

    path: str
    sha256: str
    size: int
    pages: int
    audience: Audience | str
    copies: int
    each: Copies | str


_CARDS = ("bingo-cards", "bingo-cards-large")


def manifest(
    plan: Plan,
    parts: Sequence[Part],
    files: Sequence[BuiltFile],
    program: Mapping[str, str],
    problems: Sequence[Problem],
) -> bytes:
    """Return the manifest; it holds card codes and seats, and no name."""
    return _json(
        {
            "program": dict(program),
            "seed": plan.session.seed,
            "pack": plan.pack_id,
            "inputs": [{"path": each.path, "sha256": each.sha256} for each in plan.session.inputs],
            "files": [_file(each) for each in files],
            "documents": [_document(part, plan) for part in parts],
            "scenario": _scenario(plan),
            "bingo": _bingo(plan),
            "problems": [problem_entry(problem) for problem in problems],
        }
    )


def problem_entry(problem: Problem) -> dict[str, Any]:
    """Return a problem as machines read it."""
    place = problem.place
    sheet = {"sheet": place.sheet} if place and place.sheet else {}
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": place.file if place else None,
        **sheet,
        "line": place.line or None if place else None,
        "column": place.column or None if place else None,
        "message": problem.message,
        "hint": problem.hint,
    }


def _scenario(plan: Plan) -> dict[str, Any]:
    """Return how the scenario is played, with the invented names, which the session record keeps for later builds."""
    scenario, cast = plan.session.scenario, plan.cast
    return {
        "id": scenario.id,
        "level": plan.session.asked.play.level,
        "people": {person.id: person.name for person in scenario.people},
        "briefs": [{"id": role.id, "partners": list(role.partners)} for role in cast.roles],
        "left_out": list(cast.absent),
        "smallest_group": cast.findings.smallest,
        "needed": list(cast.findings.needed),
    }


def _file(each: BuiltFile) -> dict[str, Any]:
    return {
        "path": each.path,
        "sha256": each.sha256,
        "bytes": each.size,
        "pages": each.pages,
        "audience": each.audience,
        "copies": each.copies,
        "each": each.each,
    }


def _document(part: Part, plan: Plan) -> dict[str, Any]:
    # folios of cards are codes, and beside their seats they would tell whose card is in large print
    folios = () if plan.large and part.id in _CARDS else part.folios
    return {
        "id": part.id,
        "part": part.letter,
        "title": part.title,
        "pages": part.pages,
        "folios": list(folios),
        "digest": part.digest,
    }


def _bingo(plan: Plan) -> dict[str, Any]:
    game = plan.game
    seats = {seat.attendee.key: seat.number for seat in plan.seats}
    return {
        "grid": f"{game.columns}x{game.rows}",
        "free": game.free,
        "play": game.play,
        "pattern": game.pattern,
        "layout": game.mix,
        "cards": [
            {"code": card.code, "seat": seats.get(card.owner), "squares": [game.pool[n].id for n in card.squares]}
            for card in game.cards
        ],
        "call_order": [game.pool[n].id for n in game.calls],
        "slots": _slots(plan),
        "terms": {
            term.id: {"name": term.name, "welsh": plan.welsh_of(term), "stage": term.stage} for term in game.pool
        },
        "uniqueness": _uniqueness(plan),
    }


def _slots(plan: Plan) -> list[dict[str, Any]]:
    titles = {timed.slot.id: timed.slot.title for timed in plan.timetable.slots}
    pool = plan.game.pool
    return [
        {"slot": slot.slot, "title": titles[slot.slot], "terms": [pool[n].id for n in slot.terms]}
        for slot in plan.game.slots
    ]


def _uniqueness(plan: Plan) -> dict[str, Any]:
    proof = plan.uniqueness
    return {
        "cards": proof.cards,
        "pair": list(proof.pair),
        "shared": proof.shared,
        "floor": proof.floor,
        "lines": proof.lines,
        "digest": proof.digest,
        "uses_min": min(proof.uses, default=0),
        "uses_max": max(proof.uses, default=0),
        "earlier": proof.earlier,
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
