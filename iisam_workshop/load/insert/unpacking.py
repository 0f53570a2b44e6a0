"""How much a packed stream holds, without keeping any of it: few bytes can stand for very many."""

from __future__ import annotations

import zlib
from typing import Any

from pypdf.generic import ArrayObject, StreamObject

from iisam_workshop.load.insert.outcome import Refused

__all__ = ["unpacked"]

_MOST, _MOST_PIXELS = 150 << 20, 600_000_000
_PACKED = frozenset(["/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"])
_FLATE = ("/FlateDecode", "/Fl")
_STEP = 1 << 20


def unpacked(stream: StreamObject) -> tuple[int, bool]:
    """Return how many bytes a stream holds, as far as is known, and whether they can be read to the end.

    Raises Refused (heavy) for more than a page can need.
    """
    wide, high = (_at(stream, key) for key in ("/Width", "/Height"))
    if isinstance(wide, int) and isinstance(high, int) and wide * high > _MOST_PIXELS:
        raise Refused("heavy")
    filters = _at(stream, "/Filter")
    names = [str(each.get_object()) for each in filters] if isinstance(filters, ArrayObject) else [str(filters)]
    if sum(name in _PACKED for name in names) > 1:
        return len(stream.get_data()), True  # within the limits that were set before
    if not names or names[0] not in _FLATE:
        return len(stream._data), True
    return _inflated(stream._data)


def _inflated(data: bytes) -> tuple[int, bool]:
    loose, total = zlib.decompressobj(), 0
    while data and not loose.eof:
        try:
            total += len(loose.decompress(data, _STEP))
        except zlib.error:
            return total, False
        data = loose.unconsumed_tail
        if total > _MOST:
            raise Refused("heavy")
    return total, loose.eof


def _at(thing: StreamObject, key: str) -> Any:
    value = thing.get(key)
    return value.get_object() if value is not None else None
