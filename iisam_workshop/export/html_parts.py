"""Small pieces of web pages: attributes, divisions, heads of columns."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from iisam_workshop.export.html_marks import mark_svg
from iisam_workshop.model.blocks import Block, Column, Heading, Pair, StageTitle, TableTag, TwinColumn
from iisam_workshop.model.stage import StageRef

__all__ = ["PLAIN", "class_of", "column_head", "lang_of", "stage_name", "titled", "wrapped"]

PLAIN = ("body", "cell")
"""Styles of paragraphs that look as all text does."""


def wrapped(name: str, parts: Iterable[str], lang: str = "") -> str:
    """Return parts in a division of a class."""
    return "\n".join((f'<div class="{name}"{lang_of(lang)}>', *parts, "</div>"))


def titled(blocks: Iterable[Block]) -> bool:
    """Say whether a paper has a heading of level 1 of its own."""
    for block in blocks:
        inner = (*block.left, *block.right) if isinstance(block, Pair) else getattr(block, "blocks", ())
        title = isinstance(block, StageTitle) or (isinstance(block, TableTag) and block.title)
        title = title or (isinstance(block, Heading) and block.level == 1)
        if title or titled(inner):
            return True
    return False


def column_head(column: Column) -> str:
    """Return the cell that heads a column, in one language or two."""
    side = ' class="right"' if column.align == "right" else ""
    tag, scope = ("th", ' scope="col"') if column.head.strip() else ("td", "")
    head = escape(column.head)
    if not isinstance(column, TwinColumn):
        return f"<{tag}{scope}{side}{lang_of(column.lang)}>{head}</{tag}>"
    twins = (
        f"<span{lang_of(column.lang)}>{head}</span>",
        f"<span{lang_of(column.under_lang)}>{escape(column.under)}</span>",
    )
    return f"<{tag}{scope}{side}>{'<br>'.join(twins)}</{tag}>"


def stage_name(stage: StageRef) -> str:
    """Return a stage as mark, number and name."""
    return f"{mark_svg(stage)}{stage.number} {escape(stage.name)}"


def class_of(names: str) -> str:
    """Return a class attribute; looks that all text has need none."""
    return f' class="{names}"' if names and names not in PLAIN else ""


def lang_of(lang: str) -> str:
    """Return a lang attribute, nothing for the language of the page."""
    return f' lang="{escape(lang)}"' if lang else ""
