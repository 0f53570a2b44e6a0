"""What check and build share: from a session file to pressed parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from iisam_workshop import resources
from iisam_workshop.compose.documents import compose
from iisam_workshop.compose.own_wording import template_faults
from iisam_workshop.errors import Problem, WorkshopError, did_you_mean, refuse
from iisam_workshop.executors import SerialExecutor
from iisam_workshop.jobs.cut_names import cut_names
from iisam_workshop.load.session import read_session
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.document import Document
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.part import Part
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.documents import DOCUMENT_IDS
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.tongues import draft_words
from iisam_workshop.press.fonts import register
from iisam_workshop.press.part import press
from iisam_workshop.press.text import name_problems, source_problems

__all__ = ["Pressed", "press_document", "press_session", "session_of"]


@dataclass(frozen=True, slots=True)
class Pressed:
    """A session with its plan, its words and its parts in print order; ``problems`` are warnings."""

    plan: Plan
    wording: Wording
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]


def session_of(source: Path | str, seed: str | None = None) -> Session:
    """Read a session file with all that it names; ``seed`` goes before the session's own.

    Raises WorkshopError with everything that is wrong, together.
    """
    return read_session(Path(source), seed, documents=DOCUMENT_IDS)


def press_session(session: Session, only: Collection[str] = (), executor: Executor | None = None) -> Pressed:
    """Plan, compose and press a session; raises the problems of the first stage that has any, with all warnings."""
    _refuse_unknown(only)
    try:
        return _pressed(session, only, executor or SerialExecutor())
    except WorkshopError as failure:
        refuse((*failure.problems, *session.warnings))


def _pressed(session: Session, only: Collection[str], executor: Executor) -> Pressed:
    plan = make_plan(session, only)
    _refuse_absent(plan, only)
    register(_fonts())
    if undrawable := source_problems(session):
        refuse(undrawable)
    wording = _wording(session)
    documents = [compose(plan, paper, wording) for paper in plan.documents]
    parts = tuple(_press_all(documents, plan, executor))
    names = name_problems(session.people, session.places)
    cut = [code for part in parts for code in part.cut]
    doubts = (*draft_words(plan), *_larger_paper(plan, parts), *cut_names(cut))
    return Pressed(plan, wording, parts, (*session.warnings, *plan.problems, *names, *doubts))


def _wording(session: Session) -> Wording:
    """Return the words of the papers with the council's own in them; refuses faulty templates (IW276, IW277)."""
    language = session.languages[0]
    ours = read_wording(language)
    wording = ours.localised(session.wording, language)
    if faults := tuple(template_faults(wording, ours)):
        refuse(faults)
    return wording


def _larger_paper(plan: Plan, parts: Sequence[Part]) -> tuple[Problem, ...]:
    """Warn (IW235) where the large-print cards do not go on A4."""
    if all(part.paper == "A4" for part in parts):
        return ()
    what = "the large-print cards need A3 paper: their terms do not fit the squares of an A4 sheet at 16 points"
    hint = "Print them on A3, or choose a grid of fewer squares to stay on A4."
    place = plan.session.places.at("session", "bingo", "large_print")
    return (Problem("IW235", what, hint, place, "warning"),)


def press_document(document: Document, layout: Layout, pack_id: str) -> Part:
    """Press one document with the packaged typeface; the unit of work for executors."""
    return press(document, layout, _fonts(), pack_id)


def _fonts() -> Path:
    return resources.folder("layouts") / "fonts"


def _press_all(documents: list[Document], plan: Plan, executor: Executor) -> Iterator[Part]:
    layout = plan.session.layout
    futures = [executor.submit(press_document, document, layout, plan.pack_id) for document in documents]
    problems = [problem for future in futures if (failure := future.exception()) for problem in _expected(failure)]
    if problems:
        refuse(problems)
    return (future.result() for future in futures)


def _expected(failure: BaseException) -> tuple[Problem, ...]:
    if isinstance(failure, WorkshopError):
        return failure.problems
    raise failure


def _refuse_absent(plan: Plan, only: Collection[str]) -> None:
    """Refuse (IW219) to make what this session does not have, or nothing at all."""
    present = [paper.id for paper in plan.documents]
    problems = [
        Problem(
            "IW219",
            f"this session has no document {name!r}",
            "It is left out in the session file, or no slot of the agenda plays the scenario.",
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


def _refuse_unknown(only: Collection[str]) -> None:
    unknown = [name for name in only if name not in DOCUMENT_IDS]
    if unknown:
        refuse(
            Problem("IW201", f"no document is called {name!r}", did_you_mean(name, DOCUMENT_IDS)) for name in unknown
        )
