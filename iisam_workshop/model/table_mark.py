"""How a table looks from afar: its number, a shape and a colour, which only together are its own.

The shapes are things, so that nobody takes a table for a stage, whose marks are plain figures. Ten shapes in six
colours tell sixty tables apart; from then on they begin again, and the number, which is always there, tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["COLOURS", "Shape", "TableColour", "TableMark", "table_mark"]

Shape = Literal["star", "heart", "moon", "drop", "leaf", "bolt", "boat", "tree", "bell", "key"]
TableColour = Literal["red", "blue", "green", "purple", "orange", "black"]

COLOURS: dict[TableColour, str] = {
    "red": "#B3141C",
    "blue": "#0B57C2",
    "green": "#1B7430",
    "purple": "#7B2CA8",
    "orange": "#AD4B00",
    "black": "#1B1F24",
}
"""The colours by the word for them, all over 4.5:1 on white."""

_SHAPES: tuple[Shape, ...] = get_args(Shape)


@dataclass(frozen=True, slots=True)
class TableMark:
    """The look of a table; ``colour`` is written as in layouts, ``tint`` is the word for it."""

    number: int
    shape: Shape
    tint: TableColour
    colour: str


def table_mark(number: int) -> TableMark:
    """Return how a table looks, by its number from 1: ten neighbours differ in shape, and two in colour as well."""
    lap, place = divmod(number - 1, len(_SHAPES))
    tints = tuple(COLOURS)
    tint = tints[(place + lap) % len(tints)]
    return TableMark(number, _SHAPES[place], tint, COLOURS[tint])
