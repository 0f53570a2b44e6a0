"""Papers in two languages: marks in their texts become languages of their runs, and two papers become one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from math import ceil
from typing import Any, TypeVar

from iisam_workshop.model.blocks import (
    Callout,
    Cell,
    Column,
    DayBar,
    DayPicture,
    Group,
    Heading,
    ItemList,
    KindTag,
    PageBreak,
    Pair,
    Paragraph,
    Plot,
    Row,
    Runs,
    Sheet,
    Span,
    Spread,
    StageRef,
    StageTags,
    Table,
    TableTag,
    Tongue,
    TwinColumn,
)
from iisam_workshop.model.document import Flow, SlideDeck
from iisam_workshop.model.tongues import bare, pieces

__all__ = ["below", "in_turn", "same", "settled", "side_by_side", "texts_by_language"]

T = TypeVar("T")
P = TypeVar("P", bound=Flow | SlideDeck)

_MOST_COLUMNS = 6
"""Tables with more columns have no room for two languages in one."""

_ACROSS, _MOST_LINES = 100, 24
"""Roughly how many letters stand in a line across the page, and how many lines of a cell with two languages are too
many: rows are never split, and on a page across there are not many more."""


def settled(paper: P) -> P:
    """Return a paper without marks: what stood between them is in runs of its own, with its language."""
    return _Settler(paper.lang).value(paper)


def texts_by_language(paper: Flow | SlideDeck) -> Iterator[tuple[str, str]]:
    """Return every marked text of a paper that is not settled yet, with its language tag."""
    for text in _strings(paper):
        yield from pieces(text, [])


class _Settler:
    """Takes marks out of values; ``own`` is the language of the paper, which its text need not name."""

    def __init__(self, own: str) -> None:
        self.own = own

    def value(self, value: T) -> T:
        """Return a value without marks, whatever it is made of."""
        return self._value(value)  # type: ignore[no-any-return]  # as what went in, without marks

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return bare(value)
        if isinstance(value, tuple):
            runs = bool(value) and all(isinstance(each, Span) for each in value)
            return self._runs(value) if runs else tuple(map(self._value, value))
        if isinstance(value, Column):
            return replace(value, head=bare(value.head), lang=self._whole(value.head))
        if isinstance(value, DayBar):
            title, stages = self._value(value.title), self._value(value.stages)
            lang, where, word = self._whole(value.where), bare(value.where), bare(value.word)
            return replace(value, title=title, stages=stages, lang=lang, where=where, word=word)
        if isinstance(value, KindTag):
            return replace(value, word=bare(value.word), lang=self._whole(value.word))
        if isinstance(value, TableTag):
            return replace(value, text=bare(value.text), lang=self._whole(value.text))
        if isinstance(value, StageRef):
            return replace(value, name=bare(value.name), lang=self._whole(value.name))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{each.name: self._value(getattr(value, each.name)) for each in fields(value)})
        return value

    def _runs(self, runs: Runs) -> Runs:
        within: list[str] = []
        return tuple(
            replace(span, text=text, lang=self._named(lang) or span.lang)
            for span in runs
            for lang, text in pieces(span.text, within)
        )

    def _whole(self, text: str) -> str:
        """Return the language of a text that is in one, else nothing."""
        langs = {self._named(lang) for lang, piece in pieces(text, []) if piece.strip()}
        return langs.pop() if len(langs) == 1 else ""

    def _named(self, lang: str) -> str:
        return "" if lang == self.own else lang


def _strings(value: Any) -> Iterator[str]:
    """Return every text of a value; runs are one text, since a mark may open in one and close in another."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        if value and all(isinstance(each, Span) for each in value):
            yield "".join(span.text for span in value)
        else:
            for each in value:
                yield from _strings(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _strings(getattr(value, each.name))


def in_turn(first: Flow, second: Flow) -> Flow:
    """Return two papers as one: the first, and on a new page the second in its own language."""
    fresh = () if isinstance(second.blocks[0], Sheet) else (PageBreak(),)
    return below(replace(first, blocks=(*first.blocks, *fresh)), second)


def below(first: Flow, second: Flow) -> Flow:
    """Return two papers as one: the first, and right after it the second in its own language."""
    return replace(first, blocks=(*first.blocks, Tongue(second.lang, second.blocks)))


def side_by_side(first: Flow, second: Flow) -> Flow | None:
    """Return two papers of one shape as one, block beside block; None where they differ or have no room for it."""
    try:
        return replace(first, blocks=_Joiner(second.lang).blocks(first.blocks, second.blocks))
    except _Unlike:
        return None


class _Unlike(Exception):
    """Two papers are not made of the same blocks."""


class _Joiner:
    """Sets blocks beside one another; ``lang`` is the language of the right ones."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def blocks(self, left: tuple[Any, ...], right: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the blocks of both, paired."""
        return tuple(self._block(one, other) for one, other in _alike(left, right))

    def _block(self, one: Any, other: Any) -> Any:
        if same(one, other):
            return one
        match one:
            case Group():
                return replace(one, blocks=self.blocks(one.blocks, other.blocks))
            case Sheet():
                shorter = tuple(self.blocks(a, b) for a, b in _alike(one.instead, other.instead))
                back = self.blocks(one.back, other.back)
                return replace(one, blocks=self.blocks(one.blocks, other.blocks), instead=shorter, back=back)
            case Table():
                return self._table(one, other)
            case Callout() if any(isinstance(block, Table) for block in (*one.blocks, *other.blocks)):
                raise _Unlike  # a table in half a page would run over its edge
            case DayPicture() | Plot() | Spread():
                raise _Unlike  # each fills a page
            case Callout() | Heading() | ItemList() | Paragraph():
                return Pair((one,), (Tongue(self.lang, (other,)),))
        # what is drawn over the whole width stands above the same in the other language
        return Group((one, Tongue(self.lang, (other,))))

    def _table(self, one: Table, other: Table) -> Table:
        if len(one.columns) > _MOST_COLUMNS and not same(one, other):
            raise _Unlike
        columns = tuple(map(self._column, one.columns, (b for _, b in _alike(one.columns, other.columns))))
        rows = tuple(self._row(a, b, columns) for a, b in _alike(one.rows, other.rows))
        return replace(one, columns=columns, rows=rows)

    def _column(self, one: Column, other: Column) -> Column:
        if same(one, other):
            return one
        return TwinColumn(one.head, one.share, one.align, one.lang, other.head, other.lang or self.lang)

    def _row(self, one: Row, other: Row, columns: tuple[Column, ...]) -> Row:
        cells = tuple(map(self._cell, one.cells, other.cells))
        whole = sum(column.share for column in columns)
        tall = (_lines(cell, _ACROSS * column.share / whole) for cell, column in zip(cells, columns, strict=True))
        if any(lines > _MOST_LINES for lines in tall):
            raise _Unlike
        return replace(one, cells=cells)

    def _cell(self, one: Cell, other: Cell) -> Cell:
        """Return both cells in one: the leading language first, and what is the same in both only once."""
        if len(one) != len(other) or not any(map(same, one, other)):
            return (*one, *map(self._below, other))
        pairs = zip(one, other, strict=True)
        return tuple(part for a, b in pairs for part in ((a,) if same(a, b) else (a, self._below(b))))

    def _below(self, part: Paragraph | ItemList | StageTags | KindTag | TableTag) -> Any:
        """Return what stands in a cell below the same in the leading language."""
        match part:
            case Paragraph():
                return replace(part, lang=self.lang)
            case ItemList():
                return replace(part, items=tuple(map(self._spoken, part.items)))
            case KindTag() | TableTag():
                return replace(part, lang=part.lang or self.lang)
            case StageTags():
                return StageTags(tuple(replace(stage, lang=stage.lang or self.lang) for stage in part.stages))

    def _spoken(self, runs: Runs) -> Runs:
        return tuple(replace(span, lang=span.lang or self.lang) for span in runs)


def _lines(cell: Cell, across: float) -> int:
    """Return about how many lines a cell takes with that many letters in each."""
    texts = (text for part in cell for text in ([part.runs] if isinstance(part, Paragraph) else _items(part)))
    return sum(ceil(sum(len(span.text) for span in runs) / across) for runs in texts)


def _items(part: Any) -> tuple[Runs, ...]:
    return part.items if isinstance(part, ItemList) else ((Span("."),),)


def same(one: Any, other: Any) -> bool:
    """Say whether two values read the same, in whatever language they are said to be."""
    return bool(_unspoken(one) == _unspoken(other))


def _unspoken(value: Any) -> Any:
    """Return a value without the languages of its texts."""
    if isinstance(value, tuple):
        return tuple(map(_unspoken, value))
    if is_dataclass(value) and not isinstance(value, type):
        told = (each.name for each in fields(value) if each.name not in ("lang", "by_hand"))
        return type(value), tuple(_unspoken(getattr(value, name)) for name in told)
    return value


def _alike(left: tuple[Any, ...], right: tuple[Any, ...]) -> list[tuple[Any, Any]]:
    if [type(one) for one in left] != [type(other) for other in right]:
        raise _Unlike
    return list(zip(left, right, strict=True))
