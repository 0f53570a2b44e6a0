"""A list as rows of texts, whatever file it came from, and where each of its cells stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from iisam_workshop.errors import Place
from iisam_workshop.load.csv_rows import Row

__all__ = ["Table"]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that hold something; ``sheet`` is that of a workbook.

    ``hidden`` are rows that the workbook does not show, ``troubles`` its formulas without a value, by row and column
    counted from 1.
    """

    file: str
    rows: tuple[Row, ...]
    sheet: str = ""
    hidden: frozenset[int] = frozenset()
    troubles: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """Where the whole list stands."""
        return Place(self.file, sheet=self.sheet)

    def at(self, row: Row, column: int = 1) -> Place:
        """Return the place of a row, of its cell where the list is a sheet."""
        return Place(self.file, row.line, column if self.sheet else 0, self.sheet)
