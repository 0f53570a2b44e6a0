"""How wide the columns of a table are in a Word file, where nobody knows which typeface will be there to set it."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.model.blocks import Cell, ItemList, KindTag, Paragraph, Runs, Table, TableTag

__all__ = ["column_widths"]

_POINT = 20
_LETTER = 0.5
"""The width of a letter by the height of a line, in bold type of the widest face that may stand in for ours."""
_EDGES = 12
"""Points between the text of two columns."""


def column_widths(table: Table, width: int, line: float) -> list[int]:
    """Return the width of each column in twentieths of a point; together they are ``width``.

    Each has its share, and at least room for its longest word, as far as the wider ones can spare it: a time of day
    is not broken. ``line`` is the height of a line in points.
    """
    shares = sum(column.share for column in table.columns)
    wished = [width * column.share / shares for column in table.columns]
    least = [min((longest * line * _LETTER + _EDGES) * _POINT, width / 2) for longest in _longest(table)]
    spare = [max(wish - need, 0) for wish, need in zip(wished, least, strict=True)]
    wanting = [max(need - wish, 0) for wish, need in zip(wished, least, strict=True)]
    given = min(sum(wanting), sum(spare))
    part = given / sum(spare) if given else 0
    got = given / sum(wanting) if given else 0
    return [round(wish - part * more + got * less) for wish, more, less in zip(wished, spare, wanting, strict=True)]


def _longest(table: Table) -> list[int]:
    """Return the length of the longest word of each column."""
    found = [max(map(len, column.head.split()), default=0) for column in table.columns]
    for row in table.rows:
        for place, cell in enumerate(row.cells if not row.even else row.cells[: table.row_heads]):
            found[place] = max([found[place], *map(len, _words(cell))])
    return found


def _words(cell: Cell) -> Iterator[str]:
    for part in cell:
        match part:
            case Paragraph():
                yield from _split(part.runs)
            case ItemList():
                for item in part.items:
                    yield from _split(item)
            case KindTag():
                yield part.word
            case TableTag():
                yield from part.text.split()


def _split(runs: Runs) -> list[str]:
    return "".join(span.text for span in runs).split()
