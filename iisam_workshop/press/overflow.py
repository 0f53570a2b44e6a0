"""What does not fit a paper, found again so that it can be told: the page, the item, and by how much it is too large.

No text is quoted, since it may be somebody's name: an item is told by its place and its word by its letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from iisam_workshop.errors import Problem
from iisam_workshop.model.blocks import (
    Block,
    Callout,
    Group,
    Heading,
    ItemList,
    PageBreak,
    Pair,
    Paragraph,
    Sheet,
    Table,
    Tongue,
)
from iisam_workshop.model.document import Flow
from iisam_workshop.press.flow import Setter, set_flow, text_size
from iisam_workshop.press.look import MM, Look
from iisam_workshop.press.paragraphs import TooTall, TooWide

__all__ = ["overflow"]

_KINDS: dict[type, str] = {
    Callout: "box",
    Group: "group",
    Heading: "heading",
    ItemList: "list",
    Pair: "pair of texts",
    Paragraph: "paragraph",
    Table: "table",
}
_WITHIN = (Callout, Group, Tongue)
_ROUNDING = 0.5


@dataclass(frozen=True, slots=True)
class _Misfit:
    """Where something does not fit, in words, and how far it goes over in points."""

    where: str
    excess: float
    letters: int = 0
    tall: bool = False


def overflow(flow: Flow, look: Look, failure: TooWide | TooTall) -> Problem:
    """Return the problem (IW230) of a flow that has a word too wide for its line or something too tall for a page.

    It is looked for block by block in the type of the look, which is the smallest that the flow may have.
    """
    seeker, blocks = _Seeker(look, text_size(flow, look)), list(_parts(flow.blocks))
    for number, block in enumerate(blocks):
        found = seeker.misfit(block, tall=isinstance(failure, TooTall))
        if found:
            return _problem(flow, found, _page(flow, blocks[:number], look))
    excess = failure.excess if isinstance(failure, TooWide) else 0
    return _problem(flow, _Misfit("", excess, tall=isinstance(failure, TooTall)), 0)


def _problem(flow: Flow, found: _Misfit, page: int) -> Problem:
    places = [f"page {page}" if page else "", found.where]
    where = ", ".join([repr(flow.plan.id), *filter(None, places)])
    over = f" by {found.excess / MM:.1f} mm" if found.excess >= _ROUNDING else ""
    if found.tall:
        what = f"something in {where} is too tall for a page{over}"
        return Problem("IW230", what, "Shorten the longest text in it.")
    letters = f" of {found.letters} letters" if found.letters else ""
    what = f"a word{letters} in {where} is wider than its line or column{over}"
    return Problem("IW230", what, "Break or shorten the longest word.")


def _page(flow: Flow, before: list[Block], look: Look) -> int:
    """Return the page on which the block behind others begins, 0 where these do not fit themselves."""
    if not before:
        return 1
    with suppress(TooWide, TooTall):
        return len(set_flow(replace(flow, blocks=tuple(before)), look).marks)
    return 0


def _parts(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Return blocks one after the other, those of a sheet as they follow one another on its page."""
    for block in blocks:
        if isinstance(block, Sheet):
            yield from (PageBreak(), *block.blocks)
            yield from (PageBreak(), *block.back) if block.back else ()
        else:
            yield block


class _Seeker:
    """Tries blocks one by one on pages of one size."""

    def __init__(self, look: Look, size: tuple[float, float]) -> None:
        self.look, self.size = look, size
        self.seen = 0

    def misfit(self, block: Block, *, tall: bool) -> _Misfit | None:
        """Return what of a block does not fit, None where all of it does."""
        if isinstance(block, PageBreak):
            return None
        if isinstance(block, _WITHIN) and not tall:
            inner = (self.misfit(each, tall=False) for each in block.blocks)
            return next(filter(None, inner), None)
        self.seen += 1
        where = f"{_KINDS.get(type(block), 'figure')} {self.seen}"
        try:
            flowables = Setter(self.look, self.size).block(block)
            for each in flowables:
                found = self._of(each, block, where, tall=tall)
                if found:
                    return found
        except TooWide as failure:
            return None if tall else _Misfit(where, failure.excess, failure.letters)
        return None

    def _of(self, flowable: Any, block: Block, where: str, *, tall: bool) -> _Misfit | None:
        if isinstance(block, Table) and hasattr(flowable, "_cellvalues"):
            return self._cell(flowable, where, tall=tall)
        high = flowable.wrap(*self.size)[1]
        if tall and high > self.size[1] and not flowable.split(*self.size):
            return _Misfit(where, high - self.size[1], tall=True)
        return None

    def _cell(self, table: Any, where: str, *, tall: bool) -> _Misfit | None:
        """Return the cell of a table that does not fit, by row and column."""
        if tall:
            table.wrap(*self.size)
            for row, high in enumerate(table._rowHeights):
                if high + table._rowHeights[0] * bool(row) > self.size[1]:
                    return _Misfit(f"row {row} of {where}", high + table._rowHeights[0] - self.size[1], tall=True)
            return None
        for row, cells in enumerate(table._cellvalues):
            for column, (cell, width) in enumerate(zip(cells, table._colWidths, strict=True)):
                for part in cell if isinstance(cell, list) else []:
                    try:
                        part.wrap(width - (4 if column == 0 else 10), self.size[1])
                    except TooWide as failure:
                        place = f"row {row}" if row else "the head"
                        return _Misfit(f"{place}, column {column + 1} of {where}", failure.excess, failure.letters)
        return None
