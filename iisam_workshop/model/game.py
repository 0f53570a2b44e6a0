"""A dealt game of bingo: the terms in play, the cards, and the order of the calls."""

from __future__ import annotations

from dataclasses import dataclass

from iisam_workshop.model.journey import Term

__all__ = ["Card", "Game"]


@dataclass(frozen=True, slots=True)
class Card:
    """One card. ``squares`` are positions in the game's pool, row by row, the free square left out.

    ``owner`` is the attendee's key, empty for a spare card.
    """

    code: str
    squares: tuple[int, ...]
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Game:
    """The whole game. ``free`` is the position of the free square, or None; ``calls`` is the caller's order."""

    columns: int
    rows: int
    free: int | None
    pool: tuple[Term, ...]
    cards: tuple[Card, ...]
    calls: tuple[int, ...]

    @property
    def squares(self) -> int:
        """How many squares of a card hold a term."""
        return self.columns * self.rows - (self.free is not None)

    def lines(self) -> tuple[tuple[int, ...], ...]:
        """Return each row, column and (on square grids) diagonal as positions in ``Card.squares``."""
        return lines(self.columns, self.rows, self.free)


def lines(columns: int, rows: int, free: int | None) -> tuple[tuple[int, ...], ...]:
    """Return the lines of a grid as positions among its term squares; the free square is not one of them."""
    place = [n - (free is not None and n > free) for n in range(columns * rows)]
    straight = [[r * columns + c for c in range(columns)] for r in range(rows)]
    upright = [[r * columns + c for r in range(rows)] for c in range(columns)]
    slanted = [[n * (columns + 1) for n in range(columns)], [(n + 1) * (columns - 1) for n in range(columns)]]
    every = straight + upright + (slanted if columns == rows and columns > 1 else [])
    return tuple(tuple(place[n] for n in line if n != free) for line in every)
