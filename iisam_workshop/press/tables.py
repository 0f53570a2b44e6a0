"""Tables: Table, TR, TH and TD come from ReportLab's own render callbacks; rules and fills stay artifacts."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from iisam_workshop.model.blocks import Table as TableBlock
from iisam_workshop.press.cells import gutter
from iisam_workshop.press.look import Look
from iisam_workshop.press.rl import CondPageBreak, ParagraphStyle, Table, TableRenderCB, TableStyle
from iisam_workshop.press.tags import Tag

__all__ = ["Grid", "given_way", "gutter_between", "headings_above", "rules", "tagged_table"]

_MANY = 8


class _Tags(TableRenderCB):
    """Opens and closes elements as ReportLab draws rows and cells; repeated heads on later pages are artifacts.

    ``spans`` are the numbers of columns over which cells reach, by row and first column, for all but single ones.
    """

    def __init__(self, row_heads: int, summary: str, spans: Mapping[tuple[int, int], int]) -> None:
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


def tagged_table(cells: list[list[Any]], grid: Grid, row_heads: int, summary: str) -> Any:
    """Return a table whose first row heads its columns, and its first ``row_heads`` columns head their rows."""
    spans = grid.spans()
    table = Table(
        [_spread_out(row, wide) for row, wide in zip(cells, grid.reach, strict=True)], colWidths=grid.widths,
        repeatRows=1, renderCB=_Tags(row_heads, summary, spans), hAlign="LEFT", spaceAfter=8, spaceBefore=2,
    )  # fmt: skip
    for (row, column), wide in spans.items():
        table._addCommand(("SPAN", (column, row), (column + wide - 1, row)))
    return table


def headings_above(headings: list[Any], table: Any, page: tuple[float, float]) -> list[Any]:
    """Return headings and their table, which may part over pages but not between a heading and the first row."""
    for heading in headings:
        heading.style = ParagraphStyle("above", heading.style, keepWithNext=0)
    table.wrap(*page)
    room = sum(each.wrap(*page)[1] + each.style.spaceBefore for each in headings) + sum(table._rowHeights[:2])
    return [CondPageBreak(min(room, page[1])), *headings, table]


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns fine enough for all rows of a table: their widths, and how many of them each cell of a row reaches over.

    All in points.
    """

    widths: list[float]
    reach: list[list[int]]

    @classmethod
    def of(cls, rows: list[int], columns: list[float], heads: int) -> Grid:
        """Make the grid of a table.

        ``rows`` say for each row how many cells share evenly what the ``heads`` first columns leave, 0 for a row that
        has the widths of ``columns``.
        """
        own = [0.0, *accumulate(columns)]
        edges = []
        for count in rows:
            step = (own[-1] - own[heads]) / max(count, 1)
            even = [*own[: heads + 1], *(own[heads] + step * n for n in range(1, count + 1))]
            edges.append([round(edge, 4) for edge in (even if count else own)])
        every = sorted({edge for row in edges for edge in row})
        reach = [[every.index(b) - every.index(a) for a, b in pairwise(row)] for row in edges]
        return cls([b - a for a, b in pairwise(every)], reach)

    def room(self, row: int) -> list[float]:
        """Return the widths of a row's cells."""
        ends = accumulate(self.reach[row], initial=0)
        return [sum(self.widths[a:b]) for a, b in pairwise(ends)]

    def spans(self) -> dict[tuple[int, int], int]:
        """Return over how many columns the wide cells go, by row and first column."""
        return {
            (row, start): wide
            for row, wides in enumerate(self.reach)
            for start, wide in zip(accumulate(wides, initial=0), wides, strict=False)
            if wide > 1
        }


def _spread_out(cells: list[Any], reach: list[int]) -> list[Any]:
    """Return a row with nothing in the columns that a cell goes over besides its first."""
    return [each for cell, wide in zip(cells, reach, strict=True) for each in (cell, *[""] * (wide - 1))]


def gutter_between(block: TableBlock, look: Look) -> int:
    """Return the white between two columns in points; many columns in a wide typeface stand very close."""
    white = gutter(block)
    return white // 2 if look.gives and len(block.columns) > _MANY else white


def rules(block: TableBlock, look: Look, share: float) -> Any:
    """Return white and lines of a table; ``share`` is how much of its white a dense one keeps."""
    above, below = (2 * share, 3 * share) if block.dense else (4.0, 5.0)
    white = gutter_between(block, look)
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, 0), (-1, -1), look.font("cell")),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), round(white * 0.6)),
        ("RIGHTPADDING", (0, 0), (-1, -1), round(white * 0.4)),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), below),
        ("LINEBELOW", (0, 0), (-1, 0), 1.2, look.ink),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, look.hairline),
    ]
    strong = [n for n, row in enumerate(block.rows, 1) if row.strong]
    commands += [("LINEBELOW", (0, n), (-1, n), 1.0, look.quiet) for n in strong]
    commands += [
        ("NOSPLIT", (0, n), (-1, n + 1)) for n in strong if n < len(block.rows) and not any(block.rows[n - 1].cells[1:])
    ]
    return TableStyle(commands)
