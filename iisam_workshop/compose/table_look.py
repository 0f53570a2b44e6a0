"""How a table is called where its mark stands: number, colour and shape in words."""

from __future__ import annotations

from collections.abc import Mapping

from iisam_workshop.model.blocks import TableTag
from iisam_workshop.model.table_mark import TableMark, table_mark
from iisam_workshop.model.wording import Wording

__all__ = ["look_in_words", "numbered_table", "table_title"]


def look_in_words(mark: TableMark, labels: Mapping[str, str]) -> str:
    """Return colour and shape in words, such as ``red star``."""
    tint, shape = labels[f"mark.tint.{mark.tint}"], labels[f"mark.shape.{mark.shape}"]
    return labels["mark"].format(tint=tint, shape=shape)


def numbered_table(number: int, wording: Wording) -> TableTag:
    """Return a table for a cell whose column says that it is one."""
    mark = table_mark(number)
    return TableTag(mark, wording.label("mark.numbered", n=number, mark=look_in_words(mark, wording.labels)))


def table_title(number: int, wording: Wording) -> TableTag:
    """Return the heading of a table's own page."""
    return TableTag(table_mark(number), wording.label("table", n=number), title=True)
