"""Which parts go into which file, with front matter and filler pages around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iisam_workshop.bind.bind import Shelf, bind
from iisam_workshop.compose.front import Entry, Printing, filler, front
from iisam_workshop.jobs.make import Pressed, press_document
from iisam_workshop.model.document import Audience, Copies, Document, DocumentPlan
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
_ALONE = {_CARDS: "bingo-cards.pdf", "bingo-cards-large": "bingo-cards-large-print.pdf"}
"""The files of papers whose pages belong to single people; all others lie among the parts."""


def pack_files(pressed: Pressed) -> Iterator[PackFile]:
    """Bind and return every file of a build in the order in which they are best looked at."""
    bindery = _Bindery(pressed)
    for pack in _PACKS:
        chosen = [part for part in pressed.parts if pack.holds(bindery.papers[part.id])]
        if chosen:
            yield bindery.pack(pack, chosen)
    yield from map(bindery.alone, pressed.parts)


class _Bindery:
    """What the files of one build share: the plan of each part, the filler page, and the parts once opened."""

    def __init__(self, pressed: Pressed) -> None:
        self.pressed, self.shelf = pressed, Shelf()
        self.papers = {paper.id: paper for paper in pressed.plan.documents}
        self.blank = self._press(filler(pressed.wording))

    def pack(self, pack: _Pack, chosen: list[Part]) -> PackFile:
        """Bind parts behind a cover with contents, each on a right-hand page."""
        copies = 1 if pack.kind == "session" else self.papers[chosen[0].id].number
        entries = tuple(Entry(self.papers[part.id], part.pages) for part in chosen)
        printing = _printing(self.pressed) if pack.kind == "session" else ()
        matter = front(self.pressed.plan, self.pressed.wording, pack.kind, entries, printing)
        parts = tuple(_right_handed([self._press(matter), *chosen], self.blank))
        data = self._bind(f"{matter.plan.title}: {self.pressed.plan.session.asked.title}", parts)
        pages = sum(part.pages for part in parts)
        return PackFile(f"{pack.kind}-pack.pdf", data, pages, pack.audience, copies, pack.each)

    def alone(self, part: Part) -> PackFile:
        """Bind one part as a file of its own."""
        paper = self.papers[part.id]
        path = _ALONE.get(part.id, f"parts/{part.letter}-{part.id}.pdf")
        data = self._bind(part.title, (part,))
        return PackFile(path, data, part.pages, paper.audience, paper.number, paper.copies)

    def _press(self, document: Document) -> Part:
        plan = self.pressed.plan
        return press_document(document, plan.session.layout, plan.pack_id)

    def _bind(self, title: str, parts: tuple[Part, ...]) -> bytes:
        author = self.pressed.plan.session.council.name
        return bind(Binding(title, author, self.pressed.wording.lang, parts), self.shelf)


def _printing(pressed: Pressed) -> tuple[Printing, ...]:
    """Return what is to be printed for the day: each pack of one audience, and the cards."""
    found = []
    for pack in _PACKS[1:]:
        papers = [paper for paper in pressed.plan.documents if pack.holds(paper)]
        found += [Printing(pack.kind, f"{pack.kind}-pack.pdf", papers[0].number)] if papers else []
    cards = any(paper.id == _CARDS for paper in pressed.plan.documents)
    spares = any(not card.owner for card in pressed.plan.game.cards)
    found += [Printing("spares" if spares else "cards", _ALONE[_CARDS], 1)] if cards else []
    ids = [paper.id for paper in pressed.plan.documents]
    large = [part for part in pressed.parts if part.id == "bingo-cards-large"]
    found += [Printing("large-a3" if part.paper == "A3" else "large", _ALONE[part.id], 1) for part in large]
    drawn = pressed.plan.game.play != "background" and "calling-slips" in ids
    return (*found, *([Printing("slips", "parts/R-calling-slips.pdf", 1)] if drawn else []))


def _right_handed(parts: list[Part], blank: Part) -> Iterator[Part]:
    """Put a filler page wherever the next part would start on the back of a leaf."""
    pages = 0
    for part in parts:
        if pages % 2:
            yield blank
            pages += 1
        yield part
        pages += part.pages
