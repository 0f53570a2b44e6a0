"""Pages of parts into one file: contents and links are copied, each font program is stored once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NumberObject, PdfObject

from iisam_workshop.model.part import Annotation, Part
from iisam_workshop.pdf.structure import Branch

__all__ = ["Fonts", "Shelf", "add_parts"]


@dataclass(slots=True)
class Shelf:
    """Parts that have been opened, so that a part which goes into several files is read once."""

    opened: dict[int, tuple[Part, list[PageObject]]] = field(default_factory=dict)

    def pages(self, part: Part) -> list[PageObject]:
        """Return the pages of a part."""
        if id(part) not in self.opened:
            # the part is kept beside its pages: its id stays its own as long as it lives
            self.opened[id(part)] = (part, list(PdfReader(io.BytesIO(part.pdf)).pages))
        return self.opened[id(part)][1]


@dataclass(slots=True)
class Fonts:
    """The fonts already in the file, by resource name and digest of the program, and the pictures by their names."""

    stored: dict[tuple[str, str], IndirectObject] = field(default_factory=dict)

    pictures: dict[str, IndirectObject] = field(default_factory=dict)

    def resources(self, part: Part, pages: list[PageObject], writer: PdfWriter) -> DictionaryObject:
        """Return a resource dictionary for the pages of a part, copying only what is not here yet."""
        own = cast("DictionaryObject", cast("DictionaryObject", pages[0]["/Resources"])["/Font"].get_object())
        fonts = DictionaryObject()
        for resource, digest in part.fonts:
            key = (resource, digest)
            if key not in self.stored:
                self.stored[key] = _copy(own[f"/{resource}"].get_object(), writer)
            fonts[NameObject(f"/{resource}")] = self.stored[key]
        pictures = self._pictures(pages, writer)
        shown = {NameObject("/XObject"): pictures} if pictures else {}
        return DictionaryObject({NameObject("/Font"): fonts, **shown})

    def _pictures(self, pages: list[PageObject], writer: PdfWriter) -> DictionaryObject:
        """Return the pictures of pages; a picture's name holds a digest of its pixels, so the name tells it."""
        found = DictionaryObject()
        for page in pages:
            named = cast("DictionaryObject", page["/Resources"]).get("/XObject", DictionaryObject()).get_object()
            for name, picture in cast("DictionaryObject", named).items():
                if name not in self.pictures:
                    self.pictures[name] = _copy(picture.get_object(), writer)
                found[NameObject(name)] = self.pictures[name]
        return found


def add_parts(writer: PdfWriter, parts: tuple[Part, ...], shelf: Shelf) -> list[Branch]:
    """Add the pages of all parts in order; return each part's branch for the structure tree."""
    fonts, branches = Fonts(), []
    keys = iter(range(sum(part.pages for part in parts), 1 << 31))
    for part in parts:
        first, links = len(writer.pages), {}
        resources: DictionaryObject | None = None
        numbers = []
        for index, page in enumerate(shelf.pages(part)):
            resources = resources or fonts.resources(part, shelf.pages(part), writer)
            new = _add_page(writer, page, resources, first + index)
            numbers.append(_number(new))
            for place, annotation in enumerate(_copied_links(page, new, writer)):
                key = next(keys)
                annotation[NameObject("/StructParent")] = NumberObject(key)
                links[Annotation(index, place)] = (_number(annotation), key)
        branches.append(Branch(part.title, part.lang, part.tree, numbers, first, part.marks, links))
    return branches


def _add_page(writer: PdfWriter, page: PageObject, resources: DictionaryObject, key: int) -> PageObject:
    box = page.mediabox
    new = writer.add_blank_page(box.width, box.height)
    new[NameObject("/Contents")] = _copy(page["/Contents"].get_object(), writer)
    new[NameObject("/Resources")] = resources
    new[NameObject("/StructParents")] = NumberObject(key)
    new[NameObject("/Tabs")] = NameObject("/S")
    return new


def _copied_links(page: PageObject, new: PageObject, writer: PdfWriter) -> Iterator[DictionaryObject]:
    annotations = ArrayObject()
    for annotation in page.get("/Annots", ()):
        reference = _copy(annotation.get_object(), writer, anew=True)
        annotations.append(reference)
        copied = reference.get_object()
        assert isinstance(copied, DictionaryObject)  # noqa: S101 - for the type checker: annotations are dictionaries
        yield copied
    if annotations:
        new[NameObject("/Annots")] = annotations


def _copy(thing: PdfObject | None, writer: PdfWriter, *, anew: bool = False) -> IndirectObject:
    """Copy an object with all that it refers to, and return where it stands in the file.

    What was copied before is found again, unless it is to be ``anew``: a link belongs to one page, even where a part
    is bound twice.
    """
    assert thing is not None  # noqa: S101 - for the type checker: our own parts have contents and fonts
    reference = thing.clone(writer, force_duplicate=anew).indirect_reference
    assert reference is not None  # noqa: S101
    return reference


def _number(thing: PdfObject) -> int:
    assert thing.indirect_reference is not None  # noqa: S101
    return thing.indirect_reference.idnum
