"""How much a council's own template may make: a paper that is set in seconds, not a machine kept busy.

Loops are counted while they run, each turn with all that stands inside it. What comes out is measured twice: as text,
and as the headings, paragraphs, entries and links that have to be set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.runtime import Context
from markdown_it.token import Token

__all__ = [
    "COUNTED",
    "TooMuch",
    "counted",
    "joined",
    "measured",
    "not_too_many_parts",
    "with_counted_loops",
    "with_meter",
]

COUNTED = "counted"
_METER = "meter"
_MOST_TURNS = 100_000
_MOST_SIGNS = 50_000
_MOST_PARTS = 1_000
_MOST_NODES = 3_000
_LONGEST_WORD = 1_000
_LIGHT = frozenset(("inline", "text", "text_special", "softbreak"))


class TooMuch(ValueError):
    """A template makes more than any paper has; the text says of what."""


def not_too_many_parts(tree: nodes.Template) -> nodes.Template:
    """Return a template as it is; raises TooMuch where it has more texts and values than any needs."""
    if any(number >= _MOST_NODES for number, _ in enumerate(tree.find_all(nodes.Node))):
        raise TooMuch(f"it has more than {_MOST_NODES:,} parts")
    return tree


def with_counted_loops(tree: nodes.Template) -> nodes.Template:
    """Return a template whose loops go through ``counted``; a turn weighs what stands inside the loop."""
    for loop in tree.find_all(nodes.For):
        weight = nodes.Const(sum(1 for _ in loop.find_all(nodes.Node)))
        loop.iter = nodes.Filter(loop.iter, COUNTED, [weight], [], None, None)
    return tree


def with_meter(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a template with a meter of its loops, which begins at nothing."""
    return {**values, _METER: [0]}


@pass_context
def counted(context: Context, items: Iterable[Any], weight: int) -> Iterator[Any]:
    """Yield what a loop goes through; raises TooMuch when all loops together have done too much."""
    meter = context[_METER]
    for item in items:
        meter[0] += weight
        if meter[0] > _MOST_TURNS:
            raise TooMuch("its loops go on for too long")
        yield item


def joined(pieces: Iterable[str]) -> str:
    """Join what a template yields; raises TooMuch as soon as it is too long, and for words that fit no line."""
    kept, signs = [], 0
    for piece in pieces:
        kept.append(piece)
        signs += len(piece)
        if signs > _MOST_SIGNS:
            raise TooMuch(f"it makes a paper of more than {_MOST_SIGNS:,} characters")
    text = "".join(kept)
    longest = max(map(len, text.split()), default=0)
    if longest > _LONGEST_WORD:
        raise TooMuch(f"it has a word of {longest:,} letters")
    return text


def measured(tokens: list[Token]) -> list[Token]:
    """Return Markdown tokens; raises TooMuch where they are more headings, paragraphs and links than a paper has."""
    every = [each for token in tokens for each in (token, *(token.children or ()))]
    if sum(1 for token in every if token.nesting >= 0 and token.type not in _LIGHT) > _MOST_PARTS:
        raise TooMuch(f"it makes a paper of more than {_MOST_PARTS:,} headings, paragraphs, entries and links")
    return tokens
