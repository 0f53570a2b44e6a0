"""Cut and stack: which card goes where on which sheet, so that piles laid on one another give the cards in order.

With S sheets, place p of sheet s holds card p × S + s. Each place becomes a pile when the whole stack of sheets is cut
at once; the pile of the first place goes on top of that of the second, and so on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

__all__ = ["Cuts", "piles_of", "sheets_of"]

_Card = TypeVar("_Card")


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where a stack of sheets is cut, in millimetres: ``level`` cuts from the top, ``upright`` ones from the left.

    ``piles`` is how many cards each pile has, in the order in which they are laid on one another; none where the order
    is no matter, or one sheet after another is better.
    """

    level: tuple[float, ...] = ()
    upright: tuple[float, ...] = ()
    piles: tuple[int, ...] = ()

    @property
    def number(self) -> int:
        """How many cuts there are."""
        return len(self.level) + len(self.upright)


def sheets_of(cards: Iterable[_Card], places: int, *, stacked: bool = False) -> Iterator[list[_Card]]:
    """Return the cards of each sheet, place by place; the places that are left over are the last ones.

    Cards that are not ``stacked`` are run through once, and go on the sheets in their order.
    """
    if not stacked:
        rest = iter(cards)
        while sheet := list(islice(rest, places)):
            yield sheet
        return
    listed = list(cards)
    sheets = -(-len(listed) // places)
    yield from (listed[first::sheets] for first in range(sheets))


def piles_of(cards: int, places: int) -> tuple[int, ...]:
    """Return how many cards each pile has when so many cards are stacked; piles without a card are not told."""
    sheets = -(-cards // places)
    return tuple(min(sheets, cards - first) for first in range(0, cards, sheets)) if cards else ()
