"""Papers as web pages: one file that needs no other, without scripts, with everything escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from iisam_workshop.export.html_look import style_sheet
from iisam_workshop.export.html_marks import journey_svg, plot_svg, sample_svg
from iisam_workshop.export.html_parts import PLAIN, class_of, column_head, lang_of, stage_name, titled, wrapped
from iisam_workshop.export.imprint import Imprint
from iisam_workshop.export.outline import Outline
from iisam_workshop.model.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    DayBar,
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
    PlotBand,
    PlotLine,
    Row,
    Runs,
    Sheet,
    Span,
    Spread,
    StageTags,
    StageTitle,
    Table,
    TableTag,
    Tongue,
)
from iisam_workshop.model.document import Flow
from iisam_workshop.model.layout import flow_paper

__all__ = ["html_document"]

_FEW = 2
"""A table of so many columns folds on the narrowest screen; a wider one is moved sideways by itself."""


def html_document(flow: Flow, imprint: Imprint) -> bytes:
    """Return a paper as an HTML page in UTF-8."""
    body = "\n".join(_Writer(imprint.siblings).page(flow))
    title, look = escape(f"{flow.plan.title} – {imprint.session}"), imprint.layout
    style = style_sheet(
        look.palette, flow_paper(look.paper, turned=flow.landscape), look.ground, landscape=flow.landscape
    )
    page = (
        f'<!doctype html>\n<html lang="{escape(flow.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f'<meta name="author" content="{escape(imprint.author)}">\n'
        f"<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
    return page.encode()


class _Writer:
    """Writes the blocks of one paper; knows its headings so far, and counts its tables."""

    def __init__(self, siblings: Mapping[str, str]) -> None:
        self.siblings, self.outline, self.tables = siblings, Outline(), 0

    def page(self, flow: Flow) -> Iterator[str]:
        if flow.band:
            yield f'<p class="band">{escape(flow.band)}</p>'
        if not titled(flow.blocks):
            yield self._heading(1, escape(flow.plan.title))
        yield from self.blocks(flow.blocks)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield self.block(block)

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block.level, self.runs(block.runs))
            case Paragraph():
                return f"<p{class_of(block.style)}{lang_of(block.lang)}>{self.runs(block.runs)}</p>"
            case ItemList():
                return self._list(block)
            case Table():
                return self._table(block)
            case Callout():
                return self._division("box cut" if block.cut else "box", block.blocks)
            case Sheet():
                sides = (block.blocks, block.back) if block.back else (block.blocks,)
                return "".join(self._division("sheet", side) for side in sides)
            case Group():
                return self._division("together", block.blocks)
            case Pair():
                return self._pair(block)
            case Tongue():
                return wrapped("tongue", self.blocks(block.blocks), block.lang)
            case TableTag():
                return self.block(block.words)
            case PageBreak():
                return '<div class="turn"></div>'
            case _:
                return self._drawn(block)

    def runs(self, runs: Runs) -> str:
        return "".join(map(self._span, runs))

    def _span(self, span: Span) -> str:
        text = escape(span.text)
        text = f"<em>{text}</em>" if span.italic else text
        text = f"<strong>{text}</strong>" if span.bold else text
        address = self._address(span)
        if address:
            return f'<a href="{escape(address)}"{lang_of(span.lang)}>{text}</a>'
        return f"<span{lang_of(span.lang)}>{text}</span>" if span.lang else text

    def _address(self, span: Span) -> str:
        """Return where a link leads: out, or to the file of another paper if there is one."""
        if span.link.startswith("#"):
            return self.siblings.get(span.link[1:], "")
        return span.link if span.leads_out else ""

    def _heading(self, level: int, text: str) -> str:
        level = self.outline.level(level)
        return f"<h{level}>{text}</h{level}>"

    def _list(self, block: ItemList) -> str:
        if block.kind == "tick" and not any(span.text.strip() for item in block.items for span in item):
            return '<span class="tick" aria-hidden="true"></span>' * len(block.items)  # its column says what for
        tag = "ol" if block.kind == "number" else "ul"
        names = ["ticks"] if block.kind == "tick" else []
        names += [] if block.style in PLAIN else [block.style]
        names += ["columns"] if block.columns > 1 else []
        items = "".join(f"<li>{self.runs(item)}</li>" for item in block.items)
        return f"<{tag}{class_of(' '.join(names))}>{items}</{tag}>" if items else ""

    def _division(self, name: str, blocks: Iterable[Block]) -> str:
        return wrapped(name, self.blocks(blocks))

    def _pair(self, block: Pair) -> str:
        sides = []
        for side in (block.left, block.right):
            with self.outline.aside():
                sides.append(wrapped("side", self.blocks(side)))
        return wrapped("pair", sides)

    # -- tables

    def _table(self, table: Table) -> str:
        self.tables += 1
        shares = sum(column.share for column in table.columns)
        widths = "".join(f'<col style="width:{column.share / shares:.1%}">' for column in table.columns)
        heads = "".join(map(column_head, table.columns))
        rows = "\n".join(self._row(row, table) for row in table.rows)
        name = f"table-{self.tables}"
        caption = f'<caption id="{name}">{escape(table.summary)}</caption>' if table.summary else ""
        made = (
            f"<table>{caption}<colgroup>{widths}</colgroup>\n<thead><tr>{heads}</tr></thead>\n"
            f"<tbody>\n{rows}\n</tbody></table>"
        )
        if len(table.columns) <= _FEW:
            return made
        named = f' aria-labelledby="{name}"' if table.summary else ""
        return f'<div class="scroll" role="group" tabindex="0"{named}>{made}</div>'

    def _row(self, row: Row, table: Table) -> str:
        names = [name for name, wanted in (("quiet", row.quiet), ("strong", row.strong)) if wanted]
        room = f' style="height:{row.room * 1.45:.4g}em"' if row.room else ""
        made = [
            self._cell(cell, column, head=n < table.row_heads)
            for n, (cell, column) in enumerate(zip(row.cells, table.columns, strict=False))
        ]
        if row.even:
            made[table.row_heads :] = [self._side_by_side(row.cells[table.row_heads :], len(table.columns), table)]
        return f"<tr{class_of(' '.join(names))}{room}>{''.join(made)}</tr>"

    def _side_by_side(self, cells: Iterable[Cell], columns: int, table: Table) -> str:
        """Return one cell for all that stand evenly beside one another after the row's heads."""
        inner = "".join(wrapped("side", map(self.block, cell)) for cell in cells)
        return f'<td colspan="{columns - table.row_heads}"><div class="pair">{inner}</div></td>'

    def _cell(self, cell: Cell, column: Column, *, head: bool) -> str:
        names, lang = ["right"] if column.align == "right" else [], ""
        if len(cell) == 1 and isinstance(cell[0], Paragraph):
            names += [] if cell[0].style in PLAIN else [cell[0].style]
            inner, lang = self.runs(cell[0].runs), lang_of(cell[0].lang)
        else:
            inner = "".join(map(self.block, cell))
        tag, scope = ("th", ' scope="row"') if head and inner else ("td", "")
        return f"<{tag}{scope}{class_of(' '.join(names))}{lang}>{inner}</{tag}>"

    # -- what is drawn

    def _drawn(
        self, block: JourneyLine | KindTag | Picture | Plot | Spread | StageTags | StageTitle | DayPicture
    ) -> str:
        match block:
            case JourneyLine():
                return f"<figure>{journey_svg(block)}<figcaption>{escape(block.alt)}</figcaption></figure>"
            case KindTag():
                return f"<p{class_of('kind')}{lang_of(block.lang)}>{escape(block.word)}</p>"
            case Picture():
                data = b64encode(block.png).decode("ascii")
                return f'<img class="logo" alt="{escape(block.alt)}" src="data:image/png;base64,{data}">'
            case Plot():
                return self._plot(block)
            case Spread():
                return f"<p>{escape(block.alt)}</p>"
            case StageTags():
                items = "".join(f"<li{lang_of(stage.lang)}>{stage_name(stage)}</li>" for stage in block.stages)
                return f'<ul class="tags">{items}</ul>' if items else ""
            case StageTitle():
                name = stage_name(block.stage)
                return self._heading(1, f"<span{lang_of(block.stage.lang)}>{name}</span>" if block.stage.lang else name)
            case DayPicture():
                bars = "".join(map(self._bar, block.bars))
                return f'<figure><ol class="day">{bars}</ol><figcaption>{escape(block.alt)}</figcaption></figure>'

    def _plot(self, plot: Plot) -> str:
        shown: list[PlotLine | PlotBand] = [*plot.lines, *plot.bands]
        named = "".join(f"<li>{sample_svg(plot, each)}{escape(each.label)}</li>" for each in shown)
        axes = f"<p><strong>{escape(plot.up)}</strong></p>{plot_svg(plot)}<p><strong>{escape(plot.across)}</strong></p>"
        named += "".join(f"<li>{escape(zone.label)}: {zone.start}–{zone.end}</li>" for zone in plot.zones)
        return f'<figure>{axes}<ul class="names">{named}</ul><figcaption>{escape(plot.alt)}</figcaption></figure>'

    def _bar(self, bar: DayBar) -> str:
        """Return a slot of a day's picture, as tall as it is long where nothing runs beside it."""
        tall = f' style="min-height:{(bar.end - bar.start) / 12:.3g}em"' if bar.lanes == 1 else ""
        stages = "".join(f" <span{lang_of(stage.lang)}>{stage_name(stage)}</span>" for stage in bar.stages)
        text = f"<strong>{escape(bar.time)}</strong> {self.runs(bar.title)} ({escape(bar.word)}){stages}"
        return f"<li{tall}>{text}</li>"
