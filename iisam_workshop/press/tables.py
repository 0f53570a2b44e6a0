"""Tables: Table, TR, TH and TD come from ReportLab's own render callbacks; rules and fills stay artifacts."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from iisam_workshop.press.rl import Table, TableRenderCB
from iisam_workshop.press.tags import Tag

__all__ = ["given_way", "tagged_table"]


class _Tags(TableRenderCB):
    """Opens and closes elements as ReportLab draws rows and cells; repeated heads on later pages are artifacts."""

    def __init__(self, row_heads: int, summary: str) -> None:
        attributes = ((("O", "Table"), ("Summary", summary)),) if summary else ()
        self.tag, self.row_heads = Tag("Table", attributes=attributes), row_heads
        self.opened: list[AbstractContextManager[None]] = []
        self.repeated = False

    def __call__(self, table: Any, command: str, *arguments: Any) -> None:
        getattr(self, command)(table, *arguments)

    def startTable(self, table: Any) -> None:  # noqa: N802
        self.repeated = table.canv.seen(self.tag)
        self._push(table.canv.tag(self.tag))

    def startRow(self, table: Any, row: int) -> None:  # noqa: N802
        self._push(table.canv.artifact("Pagination") if self.repeated and row == 0 else table.canv.tag("TR"))

    def startCell(self, table: Any, row: int, column: int, *_: Any) -> None:  # noqa: N802
        if self.repeated and row == 0:
            self._push(nullcontext())
        elif row == 0 or column < self.row_heads:
            scope = (("O", "Table"), ("Scope", "Row" if row else "Column"))
            self._push(table.canv.tag("TH", attributes=(scope,)))
        else:
            self._push(table.canv.tag("TD"))

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


def tagged_table(cells: list[list[Any]], widths: list[float], row_heads: int, summary: str) -> Any:
    """Return a table whose first row heads its columns, and its first ``row_heads`` columns head their rows."""
    return Table(
        cells, colWidths=widths, repeatRows=1, renderCB=_Tags(row_heads, summary), hAlign="LEFT", spaceAfter=8,
        spaceBefore=2,
    )  # fmt: skip
