"""Where small cards stand: two by four on an A4 sheet, their backs behind them, turned on the long edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from iisam_workshop.model.document import SlipDeck, SlipFace
from iisam_workshop.model.part import Bookmark
from iisam_workshop.model.stacks import Cuts, piles_of, sheets_of
from iisam_workshop.press.look import MM
from iisam_workshop.press.rl import A4

__all__ = [
    "COLUMNS",
    "FOOT",
    "HELD",
    "PAD",
    "ROWS",
    "SIDE",
    "SLIP_HEIGHT",
    "SLIP_WIDTH",
    "TOP",
    "SlipPage",
    "slip_bookmarks",
    "slip_cuts",
    "slip_pages",
]

COLUMNS = 2
ROWS = 4
HELD = COLUMNS * ROWS
SIDE = 30.0
TOP = 24.0
FOOT = 74.0
PAD = 18.0
SLIP_WIDTH = (A4[0] - 2 * SIDE) / COLUMNS
SLIP_HEIGHT = (A4[1] - TOP - FOOT) / ROWS


@dataclass(frozen=True, slots=True)
class SlipPage:
    """What stands on a page, in reading order, each slip with its place from 0; ``behind`` is a page of backs.

    Where all backs are alike, a page of them has no slips of its own.
    """

    slips: tuple[tuple[int, SlipFace], ...]
    behind: bool = False


def slip_pages(deck: SlipDeck) -> list[SlipPage]:
    """Return the pages of a deck: fronts, each followed by its backs; in no stacked deck does a stack begin a sheet."""
    return [page for sheet in _sheets(deck) for page in (SlipPage(tuple(enumerate(sheet))), _behind(sheet))]


def _sheets(deck: SlipDeck) -> Iterator[tuple[SlipFace, ...]]:
    if deck.stacked:
        yield from map(tuple, sheets_of(deck.faces, HELD, stacked=True))
        return
    for _, stack in groupby(deck.faces, lambda face: face.stack):
        yield from map(tuple, sheets_of(stack, HELD))


def slip_cuts(deck: SlipDeck) -> Cuts:
    """Return where a deck's sheets are cut, and the piles that come of it where the deck is stacked."""
    level = tuple((TOP + row * SLIP_HEIGHT) / MM for row in range(ROWS + 1))
    upright = tuple((SIDE + column * SLIP_WIDTH) / MM for column in range(COLUMNS + 1))
    return Cuts(level, upright, piles_of(len(deck.faces), HELD) if deck.stacked else ())


def _behind(sheet: tuple[SlipFace, ...]) -> SlipPage:
    """Return the page of backs, its columns changed round."""
    turned = ((place // COLUMNS * COLUMNS + COLUMNS - 1 - place % COLUMNS, face) for place, face in enumerate(sheet))
    own = tuple(sorted(((place, face) for place, face in turned if face.back), key=lambda each: each[0]))
    return SlipPage(own, behind=True)


def slip_bookmarks(deck: SlipDeck, pages: Sequence[SlipPage]) -> Iterator[Bookmark]:
    """Return a bookmark for each stack of a deck, where its first slip is; without stacks, one for each slip."""
    fronts = {id(face): n for n, page in enumerate(pages) if not page.behind for _, face in page.slips}
    begun = set[str]()
    for face in deck.faces:
        if not face.stack:
            yield Bookmark(f"{face.code} {face.title}".strip(), fronts[id(face)])
        elif face.stack not in begun:
            begun.add(face.stack)
            yield Bookmark(face.stack, fronts[id(face)])
