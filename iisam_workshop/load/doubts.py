"""What is allowed in a file but seldom meant: signs that nobody sees, curly quotes in the place of straight ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iisam_workshop.errors import Place, Problem
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode
from iisam_workshop.model.unseen import UNSEEN

__all__ = ["curly_quotes", "hidden_signs", "hidden_signs_of_text", "may_hide"]

_CURLY = re.compile(r"\s*(“[^“”]*”|‘[^‘’]*’)\s*")


def may_hide(text: str) -> bool:
    """Tell whether a file's text can hold an invisible sign: as it is, or escaped beside other letters than ASCII."""
    return not text.isascii() and ("\\" in text or UNSEEN.search(text) is not None)


def hidden_signs(tree: MapNode) -> Iterator[Problem]:
    """Warn of signs without a shape that turn text round or part words (IW120)."""
    for node in _texts(tree):
        if found := UNSEEN.search(node.text):
            yield _hidden(found[0], node.place)


def hidden_signs_of_text(text: str, file: str) -> Iterator[Problem]:
    """Warn of the same signs in a file that is all text, such as a template, for each line that has any (IW120)."""
    for number, line in enumerate(text.split("\n"), start=1):
        if found := UNSEEN.search(line):
            yield _hidden(found[0], Place(file, number, found.start() + 1))


def curly_quotes(tree: MapNode) -> Iterator[Problem]:
    """Warn of texts that stand in curly quotes as a whole, as word processors write them (IW121)."""
    for node in _texts(tree):
        if _CURLY.fullmatch(node.text):
            what = "the curly quotes round this text will be printed"
            yield Problem("IW121", what, 'Write straight quotes (") if they are not part of it.', node.place, "warning")


def _hidden(sign: str, place: Place) -> Problem:
    what = f"this text holds the invisible sign U+{ord(sign):04X}, which is left out"
    return Problem("IW120", what, "Type the text again to be rid of it.", place, "warning")


def _texts(node: Node) -> Iterator[TextNode]:
    if isinstance(node, TextNode):
        yield node
        return
    for inner in node.items if isinstance(node, ListNode) else node.entries.values():
        yield from _texts(inner)
