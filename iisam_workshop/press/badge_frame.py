"""Where badges stand on their sheets, and which go on which: whole tables, so that a change at one leaves the others.

The cuts are at the same places on every sheet. All lengths in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iisam_workshop.model.document import BadgeDeck, BadgeFace
from iisam_workshop.model.stacks import Cuts
from iisam_workshop.press.look import MM, Look
from iisam_workshop.press.rl import A4

__all__ = ["BadgeFrame", "badge_frame", "badge_pages"]

_FOOT = 80.0
_LARGE = 15.0
"""Points of small type from which on badges are large."""


@dataclass(frozen=True, slots=True)
class BadgeFrame:
    """Size of a badge, how many of them a sheet has across and down, and its sizes of type for the large name.

    A name of ``legible`` points can be read across a table; smaller ones are for what has no room otherwise.
    """

    width: float
    height: float
    across: int
    down: int
    names: tuple[int, ...]
    mark: float
    strong: float
    legible: int

    @property
    def afar(self) -> tuple[int, ...]:
        """The sizes in which a name can be read across a table."""
        return tuple(size for size in self.names if size >= self.legible)

    @property
    def near(self) -> tuple[int, ...]:
        """The smaller sizes, for names that have no room otherwise."""
        return tuple(size for size in self.names if size < self.legible)

    @property
    def held(self) -> int:
        """How many badges a sheet has."""
        return self.across * self.down

    @property
    def left(self) -> float:
        """Where the first column begins."""
        return float(A4[0] - self.across * self.width) / 2

    @property
    def top(self) -> float:
        """Where the first row begins."""
        return _FOOT + self.down * self.height

    def corner(self, place: int) -> tuple[float, float]:
        """Return the lower left corner of a place, counted from 0 along the rows."""
        return self.left + place % self.across * self.width, self.top - (place // self.across + 1) * self.height

    @property
    def through(self) -> Cuts:
        """Where a stack of sheets is cut; the badges of a table lie on one another, so their order needs no piles."""
        level = tuple((A4[1] - self.top + row * self.height) / MM for row in range(self.down + 1))
        return Cuts(level, tuple((self.left + column * self.width) / MM for column in range(self.across + 1)))

    def cuts(self) -> Iterator[tuple[float, float, float, float]]:
        """Return the lines to cut along."""
        right = self.left + self.across * self.width
        for row in range(self.down + 1):
            yield self.left, self.top - row * self.height, right, self.top - row * self.height
        for column in range(self.across + 1):
            x = self.left + column * self.width
            yield x, self.top - self.down * self.height, x, self.top


_STANDARD = BadgeFrame(90 * MM, 60 * MM, 2, 4, (42, 38, 34, 30, 27, 24, 22, 20, 18, 16, 14, 13, 12), 36, 18, 22)
"""For holders of 90 by 60 millimetres."""
_LARGE_PRINT = BadgeFrame(148 * MM, 105 * MM, 1, 2, (72, 64, 56, 50, 44, 40, 36, 32, 28, 24, 22, 20, 18), 62, 32, 36)
"""For holders of A6, across."""


def badge_frame(look: Look) -> BadgeFrame:
    """Return the frame for a look; one in large print needs larger badges."""
    return _LARGE_PRINT if look.size("cell-small") >= _LARGE else _STANDARD


def badge_pages(deck: BadgeDeck, frame: BadgeFrame) -> list[tuple[BadgeFace, ...]]:
    """Return the badges of each sheet, every place taken; a sheet has the badges of as many whole tables as it holds.

    How many those are follows from the size that was asked for, not from who comes, so nobody new moves anybody.
    """
    each = max(frame.held // deck.chairs, 1)
    pages: list[tuple[BadgeFace, ...]] = []
    for first in range(0, len(deck.tables), each):
        faces = [face for table in deck.tables[first : first + each] for face in table]
        pages += (tuple(faces[n : n + frame.held]) for n in range(0, len(faces), frame.held))
    free = sum(frame.held - len(page) for page in pages)
    pages += [()] * -(-max(deck.spares - free, 0) // frame.held)
    return [(*page, *[deck.blank] * (frame.held - len(page))) for page in pages]
