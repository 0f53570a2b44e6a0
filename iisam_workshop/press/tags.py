"""Structure elements while a part is being drawn: identities that several drawing calls may add to."""

from __future__ import annotations

from dataclasses import dataclass, field

from iisam_workshop.model.part import Annotation, Attributes, Content, Element

__all__ = ["GROUPING", "Node", "Tag", "freeze"]

GROUPING = frozenset(
    ["Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Table", "THead", "TBody", "TR", "L", "LI"]
)
"""Roles that hold other elements but no content of their own: what is painted directly in them is an artifact."""

_KEPT_EMPTY = frozenset({"TD", "TH"})


@dataclass(eq=False, slots=True)
class Tag:
    """What a structure element is; the same Tag drawn twice (a paragraph over two pages) is one element.

    ``bbox`` (left, bottom, right, top in points) becomes a Layout attribute of figures.
    """

    role: str
    parent: Tag | None = None
    alt: str = ""
    lang: str = ""
    title: str = ""
    actual: str = ""
    attributes: tuple[Attributes, ...] = ()
    bbox: tuple[float, float, float, float] | None = None


@dataclass(eq=False, slots=True)
class Node:
    """A Tag as one canvas has it, with its kids in reading order."""

    tag: Tag
    kids: list[Node | Content | Annotation] = field(default_factory=list)


def freeze(node: Node) -> Element:
    """Return a node and all below it as records; grouping elements left empty are dropped."""
    kids = tuple(freeze(kid) if isinstance(kid, Node) else kid for kid in node.kids if not _is_empty(kid))
    tag = node.tag
    boxed: tuple[Attributes, ...] = ()
    if tag.bbox:
        boxed = ((("O", "Layout"), ("Placement", "Block"), ("BBox", tuple(round(edge, 2) for edge in tag.bbox))),)
    return Element(
        role=tag.role,
        kids=kids,
        alt=tag.alt,
        actual=tag.actual,
        lang=tag.lang,
        title=tag.title,
        attributes=tag.attributes + boxed,
    )


def _is_empty(kid: Node | Content | Annotation) -> bool:
    return isinstance(kid, Node) and kid.tag.role not in _KEPT_EMPTY and all(map(_is_empty, kid.kids))
