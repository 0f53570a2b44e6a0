"""Where everything stands on a card: measures for one, two and four cards to a sheet, and for large print.

All measures are points. A frame is one card's share of the sheet; positions are from its lower left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from iisam_workshop.model.deck import GridDeck
from iisam_workshop.model.stacks import Cuts, piles_of
from iisam_workshop.press.rl import A3, A4, landscape

__all__ = ["FRAMES", "Frame", "Imposition", "card_cuts", "large_frames"]


_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of one card. ``name``, ``code``, ``text`` and ``rule`` are sizes of type, names from large to small.

    ``head`` is the height above the grid with its column heads, ``foot`` that below it.
    """

    width: float
    height: float
    side: float
    top: float
    head: float
    foot: float
    qr: float
    name: tuple[int, ...]
    code: float
    text: float
    small: float
    row_head: float = 20.0
    column_head: float = 18.0
    pad: float = 7.0

    @property
    def baselines(self) -> tuple[float, float, float]:
        """Where heading, name and seat stand."""
        heading = self.height - self.top - self.small
        name = heading - self.name[0] - 2
        return heading, name, name - self.text - max(0.3 * self.name[0], 7)

    @property
    def code_right(self) -> float:
        """Where the code ends, to the left of its QR code."""
        return self.width - self.side - self.qr - (16 if self.full else 10)

    @property
    def full(self) -> bool:
        """Whether the card has a sheet of its own, and so a footer of two lines."""
        return self.width > A4[0]

    @property
    def grid_top(self) -> float:
        """Where the grid begins, below its column heads."""
        return self.height - self.top - self.head - self.column_head

    def square(self, columns: int, rows: int) -> tuple[float, float]:
        """Return width and height of a square."""
        width = (self.width - 2 * self.side - self.row_head) / columns
        return width, (self.grid_top - self.foot) / rows


@dataclass(frozen=True, slots=True)
class Imposition:
    """A sheet: its size, the measures of its cards, and the lower left corner of each, in reading order."""

    size: tuple[float, float]
    frame: Frame
    corners: tuple[tuple[float, float], ...]


_WIDE, _HIGH = landscape(A4)

_FULL = Frame(
    _WIDE, _HIGH, side=30, top=24, head=84, foot=84, qr=76, name=(26, 24, 22, 20, 18, 16, 15, 14, 13, 12), code=28,
    text=14, small=12,
)  # fmt: skip
_HALF = Frame(
    A4[0], A4[1] / 2, side=26, top=20, head=62, foot=56, qr=60, name=(20, 19, 18, 17, 16, 15, 14, 13, 12), code=22,
    text=12, small=12, row_head=16, column_head=16, pad=4,
)  # fmt: skip
_QUARTER = Frame(
    _WIDE / 2, _HIGH / 2, side=22, top=20, head=56, foot=50, qr=54, name=(16, 15, 14, 13, 12), code=18, text=12,
    small=12, row_head=16, column_head=15, pad=4,
)  # fmt: skip

FRAMES = {
    1: Imposition((_WIDE, _HIGH), _FULL, ((0, 0),)),
    2: Imposition(A4, _HALF, ((0, A4[1] / 2), (0, 0))),
    4: Imposition((_WIDE, _HIGH), _QUARTER, ((0, _HIGH / 2), (_WIDE / 2, _HIGH / 2), (0, 0), (_WIDE / 2, 0))),
}
"""How cards stand on an A4 sheet, by their number."""


def card_cuts(deck: GridDeck, cards: int) -> Cuts:
    """Return where a deck's sheets are cut, and the piles of so many cards where the deck is stacked."""
    if deck.per_sheet == 1:
        return Cuts()
    sheet = FRAMES[deck.per_sheet]
    level = sorted({sheet.size[1] - y for _, y in sheet.corners} - {sheet.size[1]})
    upright = sorted({x for x, _ in sheet.corners} - {0})
    piles = piles_of(cards, deck.per_sheet) if deck.stacked else ()
    return Cuts(tuple(y / _MM for y in level), tuple(x / _MM for x in upright), piles)


def large_frames() -> tuple[Imposition, Imposition]:
    """Return how a large-print card stands on A4 and on A3: all type at 16 points or more."""
    wide, high = landscape(A3)
    on_a4 = replace(
        _FULL, top=22, head=100, foot=94, qr=84, name=(30, 28, 26, 24, 22, 20, 18), code=34, text=18, small=16,
        row_head=24, column_head=22, pad=6,
    )  # fmt: skip
    on_a3 = replace(
        on_a4, width=wide, height=high, side=42, top=34, head=124, foot=116, qr=110, name=(38, 36, 34, *on_a4.name),
        code=42, text=22, small=18, row_head=30, column_head=28, pad=10,
    )  # fmt: skip
    return Imposition((_WIDE, _HIGH), on_a4, ((0, 0),)), Imposition((wide, high), on_a3, ((0, 0),))
