"""Markdown line by line: what each line is, and its text without marks; no more than scenarios need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["Line", "cells", "label", "line_kind", "unmarked"]

Kind = Literal["blank", "heading", "rule", "fence", "row", "divider", "item", "text"]

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$|^ {0,3}={3,}\s*$")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_ITEM = re.compile(r"(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$")
_DIVIDER = re.compile(r"\s*(?:\|\s*)?:?-{2,}:?\s*(?:\|\s*(?::?-+:?\s*)?)*$")
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\(\s*<?([^)\s>]{1,2000})>?[^)\n]{0,200}\)")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>")
_MARK = re.compile(
    r"\\([\\`*_{}\[\]()#+.!|>~-])|(\*\*\*|\*\*|__|~~|`+)|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)"
)
_LABEL = re.compile(
    r"\s*(?:\*\*|__)([^*_\n]{1,80}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)\s*(.*)$|\s*(?:\*\*|__)([^*\n]{1,160}?)(?:\*\*|__)\s*$"
)
_BARE_LABEL = re.compile(r"\s*([A-Za-z][A-Za-z /+-]{1,40}):\s+(\S.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its kind, its text, and how deep it stands (the level of a heading, the indent of anything else)."""

    kind: Kind
    text: str
    depth: int = 0


def line_kind(raw: str, *, in_table: bool = False) -> Line:
    """Say what a line is. A row is one only inside a table, or where it begins with a bar."""
    text = raw.expandtabs(4).rstrip()
    indent = len(text) - len(text.lstrip())
    if not text.strip():
        return Line("blank", "")
    if _FENCE.match(text):
        return Line("fence", text.strip().strip("`~").strip(), indent)
    if found := _HEADING.match(text):
        return Line("heading", unmarked(found[2]), len(found[1]))
    if _DIVIDER.match(text) and "|" in text:
        return Line("divider", text)
    if _RULE.match(text):
        return Line("rule", "")
    if text.lstrip().startswith("|") or (in_table and "|" in text):
        return Line("row", text)
    if found := _ITEM.match(text):
        return Line("item", found[2], len(found[1]))
    quoted = re.match(r"\s*(?:>\s?)+(.*)$", text)
    return Line("text", quoted[1] if quoted else text.strip(), indent) if not quoted or quoted[1] else Line("blank", "")


def unmarked(text: str, *, links: bool = False) -> str:
    """Return a text without the marks of Markdown and HTML; a link leaves its words, and its address if wished."""
    if not re.search(r"[*_`~\\<\[]", text):
        return " ".join(text.split())
    text = _LINK.sub(r"\1: \2" if links else r"\1", _IMAGE.sub(r"\1", text))
    text = _TAG.sub(" ", text)
    return " ".join(_MARK.sub(lambda found: found[1] or "", text).split())


def label(text: str) -> tuple[str, str] | None:
    """Part ``**Label:** words`` or ``Label: words`` in two, or return None; a bold line alone has no words."""
    found = _LABEL.match(text)
    if found and found[1]:
        return unmarked(found[1]), found[2]
    if found:
        return unmarked(found[3]).rstrip(": "), ""
    bare = _BARE_LABEL.match(text)
    return (bare[1].strip(), bare[2]) if bare else None


def cells(row: str) -> list[str]:
    """Return the cells of a row of a table, without marks; a bar after a backslash is a sign like any other."""
    inner = row.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [unmarked(cell.replace("\\|", "|").strip()) for cell in re.split(r"(?<!\\)\|", inner)]
