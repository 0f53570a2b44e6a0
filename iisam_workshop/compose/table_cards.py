"""What stands on each table: a sign to be seen from the door, and a card that says who sits there and what for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from iisam_workshop.compose.badges import called
from iisam_workshop.compose.phrases import cell, sheets
from iisam_workshop.compose.table_look import look_in_words, table_title
from iisam_workshop.compose.table_plan import brief_of, has_briefs
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Cell, Column, ItemList, Row, Runs, Sheet, Span, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow, TentDeck, TentFace, TentWords
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.table_mark import TableMark, table_mark
from iisam_workshop.model.tongues import tag_of
from iisam_workshop.model.wording import Wording

__all__ = ["table_cards", "table_tents"]

_LATER = frozenset({"briefs", "props", "injects", "sort-sheet-half", "table-tents", "table-cards"})
"""Papers for tables that do not lie there from the beginning, or that lie there for all to see."""


def table_tents(plan: Plan, paper: DocumentPlan, wording: Wording) -> TentDeck:
    """Compose a sign for each table, in the languages of the session, since everybody sees it."""
    marks = map(table_mark, range(1, plan.tables + 1))
    faces = tuple(TentFace(mark, str(mark.number), tuple(_words(mark, plan, wording))) for mark in marks)
    return TentDeck(paper, faces, plan.session.asked.title, wording.labels["folio"], wording.lang)


def _words(mark: TableMark, plan: Plan, wording: Wording) -> Iterator[TentWords]:
    """Return what a sign says in each language; in Welsh only where drafts of it may be printed."""
    drafts = plan.session.council.translation.drafts == "accept"
    spoken = [each for each in plan.session.languages if each == "en" or drafts] or ["en"]
    for language in spoken:
        labels = wording.cards.get(language, wording.labels)
        yield TentWords(tag_of(language), labels["tent.table"], look_in_words(mark, labels))


def table_cards(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose a page for each table. The names are those by which people are called, as they stand on their badges."""
    tables = groupby(plan.seats, lambda seat: seat.table)
    pages = tuple(page for number, seats in tables for page in _page(number, tuple(seats), plan, wording))
    return Flow(paper, pages, wording.labels["folio"], wording.lang)


def _page(number: int, seats: tuple[Seat, ...], plan: Plan, wording: Wording) -> tuple[Sheet, ...]:
    laid = _laid(plan, wording)
    abreast = 2 if len(plan.session.languages) == 1 else 1  # two lists side by side have no room for columns of theirs
    values = {
        "look": look_in_words(table_mark(number), wording.labels),
        "named": plan.session.people.named,
        "briefs": has_briefs(plan),
        "scenario": plan.session.scenario.title,
        "moved": bool(plan.second),
        "laid": bool(laid),
    }
    slots: dict[str, tuple[Block, ...]] = {
        "title": (table_title(number, wording),),
        "people": (_people(seats, plan, wording),),
        "laid": (ItemList(laid, "tick", "cell", columns=abreast),),
    }
    blocks = blocks_of(
        wording, "table-cards", values, {key: made for key, made in slots.items() if laid or key != "laid"}
    )
    return sheets(blocks)


def _people(seats: tuple[Seat, ...], plan: Plan, wording: Wording) -> Table:
    heads: tuple[tuple[str, int], ...] = (("seat", 12), ("name", 40))
    heads += (("table-cards.plays", 48),) if has_briefs(plan) else ()
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    rows = tuple(
        Row((cell(str(seat.number), bold=True), _name(seat), *brief_of(seat, plan, wording)), room=_room(seat))
        for seat in seats
    )
    return Table(wording.labels["table-cards.summary"], columns, rows, dense=len(seats) > _MANY)


_MANY = 8
"""People at a table from which their rows stand close."""


def _room(seat: Seat) -> int:
    return 0 if seat.attendee.name else 1


def _name(seat: Seat) -> Cell:
    short = called(seat.attendee)
    return cell((Span(short, bold=True, personal=True),)) if short else ()


def _laid(plan: Plan, wording: Wording) -> tuple[Runs, ...]:
    """Return what lies on each table from the beginning, the papers first."""
    return tuple(map(runs, (*_papers(plan), *_things(plan, wording))))


def _papers(plan: Plan) -> Iterator[str]:
    for paper in plan.packing.papers:
        if paper.audience == "table" and paper.id not in _LATER:
            yield paper.title


def _things(plan: Plan, wording: Wording) -> Iterator[str]:
    for item in plan.packing.tabled:
        yield wording.label("kit.number", item=item.item, n=item.count)
