"""A paper as text to paste into an e-mail: no line is broken, as every reader's window has a width of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from iisam_workshop.model.blocks import (
    Block,
    Callout,
    Group,
    Heading,
    ItemList,
    PageBreak,
    Pair,
    Paragraph,
    Runs,
    Sheet,
    Tongue,
)
from iisam_workshop.model.document import Flow

__all__ = ["mail_text"]

_BETWEEN = "* * *"
"""The line between the paper in one language and in another."""


def mail_text(flow: Flow) -> bytes:
    """Return the headings, paragraphs and lists of a paper as UTF-8 text; it has nothing else."""
    return ("\n\n".join(_parts(flow.blocks)) + "\n").encode()


def _parts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Tongue():
                yield _BETWEEN
                yield from _parts(block.blocks)
            case Sheet() | Group() | Callout():
                yield from _parts(block.blocks)
            case Pair():
                yield from _parts((*block.left, *block.right))
            case Heading() | Paragraph():
                yield _said(block.runs)
            case PageBreak():
                pass
            case ItemList():
                yield "\n".join(f"- {_said(item)}" for item in block.items)
            case _:
                raise TypeError(f"an e-mail has no {type(block).__name__}")


def _said(runs: Runs) -> str:
    """Return runs with the address of a link behind its words, unless these are the address."""
    told = (f"{span.text} <{span.link}>" if span.leads_out and span.link != span.text else span.text for span in runs)
    return " ".join("".join(told).split())
