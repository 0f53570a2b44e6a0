"""Objects of a foreign file as they go into ours: under new numbers, with nothing that leads back into the old file."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Set
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)
from pypdf.generic import (
    PdfObject as Foreign,
)

from iisam_workshop.bind.source import number_of, plain
from iisam_workshop.pdf.file import PdfObject
from iisam_workshop.pdf.objects import Name, encode

__all__ = ["Numbers", "Transcript", "name", "text"]

_DEPTH = 100
_LEFT_OUT = {
    "/StructParent",
    "/StructParents",
    "/AA",
    "/AF",
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/OPI",
}
"""Keys of another tree, of another time or of other programs, and what runs by itself."""
_ELSEWHERE = {"/Page", "/Pages", "/Catalog", "/StructElem", "/StructTreeRoot"}
"""What is never followed: pages and trees come into the file by themselves, or not at all."""


@dataclass(slots=True)
class Numbers:
    """Gives out object numbers in order."""

    free: int

    def take(self) -> int:
        """Return the next number."""
        self.free += 1
        return self.free - 1


@dataclass(slots=True)
class Transcript:
    """Copies what is asked for and all that it refers to, each object once.

    ``known`` has the new numbers of objects that are written elsewhere, by their old ones; ``keys`` the parent-tree
    keys of forms and pictures, as the entries that say them.
    """

    numbers: Numbers
    known: dict[int, int] = field(default_factory=dict)
    keys: dict[int, bytes] = field(default_factory=dict)
    objects: list[PdfObject] = field(default_factory=list)
    _expected: set[int] = field(default_factory=set)
    _waiting: deque[tuple[int, Any, bytes]] = field(default_factory=deque)

    def encode(self, thing: Any, depth: int = 0) -> bytes:
        """Return a thing as it stands in our file; what cannot be kept is null."""
        match thing:
            case IndirectObject():
                return self._reference(thing)
            case _ if depth > _DEPTH:
                return b"null"
            case StreamObject():
                return b"null"  # a stream that no reference leads to is none
            case DictionaryObject():
                return b"<<%b>>" % self.dictionary(thing, depth=depth)
            case ArrayObject():
                return b"[%b]" % b" ".join(self.encode(each, depth + 1) for each in thing)
            case NameObject():
                return name(thing)
            case TextStringObject() | ByteStringObject():
                return text(thing)
            case Foreign():
                return _written(thing)
            case _:
                return b"null"

    def dictionary(self, thing: dict[Any, Any], without: Set[str] = frozenset(), depth: int = 0) -> bytes:
        """Return the entries of a dictionary, but for those that are never kept and some others."""
        return b"".join(
            name(key) + b" " + self.encode(raw, depth + 1)
            for key, raw in dict.items(thing)
            if key not in _LEFT_OUT and key not in without
        )

    def expect(self, old: int) -> int:
        """Return the number that an object will have which something surely refers to."""
        if old not in self.known:
            self.known[old] = self.numbers.take()
            self._expected.add(old)
        return self.known[old]

    def copy(self, thing: Any, more: bytes = b"", without: Set[str] = frozenset()) -> bytes:
        """Write an object anew, with other entries; return the reference to it."""
        number = self.numbers.take()
        found = plain(thing)
        assert isinstance(found, DictionaryObject)  # noqa: S101 - for the type checker: only such are written anew
        self._put(number, found, more, without)
        return b"%d 0 R" % number

    def put(self, body: bytes, *, stream: bool = False) -> int:
        """Write an object of our own; return its number."""
        number = self.numbers.take()
        self.objects.append(PdfObject(number, body, stream))
        return number

    def put_as(self, number: int, body: bytes) -> None:
        """Write an object of our own under a number that was taken for it."""
        self.objects.append(PdfObject(number, body))

    def finish(self) -> None:
        """Write all that was referred to."""
        while self._waiting:
            number, found, more = self._waiting.popleft()
            self._put(number, found, more, frozenset())

    def _reference(self, thing: IndirectObject) -> bytes:
        old = number_of(thing)
        if old not in self.known or old in self._expected:
            found = plain(thing)
            if found is None or (isinstance(found, DictionaryObject) and found.get("/Type") in _ELSEWHERE):
                return b"null"
            self.expect(old)
            self._expected.discard(old)
            self._waiting.append((self.known[old], found, self.keys.get(old, b"")))
        return b"%d 0 R" % self.known[old]

    def _put(self, number: int, found: Any, more: bytes, without: Set[str]) -> None:
        if isinstance(found, StreamObject):
            data = found._data  # as it lies in the file, compressed as it is
            held = self.dictionary(found, {*without, "/Length", "/F", "/FFilter", "/FDecodeParms"})
            body = b"<<%b%b/Length %d>>stream\n%b\nendstream" % (held, more, len(data), data)
            self.objects.append(PdfObject(number, body, stream=True))
        elif isinstance(found, DictionaryObject):
            self.objects.append(PdfObject(number, b"<<%b%b>>" % (self.dictionary(found, without), more)))
        else:
            self.objects.append(PdfObject(number, self.encode(found)))


def name(thing: str) -> bytes:
    """Return a name that has its slash as it stands in a file."""
    return encode(Name(str(thing)[1:]))


def text(thing: TextStringObject | ByteStringObject) -> bytes:
    """Return a string as it stands in a file, byte for byte what it was."""
    return b"<%b>" % thing.original_bytes.hex().upper().encode()


def _written(thing: Foreign) -> bytes:
    out = io.BytesIO()
    thing.write_to_stream(out)
    return out.getvalue()
