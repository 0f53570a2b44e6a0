"""What a TrueType file says of itself: style, name, letters, outlines, and whether it may be embedded.

The tables are those of the OpenType specification; their checksums, and the bounds of every glyph, tell a damaged file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from iisam_workshop.model.layout import Face

__all__ = ["Damaged", "Survey", "first_of_collection", "foreign", "is_font", "survey"]

_PLAIN = (b"\0\1\0\0", b"true")
_COLLECTION = b"ttcf"
_FOREIGN = {
    b"OTTO": "an OpenType font with PostScript outlines (CFF)",
    _COLLECTION: "a collection of fonts",
    b"wOFF": "a web font (WOFF)",
    b"wOF2": "a web font (WOFF2)",
}
_NEEDED = ("head", "hhea", "hmtx", "maxp", "cmap", "loca", "glyf", "name", "OS/2", "post")
_HEAD_MAGIC = 0x5F0F3CF5
_BOLD, _ITALIC, _OBLIQUE = 1 << 5, 1 << 0, 1 << 9
_RIGHTS, _RESTRICTED = 0xE, 0x2
"""The bits of fsType that give rights, without the lowest, which is reserved; and the one that gives none."""
_NO_SUBSET, _BITMAPS = 0x100, 0x200
_FAMILY, _POSTSCRIPT, _TYPOGRAPHIC_FAMILY = 1, 6, 16


class Damaged(Exception):
    """A font file that breaks the rules of its format; its text says where."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A font file as the press needs to know it. ``embedding`` is empty, or what stands against it."""

    face: Face
    family: str
    name: str
    letters: frozenset[int]
    embedding: str
    variable: bool


def is_font(data: bytes) -> bool:
    """Tell whether a file is a font of any kind, by its first bytes."""
    return data[:4] in (*_PLAIN, *_FOREIGN)


def foreign(data: bytes) -> str:
    """Say what kind of font this is that cannot be used; empty for a TrueType file."""
    return _FOREIGN.get(data[:4], "")


def first_of_collection(data: bytes) -> int:
    """Return where the first font of a collection begins, 0 for a file of one font; raises Damaged."""
    if data[:4] != _COLLECTION:
        return 0
    try:
        start: int = struct.unpack_from(">I", data, 12)[0]
    except struct.error:
        raise Damaged("the list of its fonts ends too early") from None
    return start


def survey(data: bytes, start: int = 0) -> Survey:
    """Read a TrueType file, or the font of a collection that begins at ``start``; raises Damaged."""
    try:
        tables = dict(_tables(data, start))
        missing = [name for name in _NEEDED if name not in tables]
        if missing:
            raise Damaged(f"the table '{missing[0]}' is missing")
        glyphs = _glyphs(tables)
        names = _names(tables["name"])
        postscript = names.get(_POSTSCRIPT, "")
        if not postscript or not all("!" <= sign <= "~" and sign not in "[](){}<>/%" for sign in postscript):
            raise Damaged("its PostScript name is missing or not plain")
        return Survey(
            face=_face(tables),
            family=names.get(_TYPOGRAPHIC_FAMILY) or names.get(_FAMILY, ""),
            name=postscript,
            letters=frozenset(_letters(tables["cmap"], glyphs)),
            embedding=_embedding(tables["OS/2"]),
            variable="fvar" in tables,
        )
    except (struct.error, IndexError, UnicodeDecodeError):
        raise Damaged("a table ends too early") from None


def _tables(data: bytes, start: int) -> Iterator[tuple[str, bytes]]:
    for number in range(_short(data, start + 4)):
        tag, checksum, offset, length = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
        name, table = tag.decode("latin-1"), data[offset : offset + length]
        if len(table) != length:
            raise Damaged(f"the table '{name}' ends too early")
        if name in _NEEDED and name != "head" and _checksum(table) != checksum:
            raise Damaged(f"the checksum of the table '{name}' is wrong")
        yield name, table


def _checksum(table: bytes) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


def _glyphs(tables: Mapping[str, bytes]) -> int:
    """Return the number of glyphs, having seen that each lies inside its table."""
    head, glyf = tables["head"], tables["glyf"]
    if struct.unpack_from(">I", head, 12)[0] != _HEAD_MAGIC:
        raise Damaged("the table 'head' is not one")
    if not 16 <= _short(head, 18) <= 16384:
        raise Damaged("its units to the em are out of range")
    count = _short(tables["maxp"], 4)
    long = _short(head, 50) == 1
    places = struct.unpack_from(f">{count + 1}{'I' if long else 'H'}", tables["loca"])
    size = len(glyf) if long else len(glyf) // 2
    if any(start > end for start, end in pairwise(places)) or places[-1] > size:
        raise Damaged("a glyph lies outside its table")
    if not 1 <= _short(tables["hhea"], 34) <= count:
        raise Damaged("the widths do not belong to the glyphs")
    return count


def _face(tables: Mapping[str, bytes]) -> Face:
    """Return the style that OS/2 and head say together."""
    selection, styles = _short(tables["OS/2"], 62), _short(tables["head"], 44)
    bold = bool(selection & _BOLD or styles & 1)
    italic = bool(selection & (_ITALIC | _OBLIQUE) or styles & 2)
    return "bold-italic" if bold and italic else "bold" if bold else "italic" if italic else "regular"


def _embedding(os2: bytes) -> str:
    """Say what fsType has against embedding a part of the font; where several rights are set, the widest counts."""
    rights = _short(os2, 8)
    if rights & _RIGHTS == _RESTRICTED:
        return "its licence does not let it be embedded"
    if rights & _NO_SUBSET:
        return "its licence does not let a part of it be embedded, only the whole"
    return "its licence lets only its bitmaps be embedded" if rights & _BITMAPS else ""


def _names(table: bytes) -> dict[int, str]:
    """Return the English names by their ids."""
    count, storage = _short(table, 2), _short(table, 4)
    found: dict[int, str] = {}
    for number in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        raw = table[storage + offset : storage + offset + length]
        if (platform, language) == (3, 0x409):
            found[name] = raw.decode("utf-16-be")
        elif (platform, language) == (1, 0):
            found.setdefault(name, raw.decode("mac-roman"))
    return found


def _letters(cmap: bytes, glyphs: int) -> Iterator[int]:
    """Return the characters of the Unicode tables of formats 4 and 12, those that have a glyph."""
    for number in range(_short(cmap, 2)):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * number)
        kind = _short(cmap, offset)
        if platform == 0 or (platform, encoding) in ((3, 1), (3, 10)):
            pairs = _segments(cmap[offset:]) if kind == 4 else _groups(cmap[offset:]) if kind == 12 else ()
            yield from (code for code, glyph in pairs if 0 < glyph < glyphs)


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    count = _short(table, 6) // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    shifts = struct.unpack_from(f">{count}h", table, 16 + 4 * count)
    base = 16 + 6 * count
    for number, (start, end, shift) in enumerate(zip(starts, ends, shifts, strict=True)):
        at = base + 2 * number
        jump = _short(table, at)
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = _short(table, at + jump + 2 * (code - start)) if jump else code
            yield code, (glyph + shift) % 0x10000 if glyph or not jump else 0


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    for number in range(struct.unpack_from(">I", table, 12)[0]):
        start, end, glyph = struct.unpack_from(">III", table, 16 + 12 * number)
        if not start <= end <= 0x10FFFF:
            raise Damaged("the table 'cmap' is not in order")
        yield from ((code, glyph + code - start) for code in range(start, end + 1))


def _short(data: bytes, offset: int) -> int:
    number: int = struct.unpack_from(">H", data, offset)[0]
    return number
