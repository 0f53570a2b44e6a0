"""The grid that was asked for: how large, whether its middle is free, and where a journey layout has its stages."""

from __future__ import annotations

from dataclasses import dataclass

from iisam_workshop.errors import Problem
from iisam_workshop.model.session import Session

__all__ = ["Shape", "shape_of"]

_SIDES = range(3, 7)
_FREE = ("session", "bingo", "free")


@dataclass(frozen=True, slots=True)
class Shape:
    """Columns, rows and the position of the free square, or None.

    ``heads`` are the stage ids of the columns of a journey layout, or of its rows when ``heads_across`` is false.
    """

    columns: int
    rows: int
    free: int | None
    heads: tuple[str, ...] = ()
    heads_across: bool = True

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

    Free squares are the custom, so a grid without a middle goes without one unless the session file insists. A journey
    layout needs as many columns or rows as there are stages (IW615).
    """
    wish = session.asked.bingo
    columns, rows = wish.grid
    centred = columns % 2 == 1 and rows % 2 == 1
    free = rows // 2 * columns + columns // 2 if wish.free and centred else None
    journey = wish.layout == "journey"
    stages = tuple(stage.id for stage in sorted(session.catalogue.stages, key=lambda stage: stage.number))
    fitting = len(stages) in (columns, rows)
    shape = Shape(columns, rows, free, stages if journey and fitting else (), columns == len(stages) or not fitting)
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
    if journey and not fitting and columns in _SIDES and rows in _SIDES:
        problems.append(_headless(session, shape))
    return shape, tuple(problems)


def _headless(session: Session, shape: Shape) -> Problem:
    columns, rows = shape.columns, shape.rows
    sides = f"{columns} of each" if columns == rows else f"{columns} columns and {rows} rows"
    return Problem(
        "IW615",
        f"a journey layout needs six columns or six rows, one for each stage; {shape.name} has {sides}",
        "Choose 6x4, 6x5, 4x6 or 6x6.",
        session.places.at("session", "bingo", "layout"),
    )
