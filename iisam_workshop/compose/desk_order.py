"""People as the desk looks them up: from A to Z by family name, with the letters between them where there are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from iisam_workshop.compose.phrases import cell
from iisam_workshop.model.blocks import Row, Runs, Span
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.wording import Wording

__all__ = ["filed", "filed_name", "lettered"]

_MANY = 40
"""How many people there are before letters stand between them."""


def filed(plan: Plan) -> tuple[Seat, ...]:
    """Return the seats in the order in which the desk reads them: by name, or by number where nobody is named."""
    if not plan.session.people.named:
        return tuple(sorted(plan.seats, key=lambda seat: seat.number))
    return tuple(sorted(plan.seats, key=lambda seat: (seat.attendee.order, seat.number)))


def filed_name(person: Attendee) -> Runs:
    """Return a name as it is filed, so that the eye runs down the family names."""
    return (Span(person.filed or person.name, bold=True, personal=True),)


def lettered(seats: Sequence[Seat], rows: Sequence[Row], wording: Wording) -> Iterator[Row]:
    """Return rows, each of a seat, with the letters between them where there are many people with names."""
    if len(seats) <= _MANY or not all(seat.attendee.name for seat in seats):
        yield from rows
        return
    width = len(rows[0].cells)
    pairs = zip(seats, rows, strict=True)
    for initial, group in groupby(pairs, key=lambda pair: _initial(pair[0].attendee)):
        head = initial or wording.labels["desk.other-letters"]
        yield Row((cell(head, "head"), *((),) * (width - 1)), strong=True)
        yield from (row for _, row in group)


def _initial(person: Attendee) -> str:
    """Return the letter under which somebody is filed; nothing for one beyond A to Z."""
    first = person.order[0][:1].upper()
    return first if "A" <= first <= "Z" else ""
