"""Where small cards stand: two by four on an A4 sheet, their backs behind them, turned on the long edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from iisam_workshop.model.document import SlipDeck, SlipFace
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
    """Return the pages of a deck: fronts, each followed by its backs; a stack begins a sheet of its own."""
    return [page for sheet in _sheets(deck) for page in (SlipPage(tuple(enumerate(sheet))), _behind(sheet))]


def _sheets(deck: SlipDeck) -> Iterator[tuple[SlipFace, ...]]:
    for _, stack in groupby(deck.faces, lambda face: face.stack):
        faces = tuple(stack)
        yield from (faces[first : first + HELD] for first in range(0, len(faces), HELD))


def _behind(sheet: tuple[SlipFace, ...]) -> SlipPage:
    """Return the page of backs, its columns changed round."""
    turned = ((place // COLUMNS * COLUMNS + COLUMNS - 1 - place % COLUMNS, face) for place, face in enumerate(sheet))
    own = tuple(sorted(((place, face) for place, face in turned if face.back), key=lambda each: each[0]))
    return SlipPage(own, behind=True)
