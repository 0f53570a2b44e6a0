"""The manifest: what a build was made from and what it made, as JSON that another program can check."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # problems are listed for commands that know no plan and should not wait for one
    from iisam_workshop.errors import Problem
    from iisam_workshop.model.document import Audience, Copies
    from iisam_workshop.model.part import Part
    from iisam_workshop.model.plan import Plan

__all__ = ["BuiltFile", "json_bytes", "manifest", "problem_entry", "without_personal"]

_LISTS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".record.json")


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file of the build: path below the output folder, digest, size, pages, and how it is to be printed.

    ``personal`` files hold what concerns people of the list; ``document`` is the id of a paper that is a file alone.
    ``holds`` are the files in which the papers of a pack stand alone, ``key`` is the digest of all that the file was
    made from.
    """

    path: str
    sha256: str
    size: int
    pages: int
    audience: Audience | str
    copies: int
    each: Copies | str
    personal: bool = False
    document: str = ""
    holds: tuple[str, ...] = ()
    key: str = ""


_CARDS = ("bingo-cards", "bingo-cards-large")


def manifest(
    plan: Plan,
    parts: Sequence[Part],
    files: Sequence[BuiltFile],
    program: Mapping[str, str],
    problems: Sequence[Problem],
) -> bytes:
    """Return the manifest; it holds card codes and seats, and no name."""
    alone: dict[str, list[str]] = {}
    for file in files:
        alone.setdefault(file.document, []).append(file.path)
    return json_bytes(
        {
            "program": dict(program),
            "seed": plan.session.seed,
            "pack": plan.pack_id,
            "inputs": [{"path": each.path, "sha256": each.sha256} for each in plan.session.inputs],
            "files": [_file(each) for each in files],
            "documents": [_document(part, plan, alone.get(part.id, [])) for part in parts],
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
        "personal": each.personal,
        **({"key": each.key} if each.key else {}),
        **({"holds": list(each.holds)} if each.holds else {}),
    }


def _document(part: Part, plan: Plan, files: list[str]) -> dict[str, Any]:
    """Return a paper with the file in which it stands alone; two languages of one take two files in turn."""
    own = {"own_pages": [list(digests) for digests in part.own_pages]} if part.own_pages else {}
    # folios of cards are codes, and beside their seats they would tell whose card is in large print
    folios = () if plan.large and part.id in _CARDS else part.folios
    return {
        "id": part.id,
        "part": part.letter,
        "title": part.title,
        "pages": part.pages,
        "folios": list(folios),
        "digest": part.digest,
        "file": files.pop(0) if files else "",
        **own,
        **({"foreign": True} if part.foreign else {}),
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


def json_bytes(value: Any) -> bytes:
    """Return a value as JSON for people to look at: in UTF-8, one entry a line."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def without_personal(manifest: bytes, gone: Collection[str]) -> bytes:
    """Return a manifest without the files that are gone, and without any digest that was made of people's names."""
    told = json.loads(manifest.decode("utf-8-sig"))
    kept = [each for each in told["files"] if each["path"] not in gone]
    told["files"] = [{key: value for key, value in each.items() if key != "key"} for each in kept]
    if "documents" in told:
        told["documents"] = [
            {key: value for key, value in each.items() if key != "own_pages"}
            for each in told["documents"]
            if each.get("file", "") not in ("", *gone)
        ]
    told["inputs"] = [each for each in told["inputs"] if not each["path"].lower().endswith(_LISTS)]
    return json_bytes(told)
