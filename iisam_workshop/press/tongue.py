"""Blocks in another language: an element around them says which, across as many pages as they take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from iisam_workshop.model.blocks import Block, Tongue
from iisam_workshop.press.announcing import unbroken
from iisam_workshop.press.paragraphs import TaggedParagraph
from iisam_workshop.press.rl import ActionFlowable
from iisam_workshop.press.tags import Tag

__all__ = ["Beginning", "End", "spoken", "standing"]


class Beginning(ActionFlowable):
    """Where an element begins that holds all that is drawn up to its end; it needs no room, on whatever page."""

    def __init__(self, tag: Tag) -> None:
        super().__init__()
        self.tag = tag

    def apply(self, doc: Any) -> None:
        """Open the element."""
        doc.canv.open(self.tag)


class End(ActionFlowable):
    """Where the element ends that was begun last."""

    def apply(self, doc: Any) -> None:
        """Close the element."""
        doc.canv.close()


def spoken(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks without what says their language, where an element around them says it already."""
    return [part for block in blocks for part in (block.blocks if isinstance(block, Tongue) else (block,))]


def standing(flowables: Iterable[Any], *, echo: bool = False) -> list[Any]:
    """Return flowables that are drawn, without those that look for room; an ``echo`` is not in the outline again."""
    found = unbroken(flowables)
    for each in found:
        if echo and isinstance(each, TaggedParagraph):
            each.bookmark = ""
    return found
