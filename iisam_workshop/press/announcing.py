"""What is never the last thing on its page, because it announces what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from iisam_workshop.model.blocks import Block, Group, Heading, ItemList, Paragraph
from iisam_workshop.press.rl import CondPageBreak, ParagraphStyle
from iisam_workshop.press.text import plain

__all__ = ["announces", "below_heading", "unbroken"]

_NOTE = 200
"""How many signs a note below a heading has at most that stays with the list or group which it announces."""


def announces(block: Block, after: Block | None) -> bool:
    """Tell whether a block is a heading, or a short note before a list or a group."""
    if isinstance(block, Paragraph):
        return isinstance(after, ItemList | Group) and len(plain(block.runs)) <= _NOTE
    return isinstance(block, Heading)


def below_heading(flowables: list[Any], block: Block, after: Block | None) -> list[Any]:
    """Return the flowables of a block below a heading: another heading or a note stays with what follows, too."""
    if isinstance(block, Paragraph) and (block.style == "small" or announces(block, after)):
        flowables[0].style = ParagraphStyle("note", flowables[0].style, keepWithNext=1)
    return unbroken(flowables) if isinstance(block, Heading) else flowables


def unbroken(flowables: Iterable[Any]) -> list[Any]:
    """Return flowables without the breaks that ask for room.

    Such a break would part a heading from the one above, and at the head of a group it would hide from ReportLab how
    much white the group needs.
    """
    return [each for each in flowables if not isinstance(each, CondPageBreak)]
