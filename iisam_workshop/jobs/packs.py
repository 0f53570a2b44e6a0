"""Which parts go into which file, with front matter and filler pages around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from iisam_workshop.bind.bind import Shelf, bind
from iisam_workshop.compose.front import Entry, Printing, filler, front
from iisam_workshop.errors import refuse
from iisam_workshop.jobs.editions import Edition, Maker
from iisam_workshop.jobs.gate import vetted
from iisam_workshop.jobs.make import Pressed, press_document
from iisam_workshop.jobs.pack_file import PackFile
from iisam_workshop.model.document import Audience, Copies, DocumentPlan, Flow
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.part import Binding, Part
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.tongues import bare, language_of
from iisam_workshop.model.wording import Wording

__all__ = ["CONFIDENTIAL", "pack_files"]


@dataclass(frozen=True, slots=True)
class _Pack:
    """A kind of file: one value of audience and copies, or (for the session) everything once."""

    kind: str
    audience: Audience | str
    each: Copies | str

    def holds(self, paper: DocumentPlan) -> bool:
        if paper.id in CONFIDENTIAL:
            return False
        apart = paper.id in _APART or paper.id in _ALONE
        return self.kind == "session" or ((paper.audience, paper.copies) == (self.audience, self.each) and not apart)


_PACKS = (
    _Pack("session", "all", "once"),
    _Pack("attendee", "attendee", "person"),
    _Pack("table", "table", "table"),
    _Pack("facilitator", "facilitator", "facilitator"),
    _Pack("desk", "desk", "once"),
)
_LARGE = _Pack("attendee-large", "attendee", "person")
_BRIEFS = "briefs"
_STEMS = {"attendee-large": "attendee-pack-large-print"}
"""The names of files that are not those of their packs."""
_CARDS = "bingo-cards"
_APART = {
    "action-plan": "action-plan",
    "observer-sheet": "observers",
    "joining": "joining",
    "next-step": "next-step",
    "glossary": "glossary",
    "needs": "needs",
}
"""Papers that go into no pack but the session's, with how their printing is described."""
CONFIDENTIAL = frozenset({"needs"})
"""Papers that go into no pack at all, and have no other form than paper."""
_ALONE = {
    _CARDS: "bingo-cards.pdf",
    "bingo-cards-large": "bingo-cards-large-print.pdf",
    "badges": "badges.pdf",
    "table-tents": "table-tents.pdf",
}
"""The files of papers whose pages belong to single people or tables; all others lie among the parts."""
_ONCE = {
    "poster": "poster",
    "poster-large": "poster-large",
    "sort-cards": "sort",
    "sort-sheet-half": "sort-half",
    "badges": "badges",
    "table-tents": "tents",
    "table-cards": "table-cards",
}
"""The papers that are printed once for all tables, by the line that says how."""


def pack_files(pressed: Pressed) -> Iterator[PackFile]:
    """Bind and return every file of a build in the order in which they are best looked at."""
    shelf = Shelf()
    both = zip(pressed.editions, pressed.edition_parts, pressed.large_parts, strict=True)
    for edition, parts, larger in both:
        bindery = _Bindery(pressed, edition, shelf)
        for pack in _PACKS:
            chosen = [part for part in parts if pack.holds(bindery.papers[part.id])]
            # the desk has one pack, whatever people read
            if chosen and (pack.audience != "desk" or edition is pressed.editions[0]):
                yield bindery.pack(pack, chosen)
            handouts = [
                part for part in larger if pack.audience == _LARGE.audience and pack.holds(bindery.papers[part.id])
            ]
            if handouts:
                yield bindery.pack(_LARGE, handouts)
        yield from (bindery.leaves(part) for part in larger if part.id == _BRIEFS)
    yield from map(_Bindery(pressed, pressed.editions[0], shelf).alone, pressed.parts)


class _Bindery:
    """What the files of one edition share: the plan of each part, the filler page, and the parts once opened."""

    def __init__(self, pressed: Pressed, edition: Edition, shelf: Shelf) -> None:
        self.pressed, self.edition, self.shelf = pressed, edition, shelf
        self.papers = {paper.id: paper for paper in pressed.plan.documents}

    @cached_property
    def blank(self) -> Part:
        """The filler page."""
        return self._filler(self.pressed.plan.session.layout)

    def _filler(self, layout: Layout) -> Part:
        paper = DocumentPlan("filler", "", "", "attendee", "once", 1)
        return self._press(paper, lambda _, __, words: filler(words), layout)

    def pack(self, pack: _Pack, chosen: list[Part]) -> PackFile:
        """Bind parts behind a cover with contents, each on a right-hand page."""
        large = self.pressed.large if pack is _LARGE else None
        first = self.papers[chosen[0].id]
        copies = 1 if pack.kind == "session" else first.large if large else first.number
        printing = _printing(self.pressed, self.edition) if pack.kind == "session" else ()

        def cover(plan: Plan, _: DocumentPlan, wording: Wording) -> Flow:
            papers = {paper.id: paper for paper in plan.documents}
            if large:
                papers = {key: replace(paper, number=paper.large, large=0) for key, paper in papers.items()}
            entries = tuple(Entry(papers[part.id], part.pages) for part in chosen)
            return front(plan, wording, pack.kind, entries, printing)

        matter = self._press(DocumentPlan(f"front-{pack.kind}", "", "", "attendee", "once", 1), cover, large)
        parts = tuple(_right_handed([matter, *chosen], self._filler(large) if large else self.blank))
        data = self._bind(f"{matter.title}: {bare(self.edition.leading.plan.session.asked.title)}", parts, matter.lang)
        pages = sum(part.pages for part in parts)
        stem = _STEMS.get(pack.kind, f"{pack.kind}-pack")
        path, personal = _named(stem, _pack_mark(pack, self.edition)), any(map(self._personal, chosen))
        holds = tuple(map(self._path, chosen))
        return PackFile(path, data, pages, pack.audience, copies, pack.each, personal, holds=holds)

    def leaves(self, part: Part) -> PackFile:
        """Bind the briefs in large print, from which tables take what they need."""
        paper = self.papers[part.id]
        data = self._bind(part.title, (part,), part.lang)
        path = _leaves(paper, _mark(part, self.edition))
        return PackFile(path, data, part.pages, paper.audience, paper.large, "table", holds=(self._path(part),))

    def alone(self, part: Part) -> PackFile:
        """Bind one part as a file of its own; where there are several editions, its name has its language."""
        paper = self.papers[part.id]
        data = self._bind(part.title, (part,), part.lang)
        each, personal = paper.copies, self._personal(part)
        return PackFile(self._path(part), data, part.pages, paper.audience, paper.number, each, personal, part.id)

    def _path(self, part: Part) -> str:
        """Return the file in which a part, or its like in standard print, stands alone."""
        return _ALONE.get(part.id) or _named(f"parts/{part.letter}-{part.id}", _mark(part, self.edition))

    def _personal(self, part: Part) -> bool:
        return part.personal and self.pressed.plan.session.people.named

    def _press(self, paper: DocumentPlan, maker: Maker, layout: Layout | None = None) -> Part:
        plan, document = self.pressed.plan, self.edition.make(paper, maker)
        if leaks := vetted((plan,), (document,)):
            refuse(leaks)
        return press_document(document, layout or plan.session.layout, plan.pack_id, plan.session.name_type)

    def _bind(self, title: str, parts: tuple[Part, ...], lang: str) -> bytes:
        author = bare(self.edition.leading.plan.session.council.name)
        return bind(Binding(title, author, lang, parts), self.shelf)


def _mark(part: Part, edition: Edition) -> str:
    """Return the language that stands in the name of a part's file, where there are several editions."""
    return language_of(part.lang) if edition.mark else ""


def _leaves(paper: DocumentPlan, mark: str) -> str:
    return _named(f"parts/{paper.part}-{paper.id}-large-print", mark)


def _pack_mark(pack: _Pack, edition: Edition) -> str:
    """Return what tells a pack from that of another edition; of the desk's there is but one."""
    return "" if pack.audience == "desk" else edition.mark


def _named(stem: str, mark: str) -> str:
    return f"{stem}.{mark}.pdf" if mark else f"{stem}.pdf"


def _printing(pressed: Pressed, edition: Edition) -> tuple[Printing, ...]:
    """Return what is to be printed for the day: each pack of one audience, and the cards."""
    found = []
    for pack in _PACKS[1:]:
        papers = [paper for paper in pressed.plan.documents if pack.holds(paper)]
        file = _named(f"{pack.kind}-pack", _pack_mark(pack, edition))
        found += [Printing(pack.kind, file, papers[0].number)] if papers and papers[0].number else []
        if pack.audience == _LARGE.audience and papers and papers[0].large:
            larger = _named(_STEMS[_LARGE.kind], edition.mark)
            found += [Printing(_LARGE.kind, larger, papers[0].large)]
    found += [Printing("choice", "", 0)] if edition.mark else []
    found += [
        Printing(
            _ONCE[part.id], _ALONE.get(part.id) or _named(f"parts/{part.letter}-{part.id}", _mark(part, edition)), 1
        )
        for part in pressed.parts
        if part.id in _ONCE
    ]
    cards = any(paper.id == _CARDS for paper in pressed.plan.documents)
    spares = any(not card.owner for card in pressed.plan.game.cards)
    found += [Printing("spares" if spares else "cards", _ALONE[_CARDS], 1)] if cards else []
    ids = [paper.id for paper in pressed.plan.documents]
    found += [
        Printing("sets", _named(f"parts/{paper.part}-{paper.id}", "en" if edition.mark else ""), paper.number)
        for paper in pressed.plan.documents
        if paper.copies == "sets"
    ]
    found += [
        Printing("briefs-large", _leaves(paper, "en" if edition.mark else ""), paper.large)
        for paper in pressed.plan.documents
        if paper.id == _BRIEFS and paper.large
    ]
    found += _apart(pressed, edition)
    large = [part for part in pressed.parts if part.id == "bingo-cards-large"]
    kind = "large-own" if pressed.plan.large and not pressed.plan.session.asked.bingo.large_print else "large"
    found += [Printing(f"{kind}-a3" if part.paper == "A3" else kind, _ALONE[part.id], 1) for part in large]
    drawn = pressed.plan.game.play != "background" and "calling-slips" in ids
    slips = _named("parts/R-calling-slips", "en" if edition.mark else "")
    return (*found, *([Printing("slips", slips, 1)] if drawn else []))


def _apart(pressed: Pressed, edition: Edition) -> list[Printing]:
    """Return what is printed from a file of its own, as each of these papers says."""
    numbers = {paper.id: paper.number for paper in pressed.plan.documents}
    pairs = zip(pressed.editions, pressed.edition_parts, strict=True)
    parts = next(parts for each, parts in pairs if each is edition)
    return [
        Printing(
            _APART[part.id],
            _named(f"parts/{part.letter}-{part.id}", language_of(part.lang) if edition.mark else ""),
            numbers[part.id],
        )
        for part in parts
        if part.id in _APART
    ]


def _right_handed(parts: list[Part], blank: Part) -> Iterator[Part]:
    """Put a filler page wherever the next part would start on the back of a leaf."""
    pages = 0
    for part in parts:
        if pages % 2:
            yield blank
            pages += 1
        yield part
        pages += part.pages
