"""PDF objects as bytes (ISO 32000-1, 7.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

__all__ = ["Name", "Ref", "Value", "encode"]


class Name(str):
    """A PDF name, without its slash."""

    __slots__ = ()


class Ref(NamedTuple):
    """A reference to an object by number."""

    number: int


Value = bytes | bool | int | float | str | Name | Ref | Sequence["Value"] | Mapping[str, "Value"]
"""What can be encoded; bytes are taken as they are, plain text becomes a text string."""


def encode(value: Value) -> bytes:
    """Return a value as it stands in a PDF file."""
    match value:
        case bytes():
            return value
        case bool():
            return b"true" if value else b"false"
        case Ref():
            return b"%d 0 R" % value.number
        case int():
            return b"%d" % value
        case float():
            return _real(value)
        case Name():
            return _name(value)
        case str():
            return _text(value)
        case Mapping():
            return b"<<%b>>" % b"".join(_entry(key, entry) for key, entry in value.items())
        case _:
            return b"[%b]" % b" ".join(map(encode, value))


def _entry(key: str, value: Value) -> bytes:
    body = encode(value)
    gap = b"" if body[:1] in b"/<[(" else b" "
    return _name(key) + gap + body


def _real(value: float) -> bytes:
    return f"{value:.2f}".rstrip("0").rstrip(".").encode()


def _name(value: str) -> bytes:
    plain = b"!\"$&'*+,-.:;=?@^_`|~"
    return b"/" + b"".join(
        bytes((code,)) if bytes((code,)).isalnum() or code in plain else b"#%02X" % code for code in value.encode()
    )


def _text(value: str) -> bytes:
    if value.isascii() and value.isprintable():  # control characters mean other letters in a PDF's own 8-bit encoding
        escaped = value.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(%b)" % escaped.encode("ascii")
    return b"<FEFF%b>" % value.encode("utf-16-be").hex().upper().encode()
