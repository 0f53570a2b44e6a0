"""The colour space sRGB as an ICC profile, worked out from its definition (IEC 61966-2-1).

A ready profile carries the date and the maker of the file it came from; this one is the same bytes everywhere.
"""

from __future__ import annotations

import functools
import struct

__all__ = ["srgb_profile"]

_STEPS = 1024
_WHITE = (0.9642, 1.0, 0.8249)
"""The white of the profile connection space, D50."""
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""Red, green and blue of sRGB, adapted from D65 to D50."""


@functools.cache
def srgb_profile() -> bytes:
    """Return an ICC profile of version 2.1 for a display with sRGB colours."""
    curve = _curve()
    tags = {
        b"desc": _description(b"sRGB IEC61966-2.1"),
        b"cprt": b"text" + bytes(4) + b"No copyright, use freely\0",
        b"wtpt": _point(_WHITE),
        **{key: _point(each) for key, each in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    first, places, data = 128 + 4 + 12 * len(tags), {}, b""
    for body in tags.values():
        if body not in places:
            places[body] = first + len(data)
            data += body + bytes(-len(body) % 4)
    table = b"".join(key + struct.pack(">II", places[body], len(body)) for key, body in tags.items())
    return _head(first + len(data)) + struct.pack(">I", len(tags)) + table + data


def _head(size: int) -> bytes:
    """Return the header; date, maker and ID are noughts."""
    white = struct.pack(">3i", *(round(each * 65536) for each in _WHITE))
    kind = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    return (kind + bytes(12) + b"acsp" + bytes(28) + white).ljust(128, b"\0")


def _point(numbers: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(each * 65536) for each in numbers))


def _description(words: bytes) -> bytes:
    told = words + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(told)) + told + bytes(4 + 4 + 2 + 1 + 67)


def _curve() -> bytes:
    """Return how much light each of so many even steps of a colour gives."""
    light = []
    for step in range(_STEPS):
        value = step / (_STEPS - 1)
        linear = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        light.append(round(linear * 65535))
    return b"curv" + bytes(4) + struct.pack(f">I{_STEPS}H", _STEPS, *light)
