"""What nobody can make: documents that are not there, papers of somebody who leads nothing, files over their inputs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from iisam_workshop.errors import Problem, did_you_mean, refuse
from iisam_workshop.load.stamps import input_paths
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import InputFile

__all__ = ["refuse_absent", "refuse_inputs", "refuse_stranger", "refuse_unknown"]


def refuse_absent(plan: Plan, only: Collection[str]) -> None:
    """Refuse (IW219) to make what this session does not have, or nothing at all."""
    present = [paper.id for paper in plan.documents]
    problems = [
        Problem(
            "IW219",
            f"this session has no document {name!r}",
            "It is left out in the session file, or nothing in the agenda asks for it.",
        )
        for name in dict.fromkeys(only)
        if name not in present
    ]
    if not present and not problems:
        place = plan.session.places.at("session", "documents", "leave_out")
        hint = "Take out of leave_out what you want to print."
        problems = [Problem("IW219", "every document is left out, so there is nothing to make", hint, place)]
    if problems:
        refuse(problems)


def refuse_inputs(source: Path, inputs: Sequence[InputFile], made: Iterable[Path]) -> None:
    """Refuse (IW506) to write a file over one that the session is read from."""
    read = {path.resolve() for path in input_paths(source, inputs)}
    hint = "Name another folder with --out, or give that file of yours another name."
    over = [path.name for path in made if path.resolve() in read]
    if over:
        refuse(Problem("IW506", f"{name!r} would be written over a file that the session names", hint) for name in over)


def refuse_stranger(plan: Plan) -> None:
    """Refuse (IW237) to make papers for somebody who leads nothing; the message does not repeat who was asked for."""
    asked = plan.session.asked
    leads = dict.fromkeys((*asked.facilitators, *asked.speakers, *(n for t in plan.timetable.slots for n in t.leads)))
    if plan.lead and plan.lead not in leads:
        what = "nobody of that name is a facilitator or a speaker of this session, or leads a slot"
        refuse([Problem("IW237", what, did_you_mean(plan.lead, tuple(leads)))])


def refuse_unknown(only: Collection[str], known: Sequence[str]) -> None:
    """Refuse (IW201) to make documents that nobody knows."""
    unknown = [name for name in only if name not in known]
    if unknown:
        refuse(Problem("IW201", f"no document is called {name!r}", did_you_mean(name, known)) for name in unknown)
