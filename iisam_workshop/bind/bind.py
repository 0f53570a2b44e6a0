"""One PDF from parts: pages by pypdf, one structure tree as bytes, written with object streams.

Every open tool loses the structure tree when it merges. Here each part carries its tree as records, so the file's
one tree is written afresh: nothing has to be renumbered, and nothing can be lost.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from pypdf import PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from iisam_workshop.bind.claims import claims
from iisam_workshop.bind.foreign import Foreign, settled
from iisam_workshop.bind.grafting import Shared
from iisam_workshop.bind.metadata import xmp
from iisam_workshop.bind.outline import add_outline, page_labels
from iisam_workshop.bind.pages import Shelf, add, add_parts
from iisam_workshop.bind.transcript import Numbers
from iisam_workshop.model.part import Binding
from iisam_workshop.pdf.file import PdfObject, write_pdf
from iisam_workshop.pdf.structure import structure

__all__ = ["PRODUCER", "Shelf", "bind"]

PRODUCER = "iisam-workshop"


def bind(binding: Binding, shelf: Shelf | None = None) -> bytes:
    """Return the PDF of a binding: tagged, with bookmarks, page labels and metadata; the same bytes every time.

    Files that share parts are bound faster when they share a ``shelf``.
    """
    writer, shelf = PdfWriter(), shelf or Shelf()
    keys = iter(range(sum(part.pages for part in binding.parts), 1 << 31))  # those of links follow those of pages
    found = add_parts(writer, binding.parts, shelf, keys)
    strangers = [each for each in found if isinstance(each, Foreign)]
    add_outline(writer, binding.parts, strangers)
    writer.metadata = {"/Title": binding.title, "/Author": binding.author, "/Producer": PRODUCER}
    last = _describe(writer, binding, ua=claims(binding, shelf).ua)
    numbers, shared = Numbers(last + 1), Shared()
    branches, objects = settled(found, numbers, shared, keys)
    start = numbers.take()
    tree = structure(branches, start, shared.entries())
    writer.root_object[NameObject("/StructTreeRoot")] = IndirectObject(start, 0, writer)
    root = writer.root_object.indirect_reference
    assert root is not None  # noqa: S101 - for the type checker: a writer's catalogue always has a number
    return write_pdf([*_serialised(writer, last), *objects, *tree], root.idnum, _information(writer, last))


def _describe(writer: PdfWriter, binding: Binding, *, ua: bool) -> int:
    """Fill the catalogue and return the number of the last object, which is the metadata stream."""
    packet = StreamObject()
    packet.set_data(xmp(binding.title, binding.author, binding.lang, PRODUCER, accessible=ua))
    packet.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    writer.root_object.update(
        {
            NameObject("/Lang"): TextStringObject(binding.lang),
            NameObject("/MarkInfo"): DictionaryObject({NameObject("/Marked"): BooleanObject(True)}),
            NameObject("/PageLabels"): page_labels(binding.parts),
            NameObject("/PageMode"): NameObject("/UseOutlines"),
            NameObject("/ViewerPreferences"): DictionaryObject(
                {
                    NameObject("/DisplayDocTitle"): BooleanObject(True),
                    NameObject("/PrintScaling"): NameObject("/None"),
                }
            ),
        }
    )
    metadata = add(writer, packet).indirect_reference
    assert metadata is not None  # noqa: S101
    writer.root_object[NameObject("/Metadata")] = metadata
    return metadata.idnum


def _serialised(writer: PdfWriter, last: int) -> Iterator[PdfObject]:
    for number in range(1, last + 1):
        thing = writer.get_object(number)
        if thing is not None:
            buffer = io.BytesIO()
            thing.write_to_stream(buffer)
            yield PdfObject(number, buffer.getvalue(), isinstance(thing, StreamObject))


def _information(writer: PdfWriter, last: int) -> int:
    """Return the number of the information dictionary, which pypdf keeps to itself."""
    wanted = writer.metadata
    for number in range(1, last + 1):
        thing = writer.get_object(number)
        if isinstance(thing, DictionaryObject) and "/Producer" in thing and thing == wanted:
            return number
    raise LookupError("the writer has no information dictionary")
