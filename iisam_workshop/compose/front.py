"""Front matter of a file, composed after its parts are pressed and counted: cover, contents, and blank fillers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from iisam_workshop.compose.phrases import cell, copies_of, journey_line, listed, sheets, venue
from iisam_workshop.compose.place import FACTS, place_box
from iisam_workshop.compose.print_words import advice, remark_lines, scale
from iisam_workshop.compose.times import dates
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    FACILITATORS_LEAST,
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    Sheet,
    Span,
    Table,
    runs,
)
from iisam_workshop.model.document import Audience, DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.printing import PrintJob
from iisam_workshop.model.wording import Wording

__all__ = ["Entry", "Printing", "filler", "front"]

_HANDOUT = 12
"""Points under which no type of a handout falls."""

_HEADS = (("part", 6), ("document", 38), ("for-whom", 13), ("copies", 36))
_MANY = 30
"""How many papers make contents long."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the paper and how many pages it has."""

    paper: DocumentPlan
    pages: int


Printing = tuple[tuple[PrintJob, ...], tuple[tuple[str, str], ...]]
"""What is to be printed, and what is to be said besides: a key and a file."""


def front(
    plan: Plan, wording: Wording, kind: str, entries: tuple[Entry, ...], printing: Printing | None = None
) -> Flow:
    """Compose cover and contents of a file; ``kind`` is session, attendee, attendee-large, table, facilitator or desk.

    What to print and the contents have a page of their own each where both are there. All give way to stay one page.
    """
    audience: Audience = "facilitator" if kind in ("session", "facilitator") else "attendee"
    title = wording.labels[f"file.{kind}"]
    paper = DocumentPlan(f"front-{kind}", "Front", title, audience, "once", 1)
    asked, contact = plan.session.asked, plan.session.council.contact
    values = {
        "date": dates(plan, wording),
        "venue": venue(plan),
        "address": asked.venue.address,
        "kind": title,
        "contact": contact.line if contact else "",
        "facilitators": listed(wording, asked.facilitators),
        "printing": _told(printing, wording) if printing and printing[0] else (),
    }
    slots: dict[str, tuple[Block, ...]] = {
        "council": (*((plan.session.logo,) if plan.session.logo else ()), *_council(plan)),
        "title": (Heading(1, runs(asked.title), display=True),),
        "line": (journey_line(plan, wording),),
        "place": place_box(plan, wording, FACTS[1:]),
        "contents": (_contents(entries, wording),),
    }
    band = wording.labels["band"] if audience == "facilitator" else ""
    least = FACILITATORS_LEAST if audience == "facilitator" else _HANDOUT
    pages = tuple(Sheet(each.blocks, least) for each in sheets(blocks_of(wording, "front", values, slots)))
    return Flow(paper, pages, wording.labels["folio-front"], wording.lang, band=band)


def _told(printing: Printing, wording: Wording) -> list[Markup]:
    jobs, remarks = printing
    return [*advice(jobs, wording), *remark_lines(remarks, wording), scale(jobs, wording)]


def filler(wording: Wording) -> Flow:
    """Compose a page that says that it is blank."""
    paper = DocumentPlan("filler", "", wording.labels["file.filler"], "attendee", "once", 1)
    blank = (Paragraph(runs(wording.labels["filler"]), "small"),)
    return Flow(paper, blocks_of(wording, "filler", {}, {"blank": blank}), "", wording.lang)


def _council(plan: Plan) -> tuple[Paragraph, ...]:
    council = plan.session.council
    unit = (Paragraph(runs(council.organisation), "small"),) if council.organisation else ()
    return (Paragraph(runs(council.name), "lead"), *unit)


def _contents(entries: tuple[Entry, ...], wording: Wording) -> Table:
    """Return the contents; long ones leave out for whom a paper is, which the copies say as well, to fill one page."""
    long = len(entries) > _MANY
    heads = (("part", 9), ("document", 47), ("copies", 37)) if long else _HEADS
    columns = (
        *(Column(wording.labels[key], share) for key, share in heads),
        Column(wording.labels["pages"], 7, "right"),
    )
    groups: list[tuple[Entry, ...]] = [(entry,) for entry in entries]
    if long:
        alike = groupby(entries, lambda entry: (entry.paper.part[:1], copies_of(entry.paper, wording)))
        groups = [tuple(group) for _, group in alike]
    rows = tuple(_row(group, wording, long=long) for group in groups)
    return Table(wording.labels["contents.summary"], columns, rows, dense=True)


def _row(entries: tuple[Entry, ...], wording: Wording, *, long: bool) -> Row:
    """Return a row of the contents; in long ones papers of one letter, printed as often, stand beside one another."""
    paper, last = entries[0].paper, entries[-1].paper
    parts = paper.part if paper is last else f"{paper.part}–{last.part}"
    links = [(Span(entry.paper.title, link=f"#{entry.paper.part}"),) for entry in entries]
    titles = tuple(span for link in links for span in (Span(" · "), *link))[1:]
    whom = () if long else (cell(wording.labels[f"audience.{paper.audience}"], "cell-small"),)
    return Row(
        (
            cell(parts, "cell-small", bold=True),
            cell(titles, "cell-small"),
            *whom,
            cell(copies_of(paper, wording), "cell-small"),
            cell(str(sum(entry.pages for entry in entries)), "cell-small"),
        )
    )
