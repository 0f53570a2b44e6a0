"""Lists: an item for each line, with its mark, and tagged as one list."""

from __future__ import annotations

from typing import Any

from iisam_workshop.model.blocks import ItemList
from iisam_workshop.press.cells import breakable, eased
from iisam_workshop.press.look import Look
from iisam_workshop.press.paragraphs import Columns, Item, list_tag
from iisam_workshop.press.rl import ParagraphStyle
from iisam_workshop.press.text import language, markup

__all__ = ["list_items"]

_NUMBERING = {"bullet": "Disc", "number": "Decimal", "tick": "None"}


def list_items(block: ItemList, look: Look, width: float) -> list[Any]:
    """Return the items of a list that has a width in points, as flowables."""
    base, accent = look.styles[block.style], look.layout.palette.accent
    indent = base.fontSize * (1.7 if block.kind == "tick" else 1.45)
    style = ParagraphStyle("item", base, leftIndent=indent, bulletIndent=1, spaceAfter=2)
    parent = list_tag(_NUMBERING[block.kind])
    labels = {"bullet": "•", "tick": "tick"}
    items = []
    for number, item in enumerate(block.items, 1):
        text, label = markup(eased(item, style, width - indent), accent, language(item)), labels.get(block.kind)
        items.append(
            Item.of(text, breakable(style, item, gives=look.gives), parent, label or f"{number}.", language(item))
        )
    if items:
        items[-1].style = ParagraphStyle("last", items[-1].style, spaceAfter=base.spaceAfter)
    return [Columns(items, block.columns)] if block.columns > 1 else list(items)
