"""Name badges: the name by which somebody is called, large, and the table to go to. No needs, no numbers of people."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from iisam_workshop.compose.table_look import look_in_words
from iisam_workshop.model.document import BadgeDeck, BadgeFace, BadgeTable, DocumentPlan
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.table_mark import table_mark
from iisam_workshop.model.wording import Wording

__all__ = ["badges", "called"]

_WELSH = "cy"


def badges(plan: Plan, paper: DocumentPlan, wording: Wording) -> BadgeDeck:
    """Compose a badge for each person, in the order of tables and seats, and blank ones as there are spare cards.

    A badge speaks the language of the person's card, which comes first there.
    """
    again = {seat.number: seat.table for seat in plan.second}
    welsh = {card.owner for card in plan.game.cards if card.owner and card.language != "en"}
    words = {key: _WELSH if key in welsh else "" for key in (seat.attendee.key for seat in plan.seats)}
    labels = {"": wording.labels, _WELSH: wording.cards[_WELSH]}
    tables = tuple(
        tuple(
            _face(seat, again.get(seat.number, 0), words[seat.attendee.key], labels[words[seat.attendee.key]])
            for seat in seats
        )
        for _, seats in groupby(plan.seats, lambda seat: seat.table)
    )
    return BadgeDeck(
        plan=paper,
        tables=tables,
        chairs=plan.chairs,
        blank=BadgeFace(wording.labels["name"]),
        spares=plan.packing.spares,
        word=wording.labels["tent.table"],
        folio=wording.labels["folio"],
        lang=wording.lang,
    )


def called(person: Attendee) -> str:
    """Return the name by which somebody is called: the one that the list gives for it, else the first of all."""
    return person.called or person.name.partition(" ")[0]


def _face(seat: Seat, then: int, lang: str, labels: Mapping[str, str]) -> BadgeFace:
    person, short = seat.attendee, called(seat.attendee)
    return BadgeFace(
        code=labels["badge.seat"].format(n=seat.number),
        seat=seat.number,
        called=short,
        name=person.name if person.name != short else "",
        agency=person.agency,
        role=person.role,
        table=_table(seat.table, "table", labels),
        # whoever stays where he or she is needs to be told nothing
        then=_table(then, "badge.then", labels) if then and then != seat.table else None,
        lang=lang,
    )


def _table(number: int, key: str, labels: Mapping[str, str]) -> BadgeTable:
    mark = table_mark(number)
    return BadgeTable(mark, labels[key].format(n=number), look_in_words(mark, labels))
