"""Tables: Table, TR, TH and TD come from ReportLab's own render callbacks; rules and fills stay artifacts."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from itertools import accumulate, pairwise
from typing import Any

from iisam_workshop.press.rl import Table, TableRenderCB
from iisam_workshop.press.tags import Tag

__all__ = ["Spans", "evenly", "given_way", "tagged_table"]

Spans = Mapping[tuple[int, int], int]


class _Tags(TableRenderCB):
    """Opens and closes elements as ReportLab draws rows and cells; repeated heads on later pages are artifacts.

    ``spans`` are the numbers of columns over which cells reach, by row and first column, for all but single ones.
    """

    def __init__(self, row_heads: int, summary: str, spans: Spans) -> None:
        attributes = ((("O", "Table"), ("Summary", summary)),) if summary else ()
        self.tag, self.row_heads = Tag("Table", attributes=attributes), row_heads
        self.opened: list[AbstractContextManager[None]] = []
        self.repeated = False
        self.spans, self.row = spans, -1

    def __call__(self, table: Any, command: str, *arguments: Any) -> None:
        getattr(self, command)(table, *arguments)

    def startTable(self, table: Any) -> None:  # noqa: N802
        self.repeated = table.canv.seen(self.tag)
        self._push(table.canv.tag(self.tag))

    def startRow(self, table: Any, row: int) -> None:  # noqa: N802
        # the rows of a later page count from 0 again
        again = self.repeated and row == 0
        self.row += not again
        self._push(table.canv.artifact("Pagination") if again else table.canv.tag("TR"))

    def startCell(self, table: Any, row: int, column: int, *_: Any) -> None:  # noqa: N802
        if self.repeated and row == 0:
            self._push(nullcontext())
        elif row == 0 or column < self.row_heads:
            scope = ("Scope", "Row" if row else "Column")
            self._push(table.canv.tag("TH", attributes=((("O", "Table"), *self._span(column), scope),)))
        else:
            span = self._span(column)
            self._push(table.canv.tag("TD", attributes=((("O", "Table"), *span),) if span else ()))

    def _span(self, column: int) -> tuple[tuple[str, int], ...]:
        wide = self.spans.get((self.row, column), 1)
        return (("ColSpan", wide),) if wide > 1 else ()

    def endCell(self, *_: Any) -> None:  # noqa: N802
        self.opened.pop().__exit__(None, None, None)

    endRow = endTable = endCell  # noqa: N815

    def startBG(self, *_: Any) -> None:  # noqa: N802
        """Leave backgrounds and lines alone: paths outside a figure are artifacts."""

    endBG = startLines = endLines = startBG  # noqa: N815

    def _push(self, context: AbstractContextManager[None]) -> None:
        context.__enter__()
        self.opened.append(context)


def given_way(rows: list[list[Any]], widths: list[float], gutter: float) -> list[float]:
    """Return the widths of columns after those with room to spare have given way to those with a word that is wider.

    The sum stays. Where the words of all columns together are wider than that, the widths stay as they are.
    """
    needs = [max(map(_widest, column)) + gutter + 1 for column in zip(*rows, strict=True)]
    lack = sum(max(need - width, 0) for need, width in zip(needs, widths, strict=True))
    spare = sum(max(width - need, 0) for need, width in zip(needs, widths, strict=True))
    if not 0 < lack <= spare:
        return widths
    return [
        need if need >= width else width - (width - need) * lack / spare
        for need, width in zip(needs, widths, strict=True)
    ]


def _widest(cell: Any) -> float:
    """Return the width in points of the widest word of a cell."""
    parts = cell if isinstance(cell, list) else [cell]
    return max((float(part.minWidth()) for part in parts if hasattr(part, "minWidth")), default=0.0)


def tagged_table(
    cells: list[list[Any]], widths: list[float], row_heads: int, summary: str, spans: Spans | None = None
) -> Any:
    """Return a table whose first row heads its columns, and its first ``row_heads`` columns head their rows.

    ``spans`` says which cells reach over how many columns; the cells that they cover are there, and empty.
    """
    spans = spans or {}
    table = Table(
        cells, colWidths=widths, repeatRows=1, renderCB=_Tags(row_heads, summary, spans), hAlign="LEFT", spaceAfter=8,
        spaceBefore=2,
    )  # fmt: skip
    for (row, column), wide in spans.items():
        table._addCommand(("SPAN", (column, row), (column + wide - 1, row)))
    return table


def evenly(rows: list[int], columns: list[float], heads: int) -> tuple[list[float], list[list[int]]]:
    """Return the widths of columns fine enough for all rows, and over how many of them each cell of a row reaches.

    ``rows`` say for each row how many cells share evenly what the ``heads`` first columns leave, 0 for a row that has
    the widths of ``columns``.
    """
    own = [0.0, *accumulate(columns)]
    edges = []
    for count in rows:
        step = (own[-1] - own[heads]) / max(count, 1)
        even = [*own[: heads + 1], *(own[heads] + step * n for n in range(1, count + 1))]
        edges.append([round(edge, 4) for edge in (even if count else own)])
    every = sorted({edge for row in edges for edge in row})
    spans = [[every.index(b) - every.index(a) for a, b in pairwise(row)] for row in edges]
    return [b - a for a, b in pairwise(every)], spans
