"""What is allowed in a file but seldom meant: signs that nobody sees, curly quotes in the place of straight ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iisam_workshop.errors import Problem
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode

__all__ = ["curly_quotes", "hidden_signs", "may_hide"]

_HIDDEN = re.compile("[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CURLY = re.compile(r"\s*(“[^“”]*”|‘[^‘’]*’)\s*")


def may_hide(text: str) -> bool:
    """Tell whether a file's text can hold an invisible sign: as it is, or escaped beside other letters than ASCII."""
    return not text.isascii() and ("\\" in text or _HIDDEN.search(text) is not None)


def hidden_signs(tree: MapNode) -> Iterator[Problem]:
    """Warn of signs without a shape that turn text round or part words (IW120)."""
    for node in _texts(tree):
        found = _HIDDEN.search(node.text)
        if found:
            what = f"this text holds the invisible sign U+{ord(found[0]):04X}"
            yield Problem("IW120", what, "Type the text again if you do not want it.", node.place, "warning")


def curly_quotes(tree: MapNode) -> Iterator[Problem]:
    """Warn of texts that stand in curly quotes as a whole, as word processors write them (IW121)."""
    for node in _texts(tree):
        if _CURLY.fullmatch(node.text):
            what = "the curly quotes round this text will be printed"
            yield Problem("IW121", what, 'Write straight quotes (") if they are not part of it.', node.place, "warning")


def _texts(node: Node) -> Iterator[TextNode]:
    if isinstance(node, TextNode):
        yield node
        return
    for inner in node.items if isinstance(node, ListNode) else node.entries.values():
        yield from _texts(inner)
