"""A council's profile: what base, nation, region and council say, laid over one another, and the session's own on top.

A file that extends none starts from its nation's profile, and that from the base. Maps are merged key by key and the
higher layer wins; what is added, dropped or changed in lists adds up. A higher layer may drop what a lower one added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from iisam_workshop import resources
from iisam_workshop.errors import Place
from iisam_workshop.load.contents import read_source
from iisam_workshop.load.inputs import Found, Intake, packaged
from iisam_workshop.load.layers import chained, merge
from iisam_workshop.load.names import COUNCIL, Home, find, find_packaged
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode

__all__ = [
    "CHANGED",
    "Layer",
    "Profile",
    "Reader",
    "laid_over",
    "read_packaged_profile",
    "read_profile",
    "reader",
    "texts_of",
]

CHANGED = ("terms", "case_studies", "examples")
"""Keys whose value adds to the catalogue, drops from it and replaces in it."""

_SUMS = frozenset(("add", "drop", "changes"))
_WHOLE = ("words",)
"""Keys under which an entry goes before the lower one as a whole: half of each would make no sense."""

_NATION = "england"

Finder = Callable[[str, Place | None], Found]
Reader = Callable[[Found], MapNode]


@dataclass(frozen=True, slots=True)
class Layer:
    """One file of a profile; ``file`` is None for what the session itself says."""

    file: Found | None
    tree: MapNode


@dataclass(frozen=True, slots=True)
class Profile:
    """The layers of a council, the lowest first, and all of them as one tree."""

    layers: tuple[Layer, ...]
    tree: MapNode

    @property
    def base(self) -> tuple[Layer, ...]:
        """The layers that come with the program and hold for every council of the nation."""
        return tuple(each for each in self.layers if each.file and each.file.kind == "templates")


def read_profile(name: str, wished: Place | None, home: Home, read: Reader, own: MapNode | None = None) -> Profile:
    """Read a council's file with all that it starts from; ``own`` is what the session says. Raises WorkshopError."""
    return _profile(name, wished, lambda base, place: find(COUNCIL, base, place, home), read, own)


def read_packaged_profile(name: str) -> Profile:
    """Read one of the program's own councils; raises ContentInvalid for unknown names (IW201)."""
    return _profile(name, None, lambda base, place: find_packaged(COUNCIL, base, place), reader(Intake()))


def reader(intake: Intake) -> Reader:
    """Return how files are read: as they are, each noted with the intake."""
    return lambda found: read_source(found, intake)


def laid_over(base: MapNode, over: MapNode) -> MapNode:
    """Lay one layer of a council over another; associative, as far as the lists hold what they should."""
    merged = merge(base, over)
    entries = dict(merged.entries)
    for key, above in over.entries.items():
        below = base.entries.get(key)
        if isinstance(below, MapNode) and isinstance(above, MapNode) and key in CHANGED:
            entries[key] = _changes(below, above)
        elif isinstance(below, MapNode) and isinstance(above, MapNode):
            entries[key] = _entries(below, above) if key in _WHOLE else _summed(below, above)
    return MapNode(entries, merged.keys, over.place)


def _entries(below: MapNode, above: MapNode) -> MapNode:
    return MapNode({**below.entries, **above.entries}, {**below.keys, **above.keys}, above.place)


def texts_of(node: Node | None) -> list[str]:
    """Return the texts of a list, nothing for anything else."""
    return [item.text for item in node.items if isinstance(item, TextNode)] if isinstance(node, ListNode) else []


def _profile(name: str, wished: Place | None, finder: Finder, read: Reader, own: MapNode | None = None) -> Profile:
    first = finder(name, wished)
    files = [Layer(found, tree) for found, tree in chained(first, read, finder)]
    layers = [*_nations([layer.tree for layer in files], read), *reversed(files)]
    if own:
        layers.append(Layer(None, own))
    tree = layers[0].tree
    for layer in layers[1:]:
        tree = laid_over(tree, layer.tree)
    return Profile(tuple(layers), tree)


def _nations(trees: Sequence[MapNode], read: Reader) -> Iterator[Layer]:
    """Read the base, and the profile of the nation that the first of the trees with one names."""
    named = (tree.entries.get("nation") for tree in trees)
    nation = next((node.text for node in named if isinstance(node, TextNode)), _NATION)
    there = resources.names("templates", "councils")
    for name in ("base", nation):
        if name in there:
            found = packaged("templates", f"councils/{name}.yaml")
            yield Layer(found, read(found))


def _changes(below: MapNode, above: MapNode) -> MapNode:
    """Return two layers' changes of the catalogue as one, which does the same as first the lower, then the higher."""
    gone = set(texts_of(above.entries.get("drop")))
    kept = {key: _without(node, gone) for key, node in below.entries.items() if key != "drop"}
    lower = {**kept, "drop": below.entries["drop"]} if "drop" in below.entries else kept
    return _summed(MapNode(lower, below.keys, below.place), above)


def _summed(below: MapNode, above: MapNode) -> MapNode:
    merged = merge(below, above)
    entries = dict(merged.entries)
    for key, node in above.entries.items():
        under = below.entries.get(key)
        if key in _SUMS and isinstance(under, ListNode) and isinstance(node, ListNode):
            entries[key] = ListNode([*under.items, *node.items], node.place)
        elif isinstance(under, MapNode) and isinstance(node, MapNode):
            entries[key] = _summed(under, node)
    return MapNode(entries, merged.keys, above.place)


def _without(node: Node, gone: set[str]) -> Node:
    """Return what a layer adds or replaces without that which a higher layer drops."""
    if isinstance(node, ListNode):
        return ListNode([item for item in node.items if _id(item) not in gone], node.place)
    if isinstance(node, MapNode):
        return MapNode({key: inner for key, inner in node.entries.items() if key not in gone}, node.keys, node.place)
    return node


def _id(node: Node) -> str:
    found = node.entries.get("id") if isinstance(node, MapNode) else None
    return found.text if isinstance(found, TextNode) else ""
