"""The papers of a pack in print order. Each has its letter for good: leaving one out changes no folio of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from iisam_workshop.errors import Problem, did_you_mean
from iisam_workshop.model.document import Audience, Copies, DocumentPlan
from iisam_workshop.model.inserts import insert_ids
from iisam_workshop.model.session import Session
from iisam_workshop.plan.inserts import with_inserts
from iisam_workshop.plan.large_print import LargePrint
from iisam_workshop.plan.stages import stage_refs

__all__ = [
    "DOCUMENT_IDS",
    "SCENARIO_PAPERS",
    "PaperKind",
    "document_ids",
    "documents",
    "paper_kinds",
    "unknown_documents",
]


@dataclass(frozen=True, slots=True)
class _Paper:
    """A kind of paper. ``{scenario}`` in a title stands for the scenario's.

    ``scenario`` papers need a slot that plays it, ``props`` ones a scenario that has some, ``sorting`` papers a slot
    that asks for sort cards, ``large`` ones a session in which somebody wants large print, ``late`` ones a day that
    can catch up when it runs late, ``needs`` ones somebody who has told what he or she needs, ``booklet``
    ones a session that wishes for it.
    """

    id: str
    part: str
    title: str
    audience: Audience
    copies: Copies
    scenario: bool = False
    props: bool = False
    sorting: bool = False
    large: bool = False
    late: bool = False
    needs: bool = False
    booklet: bool = False


_BEFORE = (
    _Paper("agenda", "A", "Agenda", "attendee", "person"),
    _Paper("day-picture", "A2", "Picture of the day", "table", "table"),
    _Paper("scenario", "B", "Scenario: {scenario}", "attendee", "person", scenario=True),
)
_STAGE_IDS = ("vision", "scoping", "design-and-plan", "pre-implementation", "implementation", "review")
_AFTER = (
    _Paper("poster", "C7", "The six stages: poster", "attendee", "once"),
    _Paper("poster-large", "C8", "The six stages: large poster", "attendee", "once"),
    _Paper("sort-cards", "D", "Which stage is this? Sort cards", "table", "once", sorting=True),
    _Paper("sort-sheet", "D2", "Which stage is this? Our sheet", "table", "table", sorting=True),
    _Paper("sort-sheet-half", "D3", "Half-filled sort sheets", "table", "once", sorting=True),
    _Paper("decision-sheet", "E", "Decision sheet: {scenario}", "table", "table", scenario=True),
    _Paper("action-plan", "E2", "Action plan", "table", "once"),
    _Paper("debrief-form", "E3", "After the exercise: {scenario}", "attendee", "person", scenario=True),
    _Paper("briefs", "F", "Partner briefs", "table", "table", scenario=True),
    _Paper("props", "F2", "Evidence to cut out", "table", "table", scenario=True, props=True),
    _Paper("injects", "G", "Inject cards", "table", "table", scenario=True),
    _Paper("running-order", "H", "Running order", "facilitator", "facilitator"),
    _Paper("run-sheet", "H2", "Run sheet", "facilitator", "facilitator"),
    _Paper("late-card", "H3", "If we run late", "facilitator", "facilitator", late=True),
    _Paper("packing-list", "H4", "Packing list", "facilitator", "facilitator"),
    _Paper("coverage", "H5", "What the day covers", "facilitator", "facilitator"),
    _Paper("table-plan", "J", "Table plan", "facilitator", "facilitator"),
    _Paper("scenario-guide", "K", "Facilitator’s handbook: {scenario}", "facilitator", "facilitator", scenario=True),
    _Paper("main-events", "K2", "Main events list: {scenario}", "facilitator", "facilitator", scenario=True),
    _Paper("observer-sheet", "K3", "Observer’s sheet: {scenario}", "facilitator", "table", scenario=True),
    _Paper("hot-debrief", "K4", "Hot debrief: {scenario}", "facilitator", "facilitator", scenario=True),
    _Paper("sort-answers", "L", "Answers: which stage is this?", "facilitator", "facilitator", sorting=True),
    _Paper("caller", "M", "Caller’s sheet", "facilitator", "facilitator"),
    _Paper("winner-grid", "N", "Winner look-up", "facilitator", "facilitator"),
    _Paper("win-curve", "P", "When the cards win", "facilitator", "facilitator"),
    _Paper("certificate", "Q", "Certificate: every card is different", "facilitator", "facilitator"),
    _Paper("calling-slips", "R", "Calling slips", "facilitator", "once"),
    _Paper("bingo-cards", "S", "Journey bingo cards", "attendee", "once"),
    _Paper("bingo-cards-large", "T", "Journey bingo cards in large print", "attendee", "once", large=True),
    _Paper("projector", "T2", "Slides for the screen", "attendee", "screen"),
    _Paper("printer-check", "T3", "Printer check", "facilitator", "once"),
    _Paper("programme", "T4", "Programme", "attendee", "person", booklet=True),
    _Paper("joining", "U", "Joining instructions", "attendee", "once"),
    _Paper("sign-in", "V", "Sign-in sheet", "desk", "once"),
    _Paper("allocation", "V2", "Who sits where", "desk", "once"),
    _Paper("badges", "V3", "Name badges", "desk", "once"),
    _Paper("table-tents", "V4", "Table tents", "table", "once"),
    _Paper("table-cards", "V5", "Table cards", "table", "once"),
    _Paper("evaluation", "W", "Evaluation", "attendee", "person"),
    _Paper("next-step", "W2", "My next step: cards", "attendee", "quarter"),
    _Paper("glossary", "W3", "Glossary", "attendee", "person"),
    _Paper("needs", "Y", "What people need", "facilitator", "once", needs=True),
)

_NUMBERED = tuple(enumerate(_STAGE_IDS, 1))

DOCUMENT_IDS: tuple[str, ...] = (
    *(paper.id for paper in _BEFORE),
    *(f"stage-{stage}" for stage in _STAGE_IDS),
    *(paper.id for paper in _AFTER),
)
"""The ids of all papers in print order; these may be left out or asked for alone."""

SCENARIO_PAPERS = frozenset(paper.id for paper in (*_BEFORE, *_AFTER) if paper.scenario)
"""The ids of the papers in which everybody and everything is invented."""


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper as it can be chosen: its id, part letter, title, and who gets how many."""

    id: str
    part: str
    title: str
    audience: Audience
    copies: Copies


def paper_kinds() -> tuple[PaperKind, ...]:
    """List the papers that a pack can have, in print order."""
    sheets = (PaperKind(f"stage-{stage}", f"C{n}", f"Stage sheet {n}", "table", "table") for n, stage in _NUMBERED)
    before, after = (
        [PaperKind(p.id, p.part, p.title.format(scenario="the scenario"), p.audience, p.copies) for p in papers]
        for papers in (_BEFORE, _AFTER)
    )
    return (*before, *sheets, *after)


def documents(
    session: Session,
    tables: int,
    facilitators: int,
    *,
    late: bool = False,
    sets: int = 1,
    large: LargePrint | None = None,
) -> tuple[DocumentPlan, ...]:
    """List the papers of this session with the number of copies of each, less those that it leaves out.

    ``late`` says that something has to be cut when the day runs late; a table needs so many ``sets`` of briefs.
    ``large`` is what is printed large besides.
    """
    large = large or LargePrint()
    numbers: dict[Copies, int] = {
        "person": len(session.people),
        "table": tables,
        "facilitator": facilitators,
        "once": 1,
        "quarter": ceil(len(session.people) / 4),
        "sets": tables * sets,
        "screen": 0,
    }
    left_out = {*session.asked.documents.leave_out, *(paper.id for paper in _AFTER if paper.late and not late)}
    papers = [paper for paper in _all_papers(session, numbers, large) if paper.id not in left_out]
    kinds = {kind.id: kind.audience for kind in paper_kinds()}
    every = with_inserts(papers, session.asked.documents.insert, kinds, numbers)
    return tuple(_enlarged(paper, large) for paper in every if paper.id not in left_out)


def unknown_documents(session: Session) -> tuple[Problem, ...]:
    """Refuse (IW218) to leave out what does not exist."""
    known = document_ids(session)
    return tuple(
        Problem(
            "IW218",
            f"{name!r} is to be left out, and there is no such document",
            did_you_mean(name, known),
            session.places.at("session", "documents", "leave_out", number),
        )
        for number, name in enumerate(session.asked.documents.leave_out)
        if name not in known
    )


def document_ids(session: Session) -> tuple[str, ...]:
    """Return the ids of all papers that a session may leave out or ask for alone, its inserts last."""
    return (*DOCUMENT_IDS, *insert_ids(session.asked.documents.insert))


def _enlarged(paper: DocumentPlan, large: LargePrint) -> DocumentPlan:
    """Give a paper its copies in large print; those of a handout come in the place of others, those of briefs besides.

    A brief is dealt by seat, so a table keeps its set, and its large one is there to take a leaf from. Cards of which
    four are on a sheet keep their number too: a few more are no loss.
    """
    if paper.id == "programme":  # a booklet of large type would be a pack
        return paper
    if paper.copies == "quarter":
        return replace(paper, large=ceil(large.sets / 4))
    if paper.audience == "attendee" and paper.copies == "person":
        return replace(paper, number=max(0, paper.number - large.sets), large=large.sets)
    return replace(paper, large=large.tables) if paper.id == "briefs" else paper


def _all_papers(session: Session, numbers: dict[Copies, int], large: LargePrint) -> Iterator[DocumentPlan]:
    cards = session.asked.bingo.large_print or bool(large.keys)
    before, after = ([each for each in papers if cards or not each.large] for papers in (_BEFORE, _AFTER))
    yield from _planned(before, session, numbers)
    for stage in stage_refs(session.catalogue):
        title = f"{stage.number} {stage.name}"
        yield DocumentPlan(f"stage-{stage.id}", f"C{stage.number}", title, "table", "table", numbers["table"], stage.id)
    yield from _planned(after, session, numbers)


def _planned(papers: Iterable[_Paper], session: Session, numbers: dict[Copies, int]) -> Iterator[DocumentPlan]:
    own = session.wording.labels.get("en", {})
    for paper in papers:
        if _is_wanted(paper, session):
            title = own.get(f"title.{paper.id}", paper.title).format(scenario=session.scenario.title)
            several = paper.id == "briefs" and numbers["sets"] > numbers["table"]
            copies: Copies = "sets" if several else paper.copies
            yield DocumentPlan(paper.id, paper.part, title, paper.audience, copies, numbers[copies])


def _is_wanted(paper: _Paper, session: Session) -> bool:
    slots = session.agenda.slots
    return (
        (any(slot.kind == "scenario" for slot in slots) or not paper.scenario)
        and (bool(session.scenario.props) or not paper.props)
        and (any("sort-cards" in slot.papers for slot in slots) or not paper.sorting)
        and (_has_needs(session) or not paper.needs)
        and (session.asked.documents.booklet or not paper.booklet)
    )


def _has_needs(session: Session) -> bool:
    people = session.people.attendees if session.asked.list.needs else ()
    return any(person.needs and (person.needs.diet or person.needs.access) for person in people)
