"""The blocks of a paper as Word's markup: paragraphs in styles, lists, tables with a head that comes again.

Word reads the first column of a table as its rows' heads, and has no mark for further ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from iisam_workshop.export.docx_blank import NAMES, SYMBOLS, word_lang
from iisam_workshop.export.docx_columns import column_widths
from iisam_workshop.export.docx_text import WordParagraph, run_markup, writable
from iisam_workshop.export.outline import Outline
from iisam_workshop.model.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    DayPicture,
    Group,
    Heading,
    ItemList,
    JourneyLine,
    KindTag,
    PageBreak,
    Pair,
    Paragraph,
    ParagraphStyle,
    Picture,
    Plot,
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
    TwinColumn,
)
from iisam_workshop.model.layout import Palette
from iisam_workshop.model.stage import StageRef

__all__ = ["Body"]

_SIGNS = {"diamond": "◆", "circle": "●", "triangle": "▲", "square": "■", "hexagon": "⬢", "cross": "✚"}
_LISTS = {"bullet": "List Bullet", "tick": "List Tick", "number": "List Number"}
_POINT = 20
_MANY_COLUMNS = 9


@dataclass
class Body:
    """Writes blocks one after another into ``parts``.

    ``linked`` gives the id of a relation to an address, ``numbered`` that of a new list with numbers from 1.
    ``width`` is that of the text in twentieths of a point.
    """

    palette: Palette
    width: int
    line: float
    linked: Callable[[str], str]
    numbered: Callable[[], int]
    parts: list[WordParagraph | str] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    lang: str = ""
    turn: bool = False

    def markup(self) -> str:
        """Return all that was written."""
        return "".join(part if isinstance(part, str) else part.markup() for part in self.parts)

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks in order."""
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Sheet():
                self.turn = bool(self.parts)
                self.write(block.blocks)
                if block.back:
                    self.turn = True
                    self.write(block.back)
            case PageBreak():
                self.turn = bool(self.parts)
            case Group():
                self._group(block)
            case Pair():
                for side in (block.left, block.right):
                    with self.outline.aside():
                        self.write(side)
            case Tongue():
                spoken, self.lang = self.lang, block.lang
                self.write(block.blocks)
                self.lang = spoken
            case Callout():
                self._box(block)
            case Table():
                self._table(block)
            case ItemList():
                self._list(block)
            case JourneyLine() | Picture() | Plot() | Spread() | DayPicture():
                self._told(block)
            case _:
                self._line(block.words if isinstance(block, TableTag) else block)

    def _line(self, block: Heading | KindTag | Paragraph | StageTags | StageTitle) -> None:
        match block:
            case Heading():
                name = "Title" if block.display else f"Heading {self.outline.level(block.level)}"
                self._add(name, self._runs(block.runs))
            case Paragraph():
                self._add(NAMES[block.style], self._runs(block.runs, block.lang))
            case KindTag():
                self._add("Table Text Small", self._run(Span(block.word, lang=block.lang)))
            case StageTags() if block.stages:
                self._add("Table Text Small", self._stages(block.stages))
            case StageTitle():
                text = self._run(Span(f"{block.stage.number} {block.stage.name}", lang=block.stage.lang))
                self._add(f"Heading {self.outline.level(1)}", text)

    # -- text

    def _add(self, style: str, runs: str) -> WordParagraph:
        apart = bool(self.parts) and isinstance(self.parts[-1], str) and not style.startswith("Heading")
        made = WordParagraph(style, runs, turn=self.turn, apart=apart)
        self.turn = False
        self.parts.append(made)
        return made

    def _runs(self, runs: Runs, lang: str = "") -> str:
        return "".join(self._run(span, lang) for span in runs)

    def _run(self, span: Span, lang: str = "") -> str:
        linked = span.leads_out
        tag = span.lang or lang or self.lang
        properties = (
            '<w:rStyle w:val="Hyperlink"/>' if linked else "",
            "<w:b/><w:bCs/>" if span.bold else "",
            "<w:i/><w:iCs/>" if span.italic else "",
            f"<w:lang w:val={quoteattr(word_lang(tag))}/>" if tag else "",
        )
        made = run_markup(span.text, "".join(properties))
        return f'<w:hyperlink r:id="{self.linked(span.link)}" w:history="1">{made}</w:hyperlink>' if linked else made

    def _stages(self, stages: Iterable[StageRef]) -> str:
        """Return stages as sign, number and name; the sign is the stage's mark in its colour."""
        made = []
        for place, stage in enumerate(stages):
            face = f'<w:rFonts w:ascii="{SYMBOLS}" w:hAnsi="{SYMBOLS}" w:eastAsia="{SYMBOLS}" w:cs="{SYMBOLS}"/>'
            sign = run_markup(_SIGNS[stage.mark], f'{face}<w:color w:val="{stage.colour[1:]}"/>')
            before = run_markup("   ") if place else ""
            made.append(f"{before}{sign}{self._run(Span(f' {stage.number} {stage.name}', lang=stage.lang))}")
        return "".join(made)

    def _list(self, block: ItemList) -> None:
        small = " Small" if block.style in ("small", "cell-small") else ""
        number = self.numbered() if block.kind == "number" else 0
        for item in block.items:
            self._add(_LISTS[block.kind] + small, self._runs(item)).number = number

    # -- what holds blocks

    def _box(self, block: Callout) -> None:
        begin = len(self.parts)
        self.write(block.blocks)
        bar = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="{self.palette.accent[1:]}"/></w:pBdr>'
        tint = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.palette.tint[1:]}"/>'
        if block.cut:
            sides = ("top", "left", "bottom", "right")
            line = "".join(f'<w:{side} w:val="dashed" w:sz="8" w:space="6" w:color="auto"/>' for side in sides)
            bar, tint = f"<w:pBdr>{line}</w:pBdr>", ""
        inside = [part for part in self.parts[begin:] if isinstance(part, WordParagraph)]
        for part in inside:
            part.box, part.keep = bar + tint, part is not inside[-1]

    def _group(self, block: Group) -> None:
        begin = len(self.parts)
        self.write(block.blocks)
        for part in self.parts[begin:-1]:
            if isinstance(part, WordParagraph):
                part.keep = True

    def _told(self, block: JourneyLine | Picture | Plot | Spread | DayPicture) -> None:
        """Say in words what is a picture on paper."""
        self._add("Small Print", run_markup(block.alt))
        for bar in block.bars if isinstance(block, DayPicture) else ():
            head = self._runs((Span(f"{bar.time} ", bold=True), *bar.title, Span(f" ({bar.word})  ")))
            self._add("List Bullet Small", head + self._stages(bar.stages))

    # -- tables

    def _table(self, table: Table) -> None:
        if table.summary:
            self._add("Caption", run_markup(table.summary))
        widths = column_widths(table, self.width, self.line)
        told, look = quoteattr(writable(table.summary)), "06A0" if table.row_heads else "0620"
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        first = int(table.row_heads > 0)
        close = '<w:left w:w="20" w:type="dxa"/><w:right w:w="20" w:type="dxa"/>'
        edges = f"<w:tblCellMar>{close}</w:tblCellMar>" if len(table.columns) >= _MANY_COLUMNS else ""
        self.parts.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{edges}<w:tblLook w:val="{look}" w:firstRow="1" w:lastRow="0" '
            f'w:firstColumn="{first}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={told}/><w:tblDescription w:val={told}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
            f"{self._head(table.columns, widths)}{''.join(self._row(row, table, widths) for row in table.rows)}</w:tbl>"
        )

    def _head(self, columns: tuple[Column, ...], widths: list[int]) -> str:
        cells = []
        for column, width in zip(columns, widths, strict=True):
            heads = [(column.head, column.lang), *_twin(column)]
            texts = (self._run(Span(head, lang=lang)) for head, lang in heads)
            made = (WordParagraph("Table Head", text, right=column.align == "right").markup() for text in texts)
            cells.append(_cell(width, "".join(made)))
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def _row(self, row: Row, table: Table, widths: list[int]) -> str:
        high = f'<w:trHeight w:val="{row.room * self.line * _POINT:.0f}" w:hRule="atLeast"/>' if row.room else ""
        cells = list(zip(row.cells, table.columns, widths, strict=False))
        if row.even:  # what stands side by side on paper stands in one cell here, one after the other
            wide, parts = widths[table.row_heads :], [part for cell in row.cells[table.row_heads :] for part in cell]
            cells[table.row_heads :] = [(tuple(parts), table.columns[table.row_heads], sum(wide))]
        span = len(widths) - table.row_heads if row.even else 1
        made = "".join(
            _cell(width, self._inside(cell, column, width), span if n == table.row_heads else 1)
            for n, (cell, column, width) in enumerate(cells)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{high}</w:trPr>{made}</w:tr>"

    def _inside(self, cell: Cell, column: Column, width: int) -> str:
        """Return what stands in a cell; Word wants a paragraph even in one that is left open for writing."""
        inner = Body(self.palette, width, self.line, self.linked, self.numbered, lang=self.lang)
        inner.write(cell)
        for part in inner.parts:
            if isinstance(part, WordParagraph) and column.align == "right":
                part.right = True
        return inner.markup() or WordParagraph(NAMES[_PLAIN], "").markup()


_PLAIN: ParagraphStyle = "cell"


def _twin(column: Column) -> tuple[tuple[str, str], ...]:
    """Return a column's head in its other language, with that, where it has one."""
    return ((column.under, column.under_lang),) if isinstance(column, TwinColumn) else ()


def _cell(width: int, inner: str, span: int = 1) -> str:
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}</w:tcPr>{inner}</w:tc>'
