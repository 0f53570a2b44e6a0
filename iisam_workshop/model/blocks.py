"""What a flow is made of: runs of text, and the blocks that hold them. No millimetre, no colour of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iisam_workshop.model.figures import (
    DayBar,
    DayPicture,
    JourneyLine,
    Picture,
    Plot,
    PlotBand,
    PlotLine,
    PlotZone,
    Spread,
    SpreadSide,
)
from iisam_workshop.model.spans import Runs, Span, runs
from iisam_workshop.model.stage import StageRef
from iisam_workshop.model.table_mark import TableMark
from iisam_workshop.model.tags import KindTag, StageTags, StageTitle

__all__ = [
    "FACILITATORS_LEAST",
    "Align",
    "Block",
    "Callout",
    "Cell",
    "Column",
    "DayBar",
    "DayPicture",
    "Group",
    "Heading",
    "ItemList",
    "JourneyLine",
    "KindTag",
    "PageBreak",
    "Pair",
    "Paragraph",
    "ParagraphStyle",
    "Picture",
    "Plot",
    "PlotBand",
    "PlotLine",
    "PlotZone",
    "Row",
    "Runs",
    "Sheet",
    "Span",
    "Spread",
    "SpreadSide",
    "StageRef",
    "StageTags",
    "StageTitle",
    "Table",
    "TableTag",
    "Tongue",
    "TwinColumn",
    "runs",
]

FACILITATORS_LEAST = 10
"""Points under which no type of a facilitator's page falls."""

Align = Literal["left", "right"]
ParagraphStyle = Literal["display", "lead", "body", "small", "cell", "cell-small", "head", "prompt"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; level 1 stands once, at the top, and on a cover it is set in display type."""

    level: int
    runs: Runs
    display: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one of the layout's styles."""

    runs: Runs
    style: ParagraphStyle = "body"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of short items: bullets, numbers, or boxes to tick; it may run down several ``columns``."""

    items: tuple[Runs, ...]
    kind: Literal["bullet", "number", "tick"] = "bullet"
    style: ParagraphStyle = "body"
    columns: int = 1


@dataclass(frozen=True, slots=True)
class TableTag:
    """A table of the room as its mark and words; a ``title`` heads the table's own page; ``lang`` as for a span."""

    mark: TableMark
    text: str
    title: bool = False
    lang: str = ""

    @property
    def words(self) -> Heading | Paragraph:
        """What it says, for forms that draw no marks."""
        said = runs(self.text, lang=self.lang)
        return Heading(1, said) if self.title else Paragraph(said, "cell")


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and its share of the width; ``lang`` as for a span."""

    head: str
    share: float
    align: Align = "left"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class TwinColumn(Column):
    """A column of a table in two languages: below its head, ``under`` is the same in the other, ``under_lang``."""

    under: str = ""
    under_lang: str = ""


Cell = tuple["Paragraph | ItemList | StageTags | KindTag | TableTag", ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``quiet`` rows (breaks) are set lighter, ``strong`` ones have a heavier rule below them.

    A strong row with nothing after its head is a heading inside the table, and stays with the row that follows it.

    ``room`` is the least height in lines of text, for rows in which people write. In an ``even`` row the cells after
    the row heads share the rest of the width evenly, whatever the columns are.
    """

    cells: tuple[Cell, ...]
    quiet: bool = False
    strong: bool = False
    room: int = 0
    even: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with heads on top and, on its left, ``row_heads`` columns that head their rows.

    ``dense`` tables have less white between rows, for papers that should stay on one page.
    """

    summary: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_heads: int = 1
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """A quiet box; a ``cut`` one is a piece of paper to cut out along its broken line."""

    blocks: tuple[Heading | Paragraph | ItemList | Table, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The rest begins on a new page."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stay on one page together; ``low`` ones stand at the foot of the sheet that they end."""

    blocks: tuple[Block, ...]
    low: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """The same in two languages, side by side: the leading one on the left; their tops are level."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """Blocks in another language than the paper's, ``lang``."""

    lang: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Blocks that begin a new page and should fill no more than that one; the type gives way a little to fit them.

    Page breaks part them into several such pages. No type becomes smaller than ``least`` points. ``instead`` are other
    ways to say it, in the order in which they are tried where the blocks do not fit in any size.

    One with a ``back`` is a leaf that is handed out alone: it begins on a front, may go on over further pages, and has
    its back on the other side where that is free.
    """

    blocks: tuple[Block, ...]
    least: float = 12
    instead: tuple[tuple[Block, ...], ...] = ()
    back: tuple[Block, ...] = ()


Block = (
    Sheet
    | Heading
    | Paragraph
    | ItemList
    | StageTags
    | KindTag
    | TableTag
    | Table
    | Callout
    | JourneyLine
    | Picture
    | StageTitle
    | PageBreak
    | Plot
    | DayPicture
    | Spread
    | Pair
    | Tongue
    | Group
)
