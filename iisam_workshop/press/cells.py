"""How text gives way in narrow columns: what may break inside words, how far columns stand apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from iisam_workshop.model.blocks import Column, Paragraph, Runs, Table, TwinColumn, runs
from iisam_workshop.press.fonts import FAMILY, FONT_OF
from iisam_workshop.press.rl import ParagraphStyle, pdfmetrics

__all__ = ["breakable", "column_head", "eased", "gutter"]

_GUTTER, _NARROW_GUTTER = 10, 6
_MANY_COLUMNS = 9


def gutter(block: Table) -> int:
    """Return the white between two columns in points; where there are many, they stand closer."""
    return _GUTTER if len(block.columns) < _MANY_COLUMNS else _NARROW_GUTTER


def breakable(style: Any, runs: Runs, *, gives: bool = False) -> Any:
    """Return a style that may break inside words where names and printed addresses need it; our own words never do.

    An address breaks at its slashes; where the look ``gives``, for what stands between two of them is too wide,
    wherever its line ends.
    """
    if gives and any(span.link and "/" in span.text for span in runs):
        return ParagraphStyle("breakable", style, splitLongWords=1, uriWasteReduce=0)
    if any(span.personal or (span.link and span.link == span.text) for span in runs):
        return ParagraphStyle("breakable", style, splitLongWords=1)
    return style


def eased(runs: Runs, style: Any, width: float) -> Runs:
    """Let a long double-barrelled name break after its hyphens, where it would else be cut inside a word."""
    font = style.fontName if style.fontName != FAMILY or not any(span.bold for span in runs) else FONT_OF["bold"]
    return tuple(
        replace(span, text=span.text.replace("-", "- "))
        if span.personal
        and any(pdfmetrics.stringWidth(word, font, style.fontSize) > width for word in span.text.split())
        else span
        for span in runs
    )


def column_head(column: Column) -> tuple[Paragraph, ...]:
    """Return the head of a column as the content of its cell, in one language or two."""
    first = Paragraph(runs(column.head), "head", column.lang)
    if isinstance(column, TwinColumn):
        return first, Paragraph(runs(column.under), "head", column.under_lang)
    return (first,)
