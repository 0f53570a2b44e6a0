"""What is to be printed for the day, file by file: one list, which paper, table and screen tell in their ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from iisam_workshop.jobs.editions import Edition
from iisam_workshop.jobs.make import Pressed
from iisam_workshop.jobs.pack_kinds import (
    APART,
    BOOKLET,
    CARDS,
    ONCE,
    PACKS,
    SINGLE,
    Pack,
    booklet_name,
    file_of,
    leaves_name,
    mark_of,
    pack_name,
)
from iisam_workshop.model.deck import DocumentPlan
from iisam_workshop.model.layout import PaperSize
from iisam_workshop.model.part import Part, Sides
from iisam_workshop.model.printing import After, PrintJob, usual_paper
from iisam_workshop.model.tongues import bare

__all__ = ["print_jobs", "remarks", "sides_of"]


@dataclass(frozen=True, slots=True)
class _Way:
    """How a kind of file is printed: for whom, on which sides, whether on thick paper, and what is done afterwards."""

    whom: str
    sides: Sides = "long"
    card: bool = False
    after: After = ""


_WAYS: Mapping[str, _Way] = {
    "check": _Way("you"),
    "attendee": _Way("person", after="staple"),
    "attendee-large": _Way("large", after="staple"),
    "table": _Way("table", after="cut"),
    "facilitator": _Way("facilitator", after="staple"),
    "desk": _Way("desk", "one"),
    "sort": _Way("table", card=True, after="cut"),
    "sort-half": _Way("table", "one"),
    "poster": _Way("wall", "one"),
    "poster-large": _Way("wall", "one"),
    "badges": _Way("named", "one", card=True, after="cut"),
    "tents": _Way("table", "one", card=True, after="fold"),
    "table-cards": _Way("table", "one", card=True),
    "cards": _Way("named", "one", card=True),
    "spares": _Way("named", "one", card=True),
    "large": _Way("large", "one", card=True),
    "large-own": _Way("large", "one", card=True),
    "sets": _Way("table"),
    "briefs-large": _Way("large"),
    "action-plan": _Way("table", "one"),
    "observers": _Way("observer"),
    "next-step": _Way("person", "one", card=True, after="cut"),
    "next-step-large": _Way("large", "one", card=True, after="cut"),
    "booklet": _Way("person", "short", after="fold"),
    "glossary": _Way("person", after="staple"),
    "glossary-large": _Way("large", after="staple"),
    "needs": _Way("you", "one"),
    "slips": _Way("caller", card=True, after="cut"),
}
_SENT = "joining"
"""The paper that is sent and not printed."""


def print_jobs(pressed: Pressed, edition: Edition | None = None) -> tuple[PrintJob, ...]:
    """Return what is to be printed for the day: each file once, those of one edition only where it is named."""
    editions = (edition,) if edition else pressed.editions
    found = {job.file: job for each in editions for job in _Jobs(pressed, each).all()}
    return tuple(found.values())


def remarks(pressed: Pressed, edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return what is to be said besides: that people choose a pack, and which file is sent; the key and the file."""
    sent = [
        (_SENT, file_of(part, edition))
        for part in _of_edition(pressed.edition_parts, pressed, edition)
        if part.id == _SENT
    ]
    return (*([("choice", "")] if edition.mark else []), *sent)


def sides_of(part: Part, kind: str = "") -> Sides:
    """Return on which sides a paper is printed that is a file alone, and how a sheet of it is turned over."""
    if kind in _WAYS and _WAYS[kind].sides == "one":
        return "one"
    if part.pages == 1 and kind not in _WAYS:
        return "one"
    return "short" if part.landscape else "long"


class _Jobs:
    """The jobs of one edition."""

    def __init__(self, pressed: Pressed, edition: Edition) -> None:
        self.pressed, self.edition = pressed, edition
        self.papers = {paper.id: paper for paper in edition.leading.plan.documents}
        self.parts = _of_edition(pressed.edition_parts, pressed, edition)
        self.large = _of_edition(pressed.large_parts, pressed, edition)

    def all(self) -> Iterator[PrintJob]:
        """Return them in the order in which the packs come, and after them what is printed besides."""
        yield from self._alone("check", "printer-check")
        for pack in PACKS[1:]:
            yield from self._pack(pack)
        yield from self._booklets()
        yield from self._once()
        yield from self._cards()
        yield from (job for paper in self.papers.values() if paper.copies == "sets" for job in self._sets(paper))
        for part in self.large:
            if part.id in SINGLE and self.papers[part.id].large:
                name = leaves_name(self.papers[part.id], mark_of(part, self.edition))
                yield self._job(SINGLE[part.id], part, name, copies=self.papers[part.id].large)
        for part in self.parts:
            if part.id in APART and part.id != _SENT and self.papers[part.id].number:
                yield self._job(APART[part.id], part, copies=self.papers[part.id].number)
        if self.pressed.plan.game.play != "background":
            yield from self._alone("slips", "calling-slips")

    def _pack(self, pack: Pack) -> Iterator[PrintJob]:
        """Return the job of a pack; its cuts are those of the cards in it."""
        parts = [part for part in (self.large if pack.large else self.parts) if pack.holds(self.papers[part.id])]
        copies = pack.copies(self.papers[parts[0].id]) if parts else 0
        if not copies:
            return
        way = _WAYS[pack.kind]
        cuts = next((part.cuts for part in parts if part.cuts), None)
        cut = any(part.id in ("injects", "props") for part in parts)
        after: After = way.after if way.after != "cut" or cut else ""
        title = bare(self.edition.leading.wording.labels[f"file.{pack.kind}"])
        name, paper = pack_name(pack, self.edition), _paper(parts)
        yield PrintJob(pack.kind, name, title, copies, way.whom, way.sides, paper, way.card, after, cuts)

    def _booklets(self) -> Iterator[PrintJob]:
        """Return the jobs of booklets, which are printed on A4 whatever their pages are."""
        way = _WAYS["booklet"]
        for part in self.parts:
            if part.id in BOOKLET and self.papers[part.id].number:
                name, sides, copies = booklet_name(part, self.edition), way.sides, self.papers[part.id].number
                yield PrintJob("booklet", name, part.title, copies, way.whom, sides, "A4", after=way.after)

    def _once(self) -> Iterator[PrintJob]:
        for part in self.parts:
            if part.id in ONCE:
                yield self._job(ONCE[part.id], part)

    def _cards(self) -> Iterator[PrintJob]:
        for part in self.parts:
            if part.id == CARDS:
                spares = any(not card.owner for card in self.pressed.plan.game.cards)
                yield self._job("spares" if spares else "cards", part)
            elif part.id == "bingo-cards-large":
                own = self.pressed.plan.large and not self.pressed.plan.session.asked.bingo.large_print
                yield self._job("large-own" if own else "large", part, some=not own)

    def _sets(self, paper: DocumentPlan) -> Iterator[PrintJob]:
        for part in self.parts:
            if part.id == paper.id:
                yield self._job("sets", part, copies=paper.number)

    def _alone(self, kind: str, paper: str) -> Iterator[PrintJob]:
        yield from (self._job(kind, part) for part in self.parts if part.id == paper)

    def _job(self, kind: str, part: Part, file: str = "", *, copies: int = 1, some: bool = False) -> PrintJob:
        """Return the job of a part, by default of the file in which it stands alone."""
        way, title, file = _WAYS[kind], part.title, file or file_of(part, self.edition)
        cuts = part.cuts if part.cuts and part.cuts.number else None
        after: After = way.after or ("cut" if cuts else "")
        sides = sides_of(part, kind)
        return PrintJob(
            kind, file, title, copies, way.whom, sides, _paper((part,)), way.card, after, cuts, some, part.pages
        )


def _paper(parts: Iterable[Part]) -> PaperSize:
    """Return the paper of a file, that of most of its parts."""
    return cast("PaperSize", usual_paper([part.paper for part in parts]))


def _of_edition(each: tuple[tuple[Part, ...], ...], pressed: Pressed, edition: Edition) -> tuple[Part, ...]:
    return next(parts for other, parts in zip(pressed.editions, each, strict=True) if other is edition)
