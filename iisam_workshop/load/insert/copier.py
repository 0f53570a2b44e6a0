"""Objects of a foreign PDF, copied with all they refer to, less everything that acts, hides or tells of people.

What is wanted is followed from the pages; nothing else is ever looked at. Of that, entries and objects are left out by
their names. Pages, annotations and the structure tree are written elsewhere, key by key.
"""

from __future__ import annotations

import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from iisam_workshop.load.insert.left_behind import ACTS, GONE, LAYERS, NAMED, OF_STREAMS, STRANGERS
from iisam_workshop.load.insert.outcome import Find, Refused
from iisam_workshop.pdf import file

__all__ = ["Copier", "text_of", "written"]

_NOTHING = {"Type": b"/XObject", "Subtype": b"/Form", "BBox": b"[0 0 0 0]"}
"""A drawing without anything in it."""
_MOST_OBJECTS, _MOST_BYTES, _MOST_IN_ONE, _DEEPEST = 200_000, 64 << 20, 150 << 20, 60
_MOST_PIXELS = 600_000_000
_TIGHTEST = 1032
"""How many bytes zlib makes of one at most."""
_PACKED = frozenset(["/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"])


@dataclass(slots=True)
class _Stream:
    entries: dict[str, bytes]
    data: bytes


@dataclass(slots=True)
class Copier:
    """Gives numbers to what is copied, and remembers what was found and left behind."""

    found: set[Find] = field(default_factory=set)
    _last: int = 0
    _bytes: int = 0
    _numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    _waiting: deque[tuple[IndirectObject, int, str]] = field(default_factory=deque)
    _bodies: dict[int, bytes] = field(default_factory=dict)
    _streams: dict[int, _Stream] = field(default_factory=dict)

    def new(self) -> int:
        """Return a number that is not taken yet."""
        self._last += 1
        if self._last > _MOST_OBJECTS:
            raise Refused("heavy")
        return self._last

    def put(self, number: int, body: bytes) -> None:
        """Set an object that we write ourselves."""
        self._bodies[number] = body

    def put_stream(self, number: int, entries: dict[str, bytes], data: bytes) -> None:
        """Set a stream that we write ourselves."""
        self._bytes += len(data)
        if self._bytes > _MOST_BYTES:
            raise Refused("heavy")
        self._streams[number] = _Stream(entries, data)

    def mark(self, number: int, **entries: bytes) -> None:
        """Give a copied stream further entries; it must have been copied."""
        if number in self._streams:
            self._streams[number].entries |= entries

    def number_of(self, thing: IndirectObject, key: str = "") -> int:
        """Return the number under which an object is copied; ``key`` is the entry that refers to it."""
        source = (thing.idnum, thing.generation)
        if source not in self._numbers:
            self._numbers[source] = self.new()
            self._waiting.append((thing, self._numbers[source], key))
        return self._numbers[source]

    def settle(self) -> None:
        """Copy everything that was referred to and is not copied yet."""
        while self._waiting:
            thing, number, key = self._waiting.popleft()
            target = thing.get_object()
            if isinstance(target, StreamObject):
                self._stream(number, target)
            else:
                self._bodies[number] = self.value(target, key)

    def objects(self) -> list[file.PdfObject]:
        """Return everything that was copied and written."""
        self.settle()
        made = [file.PdfObject(number, body) for number, body in self._bodies.items()]
        for number, each in self._streams.items():
            head = b"".join(written(key) + b" " + value for key, value in each.entries.items())
            body = b"<<%b/Length %d>>stream\n%b\nendstream" % (head, len(each.data), each.data)
            made.append(file.PdfObject(number, body, stream=True))
        return made

    def value(self, thing: PdfObject | None, key: str = "", depth: int = 0) -> bytes:
        """Return a value as it stands in the copy; ``key`` is the entry under which it stands."""
        if depth > _DEEPEST:
            raise Refused("broken")
        if isinstance(thing, IndirectObject):
            return b"%d 0 R" % self.number_of(thing, key)
        if isinstance(thing, StreamObject):
            return b"null"
        if isinstance(thing, DictionaryObject):
            return self._dictionary(thing, key, depth)
        if isinstance(thing, ArrayObject):
            return b"[%b]" % b" ".join(self.value(each, key, depth + 1) for each in thing)
        return written(thing)

    def entries(self, thing: DictionaryObject, key: str = "", depth: int = 0) -> dict[str, bytes]:
        """Return the entries of a dictionary that may stay."""
        kept = ((name[1:], value) for name, value in thing.items() if key in NAMED or self._may_stay(name[1:]))
        return {name: self.value(value, name, depth + 1) for name, value in kept}

    def _may_stay(self, name: str) -> bool:
        if name in ("AF", "EF", "EmbeddedFiles"):
            self.found.add("attachments")
        return name not in GONE

    def _dictionary(self, thing: DictionaryObject, key: str, depth: int) -> bytes:
        kind = _name(thing, "/Type")
        if kind in LAYERS:
            return b"<<>>"
        if key not in NAMED and (kind in STRANGERS or _name(thing, "/S") in ACTS):
            self.found.add(ACTS.get(_name(thing, "/S"), "attachments" if kind == "Filespec" else "scripts"))
            return b"null"
        return b"<<%b>>" % b"".join(
            written(name) + b" " + value for name, value in self.entries(thing, key, depth).items()
        )

    def _stream(self, number: int, thing: StreamObject) -> None:
        kind, sub = _name(thing, "/Type"), _name(thing, "/Subtype")
        if "/F" in thing or "/OPI" in thing or "/Ref" in thing:
            self.found.add("outside")
        if kind in STRANGERS:
            self._bodies[number] = b"null"
        elif sub == "PS" or "/F" in thing:
            self.put_stream(number, dict(_NOTHING), b"")
        else:
            _refuse_bomb(thing)
            entries = self.entries(thing, "")
            kept = {name: value for name, value in entries.items() if name not in OF_STREAMS}
            self.put_stream(number, kept, thing._data)


def written(thing: Any) -> bytes:
    """Return a plain value as it stands in a PDF."""
    if isinstance(thing, str) and type(thing) is str:
        return NameObject(f"/{thing}").renumber()
    if isinstance(thing, NameObject):
        return thing.renumber().replace(b"#00", b"")  # no name may have it
    if isinstance(thing, BooleanObject):
        return b"true" if thing.value else b"false"
    if isinstance(thing, int):
        return b"%d" % thing
    if isinstance(thing, float):
        return f"{thing:.6f}".rstrip("0").rstrip(".").encode() if abs(thing) < 1e9 else b"0"
    if isinstance(thing, bytes | str):
        return _string(thing.original_bytes if hasattr(thing, "original_bytes") else bytes(thing))  # type: ignore[arg-type]
    return b"null"


def text_of(thing: Any) -> str:
    """Return what a text string says, nothing for anything else."""
    thing = thing.get_object() if isinstance(thing, PdfObject) else thing
    if isinstance(thing, NameObject):
        return ""
    if isinstance(thing, bytes):
        return thing.decode("utf-8", "replace")
    return str(thing) if isinstance(thing, str) else ""


def _string(data: bytes) -> bytes:
    for plain in (b"\\", b"(", b")"):
        data = data.replace(plain, b"\\" + plain)
    return b"(%b)" % data.replace(b"\r", b"\\r")


def _name(thing: DictionaryObject, key: str) -> str:
    value = thing.get(key)
    value = value.get_object() if isinstance(value, IndirectObject) else value
    return str(value)[1:] if isinstance(value, NameObject) else ""


def _refuse_bomb(thing: StreamObject) -> None:
    """Refuse (heavy) what unpacks to more than a page can need."""
    wide, high = (_whole(thing.get(key)) for key in ("/Width", "/Height"))
    if wide * high > _MOST_PIXELS:
        raise Refused("heavy")
    filters = thing.get("/Filter")
    filters = filters.get_object() if isinstance(filters, IndirectObject) else filters
    names = [str(each.get_object()) for each in filters] if isinstance(filters, ArrayObject) else [str(filters)]
    if sum(name in _PACKED for name in names) > 1:
        thing.get_data()  # within the limits that were set before
    elif names[0] in ("/FlateDecode", "/Fl") and len(thing._data) * _TIGHTEST > _MOST_IN_ONE:
        _unpack(thing._data)


def _unpack(data: bytes) -> None:
    loose, total = zlib.decompressobj(), 0
    while data and not loose.eof:
        try:
            total += len(loose.decompress(data, 1 << 20))
        except zlib.error:
            return  # what a viewer makes of it is the viewer's business: it ends here
        data = loose.unconsumed_tail
        if total > _MOST_IN_ONE:
            raise Refused("heavy")


def _whole(thing: Any) -> int:
    thing = thing.get_object() if isinstance(thing, IndirectObject) else thing
    return thing if isinstance(thing, int) and thing > 0 else 0
