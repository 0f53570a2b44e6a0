"""What a flow is made of: runs of text, and the blocks that hold them. No millimetre, no colour of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from iisam_workshop.model.stage import StageRef

if TYPE_CHECKING:
    from iisam_workshop.model.agenda import SlotKind

__all__ = [
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
    "StageRef",
    "StageTags",
    "StageTitle",
    "Table",
    "Tongue",
    "TwinColumn",
    "runs",
]

Align = Literal["left", "right"]
ParagraphStyle = Literal["display", "lead", "body", "small", "cell", "cell-small", "head", "prompt"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one kind. ``link`` is an address, or ``#`` and the part letter to go to in this pack.

    ``personal`` text is somebody's name: letters that the typeface lacks leave a line to write it on by hand.
    ``lang`` is the language tag of text in another language than the paper's, else empty.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    personal: bool = False
    lang: str = ""


Runs = tuple[Span, ...]


def runs(text: str, *, bold: bool = False, link: str = "", lang: str = "") -> Runs:
    """Make plain text into runs."""
    return (Span(text, bold=bold, link=link, lang=lang),)


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
class StageTags:
    """The stages that something belongs to, each as mark, number and name on one line."""

    stages: tuple[StageRef, ...]


@dataclass(frozen=True, slots=True)
class KindTag:
    """The kind of a slot as a mark and a word; ``quiet`` ones are set lighter; ``lang`` as for a span."""

    kind: SlotKind
    word: str
    quiet: bool = False
    lang: str = ""


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


Cell = tuple["Paragraph | ItemList | StageTags | KindTag", ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``quiet`` rows (breaks) are set lighter, ``strong`` ones have a heavier rule below them.

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
    """A quiet box."""

    blocks: tuple[Heading | Paragraph | ItemList, ...]


@dataclass(frozen=True, slots=True)
class JourneyLine:
    """The line of the six stages; ``present`` is the number of the stage that we are at, 0 for none."""

    stages: tuple[StageRef, ...]
    present: int
    alt: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture such as a council's logo: plain pixels as PNG, their SHA-256, its size in pixels.

    ``alt`` says in words what it shows.
    """

    png: bytes = field(repr=False)
    digest: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class PlotLine:
    """A line of a plot, one point for each whole number from 0; ``label`` stands beside its end.

    ``strong`` draws it in ink, others are quiet; ``stepped`` keeps each value until the next point.
    """

    label: str
    points: tuple[float, ...]
    strong: bool = False
    stepped: bool = False


@dataclass(frozen=True, slots=True)
class PlotBand:
    """A tinted area of a plot between two rows of points."""

    label: str
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PlotZone:
    """A named stretch of a plot's axis, such as a slot of the agenda, from ``start`` to ``end`` inclusive."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot over whole numbers from 0; ``across`` and ``up`` name the axes, ``most`` is the top of the upright one.

    ``alt`` says in words what the plot shows.
    """

    alt: str
    across: str
    up: str
    most: float
    lines: tuple[PlotLine, ...]
    bands: tuple[PlotBand, ...] = ()
    zones: tuple[PlotZone, ...] = ()


@dataclass(frozen=True, slots=True)
class StageTitle:
    """The title of a stage's paper: heading of level 1 with the large number and mark."""

    stage: StageRef


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The rest begins on a new page."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stay on one page together."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class DayBar:
    """A slot in the picture of a day: where it lies in minutes after midnight, and what stands in it.

    ``lane`` counts the tracks that run side by side from 0, of ``lanes`` in all; ``kind`` is the slot's, shown by a
    mark and by ``word``. ``where`` names the track and its place, and is empty where that is plain; ``lang`` is the
    language of that, where it is not the paper's.
    """

    start: int
    end: int
    time: str
    title: Runs
    kind: SlotKind
    word: str
    stages: tuple[StageRef, ...] = ()
    lane: int = 0
    lanes: int = 1
    where: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class DayPicture:
    """A day drawn to scale: a slot's height is its length. ``alt`` says in words what the picture shows.

    ``hours`` are the full hours of its scale, each as minutes after midnight and as it is to be printed.
    """

    bars: tuple[DayBar, ...]
    alt: str
    hours: tuple[tuple[int, str], ...] = ()


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
    """

    blocks: tuple[Block, ...]
    least: float = 12
    instead: tuple[tuple[Block, ...], ...] = ()


Block = (
    Sheet
    | Heading
    | Paragraph
    | ItemList
    | StageTags
    | KindTag
    | Table
    | Callout
    | JourneyLine
    | Picture
    | StageTitle
    | PageBreak
    | Plot
    | DayPicture
    | Pair
    | Tongue
    | Group
)
