"""The tree of a YAML file before anything has a type: maps, lists and texts, each with its place."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from iisam_workshop.errors import Place

__all__ = ["ListNode", "MapNode", "Node", "TextNode", "may_be_a_name"]

_OUR_KEY = re.compile(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class TextNode:
    """A text, as it was written: ``9:30`` stays ``9:30``. ``signs`` are the places of its double braces, in order."""

    text: str
    place: Place
    signs: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list; the place is that of its first dash or its bracket."""

    items: list[Node]
    place: Place


@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys and values; ``keys`` has the place of every key, ``entries`` leaves out the keys without a value."""

    entries: dict[str, Node]
    keys: dict[str, Place]
    place: Place


Node = TextNode | ListNode | MapNode


def may_be_a_name(key: str, above: Collection[object]) -> bool:
    """Tell whether a key, below others, may be somebody's name that has come to stand there; messages leave it out."""
    return "tables" in above and not _OUR_KEY.fullmatch(key)
