"""Flows: blocks to flowables, set by Platypus on the tagging canvas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from iisam_workshop.model.blocks import (
    Block,
    Callout,
    DayPicture,
    Group,
    Heading,
    ItemList,
    JourneyLine,
    KindTag,
    PageBreak,
    Pair,
    Paragraph,
    Picture,
    Plot,
    Row,
    Sheet,
    Spread,
    StageTags,
    StageTitle,
    Table,
    TableTag,
    Tongue,
)
from iisam_workshop.model.document import Flow
from iisam_workshop.press.announcing import announces, below_heading, unbroken
from iisam_workshop.press.answer_columns import SpreadFigure
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.cells import breakable, column_head, eased, gutter
from iisam_workshop.press.day_picture import DayFigure
from iisam_workshop.press.figures import Box, JourneyFigure, OtherSide, StageHeading, TagLine
from iisam_workshop.press.furniture import BAND_HEIGHT
from iisam_workshop.press.kinds import KindLine
from iisam_workshop.press.lists import list_items
from iisam_workshop.press.look import Look
from iisam_workshop.press.pair import Pairing
from iisam_workshop.press.paper import sheet
from iisam_workshop.press.paragraphs import TaggedParagraph, TooTall
from iisam_workshop.press.picture import PictureFigure
from iisam_workshop.press.plot import PlotFigure
from iisam_workshop.press.rl import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    KeepTogether,
    LayoutError,
    PageTemplate,
    PageTurn,
    ParagraphStyle,
    Spacer,
)
from iisam_workshop.press.stack import Fitted, Spring, largest_that_fits, pages_of, stacked_height, stretched
from iisam_workshop.press.table_marks import TableHeading, TableLine
from iisam_workshop.press.tables import Grid, given_way, gutter_between, headings_above, rules, tagged_table
from iisam_workshop.press.tags import Tag
from iisam_workshop.press.text import language, markup, plain
from iisam_workshop.press.tongue import Beginning, End, spoken, standing

__all__ = ["Setter", "set_flow", "text_size"]

_SHARES = (1, 0.97, 0.94, 0.91, 0.88, 0.858)
_HANDOUT, _SMALL_SHARES = 12, (0.82, 0.78, 0.75, 0.715)
_FIGURES: dict[type, Callable[[Any, Look], Any]] = {
    DayPicture: DayFigure,
    JourneyLine: JourneyFigure,
    KindTag: KindLine,
    Picture: PictureFigure,
    Plot: PlotFigure,
    Spread: SpreadFigure,
    StageTags: lambda block, look: TagLine(block.stages, look),
    StageTitle: lambda block, look: StageHeading(block.stage, look),
    TableTag: lambda block, look: (TableHeading if block.title else TableLine)(block, look),
}


def set_flow(flow: Flow, look: Look) -> TaggedCanvas:
    """Set a flow and return the canvas with its pages, furniture still to come.

    Raises TooWide and TooTall where something does not fit its line or a page.
    """
    width, height = sheet(look.layout.paper, turned=flow.landscape)
    canvas = TaggedCanvas((width, height), flow.lang)
    frame = Frame(
        look.side, look.foot, *text_size(flow, look), leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )
    template = BaseDocTemplate(None, pagesize=(width, height), pageTemplates=[PageTemplate(frames=[frame])])
    try:
        setter = Setter(look, text_size(flow, look))
        story, canvas.spilled = setter.story(flow.blocks), setter.spilled
        if isinstance(flow.blocks[0], Sheet):
            del story[0]  # a page turn before the first page would leave it empty
        template.build(story, canvasmaker=lambda *_, **__: canvas)
    except LayoutError:
        raise TooTall from None  # ReportLab's own message quotes the text, which may be personal
    return canvas


def text_size(flow: Flow, look: Look) -> tuple[float, float]:
    """Return how wide and how high the text of a page is, in points."""
    width, height = sheet(look.layout.paper, turned=flow.landscape)
    return width - 2 * look.side, height - look.top - look.foot - (BAND_HEIGHT if flow.band else 0)


class Setter:
    """Turns blocks into flowables for pages of one size; ``share`` is how much of its white a dense table keeps."""

    def __init__(self, look: Look, size: tuple[float, float], share: float = 1) -> None:
        self.look, self.size, self.share = look, size, share
        self.width = size[0]
        self.accent = look.layout.palette.accent
        self.spilled = False

    def story(self, blocks: Iterable[Block]) -> list[Any]:
        """Return the flowables of blocks in order."""
        found: list[Any] = []
        above: int | None = None  # where what announces the next block begins
        listed = tuple(blocks)
        for block, after in zip(listed, (*listed[1:], None), strict=True):
            if above is not None and isinstance(block, Table | Group) and not getattr(block, "low", False):
                announced = [each for each in found[above:] if isinstance(each, TaggedParagraph)]
                found[above:] = self._announced(announced, block)
            else:
                flowables = self.block(block)
                flowables = flowables if above is None else below_heading(flowables, block, after)
                above = len(found) if above is None and isinstance(block, Heading) else above
                found += flowables
            above = above if announces(block, after) else None
        return found

    def _announced(self, above: list[Any], block: Table | Group) -> list[Any]:
        """Return a table or a group with the headings and the note above it, on one page if they fit one."""
        if isinstance(block, Table):
            return headings_above(above, self._table(block), self.size)
        return [KeepTogether([*above, *unbroken(self.story(block.blocks))])]

    def block(self, block: Block) -> list[Any]:
        """Return the flowables of one block."""
        match block:
            case Sheet():
                return [
                    *self._sheet(block),
                    *([OtherSide([PageTurn(), *self.story(block.back)])] if block.back else []),
                ]
            case Heading():
                return self._heading(block)
            case Paragraph():
                return [self._paragraph(block)]
            case ItemList():
                return list_items(block, self.look, self.width)
            case Table():
                return [self._table(block)]
            case Callout():
                within = Setter(self.look, (Box.inner(self.width), self.size[1]), self.share)
                return [Box(within.story(block.blocks), self.look, cut=block.cut)]
            case PageBreak():
                return [PageTurn()]
            case Group():
                return [*([Spring()] if block.low else []), KeepTogether(unbroken(self.story(block.blocks)))]
            case Tongue():
                return [Beginning(Tag("Sect", lang=block.lang)), *self.story(block.blocks), End()]
            case Pair():
                return self._pair(block)
            case _:
                return [_FIGURES[type(block)](block, self.look)]

    def _pair(self, block: Pair) -> list[Any]:
        """Return two columns; a heading among them asks for its room before both."""
        lang = next((each.lang for each in block.right if isinstance(each, Tongue)), "")
        left, right = self.story(block.left), self.story(spoken(block.right))
        rooms = [each for each in left if isinstance(each, CondPageBreak)]
        return [*rooms, Pairing(standing(left), standing(right, echo=True), Tag("Div", lang=lang))]

    def _sheet(self, block: Sheet) -> list[Any]:
        """Return a page's flowables in the largest type in which they fit it.

        Where none does, a handout goes on in full size; a paper that may be small says the shortest in the smallest.
        """
        shares = _SHARES if block.least >= _HANDOUT else (*_SHARES, *_SMALL_SHARES)
        for blocks in (block.blocks, *block.instead):
            fitting = largest_that_fits(shares, partial(self._fitted, blocks, block, shares))
            if fitting:
                return [flowable for page in fitting for flowable in (PageTurn(), *stretched(page, self.size))]
        self.spilled = self.spilled or not block.back
        if block.least >= _HANDOUT:
            return [PageTurn(), *self.story(block.blocks)]
        small = _SMALL_SHARES[-1]
        setter = Setter(self.look.tighter(small, block.least), self.size, small)
        return [PageTurn(), *setter.story((block.blocks, *block.instead)[-1])]

    def _fitted(self, blocks: Iterable[Block], sheet: Sheet, shares: Sequence[float], size: int) -> Fitted:
        """Return the pages of a sheet in type of one of the shares, and how much of a page the tallest fills."""
        share = shares[size]
        setter = self if share == 1 else Setter(self.look.tighter(share, sheet.least), self.size, share)
        pages = [unbroken(setter.story(page)) for page in pages_of(blocks)]  # what fits needs no other page
        return pages, max(stacked_height(page, *self.size) for page in pages) / self.size[1]

    def _heading(self, block: Heading) -> list[Any]:
        name = "display" if block.display else f"h{block.level}"
        style = ParagraphStyle("heading", self.look.styles[name], keepWithNext=1)
        bookmark = plain(block.runs) if block.level < 3 and not block.display else ""
        lang = language(block.runs)
        tag = Tag(f"H{block.level}", lang=lang)
        room = [CondPageBreak(style.leading * 4)] if block.level > 1 else []
        return [*room, TaggedParagraph(markup(block.runs, self.accent, lang), style, tag, bookmark)]

    def _paragraph(self, block: Paragraph) -> TaggedParagraph:
        style = breakable(self.look.styles[block.style], block.runs, gives=self.look.gives)
        lang = block.lang or language(block.runs)
        return TaggedParagraph(markup(block.runs, self.accent, lang), style, Tag("P", lang=lang))

    def _table(self, block: Table) -> Any:
        shares = sum(column.share for column in block.columns)
        columns = [self.width * column.share / shares for column in block.columns]
        head = [
            self._cell(column_head(column), column.align, width, quiet=False)
            for column, width in zip(block.columns, columns, strict=True)
        ]
        counts = [0, *(len(row.cells) - block.row_heads if row.even else 0 for row in block.rows)]
        grid = Grid.of(counts, columns, block.row_heads)
        body = [self._row(row, block, grid.room(n)) for n, row in enumerate(block.rows, 1)]
        if self.look.gives and all(len(wides) == len(grid.widths) for wides in grid.reach):  # no cell goes over two
            grid = Grid(given_way([head, *body], grid.widths, gutter_between(block, self.look)), grid.reach)
        table = tagged_table([head, *body], grid, block.row_heads, block.summary)
        table.setStyle(rules(block, self.look, self.share))
        return table

    def _row(self, row: Row, block: Table, widths: list[float]) -> list[Any]:
        aligns = ["left"] * len(row.cells) if row.even else [column.align for column in block.columns]
        room = [Spacer(0, row.room * self.look.leading("cell"))] if row.room else []  # keeps an empty cell open
        return [
            self._cell(cell, align, width - gutter(block), quiet=row.quiet) or room
            for cell, align, width in zip(row.cells, aligns, widths, strict=True)
        ]

    def _cell(self, cell: tuple[Any, ...], align: str, width: float, *, quiet: bool) -> list[Any]:
        found: list[Any] = []
        for part in cell:
            if isinstance(part, Paragraph):
                style = breakable(self.look.aligned(part.style, align, quiet=quiet), part.runs)
                lang = part.lang or language(part.runs)
                tag = Tag("P", lang=lang) if lang or cell[1:] else None  # a lone paragraph speaks for its cell
                found.append(TaggedParagraph(markup(eased(part.runs, style, width), self.accent, lang), style, tag))
            else:
                found += list_items(part, self.look, width) if isinstance(part, ItemList) else self.block(part)
        return found
