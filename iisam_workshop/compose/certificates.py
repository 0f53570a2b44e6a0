"""Certificates of attendance: a page for each person who came, across, with nothing on it that could be a mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from iisam_workshop.compose.phrases import journey_line, listed
from iisam_workshop.compose.times import dates, one_day
from iisam_workshop.compose.tongue import in_turn, side_by_side
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Column, Group, JourneyLine, Paragraph, Row, Sheet, Span, Table
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.spans import ByHand
from iisam_workshop.model.wording import Wording

__all__ = ["both_languages", "certificate_of", "hours_and_minutes"]


_ROOM = 2
"""Lines of white above a signature."""


def certificate_of(plan: Plan, paper: DocumentPlan, wording: Wording, seat: Seat, minutes: int) -> Flow:
    """Compose the certificate of one person; ``minutes`` are those of training. Its folio has the seat's number."""
    asked = plan.session.asked
    values = {
        "title": asked.title,
        "dates": dates(plan, wording),
        "several": not one_day(plan),
        "council": plan.session.council.name,
        "hours": hours_and_minutes(wording, minutes),
        "led": listed(wording, asked.facilitators),
        "aims": [aim.text for aim in plan.session.agenda.aims],
    }
    slots: dict[str, tuple[Block, ...]] = {
        "logo": (plan.session.logo,) if plan.session.logo else (),
        "name": (_name(seat, wording),),
        "foot": (Group((_signature(plan, wording), journey_line(plan, wording)), low=True),),
    }
    close = blocks_of(wording, "certificates", values, slots)
    # where it does not go on a page: smaller sentences, then no line of the journey, then no aims
    bare = {**slots, "foot": (Group((_signature(plan, wording),), low=True),)}
    barer = blocks_of(wording, "certificates", {**values, "aims": []}, bare)
    shorter = (close, blocks_of(wording, "certificates", values, bare), barer)
    folio = f"{paper.part}-{seat.number}" if seat.number else paper.part
    return Flow(paper, (Sheet(tuple(map(_led_in, close)), instead=shorter),), folio, wording.lang, landscape=True)


def both_languages(first: Flow, second: Flow) -> Flow:
    """Return a certificate in two languages; the journey's line, which is an ornament, stands there once."""
    line = next(_lines(first.blocks))
    again = replace(second, blocks=_with_line(second.blocks, line))
    return side_by_side(first, again) or in_turn(first, second)


def hours_and_minutes(wording: Wording, minutes: int) -> str:
    """Write a length of time: 5 hours and 15 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [wording.count(what, n) for what, n in (("hours", hours), ("minutes", rest)) if n]
    return listed(wording, tuple(parts))


def _name(seat: Seat, wording: Wording) -> Paragraph:
    name = seat.attendee.name
    line = ByHand("", wording.labels["by-hand.name"])  # the seat stands at the foot
    return Paragraph(
        (Span(name, personal=True, by_hand=line) if name else Span(wording.labels["certificates.line"]),), "display"
    )


def _signature(plan: Plan, wording: Wording) -> Table:
    heads = (("certificates.signed", 50), ("certificates.for", 30), ("certificates.on", 20))
    values = {"council": plan.session.council.name}
    columns = tuple(Column(wording.label(key, **values), share) for key, share in heads)
    return Table(wording.labels["certificates.signature"], columns, (Row(((), (), ()), room=_ROOM),), row_heads=0)


def _lines(blocks: Iterable[Block]) -> Iterator[JourneyLine]:
    for block in blocks:
        if isinstance(block, JourneyLine):
            yield block
        elif isinstance(block, Sheet | Group):
            yield from _lines(block.blocks)


def _with_line(blocks: Iterable[Block], line: JourneyLine) -> tuple[Block, ...]:
    return tuple(_lined(block, line) for block in blocks)


def _lined(block: Block, line: JourneyLine) -> Block:
    match block:
        case JourneyLine():
            return line
        case Group():
            return replace(block, blocks=_with_line(block.blocks, line))
        case Sheet():
            shorter = tuple(_with_line(each, line) for each in block.instead)
            return replace(block, blocks=_with_line(block.blocks, line), instead=shorter)
    return block


def _led_in(block: Block) -> Block:
    """Set the sentences of the template larger than a handout's."""
    return replace(block, style="lead") if isinstance(block, Paragraph) and block.style == "body" else block
