"""Papers as plain text that is pleasant to read: lines of at most 72 characters, headings underlined, boxes as [ ].

``text`` has the form for golden files, one line a block; this one is for people.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from iisam_workshop.export.imprint import Imprint
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
    Picture,
    Plot,
    Row,
    Runs,
    Sheet,
    Spread,
    StageTags,
    StageTitle,
    Table,
    TableTag,
    Tongue,
    TwinColumn,
)
from iisam_workshop.model.document import Flow
from iisam_workshop.model.stage import StageRef

__all__ = ["plain_document"]

WIDTH = 72
_RULES = {1: "=", 2: "-", 3: "."}
_SIGNS = {"bullet": "- ", "tick": "[ ] "}
_GAP = "  "
_OPEN = "____"
"""A cell that is left open for writing."""


def plain_document(flow: Flow, imprint: Imprint) -> bytes:
    """Return a paper as UTF-8 text; its first line says to which session it belongs."""
    top = f"{imprint.session}, {imprint.day.isoformat()}, {imprint.author}"
    lines = [*_wrapped(top), *([flow.band] if flow.band else []), ""]
    for block in flow.blocks:
        lines += _part(block, WIDTH)
    return ("\n".join(line.rstrip() for line in _tidy(lines)) + "\n").encode()


def _part(block: Block, width: int) -> Iterator[str]:
    """Return a block's lines and an empty one."""
    match block:
        case Sheet() | Group() | Tongue():
            for inner in (*block.blocks, *(block.back if isinstance(block, Sheet) else ())):
                yield from _part(inner, width)
        case Pair():
            for inner in (*block.left, *block.right):
                yield from _part(inner, width)
        case Callout():
            inside = _tidy([line for inner in block.blocks for line in _part(inner, width - 2)])
            yield from (f"| {line}" for line in inside)
        case Heading():
            yield from _heading(_said(block.runs), block.level, width)
        case StageTitle():
            yield from _heading(f"{block.stage.number} {block.stage.name}", 1, width)
        case TableTag():
            yield from _part(block.words, width)
        case PageBreak():
            yield from ("", "")
        case Table():
            yield from _table(block, width)
        case _:
            yield from _lines(block, width)
    yield ""


def _lines(
    block: Paragraph | ItemList | StageTags | KindTag | JourneyLine | Picture | Plot | Spread | DayPicture, width: int
) -> Iterator[str]:
    match block:
        case KindTag():
            yield from _wrapped(block.word, width)
        case Paragraph():
            yield from _wrapped(_said(block.runs), width)
        case ItemList():
            for number, item in enumerate(block.items, 1):
                sign = _SIGNS.get(block.kind, f"{number}. ")
                yield from _wrapped(_said(item), width, sign) or [sign]
        case StageTags():
            yield from _wrapped(_stages(block.stages), width)
        case JourneyLine() | Picture() | Plot() | Spread():
            yield from _wrapped(block.alt, width)
        case DayPicture():
            yield from _wrapped(block.alt, width)
            for bar in block.bars:
                stages = f": {_stages(bar.stages)}" if bar.stages else ""
                yield from _wrapped(f"{bar.time} {_said(bar.title)} ({bar.word}){stages}", width, "- ")


def _heading(text: str, level: int, width: int) -> Iterator[str]:
    lines = _wrapped(text, width)
    yield ""
    yield from lines
    yield _RULES[level] * max(map(len, lines), default=0)


# -- tables


def _table(table: Table, width: int) -> Iterator[str]:
    """Set a table in columns where it is narrow enough, and else each row as a list of heads and cells."""
    heads = list(map(_column_head, table.columns))
    rows = [[list(_cell(cell)) or [_OPEN] * bool(row.room) for cell in _cells(row, table)] for row in table.rows]
    _marked(rows, table)
    flat = [[" ".join(cell) for cell in row] for row in rows]
    widest = [max(map(len, column)) for column in zip(heads, *flat, strict=True)]
    if sum(widest) + len(_GAP) * (len(widest) - 1) <= width:
        right = [column.align == "right" for column in table.columns]
        for line in (heads, ["-" * size for size in widest], *flat):
            cells = zip(line, widest, right, strict=True)
            yield _GAP.join(cell.rjust(size) if to_right else cell.ljust(size) for cell, size, to_right in cells)
        return
    for row in rows:
        yield from _entry(heads, row, width)
        yield ""


def _column_head(column: Column) -> str:
    return f"{column.head} / {column.under}" if isinstance(column, TwinColumn) else column.head


def _cells(row: Row, table: Table) -> tuple[Cell, ...]:
    """Return a row's cells, one for each column: what stands side by side on paper is told in the last of them."""
    if not row.even:
        return row.cells
    told = tuple(part for cell in row.cells[table.row_heads :] for part in cell)
    empty: Cell = ()
    return (*row.cells[: table.row_heads], *[empty] * (len(table.columns) - table.row_heads - 1), told)


def _entry(heads: list[str], row: list[list[str]], width: int) -> Iterator[str]:
    """Return a row as lines ``head: cell``; all lines of a longer cell stand indented below its first."""
    for place, (head, cell) in enumerate(zip(heads, row, strict=True)):
        if not cell:
            continue
        first, *others = cell
        indent, below = ("", "  ") if place == 0 else ("  ", "    ")
        name = f"{head}: " if head.strip() else ""
        if name and others and first.startswith(tuple(_SIGNS.values())):
            yield f"{indent}{head}:"
            others = cell
        else:
            yield from _wrapped(f"{name}{first}", width, indent, below)
        for other in others:
            yield from _wrapped(other, width, below, f"{below}  ")


def _marked(rows: list[list[list[str]]], table: Table) -> None:
    """Put stars about cells in bold type where it tells something: where others of their column are not in bold.

    A cell of several parts has a title in bold, which tells nothing of the cells beside it.
    """
    for place, _ in enumerate(table.columns):
        cells = [_cells(row, table)[place] for row in table.rows]
        bold = [_bold(cell) for cell in cells]
        if any(bold) and not all(bold) and max(map(len, cells)) == 1:
            for row, strong in zip(rows, bold, strict=True):
                row[place] = [f"*{line}*" for line in row[place]] if strong else row[place]


def _bold(cell: Cell) -> bool:
    spans = [span for part in cell if isinstance(part, Paragraph) for span in part.runs]
    return bool(spans) and all(span.bold for span in spans) and all(isinstance(part, Paragraph) for part in cell)


def _cell(cell: Cell) -> Iterator[str]:
    for part in cell:
        match part:
            case Paragraph():
                yield _said(part.runs)
            case KindTag():
                yield part.word
            case TableTag():
                yield part.text
            case StageTags():
                yield _stages(part.stages)
            case ItemList():
                signs = (_SIGNS.get(part.kind, f"{number}. ") for number, _ in enumerate(part.items, 1))
                yield from (f"{sign}{_said(item)}".strip() for sign, item in zip(signs, part.items, strict=True))


# -- words


def _said(runs: Runs) -> str:
    """Return runs with the address of a link behind its words; places elsewhere in the pack have none."""
    said = (
        f"{span.text} <{span.link}>" if span.link and span.link != span.text and span.link[0] != "#" else span.text
        for span in runs
    )
    return " ".join("".join(said).split())


def _stages(stages: Iterable[StageRef]) -> str:
    return ", ".join(f"{stage.number} {stage.name}" for stage in stages)


def _wrapped(text: str, width: int = WIDTH, begin: str = "", hanging: str | None = None) -> list[str]:
    """Return text on lines; addresses and long words are never broken."""
    after = " " * len(begin) if hanging is None else hanging
    return textwrap.wrap(
        text,
        width,
        initial_indent=begin,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _tidy(lines: Iterable[str]) -> list[str]:
    """Leave out empty lines at both ends, and more than one of them in a row (two where a page turns)."""
    found: list[str] = []
    for line in lines:
        if line.strip() or (found and found[-1].strip()):
            found.append(line)
    while found and not found[-1].strip():
        found.pop()
    return found
