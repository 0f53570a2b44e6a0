"""Whether a PDF that passes for one of ours holds what acts: scripts, programs to start, other files.

Nothing is parsed, so nothing hides behind what a parser would follow: a name that stands in the file anywhere is
found, spelt out or not, and object streams are unpacked, which must be as we write them.
"""

from __future__ import annotations

import re
import zlib

__all__ = ["acts"]

_ACTS = re.compile(
    rb"/(JavaScript|Launch|SubmitForm|ImportData|ResetForm|GoTo[RE]|Rendition|RichMedia|OpenAction|EmbeddedFile|Filespec"
    rb"|Encrypt)"
)
_SPELT = re.compile(rb"#([0-9A-Fa-f]{2})")
_PACKED = re.compile(rb"<</Type/ObjStm/N \d+/First \d+/Filter/FlateDecode/Length \d+>>stream\n")
_MOST = 16 << 20
"""How many bytes an object stream has at most; ours have less."""


def acts(pdf: bytes) -> bool:
    """Say whether a PDF holds what acts or leads to other files, or may hide it."""
    plain = _plain(pdf)
    packed = [_unpacked(pdf, found.end()) for found in _PACKED.finditer(pdf)]
    if plain.count(b"/ObjStm") != len(packed):
        return True
    return _ACTS.search(plain) is not None or any(each is None or _hides(each) for each in packed)


def _hides(unpacked: bytes) -> bool:
    plain = _plain(unpacked)
    return _ACTS.search(plain) is not None or b"/ObjStm" in plain


def _plain(data: bytes) -> bytes:
    """Return bytes with the letters of names that are spelt as numbers in the place of the numbers."""
    return _SPELT.sub(lambda found: bytes([int(found[1], 16)]), data)


def _unpacked(pdf: bytes, start: int) -> bytes | None:
    """Return what an object stream holds; None where it is no sound one, or too large."""
    opened = zlib.decompressobj()
    try:
        data = opened.decompress(pdf[start:], _MOST)
    except zlib.error:
        return None
    return data if opened.eof else None
