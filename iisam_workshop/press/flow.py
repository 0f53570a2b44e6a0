"""Flows: blocks to flowables, set by Platypus on the tagging canvas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from iisam_workshop.errors import ContentInvalid, Problem
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
    Plot,
    Row,
    Runs,
    Sheet,
    StageTags,
    StageTitle,
    Table,
    runs,
)
from iisam_workshop.model.document import Flow
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.day_picture import DayFigure
from iisam_workshop.press.figures import Box, JourneyFigure, StageHeading, TagLine
from iisam_workshop.press.fonts import FAMILY, FONT_OF
from iisam_workshop.press.furniture import BAND_HEIGHT
from iisam_workshop.press.kinds import KindLine
from iisam_workshop.press.look import Look
from iisam_workshop.press.paragraphs import Columns, Item, TaggedParagraph, list_tag
from iisam_workshop.press.plot import PlotFigure
from iisam_workshop.press.rl import (
    A4,
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    KeepTogether,
    LayoutError,
    PageTemplate,
    PageTurn,
    ParagraphStyle,
    Spacer,
    TableStyle,
    landscape,
    pdfmetrics,
)
from iisam_workshop.press.stack import pages_of, stacked_height
from iisam_workshop.press.tables import Grid, heading_above, tagged_table
from iisam_workshop.press.tags import Tag
from iisam_workshop.press.text import markup, plain

__all__ = ["set_flow"]

_GUTTER, _NARROW_GUTTER = 10, 6
_MANY_COLUMNS = 9
_SHARES = (1, 0.97, 0.94, 0.91, 0.88, 0.858)
_HANDOUT, _SMALL_SHARES = 12, (0.82, 0.78, 0.75, 0.715)
_NUMBERING = {"bullet": "Disc", "number": "Decimal", "tick": "None"}


def set_flow(flow: Flow, look: Look) -> TaggedCanvas:
    """Set a flow and return the canvas with its pages, furniture still to come.

    Raises ContentInvalid (IW230) where something does not fit a page.
    """
    width, height = landscape(A4) if flow.landscape else A4
    band = BAND_HEIGHT if flow.band else 0
    canvas = TaggedCanvas((width, height), flow.lang)
    frame = Frame(
        look.side, look.foot, width - 2 * look.side, height - look.top - look.foot - band,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    template = BaseDocTemplate(None, pagesize=(width, height), pageTemplates=[PageTemplate(frames=[frame])])
    try:
        story = _Setter(look, (frame._width, frame._height)).story(flow.blocks)
        if isinstance(flow.blocks[0], Sheet):
            del story[0]  # a page turn before the first page would leave it empty
        template.build(story, canvasmaker=lambda *_, **__: canvas)
    except LayoutError:
        # ReportLab's own message quotes the text, which may be personal
        raise ContentInvalid(
            Problem("IW230", f"something in {flow.plan.id!r} is too tall for a page", "Shorten the longest text in it.")
        ) from None
    return canvas


class _Setter:
    """Turns blocks into flowables for pages of one size; ``share`` is how much of its white a dense table keeps."""

    def __init__(self, look: Look, size: tuple[float, float], share: float = 1) -> None:
        self.look, self.size, self.share = look, size, share
        self.width = size[0]
        self.accent = look.layout.palette.accent

    def story(self, blocks: Iterable[Block]) -> list[Any]:
        """Return the flowables of blocks in order."""
        found: list[Any] = []
        heading: Heading | None = None
        for block in blocks:
            if heading is not None and isinstance(block, Table):
                found[-1:] = heading_above(found[-1], self._table(block), self.size)
            else:
                found += self.block(block)
            heading = block if isinstance(block, Heading) else None
        return found

    def block(self, block: Block) -> list[Any]:
        """Return the flowables of one block."""
        match block:
            case Sheet():
                return self._sheet(block)
            case Heading():
                return self._heading(block)
            case Paragraph():
                return [self._paragraph(block)]
            case ItemList():
                return self._items(block)
            case Table():
                return [self._table(block)]
            case Callout():
                return [Box(self.story(block.blocks), self.look)]
            case PageBreak():
                return [PageTurn()]
            case Group():
                return [KeepTogether(self.story(block.blocks))]
            case _:
                return [self._drawn(block)]

    def _drawn(self, block: JourneyLine | KindTag | Plot | StageTags | StageTitle | DayPicture | Pair) -> Any:
        match block:
            case Pair():
                raise NotImplementedError(type(block).__name__)
            case DayPicture():
                return DayFigure(block, self.look)
            case KindTag():
                return KindLine(block, self.look)
            case JourneyLine():
                return JourneyFigure(block, self.look)
            case Plot():
                return PlotFigure(block, self.look)
            case StageTags():
                return TagLine(block.stages, self.look)
            case StageTitle():
                return StageHeading(block.stage, self.look)

    def _sheet(self, block: Sheet) -> list[Any]:
        """Return a page's flowables in the largest type in which they fit it, or in full size where none does."""
        for blocks in (block.blocks, *block.instead):
            for share in _SHARES if block.least >= _HANDOUT else (*_SHARES, *_SMALL_SHARES):
                setter = self if share == 1 else _Setter(self.look.tighter(share, block.least), self.size, share)
                pages = [setter.story(page) for page in pages_of(blocks)]
                if all(stacked_height(page, *self.size) <= self.size[1] for page in pages):
                    return [flowable for page in pages for flowable in (PageTurn(), *page)]
        return [PageTurn(), *self.story(block.blocks)]

    def _heading(self, block: Heading) -> list[Any]:
        name = "display" if block.display else f"h{block.level}"
        style = ParagraphStyle("heading", self.look.styles[name], keepWithNext=1)
        bookmark = plain(block.runs) if block.level < 3 and not block.display else ""
        tag = Tag(f"H{block.level}")
        room = [CondPageBreak(style.leading * 4)] if block.level > 1 else []
        return [*room, TaggedParagraph(markup(block.runs, self.accent), style, tag, bookmark)]

    def _paragraph(self, block: Paragraph) -> TaggedParagraph:
        style = _breakable(self.look.styles[block.style], block.runs)
        return TaggedParagraph(markup(block.runs, self.accent), style, Tag("P", lang=block.lang))

    def _items(self, block: ItemList) -> list[Any]:
        base = self.look.styles[block.style]
        indent = base.fontSize * (1.7 if block.kind == "tick" else 1.45)
        style = ParagraphStyle("item", base, leftIndent=indent, bulletIndent=1, spaceAfter=2)
        parent = list_tag(_NUMBERING[block.kind])
        labels = {"bullet": "•", "tick": "tick"}
        items = [
            Item.of(markup(item, self.accent), style, parent, labels.get(block.kind, f"{number}."))
            for number, item in enumerate(block.items, 1)
        ]
        if items:
            items[-1].style = ParagraphStyle("last", style, spaceAfter=base.spaceAfter)
        return [Columns(items, block.columns)] if block.columns > 1 else items

    def _table(self, block: Table) -> Any:
        shares = sum(column.share for column in block.columns)
        columns = [self.width * column.share / shares for column in block.columns]
        head = [
            TaggedParagraph(markup(runs(column.head), self.accent), self._aligned("head", column.align))
            for column in block.columns
        ]
        counts = [0, *(len(row.cells) - block.row_heads if row.even else 0 for row in block.rows)]
        grid = Grid.of(counts, columns, block.row_heads)
        body = [self._row(row, block, grid.room(n)) for n, row in enumerate(block.rows, 1)]
        table = tagged_table([head, *body], grid, block.row_heads, block.summary)
        table.setStyle(self._rules(block))
        return table

    def _row(self, row: Row, block: Table, widths: list[float]) -> list[Any]:
        aligns = ["left"] * len(row.cells) if row.even else [column.align for column in block.columns]
        return [
            self._cell(cell, align, width - _gutter(block), quiet=row.quiet) or self._room(row)
            for cell, align, width in zip(row.cells, aligns, widths, strict=True)
        ]

    def _cell(self, cell: tuple[Any, ...], align: str, width: float, *, quiet: bool) -> list[Any]:
        if len(cell) == 1 and isinstance(cell[0], Paragraph) and not cell[0].lang:
            # a lone paragraph speaks for its cell: no P inside the TD
            style = _breakable(self._aligned(cell[0].style, align, quiet=quiet), cell[0].runs)
            return [TaggedParagraph(markup(_eased(cell[0].runs, style, width), self.accent), style)]
        found: list[Any] = []
        for part in cell:
            if isinstance(part, Paragraph):
                style = self._aligned(part.style, align, quiet=quiet)
                found.append(TaggedParagraph(markup(part.runs, self.accent), style, Tag("P", lang=part.lang)))
            else:
                found += self.block(part)
        return found

    def _room(self, row: Row) -> list[Any]:
        """Return what keeps an empty cell open for writing."""
        return [Spacer(0, row.room * self.look.leading("cell"))] if row.room else []

    def _aligned(self, name: str, align: str, *, quiet: bool = False) -> Any:
        base = self.look.styles[name]
        if align == "left" and not quiet:
            return base
        colour = self.look.quiet if quiet else base.textColor
        return ParagraphStyle(f"{name}-{align}", base, alignment=2 if align == "right" else 0, textColor=colour)

    def _rules(self, block: Table) -> Any:
        above, below = (2 * self.share, 3 * self.share) if block.dense else (4.0, 5.0)
        commands: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("FONTNAME", (0, 0), (-1, -1), self.look.font("cell")),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("LEFTPADDING", (1, 0), (-1, -1), round(_gutter(block) * 0.6)),
            ("RIGHTPADDING", (0, 0), (-1, -1), round(_gutter(block) * 0.4)),
            ("TOPPADDING", (0, 0), (-1, -1), above),
            ("BOTTOMPADDING", (0, 0), (-1, -1), below),
            ("LINEBELOW", (0, 0), (-1, 0), 1.2, self.look.ink),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, self.look.hairline),
        ]
        strong = [n for n, row in enumerate(block.rows, 1) if row.strong]
        commands += [("LINEBELOW", (0, n), (-1, n), 1.0, self.look.quiet) for n in strong]
        return TableStyle(commands)


def _gutter(block: Table) -> int:
    """Return the white between two columns in points; where there are many, they stand closer."""
    return _GUTTER if len(block.columns) < _MANY_COLUMNS else _NARROW_GUTTER


def _breakable(style: Any, runs: Runs) -> Any:
    """Return a style that may break inside words where names and printed addresses need it; our own words never do."""
    if any(span.personal or (span.link and span.link == span.text) for span in runs):
        return ParagraphStyle("breakable", style, splitLongWords=1)
    return style


def _eased(runs: Runs, style: Any, width: float) -> Runs:
    """Let a long double-barrelled name break after its hyphens, where it would else be cut inside a word."""
    font = style.fontName if style.fontName != FAMILY or not any(span.bold for span in runs) else FONT_OF["bold"]
    return tuple(
        replace(span, text=span.text.replace("-", "- "))
        if span.personal
        and any(pdfmetrics.stringWidth(word, font, style.fontSize) > width for word in span.text.split())
        else span
        for span in runs
    )
