"""The one page with what people eat and need, for those who lead; it goes into no pack and no other form."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.phrases import cell
from iisam_workshop.compose.times import dates
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    FACILITATORS_LEAST,
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Runs,
    Sheet,
    Span,
    Table,
    runs,
)
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.people import Needs
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.spelling import plain
from iisam_workshop.model.wording import Wording

__all__ = ["needs"]


def needs(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the page: who needs what, by table and seat, and how many of which food for the caterer."""
    food = tuple(_food(plan, wording))
    slots: dict[str, tuple[Block, ...]] = {"people": (_people(plan, wording),)}
    if food:
        slots["food"] = (_counts(food, wording),)
    values = {"title": plan.session.asked.title, "date": dates(plan, wording), "food": bool(food)}
    page = Sheet(blocks_of(wording, "needs", values, slots), FACILITATORS_LEAST)
    return Flow(paper, (page,), wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _of(seat: Seat) -> Needs:
    return seat.attendee.needs or Needs()


def _people(plan: Plan, wording: Wording) -> Table:
    heads = (("needs.where", 24), ("needs.who", 28), ("needs.what", 48))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    asking = [seat for seat in plan.seats if _of(seat).diet or _of(seat).access]
    rows = tuple(Row((_where(seat, plan, wording), cell(_who(seat)), _what(seat, wording))) for seat in asking)
    return Table(wording.labels["needs.summary"], columns, rows, dense=True)


def _where(seat: Seat, plan: Plan, wording: Wording) -> Cell:
    """Return the seat, and the table to which the person moves later."""
    moved = (each.table for each in plan.second if each.attendee.key == seat.attendee.key and each.table != seat.table)
    later = [Paragraph(runs(wording.label("needs.afterwards", table=table)), "cell-small") for table in moved]
    return (*cell(wording.label("seat-of-table", table=seat.table, seat=seat.number), bold=True), *later)


def _who(seat: Seat) -> Runs:
    return (Span(seat.attendee.name, personal=True),)


def _what(seat: Seat, wording: Wording) -> Cell:
    said = (("access", _of(seat).access), ("diet", _of(seat).diet))
    return tuple(
        Paragraph((Span(f"{wording.labels[f'needs.{key}']} ", bold=True), *_words(text)), "cell")
        for key, text in said
        if text
    )


def _words(text: str) -> Iterator[Span]:
    """Return what somebody wrote word by word: a sign that the typeface lacks costs that word and no more."""
    for number, word in enumerate(text.split()):
        yield from (Span(" "), Span(word, personal=True)) if number else (Span(word, personal=True),)


def _food(plan: Plan, wording: Wording) -> Iterator[tuple[Runs, int]]:
    """Return each food with how many ask for it, most asked for first, and last how many ask for nothing."""
    counts: dict[str, int] = {}
    written: dict[str, str] = {}
    for diet in (_of(seat).diet for seat in plan.seats if _of(seat).diet):
        written.setdefault(plain(diet), diet)
        counts[plain(diet)] = counts.get(plain(diet), 0) + 1
    for key in sorted(counts, key=lambda each: (-counts[each], each)):
        yield tuple(_words(written[key])), counts[key]
    if counts:
        yield runs(wording.labels["needs.others"]), len(plan.seats) - sum(counts.values())


def _counts(food: tuple[tuple[Runs, int], ...], wording: Wording) -> Table:
    columns = (Column(wording.labels["needs.food"], 76), Column(wording.labels["needs.number"], 24, "right"))
    rows = tuple(Row((cell(what), cell(str(number), bold=True))) for what, number in food)
    return Table(wording.labels["needs.food-summary"], columns, rows, dense=True)
