"""A whole PDF file: small objects packed into object streams, a cross-reference stream, an ID from the content."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from iisam_workshop.pdf.objects import Name, Ref, Value, encode

__all__ = ["HEADER", "PdfObject", "compressed", "object_stream", "packed", "stream", "write_pdf"]

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PER_STREAM = 150
_LEVEL = 6
_ENTRY = struct.Struct(">BIH")


@dataclass(frozen=True, slots=True)
class PdfObject:
    """An object with its number and its bytes; a ``stream`` cannot be packed into an object stream."""

    number: int
    body: bytes
    stream: bool = False


def stream(entries: Mapping[str, Value], data: bytes) -> bytes:
    """Return a stream object's body; ``entries`` are those of its dictionary but the length."""
    return b"%b/Length %d>>stream\n%b\nendstream" % (encode(entries)[:-2], len(data), data)


def compressed(data: bytes, entries: Mapping[str, Value] = MappingProxyType({})) -> bytes:
    """Return the body of a stream object whose data are compressed."""
    return stream({**entries, "Filter": Name("FlateDecode")}, zlib.compress(data, _LEVEL))


def packed(members: Iterable[tuple[bytes, bytes]]) -> tuple[int, bytes]:
    """Return where the first body begins in an object stream's data, and that data; members are number and body."""
    heads, bodies, at = [], [], 0
    for number, body in members:
        heads.append(b"%b %d" % (number, at))
        bodies.append(body)
        at += len(body) + 1
    head = b" ".join(heads) + b"\n"
    return len(head), head + b"\n".join(bodies)


def object_stream(members: int, first: int, data: bytes) -> bytes:
    """Return an object stream's body for so many members; ``data`` is what ``packed`` gave, as zlib data."""
    entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d" % (members, first, len(data))
    return b"<<%b>>stream\n%b\nendstream" % (entries, data)


def write_pdf(objects: Iterable[PdfObject], root: int, info: int) -> bytes:
    """Return a PDF 1.7 file of numbered objects; ``root`` is the catalogue's number, ``info`` the information's."""
    given = sorted(objects, key=lambda each: each.number)
    out, entries = bytearray(HEADER), {0: (0, 0, 65535)}
    for each in given:
        if each.stream:
            entries[each.number] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (each.number, each.body)
    number = given[-1].number
    small = [each for each in given if not each.stream]
    for first in range(0, len(small), _PER_STREAM):
        number += 1
        group = small[first : first + _PER_STREAM]
        entries[number] = (1, len(out), 0)
        entries |= {each.number: (2, number, place) for place, each in enumerate(group)}
        first_body, data = packed((b"%d" % each.number, each.body) for each in group)
        body = object_stream(len(group), first_body, zlib.compress(data, _LEVEL))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    out += _cross_reference(number + 1, entries, len(out), (root, info, _identity(given)))
    return bytes(out)


def _cross_reference(
    number: int, entries: dict[int, tuple[int, int, int]], at: int, trailer: tuple[int, int, bytes]
) -> bytes:
    """Return the cross-reference stream with its trailer."""
    root, info, identity = trailer
    entries[number] = (1, at, 0)
    rows = [_ENTRY.pack(*entries.get(n, (0, 0, 0))) for n in range(number + 1)]
    data = zlib.compress(b"".join(rows), _LEVEL)
    head = b"/Type/XRef/Size %d/W[1 4 2]/Root %b/Info %b/ID[<%b><%b>]/Filter/FlateDecode/Length %d" % (
        number + 1,
        encode(Ref(root)),
        encode(Ref(info)),
        identity,
        identity,
        len(data),
    )
    return b"%d 0 obj\n<<%b>>stream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, head, data, at)


def _identity(objects: Sequence[PdfObject]) -> bytes:
    whole = hashlib.sha256()
    for each in objects:
        whole.update(each.body)
    return whole.hexdigest()[:32].upper().encode()
