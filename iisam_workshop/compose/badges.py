"""Name badges: the name by which somebody is called, large, and the table to go to. No needs, no numbers of people."""

from __future__ import annotations

from itertools import groupby

from iisam_workshop.compose.table_look import look_in_words
from iisam_workshop.model.document import BadgeDeck, BadgeFace, BadgeTable, DocumentPlan
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.table_mark import table_mark
from iisam_workshop.model.wording import Wording

__all__ = ["badges", "called"]


def badges(plan: Plan, paper: DocumentPlan, wording: Wording) -> BadgeDeck:
    """Compose a badge for each person, in the order of tables and seats, and blank ones as there are spare cards."""
    again = {seat.number: seat.table for seat in plan.second}
    tables = tuple(
        tuple(_face(seat, again.get(seat.number, 0), wording) for seat in seats)
        for _, seats in groupby(plan.seats, lambda seat: seat.table)
    )
    blank = BadgeFace(wording.labels["name"])
    size, spares = plan.session.asked.tables.size, plan.packing.spares
    word, folio = wording.labels["tent.table"], wording.labels["folio"]
    return BadgeDeck(paper, tables, size, blank, spares, word, folio, wording.lang)


def called(person: Attendee) -> str:
    """Return the name by which somebody is called: the one that the list gives for it, else the first of all."""
    return person.called or person.name.partition(" ")[0]


def _face(seat: Seat, then: int, wording: Wording) -> BadgeFace:
    person, short = seat.attendee, called(seat.attendee)
    return BadgeFace(
        code=wording.label("badge.seat", n=seat.number),
        seat=seat.number,
        called=short,
        name=person.name if person.name != short else "",
        agency=person.agency,
        role=person.role,
        table=_table(seat.table, "table", wording),
        # whoever stays where he or she is needs to be told nothing
        then=_table(then, "badge.then", wording) if then and then != seat.table else None,
    )


def _table(number: int, key: str, wording: Wording) -> BadgeTable:
    mark = table_mark(number)
    return BadgeTable(mark, wording.label(key, n=number), look_in_words(mark, wording))
