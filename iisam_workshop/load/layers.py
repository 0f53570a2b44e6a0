"""Layers of content: a later file wins key by key, ``extends`` names the file to start from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import NoReturn

from iisam_workshop.errors import Place, Problem, refuse
from iisam_workshop.load.inputs import Found
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode
from iisam_workshop.model.places import Path, Places, leaves

__all__ = ["Content", "Plain", "chained", "content_of", "extended", "merge"]

Plain = str | list["Plain"] | dict[str, "Plain"]
"""Content without places: texts in lists and dicts."""


@dataclass(frozen=True, slots=True)
class Content:
    """The content of one source, and the places of its values and of its keys."""

    source: str
    plain: dict[str, Plain]
    places: Places
    keys: Places

    def knows(self, *path: str | int) -> bool:
        """Tell whether there is a value at a path inside this source."""
        return (self.source, *path) in self.places.known

    def place(self, *path: str | int) -> Place | None:
        """Return the place of the value at a path inside this source."""
        return self.places.at(self.source, *path)

    def key_place(self, *path: str | int) -> Place | None:
        """Return the place of the key at a path inside this source, or of the value where there is no such key."""
        return self.keys.known.get((self.source, *path)) or self.place(*path)

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Run through all texts with their paths inside this source."""
        return leaves(self.plain)


def merge(base: MapNode, over: MapNode) -> MapNode:
    """Lay one tree over another: keys of ``over`` win, maps are merged key by key, lists and texts replaced."""
    entries = dict(base.entries)
    for key, node in over.entries.items():
        below = entries.get(key)
        both = isinstance(below, MapNode) and isinstance(node, MapNode)
        entries[key] = merge(below, node) if both else node  # type: ignore[arg-type]
    return MapNode(entries, {**base.keys, **over.keys}, over.place)


def extended(
    first: Found,
    read: Callable[[Found], MapNode],
    find: Callable[[str, Place], Found],
    lay: Callable[[MapNode, MapNode], MapNode] = merge,
) -> MapNode:
    """Read a file and the files that it extends, each laid over the one below; raises ContentInvalid (IW203)."""
    trees = [tree for _, tree in chained(first, read, find)]
    return reduce(lay, reversed(trees), MapNode({}, {}, trees[-1].place))


def chained(
    first: Found, read: Callable[[Found], MapNode], find: Callable[[str, Place], Found]
) -> list[tuple[Found, MapNode]]:
    """Read a file and the files that it extends, itself first; raises ContentInvalid for a circle (IW203)."""
    chain = [(first, read(first))]
    while isinstance(base := chain[-1][1].entries.get("extends"), TextNode):
        found = find(base.text, base.place)
        files = [file for file, _ in chain]
        if found in files:
            _circle([*files[files.index(found) :], found], base.place)
        chain.append((found, read(found)))
    return chain


def content_of(tree: MapNode, source: str) -> Content:
    """Part a tree into plain content and places under the name of its source."""
    gathering = _Gathering()
    plain = gathering.plain(tree, (source,))
    assert isinstance(plain, dict)  # noqa: S101 - a tree has keys on top; this tells mypy
    return Content(source, plain, Places(gathering.values), Places(gathering.keys))


def _circle(chain: list[Found], place: Place) -> NoReturn:
    way = " extends ".join(f"'{found.path.stem}'" for found in chain)
    refuse([Problem("IW203", f"this goes round in a circle: {way}", "Take one 'extends' out.", place)])


@dataclass(frozen=True, slots=True)
class _Gathering:
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def plain(self, node: Node, path: Path) -> Plain:
        self.values[path] = node.place
        if isinstance(node, TextNode):
            self.values.update({(*path, number): place for number, place in enumerate(node.signs)})
            return node.text
        if isinstance(node, ListNode):
            return [self.plain(item, (*path, number)) for number, item in enumerate(node.items)]
        for key, place in node.keys.items():
            self.keys[(*path, key)] = place
        return {key: self.plain(entry, (*path, key)) for key, entry in node.entries.items()}
