"""The packing list: the room, everything to bring with exact numbers, and the papers to print."""

from __future__ import annotations

from collections import Counter

from iisam_workshop.compose.phrases import cell, copies_of, listed, sheets, venue
from iisam_workshop.compose.place import place_box
from iisam_workshop.compose.times import dates
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    FACILITATORS_LEAST,
    Block,
    Column,
    Group,
    ItemList,
    Paragraph,
    Row,
    Runs,
    Sheet,
    Span,
    Table,
    runs,
)
from iisam_workshop.model.document import Audience, DocumentPlan, Flow
from iisam_workshop.model.packing import PackedItem
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["packing_list"]


_PILES: tuple[Audience, ...] = ("desk", "attendee", "table", "facilitator")
"""For whom papers are, in the order in which they are needed on the day."""


def packing_list(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the list; papers of the pack have one of their own."""
    packing = plan.packing
    spares = wording.count("spares", packing.spares) if packing.spares else ""
    values = {
        "title": plan.session.asked.title,
        "date": dates(plan, wording),
        "venue": venue(plan),
        "checks": bool(packing.room),
        "cards": wording.count("cards", packing.cards) if _has_cards(plan) else "",
        "spares": spares,
        "items": bool(packing.items),
    }
    slots: dict[str, tuple[Block, ...]] = {
        "place": place_box(plan, wording),
        "papers": _papers(plan, wording),
    }
    if packing.room:
        slots["room"] = (_room(plan, wording),)
    if packing.items:
        slots["items"] = (_items(plan, wording),)
    # what there is to know of the place is on other papers too, and gives way first
    whole, short = (
        sheets(blocks_of(wording, "packing-list", values, {**slots, "place": place})) for place in (slots["place"], ())
    )
    pages = tuple(
        Sheet(page.blocks, FACILITATORS_LEAST, (less.blocks,)) for page, less in zip(whole, short, strict=True)
    )
    return Flow(paper, pages, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _room(plan: Plan, wording: Wording) -> ItemList:
    """Return what to look after in the room: tables and chairs first, then what is checked, with numbers that count."""
    checks = (
        wording.label("kit.number", item=wording.labels[f"room.{check.id}"], n=check.count)
        if check.count
        else wording.labels[f"room.{check.id}"]
        for check in plan.packing.room
    )
    return ItemList(tuple(map(runs, (_tables(plan, wording), *checks))), "tick", "cell-small", columns=2)


def _tables(plan: Plan, wording: Wording) -> str:
    """Say how many tables have how many chairs."""
    chairs = Counter(Counter(seat.table for seat in plan.seats).values())
    laid = tuple(
        wording.label("packing.chairs", tables=wording.count("tables", n), chairs=wording.count("chairs", each))
        for each, n in sorted(chairs.items(), reverse=True)
    )
    return listed(wording, laid)


def _has_cards(plan: Plan) -> bool:
    return any(paper.id == "bingo-cards" for paper in plan.packing.papers)


def _items(plan: Plan, wording: Wording) -> Table:
    columns = (
        Column(wording.labels["item"], 50),
        Column(wording.labels["packing.number"], 11, "right"),
        Column(wording.labels["packing.for"], 39),
    )
    rows = tuple(_item(item, plan) for item in plan.packing.items)
    return Table(wording.labels["packing.summary"], columns, rows, dense=True)


def _item(item: PackedItem, plan: Plan) -> Row:
    titles = {slot.id: slot.title for slot in plan.session.agenda.slots}
    used = ", ".join(dict.fromkeys(titles[slot] for slot in item.slots))
    what = ItemList((runs(item.item),), "tick", "cell-small")
    return Row(((what,), cell(str(item.count), "cell-small", bold=True), cell(used, "cell-small")))


def _papers(plan: Plan, wording: Wording) -> tuple[Block, ...]:
    """Return the papers as they are put into piles, by whom they are for, each pile in the order of its letters."""
    found: list[Block] = []
    for audience in _PILES:
        pile = tuple(_paper(paper, wording) for paper in plan.packing.papers if paper.audience == audience)
        if pile:
            name = Paragraph(runs(wording.labels[f"audience.{audience}"], bold=True), "cell")
            found.append(Group((name, ItemList(pile, "tick", "cell-small", columns=2))))
    return tuple(found)


def _paper(paper: DocumentPlan, wording: Wording) -> Runs:
    return (Span(f"{paper.part}\u00a0", bold=True), Span(f"{paper.title}: "), Span(copies_of(paper, wording)))
