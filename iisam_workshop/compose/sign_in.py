"""The sign-in sheet: everybody from A to Z with room to sign, and lines for people who come unannounced.

It lies on the desk for all to read, so it says what people say of themselves aloud: name and organisation.
"""

from __future__ import annotations

from iisam_workshop.compose.desk_order import filed, filed_name, lettered
from iisam_workshop.compose.phrases import cell, day, venue
from iisam_workshop.compose.times import one_day
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Column, Group, Heading, PageBreak, Row, Span, Table
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.timetable import TimedDay
from iisam_workshop.model.wording import Wording

__all__ = ["sign_in"]

_ROOM = 2
"""The least height of a row in lines, so that a hand has room to sign."""
_FEWEST = 6
_SHARE = 10
"""One blank line for so many people, but never fewer than ``_FEWEST``."""


def sign_in(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the sheet, once for each day, since somebody may come on one of them only."""
    first, *others = (_of_day(each, plan, wording) for each in plan.timetable.days)
    blocks = (*first, *(block for day in others for block in (PageBreak(), *day)))
    return Flow(paper, blocks, wording.labels["folio"], wording.lang)


def _of_day(each: TimedDay, plan: Plan, wording: Wording) -> tuple[Block, ...]:
    values = {
        "title": plan.session.asked.title,
        "date": day(wording, each.date),
        "venue": venue(plan),
        "named": plan.session.people.named,
        "number": 0 if one_day(plan) else each.number,
    }
    people = len(plan.seats)
    blank = tuple(Row(((),) * 3, room=_ROOM) for _ in range(max(_FEWEST, -(-people // _SHARE))))
    heads = (("name", 40), ("organisation", 28), ("sign-in.signature", 32))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    guests = Table(wording.labels["sign-in.guests"], columns, blank, row_heads=0)
    blocks = blocks_of(wording, "sign-in", values, {"people": (_people(plan, wording),), "guests": (guests,)})
    return _together(blocks, guests) if len(blank) == _FEWEST else blocks


def _together(blocks: tuple[Block, ...], guests: Table) -> tuple[Block, ...]:
    """Keep a few lines for guests with their heading on one page, or the last might lie on a page of its own."""
    end = blocks.index(guests) + 1
    heads = [place for place, block in enumerate(blocks[:end]) if isinstance(block, Heading) and block.level > 1]
    start = heads[-1] if heads else end - 1
    return (*blocks[:start], Group(blocks[start:end]), *blocks[end:])


def _people(plan: Plan, wording: Wording) -> Table:
    named, seats = plan.session.people.named, filed(plan)
    heads: tuple[tuple[str, int], ...] = (("name", 40), ("organisation", 28), ("sign-in.signature", 32))
    heads = heads if named else (("seat", 8), ("name", 32), ("organisation", 26), ("sign-in.signature", 34))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    rows = tuple(
        _named(seat) if named else Row((cell(str(seat.number), bold=True), (), (), ()), room=_ROOM) for seat in seats
    )
    return Table(wording.labels["sign-in.summary"], columns, tuple(lettered(seats, rows, wording)))


def _named(seat: Seat) -> Row:
    person = seat.attendee
    return Row((cell(filed_name(person)), cell((Span(person.agency, personal=True),), "cell-small"), ()), room=_ROOM)
