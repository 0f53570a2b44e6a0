"""Headings in two rows, as of tables with merged cells and of surveys: put together, column by column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.roll.headings import heading_of, is_safe, plain

__all__ = ["whole_header"]

_SAYS_NOTHING = re.compile(
    r"open ended response|response|other(?: please specify)?|please specify|answer|importid .*|recipient \w+"
)
"""What programs write below a heading that says no more of it."""


def whole_header(rows: Sequence[Row], at: int) -> tuple[Row, int]:
    """Return the headings at a position, with those of the rows above and below put in, and where the people start."""
    header, below = rows[at], at + 1
    if at and rows[at - 1].number >= header.number - 1:
        header = _with_above(header, rows[at - 1])
    while below < min(len(rows), at + 3) and _is_second(header, rows[below]):
        header, below = _with_below(header, rows[below]), below + 1
    return header, below


def _with_above(header: Row, above: Row) -> Row:
    """Fill headings that are blank from the row above, where cells are merged downwards."""
    pairs = zip(*_even(header, above), strict=True)
    cells = tuple(old if not cell.strip() and heading_of(old) else cell for cell, old in pairs)
    return Row(header.number, header.line, cells)


def _is_second(header: Row, row: Row) -> bool:
    """Tell whether a row has only headings and what surveys write below them, and something new among it."""
    pairs = [(upper, cell) for upper, cell in zip(*_even(header, row), strict=True) if cell.strip()]
    if not pairs or not all(is_safe(cell) or heading_of(cell) or _says_nothing(cell) for _, cell in pairs):
        return False
    again = [upper for upper, cell in pairs if plain(upper) == plain(cell)]
    finer = any(not upper.strip() or _parted(upper, cell) for upper, cell in pairs)
    unsaid = all(_says_nothing(cell) for _, cell in pairs)
    return len(again) < len(pairs) and (finer or unsaid)


def _parted(upper: str, cell: str) -> bool:
    """Tell whether a heading of names is parted into first and last below."""
    whole, part = heading_of(upper), heading_of(cell)
    return bool(whole and part and whole.part == "name" and part.part in ("first", "last"))


def _with_below(header: Row, row: Row) -> Row:
    """Put the finer headings in; what a survey asks under ``Other`` goes on from the question on its left."""
    cells: list[str] = []
    for upper, cell in zip(*_even(header, row), strict=True):
        if cell.strip() and not _says_nothing(cell):
            cells.append(cell if heading_of(cell) or not upper.strip() else upper)
        else:
            cells.append(cells[-1] if cell.strip() and cells and not upper.strip() else upper)
    return Row(header.number, header.line, tuple(cells))


def _says_nothing(cell: str) -> bool:
    return _SAYS_NOTHING.fullmatch(plain(cell)) is not None


def _even(one: Row, other: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    width = max(len(one.cells), len(other.cells))
    return tuple((*row.cells, *("",) * (width - len(row.cells))) for row in (one, other))  # type: ignore[return-value]
