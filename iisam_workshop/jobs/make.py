"""What check and build share: from a session file to pressed parts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path

from iisam_workshop import resources
from iisam_workshop.errors import Problem, WorkshopError, refuse
from iisam_workshop.executors import SerialExecutor
from iisam_workshop.jobs.editions import Edition, editions
from iisam_workshop.jobs.gate import vetted
from iisam_workshop.jobs.inserts import lost_claims
from iisam_workshop.jobs.kept import Kept
from iisam_workshop.jobs.own_type import wide_typeface
from iisam_workshop.jobs.page_problems import page_problems
from iisam_workshop.jobs.refusals import refuse_absent, refuse_stranger, refuse_unknown
from iisam_workshop.jobs.translation import TranslationReport, translation_report
from iisam_workshop.load.library import read_layout
from iisam_workshop.load.session import read_session
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.brand import NameType, OwnLayout
from iisam_workshop.model.document import Document
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.part import Part
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.tongues import TAGS, bare
from iisam_workshop.plan.documents import DOCUMENT_IDS, document_ids
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.tongues import draft_words
from iisam_workshop.press.fonts import register
from iisam_workshop.press.name_problems import name_problems
from iisam_workshop.press.part import press
from iisam_workshop.press.text import source_problems

__all__ = [
    "Composed",
    "Pressed",
    "compose_session",
    "know_letters",
    "large_layout",
    "papers_asked_for",
    "press_document",
    "press_session",
    "session_of",
]

_Parts = tuple[tuple[Part, ...], ...]
"""The parts of each edition."""

_FOR_A_LEAD = ("running-order", "run-sheet")
"""The papers that can be made for one of those who lead."""
_NO_NAMES = NameType()


@dataclass(frozen=True, slots=True)
class Pressed:
    """A session with its plan and its parts in print order, edition by edition; ``problems`` are warnings.

    ``parts`` are all that differ; where there are several editions, those of ``edition_parts`` go into each, and those
    of ``large_parts`` in large print, which is set in the layout ``large``.
    ``translation`` is the report for the translator, empty where nothing is said in Welsh. ``kept`` has the parts of
    an earlier build, where there are any, and takes note of those that this one uses.
    """

    plan: Plan
    editions: tuple[Edition, ...]
    edition_parts: tuple[tuple[Part, ...], ...]
    problems: tuple[Problem, ...]
    translation: bytes = b""
    large_parts: tuple[tuple[Part, ...], ...] = ()
    large: Layout | None = None
    kept: Kept = field(default_factory=Kept)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part once: one that several editions share stands where the first has it."""
        return tuple({id(part): part for parts in self.edition_parts for part in parts}.values())


def session_of(
    source: Path | str,
    seed: str | None = None,
    *,
    layout: str | None = None,
    paper: str | None = None,
    draft: bool = False,
) -> Session:
    """Read a session file with all that it names; ``seed``, ``layout`` and ``paper`` go before the session's own.

    All papers of a ``draft`` say so on every page, whether the session wishes it or somebody asks for it now.

    Raises WorkshopError with everything that is wrong, together.
    """
    options = {name: text for name, text in (("layout", layout), ("paper", paper)) if text}
    session = read_session(Path(source), seed, documents=DOCUMENT_IDS, options=options)
    if not (draft or session.asked.documents.draft):
        return session
    words = (read_wording(language).localised(session.wording, language) for language in TAGS)
    stamp = {each.lang: bare(each.labels["draft"]) for each in words}
    return replace(session, layout=session.layout.model_copy(update={"stamp": stamp}))


def papers_asked_for(session: Session, only: Collection[str], lead: str) -> Collection[str]:
    """Return the documents that are to be made, none for all; for a lead, where nobody says which, his or her own."""
    own = tuple(name for name in _FOR_A_LEAD if name not in session.asked.documents.leave_out)
    return only or ((own or _FOR_A_LEAD) if lead else ())


def press_session(
    session: Session,
    only: Collection[str] = (),
    executor: Executor | None = None,
    lead: str = "",
    kept: Kept | None = None,
) -> Pressed:
    """Plan, compose and press a session; raises the problems of the first stage that has any, with all warnings.

    ``lead`` names the one for whom running order and run sheet are made; what is ``kept`` is not pressed again.
    """
    refuse_unknown(only, document_ids(session))
    hands = executor or SerialExecutor(), kept or Kept()
    try:
        return _pressed(session, papers_asked_for(session, only, lead), lead, *hands)
    except WorkshopError as failure:
        refuse((*failure.problems, *wide_typeface(session, failure.problems), *session.warnings))


def _pressed(session: Session, only: Collection[str], lead: str, executor: Executor, kept: Kept) -> Pressed:
    composed = compose_session(session, only, lead)
    plan, made, report = composed.plan, composed.editions, composed.report
    large = large_layout(session.layout) if any(paper.large for paper in plan.documents) else None
    parts, larger = _press_all(made, plan, (executor, kept), large)
    each = [part for edition in parts for part in edition]
    problems = (*composed.problems, *page_problems(plan, each), *lost_claims(plan, made, each))
    return Pressed(plan, made, parts, problems, report.file(), larger, large, kept)


@dataclass(frozen=True, slots=True)
class Composed:
    """A session with its plan and its papers, all of which the gate has let pass; ``problems`` are warnings."""

    plan: Plan
    editions: tuple[Edition, ...]
    report: TranslationReport
    problems: tuple[Problem, ...]


def compose_session(session: Session, only: Collection[str] = (), lead: str = "") -> Composed:
    """Plan and compose a session, ready to be pressed; raises the problems of the first stage that has any."""
    plan = make_plan(session, only, lead)
    refuse_absent(plan, only)
    refuse_stranger(plan)
    know_letters(session.layout, session.name_type)
    if undrawable := source_problems(session):
        refuse(undrawable)
    made = editions(plan)
    report = translation_report(plan, made)
    if missing := report.refused():
        refuse(missing)
    if leaks := vetted(_tongues(plan, made), [document for edition in made for document in edition.documents]):
        refuse(leaks)
    names = name_problems(session.people, session.places)
    problems = (*session.warnings, *plan.problems, *names, *draft_words(plan), *report.warnings())
    return Composed(plan, made, report, problems)


def _tongues(plan: Plan, made: Sequence[Edition]) -> tuple[Plan, ...]:
    """Return the plan, and the plan in every other language of the papers."""
    said = {id(voice.plan): voice.plan for edition in made for voice in edition.voices}
    return tuple({id(plan): plan, **said}.values())


def press_document(document: Document, layout: Layout, pack_id: str, names: NameType = _NO_NAMES) -> Part:
    """Press one document with the packaged typeface; the unit of work for executors."""
    return press(document, layout, _fonts(), pack_id, names)


def know_letters(layout: Layout, names: NameType = _NO_NAMES) -> None:
    """Make the typeface of a layout known, and fonts for names, so that one can ask which letters they lack."""
    register(layout.typeface if isinstance(layout, OwnLayout) else _fonts(), names)


def large_layout(layout: Layout) -> Layout:
    """Return a layout in the sizes of our large print, with its own colours and typeface."""
    sizes = read_layout("large-print")
    names = ("id", "title", "summary", "least", "margins", "styles", "card")
    return layout.model_copy(update={name: getattr(sizes, name) for name in names})


def _fonts() -> Path:
    return resources.folder("layouts") / "fonts"


def _press_all(
    made: Sequence[Edition], plan: Plan, hands: tuple[Executor, Kept], large: Layout | None
) -> tuple[_Parts, _Parts]:
    """Press the papers of all editions, and in the ``large`` layout those that somebody needs in it.

    One that several editions share is pressed once for each layout.
    """
    session, (executor, kept) = plan.session, hands
    documents = {id(document): document for edition in made for document in edition.documents}
    futures = {
        (key, layout is large): kept.submit(executor, press_document, document, layout, plan.pack_id, session.name_type)
        for layout in (session.layout, large)
        for key, document in documents.items()
        if layout and (layout is not large or document.plan.large)
    }
    found = [problem for each in futures.values() if (failure := each.exception()) for problem in _expected(failure)]
    if found:
        refuse(dict.fromkeys(found))
    usual, larger = (
        tuple(
            tuple(futures[id(each), layout].result() for each in edition.documents if (id(each), layout) in futures)
            for edition in made
        )
        for layout in (False, True)
    )
    return usual, larger


def _expected(failure: BaseException) -> tuple[Problem, ...]:
    if isinstance(failure, WorkshopError):
        return failure.problems
    raise failure
