"""All that a council's papers would say, text by text, so that two states can be laid side by side.

Local words are there as words; they are not put into the texts, or one word would be told as fifty changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from iisam_workshop.errors import Place
from iisam_workshop.load.council import CHANGED, Layer, laid_over
from iisam_workshop.load.own_catalogue import changed
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode
from iisam_workshop.model.difference import Fact, State
from iisam_workshop.model.wording import OwnWording, Wording

__all__ = ["Ground", "said", "state_of"]

_SOURCE = "sources"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a council stands on: the layers below it, the catalogue's tree, and our wording."""

    layers: Sequence[Layer]
    shelf: MapNode
    wording: Wording


def state_of(ground: Ground, own: Sequence[Layer] = (), wording: OwnWording | None = None) -> State:
    """Return what the ground says with a council's layers over it, and its own wording."""
    trees = [layer.tree for layer in (*ground.layers, *own)]
    profile = reduce(laid_over, trees) if trees else MapNode({}, {}, ground.shelf.place)
    words = wording or OwnWording()
    catalogue = {key: node for key, node in changed(ground.shelf, profile).entries.items() if key != _SOURCE}
    rest = {key: node for key, node in profile.entries.items() if key not in CHANGED}
    facts = dict(_facts(MapNode(catalogue, {}, profile.place), ()))
    facts |= said(MapNode(rest, {}, profile.place))
    facts |= {("labels", key): Fact(text) for key, text in ground.wording.labels.items()}
    facts |= {("templates", name): Fact(text) for name, text in ground.wording.templates.items()}
    return {**facts, **dict(_own_words(words))}


def said(tree: MapNode) -> State:
    """Return every text of a tree by the keys that lead to it; a plain list is one text."""
    return dict(_facts(tree, ()))


def _facts(node: Node, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Fact]]:
    if isinstance(node, TextNode):
        yield way, Fact(" ".join(node.text.split()), node.place)
    elif isinstance(node, MapNode):
        for key, inner in node.entries.items():
            yield from _facts(inner, (*way, key))
    elif all(isinstance(item, TextNode) for item in node.items):
        yield way, Fact(", ".join(item.text for item in node.items if isinstance(item, TextNode)), node.place)
    else:
        for name, item in _named(node):
            yield from _facts(item, (*way, name))


def _named(node: ListNode) -> Iterator[tuple[str, Node]]:
    """Return the entries of a list by their ids, or by their numbers from 1."""
    for number, item in enumerate(node.items, start=1):
        called = item.entries.get("id") if isinstance(item, MapNode) else None
        yield (called.text if isinstance(called, TextNode) else str(number)), item


def _own_words(own: OwnWording) -> Iterator[tuple[tuple[str, ...], Fact]]:
    for language, files in own.files.items():
        for name, file in files.items():
            yield _key("templates", name, language), Fact(own.templates[language][name], Place(file))
    for language, labels in own.labels.items():
        for key, text in labels.items():
            yield _key("labels", key, language), Fact(text)


def _key(group: str, name: str, language: str) -> tuple[str, ...]:
    return (group, name) if language == "en" else (group, f"{name}.{language}")
