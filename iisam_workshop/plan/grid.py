"""The grid that was asked for: how large, and whether its middle is free."""

from __future__ import annotations

from dataclasses import dataclass

from iisam_workshop.errors import Problem
from iisam_workshop.model.session import Session

__all__ = ["Shape", "shape_of"]

_SIDES = range(3, 7)
_FREE = ("session", "bingo", "free")


@dataclass(frozen=True, slots=True)
class Shape:
    """Columns, rows and the position of the free square, or None."""

    columns: int
    rows: int
    free: int | None

    @property
    def squares(self) -> int:
        """How many squares hold a term."""
        return self.columns * self.rows - (self.free is not None)

    @property
    def name(self) -> str:
        """The grid as people write it, ``5x5``."""
        return f"{self.columns}x{self.rows}"


def shape_of(session: Session) -> tuple[Shape, tuple[Problem, ...]]:
    """Return the grid; IW605 where it is too small or large, IW602 for a free square where there is no middle.

    Free squares are the custom, so a grid without a middle goes without one unless the session file insists.
    """
    wish = session.asked.bingo
    columns, rows = wish.grid
    centred = columns % 2 == 1 and rows % 2 == 1
    free = rows // 2 * columns + columns // 2 if wish.free and centred else None
    shape = Shape(columns, rows, free)
    problems = []
    if columns not in _SIDES or rows not in _SIDES:
        problems.append(
            Problem(
                "IW605",
                f"a grid of {shape.name} is asked for, and cards have {_SIDES[0]} to {_SIDES[-1]} columns and rows",
                "Choose 3x3, 4x4 or 5x5.",
                session.places.at("session", "bingo", "grid"),
            )
        )
    if wish.free and not centred and _FREE in session.places.known:
        problems.append(
            Problem(
                "IW602",
                f"a free square is asked for, and a grid of {shape.name} has no square in the middle",
                "Write ‘free: false’, or choose an odd number of columns and rows.",
                session.places.at(*_FREE),
            )
        )
    return shape, tuple(problems)
