"""One PDF from parts: pages by pypdf, one structure tree as bytes, written with object streams.

Every open tool loses the structure tree when it merges. Here each part of our own carries its tree as records, so the
file's one tree is written afresh. The trees of PDFs that others made are read out of them and written in the same way.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from pypdf import PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from iisam_workshop.bind.attachments import embedded
from iisam_workshop.bind.claims import Claims, claims
from iisam_workshop.bind.foreign import Foreign, Ready, settled
from iisam_workshop.bind.grafting import Shared
from iisam_workshop.bind.metadata import xmp
from iisam_workshop.bind.outline import add_outline, page_labels
from iisam_workshop.bind.pages import Shelf, add, add_parts
from iisam_workshop.bind.transcript import Numbers
from iisam_workshop.model.part import Binding
from iisam_workshop.pdf.catalogue import spoken, viewing
from iisam_workshop.pdf.colour import srgb_profile
from iisam_workshop.pdf.file import PdfObject as Written
from iisam_workshop.pdf.file import compressed, write_pdf
from iisam_workshop.pdf.objects import Name, Ref, Value, encode
from iisam_workshop.pdf.structure import structure

__all__ = ["PRODUCER", "Claims", "Shelf", "bind", "claims", "finished", "native"]

PRODUCER = "iisam-workshop"


def bind(binding: Binding, shelf: Shelf | None = None) -> bytes:
    """Return the PDF of a binding: tagged, with bookmarks, page labels and metadata; the same bytes every time.

    Files that share parts are bound faster when they share a ``shelf``. What the file claims to be is told by
    ``claims``. Raises ValueError for a part with more or fewer pages than folios, and for attachments of one name.
    """
    writer, shelf = PdfWriter(), shelf or Shelf()
    claimed = claims(binding, shelf)
    keys = count(sum(part.pages for part in binding.parts))  # those of links follow those of pages
    found = add_parts(writer, binding.parts, shelf, keys)
    add_outline(writer, binding.parts, [each for each in found if isinstance(each, Foreign)])
    writer.metadata = {"/Title": binding.title, "/Author": binding.author, "/Producer": PRODUCER}
    last = _describe(writer, binding, claimed)
    numbers, shared = Numbers(last + 1), Shared()
    strangers = settled(found, numbers, shared, keys)
    more = [*strangers.objects, *_enclose(writer, binding, claimed, numbers)]
    start = numbers.take()
    for key, value in {"StructTreeRoot": Ref(start), **strangers.catalogue}.items():
        writer.root_object[NameObject(f"/{key}")] = Ready(encode(value))
    tree = structure(strangers.branches, start, shared.entries())
    return finished(writer, last, (*more, *tree))


def _describe(writer: PdfWriter, binding: Binding, claimed: Claims) -> int:
    """Fill the catalogue and return the number of the last object, which is the metadata stream."""
    packet = StreamObject()
    told = (binding.title, binding.author, binding.lang, PRODUCER)
    packet.set_data(xmp(*told, accessible=claimed.ua, archive=claimed.archive))
    packet.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    root = writer.root_object
    root.update({NameObject(f"/{key}"): native(value) for key, value in spoken(binding.lang).items()})
    root[NameObject("/PageLabels")] = page_labels(binding.parts)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/ViewerPreferences")] = native(viewing(binding.sides, mixed=_mixed(writer)))
    metadata = add(writer, packet).indirect_reference
    assert metadata is not None  # noqa: S101
    root[NameObject("/Metadata")] = metadata
    return metadata.idnum


def _mixed(writer: PdfWriter) -> bool:
    """Whether pages are for several sizes of paper; one that lies across is for the same."""
    sizes = {tuple(sorted(round(float(n)) for n in (at.mediabox.width, at.mediabox.height))) for at in writer.pages}
    return any(abs(a - b) > 1 for one in sizes for other in sizes for a, b in zip(one, other, strict=True))


def _enclose(writer: PdfWriter, binding: Binding, claimed: Claims, numbers: Numbers) -> list[Written]:
    """Put attachments into the file, or, where it is for the archive, what its colours mean; return the objects."""
    root = writer.root_object
    if claimed.archive:
        profile = numbers.take()
        said: dict[str, Value] = {"Type": Name("OutputIntent"), "S": Name("GTS_PDFA1"), "Info": "sRGB IEC61966-2.1"}
        intent = {**said, "OutputConditionIdentifier": "sRGB IEC61966-2.1", "DestOutputProfile": Ref(profile)}
        root[NameObject("/OutputIntents")] = Ready(encode([intent]))
        return [Written(profile, compressed(srgb_profile(), {"N": 3}), stream=True)]
    objects, places = embedded(binding.attachments, numbers)
    if places:
        names = root.setdefault(NameObject("/Names"), DictionaryObject()).get_object()
        listed = [each for name in sorted(places) for each in (name, Ref(places[name]))]
        names[NameObject("/EmbeddedFiles")] = Ready(encode({"Names": listed}))
        root[NameObject("/AF")] = Ready(encode([Ref(place) for place in places.values()]))
    return objects


def native(value: Value) -> PdfObject:
    """Return a value of ours as pypdf has it."""
    match value:
        case bool():
            return BooleanObject(value)
        case Name():
            return NameObject(f"/{value}")
        case str():
            return TextStringObject(value)
        case Mapping():
            return DictionaryObject({NameObject(f"/{key}"): native(each) for key, each in value.items()})
        case _:
            return Ready(encode(value))


def finished(writer: PdfWriter, last: int, more: Iterable[Written] = ()) -> bytes:
    """Return the file of a writer's objects up to the number ``last``, and of those that are written already."""
    root = writer.root_object.indirect_reference
    assert root is not None  # noqa: S101 - for the type checker: a writer's catalogue always has a number
    return write_pdf([*_serialised(writer, last), *more], root.idnum, _information(writer))


def _serialised(writer: PdfWriter, last: int) -> Iterator[Written]:
    """Return the objects of a writer up to a number, as their bytes."""
    for number in range(1, last + 1):
        thing, buffer = writer.get_object(number), io.BytesIO()
        thing.write_to_stream(buffer)
        yield Written(number, buffer.getvalue(), isinstance(thing, StreamObject))


def _information(writer: PdfWriter) -> int:
    """Return the number of the information dictionary, which pypdf keeps to itself."""
    wanted = writer.metadata
    for number, thing in enumerate(writer._objects, 1):
        if isinstance(thing, DictionaryObject) and "/Producer" in thing and thing == wanted:
            return number
    raise LookupError("the writer has no information dictionary")
