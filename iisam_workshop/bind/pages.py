"""Pages of parts into one file: contents and links are copied, each font program is stored once."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from iisam_workshop.bind.foreign import Foreign, Opened, own_number
from iisam_workshop.model.part import Annotation, Part
from iisam_workshop.pdf.structure import Branch

__all__ = ["Fonts", "Shelf", "add", "add_parts"]


@dataclass(slots=True)
class Shelf:
    """Parts that have been opened, so that a part which goes into several files is read once."""

    opened: dict[int, tuple[Part, list[PageObject]]] = field(default_factory=dict)
    strangers: dict[int, Opened] = field(default_factory=dict)

    def pages(self, part: Part) -> list[PageObject]:
        """Return the pages of a part."""
        if id(part) not in self.opened:
            # the part is kept beside its pages: its id stays its own as long as it lives
            self.opened[id(part)] = (part, list(PdfReader(io.BytesIO(part.pdf)).pages))
        return self.opened[id(part)][1]

    def foreign(self, part: Part) -> Opened:
        """Return a foreign part with its tree and its places."""
        if id(part) not in self.strangers:
            self.strangers[id(part)] = Opened(part)
        return self.strangers[id(part)]


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

    def frame(self, page: PageObject, writer: PdfWriter) -> int:
        """Return the object number of a form that shows a page of ours, with the fonts that are here already."""
        resources = cast("DictionaryObject", page["/Resources"])
        fonts = DictionaryObject()
        for resource, font in cast("DictionaryObject", resources.get("/Font", DictionaryObject()).get_object()).items():
            key = (resource[1:], _digest(font.get_object()))
            if key not in self.stored:
                self.stored[key] = _copy(font.get_object(), writer)
            fonts[NameObject(resource)] = self.stored[key]
        pictures = self._pictures([page], writer)
        shown = {NameObject("/XObject"): pictures} if pictures else {}
        contents = page.get_contents()
        form = StreamObject()
        data = contents.get_data() if contents is not None else b""  # what is empty is false to pypdf
        form.set_data(zlib.compress(data, 6))
        form[NameObject("/Filter")] = NameObject("/FlateDecode")
        form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
        form[NameObject("/BBox")] = ArrayObject(FloatObject(each) for each in page.mediabox)
        form[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts, **shown})
        return own_number(add(writer, form))

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


def add_parts(writer: PdfWriter, parts: tuple[Part, ...], shelf: Shelf, keys: Iterator[int]) -> list[Branch | Foreign]:
    """Add the pages of all parts in order; return each part's branch for the structure tree.

    ``keys`` are the free keys of the parent tree. A foreign part has its pages, but what they hold is still to come.
    """
    fonts = Fonts()
    branches: list[Branch | Foreign] = []
    for part in parts:
        if part.foreign:
            branches.append(_add_foreign(writer, shelf.foreign(part), fonts))
        else:
            branches.append(_add_own(writer, part, shelf.pages(part), (fonts, keys)))
    return branches


def _add_own(writer: PdfWriter, part: Part, pages: list[PageObject], shared: tuple[Fonts, Iterator[int]]) -> Branch:
    fonts, keys = shared
    first, links, numbers = len(writer.pages), {}, []
    resources = fonts.resources(part, pages, writer) if pages else DictionaryObject()
    for index, page in enumerate(pages):
        new = _add_page(writer, page, resources, first + index)
        numbers.append(own_number(new))
        for place, annotation in enumerate(_copied_links(page, new, writer)):
            key = next(keys)
            annotation[NameObject("/StructParent")] = NumberObject(key)
            links[Annotation(index, place)] = (own_number(annotation), key)
    return Branch(part.title, part.lang, part.tree, numbers, first, part.marks, links)


def _add_foreign(writer: PdfWriter, opened: Opened, fonts: Fonts) -> Foreign:
    """Add the pages of a foreign part, with what stands around them where it has a frame."""
    part, first, pages, forms = opened.part, len(writer.pages), [], []
    frames = list(PdfReader(io.BytesIO(part.frame)).pages) if part.frame else []
    if frames and len(frames) != part.pages:
        raise ValueError(f"part {part.id!r} has {part.pages} pages and {len(frames)} frames")
    for index in range(part.pages):
        box = frames[index].mediabox if frames else opened.source.box(index)
        new = writer.add_blank_page(box.width, box.height)
        new[NameObject("/StructParents")] = NumberObject(first + index)
        new[NameObject("/Tabs")] = NameObject("/S")
        pages.append(new)
        if frames:
            forms.append(fonts.frame(frames[index], writer))
    return Foreign(opened, pages, first, frames, forms)


def _add_page(writer: PdfWriter, page: PageObject, resources: DictionaryObject, key: int) -> PageObject:
    box = page.mediabox
    new = writer.add_blank_page(box.width, box.height)
    new[NameObject("/Contents")] = _copy(page["/Contents"].get_object(), writer)
    new[NameObject("/Resources")] = resources
    new[NameObject("/StructParents")] = NumberObject(key)
    new[NameObject("/Tabs")] = NameObject("/S")
    return new


def _digest(font: DictionaryObject) -> str:
    """Return the digest of a font of ours, as a part says it: that of its program and its map of characters."""
    described = cast("DictionaryObject", font["/FontDescriptor"])
    program, letters = cast("StreamObject", described["/FontFile2"]), cast("StreamObject", font["/ToUnicode"])
    return hashlib.sha256(program.get_data() + letters.get_data()).hexdigest()


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


def add(writer: PdfWriter, stream: StreamObject) -> StreamObject:
    """Add a new stream to a file and return it as it lies there."""
    stream.indirect_reference = None  # pypdf asks for it when it clones, and a new object has none
    added = stream.clone(writer)
    assert isinstance(added, StreamObject)  # noqa: S101 - for the type checker: a stream's clone is a stream
    return added
