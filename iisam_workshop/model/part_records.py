"""A part without its pages as plain records, which JSON can carry, and back again.

An element is a list that begins with its role, content is a list of two numbers, a link a list of three. Whatever is
not as it was written is refused.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

from iisam_workshop.model.part import Annotation, Attributes, Bookmark, Content, Element, Part
from iisam_workshop.model.stacks import Cuts

__all__ = ["part_of", "records_of"]

T = TypeVar("T")

_APART = ("pdf", "frame", "key", "tree", "bookmarks", "cuts")
_PLAIN = tuple(field.name for field in fields(Part) if field.name not in _APART)
_TEXTS = ("id", "letter", "title", "lang", "digest", "paper")
_CLAIMS = tuple(field.name for field in fields(Part) if field.type == "bool")
_DEPTH = 60


def records_of(part: Part) -> dict[str, Any]:
    """Return all that a part is but its key and its PDFs."""
    told = {name: getattr(part, name) for name in _PLAIN}
    tree = [_element(element) for element in part.tree]
    cuts = part.cuts and (part.cuts.level, part.cuts.upright, part.cuts.piles)
    marks = [(mark.title, mark.page, mark.depth) for mark in part.bookmarks]
    return told | {"bookmarks": marks, "tree": tree, "cuts": cuts}


def part_of(told: dict[str, Any], key: str, pdf: bytes, frame: bytes) -> Part:
    """Return the part that records tell; raises ValueError, LookupError or TypeError for what is none."""
    if set(told) != {*_PLAIN, "bookmarks", "tree", "cuts"} or not pdf.startswith(b"%PDF-"):
        raise ValueError("these are not the records of a part")
    plain = {name: _value(name, told[name]) for name in _PLAIN}
    marks = tuple(Bookmark(_a(str, title), _a(int, page), _a(int, depth)) for title, page, depth in told["bookmarks"])
    tree = tuple(_read(each, _DEPTH) for each in _a(list, told["tree"]))
    part = Part(**plain, pdf=pdf, frame=frame, key=key, tree=tree, bookmarks=marks, cuts=_cuts(told["cuts"]))
    if not part.foreign and len(part.marks) != part.pages:
        raise ValueError("pages and marks do not agree")
    return part


def _value(name: str, value: Any) -> Any:
    if name in _TEXTS:
        return _a(str, value)
    if name in _CLAIMS:
        return _a(bool, value)
    kind = {"folios": str, "cut": str, "marks": int, "unnamed": int, "shortened": int}.get(name)
    if kind:
        return tuple(_a(kind, each) for each in _a(list, value))
    return tuple(tuple(_a(str, each) for each in _a(list, row)) for row in _a(list, value))


def _cuts(told: Any) -> Cuts | None:
    if told is None:
        return None
    level, upright, piles = _a(list, told)
    across, down = (tuple([_number(each) for each in _a(list, row)]) for row in (level, upright))
    return Cuts(across, down, tuple([_a(int, each) for each in _a(list, piles)]))


def _element(element: Element) -> list[Any]:
    kids: list[Any] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_element(kid))
        else:
            kids.append([kid.page, kid.mcid] if isinstance(kid, Content) else [kid.page, kid.index, 0])
    return [element.role, kids, element.alt, element.actual, element.lang, element.title, element.attributes]


def _read(told: Any, depth: int) -> Element:
    if not depth:
        raise ValueError("the tree is too deep")
    role, kids, alt, actual, lang, title, attributes = told
    kids = tuple([_kid(kid, depth) for kid in _a(list, kids)])
    words = _a(str, alt), _a(str, actual), _a(str, lang), _a(str, title)
    return Element(_a(str, role), kids, *words, _attributes(attributes))


def _kid(told: Any, depth: int) -> Element | Content | Annotation:
    if isinstance(told[0], str):
        return _read(told, depth - 1)
    if len(told) == 2:
        return Content(_a(int, told[0]), _a(int, told[1]))
    page, index, _ = told
    return Annotation(_a(int, page), _a(int, index))


def _attributes(told: Any) -> tuple[Attributes, ...]:
    return tuple([tuple([(_a(str, name), _entry(value)) for name, value in each]) for each in told])


def _entry(value: Any) -> str | int | float | tuple[float, ...]:
    if isinstance(value, list):
        return tuple([_number(each) for each in value])
    return value if isinstance(value, str) else _number(value)


def _number(value: Any) -> int | float:
    return value if type(value) is int else _a(float, value)


def _a(kind: type[T], value: Any) -> T:
    """Return a value that is of a kind, and no other kind that passes for it."""
    if type(value) is not kind:
        raise TypeError(f"not of the kind {kind.__name__}")
    return value
