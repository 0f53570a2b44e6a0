"""A PDF that somebody else made, opened: its pages, and what pypdf says of its objects, in plain terms.

Nothing here trusts the file: what is not as it should be counts as not there.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject, StreamObject

from iisam_workshop.bind.content import Marks, read_marks
from iisam_workshop.bind.placing import Box

__all__ = ["Source", "entries", "items", "named_entries", "number_of", "numbers_in", "plain"]

_SEEN = """Link Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret
Ink"""
_KEPT = frozenset(f"/{each}" for each in _SEEN.split())
"""Annotations that are only looked at. Fields of forms, files, films and windows that pop up are not kept."""
_NAMES = 20_000
"""So many entries of a name tree are read, and no more."""


def plain(thing: Any) -> Any:
    """Return what a reference leads to, or the thing itself; None where it leads nowhere."""
    for _ in range(10):
        if not isinstance(thing, IndirectObject):
            return thing
        try:
            thing = thing.get_object()
        except (PyPdfError, RecursionError, ValueError):
            return None
    return None


def entries(thing: Any) -> DictionaryObject:
    """Return a dictionary, or an empty one where there is none."""
    found = plain(thing)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def items(thing: Any) -> list[Any]:
    """Return the items of an array, unresolved; a single thing is a list of one."""
    found = plain(thing)
    if found is None:
        return []
    return list(found) if isinstance(found, ArrayObject) else [thing]


def number_of(thing: Any) -> int:
    """Return the object number of a reference, and below zero a number that no other thing has."""
    return thing.idnum if isinstance(thing, IndirectObject) else -id(thing)


def numbers_in(thing: Any, count: int = 0) -> list[float]:
    """Return the numbers of an array; so many of them, noughts where they are missing, when it is said how many."""
    found = [plain(each) for each in items(thing)] if thing is not None else []
    numbers = [float(each) if isinstance(each, int | float) else 0.0 for each in found]
    return (numbers + [0.0] * count)[:count] if count else numbers[: len(numbers) // 2 * 2]


@dataclass
class Source:
    """A foreign file; pages count from 0."""

    data: bytes = field(repr=False)

    @cached_property
    def reader(self) -> PdfReader:
        """The file as pypdf has it."""
        return PdfReader(io.BytesIO(self.data))

    @cached_property
    def pages(self) -> list[PageObject]:
        """The pages, with what they inherit."""
        return list(self.reader.pages)

    @cached_property
    def places(self) -> dict[int, int]:
        """The place of each page by its object number."""
        return {page.indirect_reference.idnum: n for n, page in enumerate(self.pages) if page.indirect_reference}

    @cached_property
    def catalogue(self) -> DictionaryObject:
        """The file's catalogue."""
        return entries(self.reader.root_object)

    @cached_property
    def marks(self) -> list[Marks]:
        """The marks in the content of each page."""
        return [read_marks(self.content(page), _named(at)) for page, at in enumerate(self.pages)]

    def content(self, page: int) -> bytes:
        """Return the content of a page, its streams put together."""
        streams = [plain(each) for each in items(self.pages[page].get("/Contents"))]
        return b"\n".join(_data(each) for each in streams if isinstance(each, StreamObject))

    def box(self, page: int) -> Box:
        """Return what is shown of a page."""
        at = self.pages[page]
        return Box.of(at.cropbox).within(Box.of(at.mediabox))

    def rotation(self, page: int) -> int:
        """Return how far a page is turned clockwise, in degrees."""
        turned = plain(self.pages[page].get("/Rotate", 0))
        return int(turned) % 360 // 90 * 90 if isinstance(turned, NumberObject) else 0

    def unit(self, page: int) -> float:
        """Return how many points a unit of a page is."""
        unit = plain(self.pages[page].get("/UserUnit", 1))
        return float(unit) if isinstance(unit, int | float) and 0.01 < unit < 100 else 1.0

    def annotations(self, page: int) -> list[Any]:
        """Return the annotations of a page that are kept, as they are in its list."""
        return [each for each in items(self.pages[page].get("/Annots")) if entries(each).get("/Subtype") in _KEPT]

    @cached_property
    def forms(self) -> dict[int, frozenset[int]]:
        """The mcids in each form that the pages show, by its object number."""
        found: dict[int, frozenset[int]] = {}
        waiting: list[Any] = [page.get("/Resources") for page in self.pages]
        while waiting:
            for each in entries(entries(waiting.pop()).get("/XObject")).values():
                form = plain(each)
                if isinstance(form, StreamObject) and number_of(each) not in found:
                    inner = form.get("/Subtype") == "/Form"
                    marks = read_marks(_data(form), _named(form)) if inner else Marks()
                    found[number_of(each)] = frozenset(marks.mcids)
                    waiting.append(form.get("/Resources"))
        return found


def named_entries(tree: Any, leaf: str = "/Names") -> Iterator[tuple[Any, Any]]:
    """Yield key and value of all entries of a name tree or a number tree, as far as it is sound."""
    waiting, seen, count = [tree], set(), 0
    while waiting and count < _NAMES:
        node = waiting.pop()
        if number_of(node) in seen:
            continue
        seen.add(number_of(node))
        flat: Sequence[Any] = items(entries(node).get(leaf))
        for key, value in zip(flat[::2], flat[1::2], strict=False):
            count += 1
            yield plain(key), value
        waiting += reversed(items(entries(node).get("/Kids")))


def _data(stream: StreamObject) -> bytes:
    try:
        return stream.get_data()
    except (PyPdfError, RecursionError, ValueError, NotImplementedError):
        return b""


def _named(holder: DictionaryObject) -> Any:
    """Return a look-up for the mcids of property lists in the resources of a page or form."""
    properties = entries(entries(holder.get("/Resources")).get("/Properties"))

    def mcid(name: str) -> int | None:
        found = plain(entries(properties.get(name)).get("/MCID"))
        return int(found) if isinstance(found, NumberObject) and found >= 0 else None

    return mcid
