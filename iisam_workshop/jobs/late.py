"""Somebody who comes late: a row more in the attendee list, a card more in the deck, and no other card touched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from iisam_workshop.errors import ContentInvalid, Problem, refuse
from iisam_workshop.files import rewrite_file
from iisam_workshop.jobs.build import BuildReport, Run, build
from iisam_workshop.jobs.make import session_of
from iisam_workshop.load.attendees import people_of, room_for
from iisam_workshop.load.inputs import LIST, Found, Intake, read_file
from iisam_workshop.load.newcomer import Newcomer, newcomer, same_person, with_newcomer
from iisam_workshop.load.roll.roll import roll_of
from iisam_workshop.load.sheets import is_workbook
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.stacks import sheets_of
from iisam_workshop.plan.plan import make_plan

__all__ = ["LateCard", "LateReport", "Newcomer", "add", "newcomer"]

_CARDS = "bingo-cards"


@dataclass(frozen=True, slots=True)
class LateCard:
    """The new card: its code, where its owner sits, and its page in ``bingo-cards.pdf``, 0 where that is left out."""

    code: str
    table: int
    seat: int
    page: int


@dataclass(frozen=True, slots=True)
class LateReport:
    """What was built, and the card that is new in it.

    ``kept`` is false where no record of an earlier build was found, so that all the other cards are new as well.
    """

    build: BuildReport
    card: LateCard
    kept: bool


def add(
    source: Path | str, person: Newcomer, out: Path | str | None = None, *, force: bool = False, run: Run | None = None
) -> LateReport:
    """Add somebody to the list of a session and build it.

    Raises WorkshopError, with the list as it was, when the session or the deal does not work with one person more,
    when there is no list (IW249), or when the same person is in it already (IW250).
    """
    if not person.name:
        raise ContentInvalid(Problem("IW115", "the name of the new person is empty", "Write it after --name."))
    source = Path(source)
    session = session_of(source)
    found = _list_of(session, source)
    before = read_file(found, LIST)
    after = with_newcomer(before, person, found.shown, session.asked.list.columns)
    plan = _with(person, session, before, after, found.shown)
    rewrite_file(found.path, after)
    try:
        report = build(source, out, force=force, run=run)
    except BaseException:
        rewrite_file(found.path, before)
        raise
    return LateReport(report, _card(plan, session), session.record is not None)


def _list_of(session: Session, source: Path) -> Found:
    name, place = session.asked.attendees, session.places.at("session", "attendees")
    if not session.people.named:
        number = len(session.people)
        hint = f"Write {number + 1} instead of {number} in the session file and build again, or use a list."
        raise ContentInvalid(Problem("IW249", "this session has a number of people and no list of them", hint, place))
    path = source.parent / name
    found = Found(path, str(path), name)
    for book, where in ((Found(source, str(source), source.name), "its sheet 'People'"), (found, "a workbook")):
        if is_workbook(book):
            what = f"the people of this session stand in {where}"
            hint = "Add a row there, save the workbook and build again: nobody else's card or seat changes."
            raise ContentInvalid(Problem("IW249", what, hint, place))
    return found


def _with(person: Newcomer, session: Session, before: bytes, after: bytes, file: str) -> Plan:
    """Return the plan with the new person; nothing is written yet when this refuses."""
    intake, wish = Intake(), session.asked.list
    listed = roll_of(before, file, Intake(), wish).entries
    if twice := same_person(person, listed, file):
        refuse(twice)
    entries = roll_of(after, file, intake, wish, keep_email=True).entries
    intake.settle()
    if len(entries) == len(listed):
        hint = "Write it as it should be printed."
        raise ContentInvalid(Problem("IW115", "the name of the new person is not read as one in a list", hint))
    room_for(len(entries), None)
    return make_plan(replace(session, people=replace(people_of(entries, session.seed), wishes=session.people.wishes)))


def _card(plan: Plan, session: Session) -> LateCard:
    known = {attendee.key for attendee in session.people.attendees}
    seat = next(seat for seat in plan.seats if seat.attendee.key not in known)
    card = next(card for card in plan.game.cards if card.owner == seat.attendee.key)
    printed, places = any(paper.id == _CARDS for paper in plan.documents), session.asked.bingo.per_sheet
    sheets = sheets_of((each.code for each in plan.game.cards), places, stacked=places > 1)
    page = next(n for n, sheet in enumerate(sheets, 1) if card.code in sheet) if printed else 0
    return LateCard(card.code, seat.table, seat.number, page)
