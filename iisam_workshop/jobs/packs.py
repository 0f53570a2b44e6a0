"""Which parts go into which file, with front matter and filler pages around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iisam_workshop.bind.bind import bind
from iisam_workshop.compose.front import Entry, Printing, filler, front
from iisam_workshop.jobs.make import Pressed, press_document
from iisam_workshop.model.document import Audience, Copies, DocumentPlan
from iisam_workshop.model.part import Binding, Part

__all__ = ["PackFile", "pack_files"]


@dataclass(frozen=True, slots=True)
class PackFile:
    """A bound file before it is written: its path, bytes and pages, and how it is to be printed."""

    path: str
    data: bytes
    pages: int
    audience: Audience | str
    copies: int
    each: Copies | str


@dataclass(frozen=True, slots=True)
class _Pack:
    """A kind of file: one value of audience and copies, or (for the session) everything once."""

    kind: str
    audience: Audience | str
    each: Copies | str

    def holds(self, paper: DocumentPlan) -> bool:
        return self.kind == "session" or (paper.audience, paper.copies) == (self.audience, self.each)


_PACKS = (
    _Pack("session", "all", "once"),
    _Pack("attendee", "attendee", "person"),
    _Pack("table", "table", "table"),
    _Pack("facilitator", "facilitator", "facilitator"),
)
_CARDS = "bingo-cards"


def pack_files(pressed: Pressed) -> Iterator[PackFile]:
    """Bind and return every file of a build in the order in which they are best looked at."""
    papers = {paper.id: paper for paper in pressed.plan.documents}
    blank = press_document(filler(pressed.wording), pressed.plan.session.layout, pressed.plan.pack_id)
    for pack in _PACKS:
        chosen = [part for part in pressed.parts if pack.holds(papers[part.id])]
        if chosen:
            yield _pack(pack, chosen, blank, pressed)
    for part in pressed.parts:
        paper = papers[part.id]
        data = _bound(pressed, part.title, (part,))
        path = f"{_CARDS}.pdf" if part.id == _CARDS else f"parts/{part.letter}-{part.id}.pdf"
        yield PackFile(path, data, part.pages, paper.audience, paper.number, paper.copies)


def _pack(pack: _Pack, chosen: list[Part], blank: Part, pressed: Pressed) -> PackFile:
    papers = {paper.id: paper for paper in pressed.plan.documents}
    copies = 1 if pack.kind == "session" else papers[chosen[0].id].number
    entries = tuple(Entry(papers[part.id], part.pages) for part in chosen)
    printing = _printing(pressed) if pack.kind == "session" else ()
    matter = front(pressed.plan, pressed.wording, pack.kind, entries, printing)
    cover = press_document(matter, pressed.plan.session.layout, pressed.plan.pack_id)
    parts = tuple(_right_handed([cover, *chosen], blank))
    data = _bound(pressed, f"{matter.plan.title}: {pressed.plan.session.asked.title}", parts)
    pages = sum(part.pages for part in parts)
    return PackFile(f"{pack.kind}-pack.pdf", data, pages, pack.audience, copies, pack.each)


def _printing(pressed: Pressed) -> tuple[Printing, ...]:
    """Return what is to be printed for the day: each pack of one audience, and the cards."""
    found = []
    for pack in _PACKS[1:]:
        papers = [paper for paper in pressed.plan.documents if pack.holds(paper)]
        found += [Printing(pack.kind, f"{pack.kind}-pack.pdf", papers[0].number)] if papers else []
    cards = any(paper.id == _CARDS for paper in pressed.plan.documents)
    return (*found, *([Printing("cards", f"{_CARDS}.pdf", 1)] if cards else []))


def _right_handed(parts: list[Part], blank: Part) -> Iterator[Part]:
    """Put a filler page wherever the next part would start on the back of a leaf."""
    pages = 0
    for part in parts:
        if pages % 2:
            yield blank
            pages += 1
        yield part
        pages += part.pages


def _bound(pressed: Pressed, title: str, parts: tuple[Part, ...]) -> bytes:
    author = pressed.plan.session.council.name
    return bind(Binding(title, author, pressed.wording.lang, parts))
