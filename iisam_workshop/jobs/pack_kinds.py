"""Which packs there are, which papers lie in none of them, and what their files are called."""

from __future__ import annotations

from dataclasses import dataclass

from iisam_workshop.jobs.editions import Edition
from iisam_workshop.model.document import Audience, Copies, DocumentPlan
from iisam_workshop.model.part import Part
from iisam_workshop.model.tongues import language_of

__all__ = [
    "ALONE",
    "APART",
    "BOOKLET",
    "CARDS",
    "CONFIDENTIAL",
    "ONCE",
    "PACKS",
    "SCREEN",
    "SINGLE",
    "Pack",
    "booklet_name",
    "file_of",
    "kind_of",
    "leaves_name",
    "mark_of",
    "pack_name",
]


@dataclass(frozen=True, slots=True)
class Pack:
    """A kind of file: one value of audience and copies, in large print or not, or (for the session) everything once."""

    kind: str
    audience: Audience | str
    each: Copies | str
    large: bool = False

    def holds(self, paper: DocumentPlan) -> bool:
        """Say whether a paper goes into such a pack."""
        if paper.id in CONFIDENTIAL or paper.id in SCREEN or paper.id in BOOKLET:
            return False
        apart = paper.id in APART or paper.id in ALONE
        return self.kind == "session" or ((paper.audience, paper.copies) == (self.audience, self.each) and not apart)

    def copies(self, paper: DocumentPlan) -> int:
        """Return how many there are of the file, from a paper that it holds."""
        return 1 if self.kind == "session" else paper.large if self.large else paper.number


PACKS = (
    Pack("session", "all", "once"),
    Pack("attendee", "attendee", "person"),
    Pack("attendee-large", "attendee", "person", large=True),
    Pack("table", "table", "table"),
    Pack("facilitator", "facilitator", "facilitator"),
    Pack("desk", "desk", "once"),
)
CARDS = "bingo-cards"
APART = {
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
SCREEN = {"projector": "projector"}
"""What is shown and never printed, with the names of its files: it goes into no pack, and no line tells to print it."""
BOOKLET = {"programme": "programme"}
"""What is read on A5 and printed as a booklet, with the names of its files: it goes into no pack either."""
ALONE = {
    CARDS: "bingo-cards.pdf",
    "bingo-cards-large": "bingo-cards-large-print.pdf",
    "badges": "badges.pdf",
    "table-tents": "table-tents.pdf",
}
"""The files of papers whose pages belong to single people or tables; all others lie among the parts."""
ONCE = {
    "poster": "poster",
    "poster-large": "poster-large",
    "sort-cards": "sort",
    "sort-sheet-half": "sort-half",
    "badges": "badges",
    "table-tents": "tents",
    "table-cards": "table-cards",
}
"""The papers that are printed once for all tables, by the line that says how."""
_OTHERS = {CARDS: "cards", "bingo-cards-large": "large", "calling-slips": "slips", "printer-check": "check"}
"""How the printing of papers is described that are neither printed once for all tables nor apart from the packs."""
SINGLE = {"briefs": "briefs-large", "next-step": "next-step-large", "glossary": "glossary-large"}
"""The papers whose large print is a file of its own, with how its printing is described."""


def mark_of(part: Part, edition: Edition) -> str:
    """Return the language that stands in the name of a part's file, where there are several editions."""
    return language_of(part.lang) if edition.mark else ""


def file_of(part: Part, edition: Edition) -> str:
    """Return the file in which a part, or its like in standard print, stands alone."""
    stem = SCREEN.get(part.id) or BOOKLET.get(part.id) or f"parts/{part.letter}-{part.id}"
    return ALONE.get(part.id) or _named(stem, mark_of(part, edition))


def kind_of(paper: str) -> str:
    """Return how the printing of a paper alone is described, by its id; empty where it is like that of most."""
    return ONCE.get(paper) or APART.get(paper) or _OTHERS.get(paper, "")


def booklet_name(part: Part, edition: Edition) -> str:
    """Return the name of the booklet that is made of a paper."""
    return _named(f"{BOOKLET[part.id]}-booklet", mark_of(part, edition))


def leaves_name(paper: DocumentPlan, mark: str) -> str:
    """Return the name of a paper's own file in large print."""
    return _named(f"parts/{paper.part}-{paper.id}-large-print", mark)


def pack_name(pack: Pack, edition: Edition) -> str:
    """Return the name of a pack: with its language where there are several editions, but the desk has one pack."""
    mark = "" if pack.audience == "desk" else edition.mark
    return _named(f"{pack.audience}-pack-large-print" if pack.large else f"{pack.kind}-pack", mark)


def _named(stem: str, mark: str) -> str:
    """Return the name of a file, with what tells it from that of another edition."""
    return f"{stem}.{mark}.pdf" if mark else f"{stem}.pdf"
