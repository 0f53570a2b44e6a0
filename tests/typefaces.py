"""Font files for tests: ours, changed byte by byte with their checksums put right, and one that lacks Welsh."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import reportlab

from tests.papers import FONTS

OURS = {
    "regular": FONTS / "AtkinsonHyperlegibleNext_400Regular.ttf",
    "bold": FONTS / "AtkinsonHyperlegibleNext_700Bold.ttf",
    "italic": FONTS / "AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
    "bold-italic": FONTS / "AtkinsonHyperlegibleNext_700Bold_Italic.ttf",
}
VERA = {
    face: Path(reportlab.__file__).parent / "fonts" / f"{name}.ttf"
    for face, name in {"regular": "Vera", "bold": "VeraBd", "italic": "VeraIt", "bold-italic": "VeraBI"}.items()
}
"""A typeface that comes with ReportLab, rather wide, without ŵ and ŷ."""

Change = Callable[[bytes], bytes]


def folder(path: Path, sources: dict[str, Path] = OURS, **changes: Change) -> Path:
    """Write four font files under names that say nothing; ``changes`` by style, ``_`` for hyphens, or ``every``."""
    path.mkdir(parents=True, exist_ok=True)
    for number, (face, source) in enumerate(sources.items()):
        change = changes.get(face.replace("-", "_"), changes.get("every", bytes))
        (path / f"{'qzkx'[number]}.bin").write_bytes(change(source.read_bytes()))
    return path


def rights(number: int) -> Change:
    """Set fsType."""
    return lambda data: with_table(data, b"OS/2", lambda table: table[:8] + struct.pack(">H", number) + table[10:])


def wider(factor: float) -> Change:
    """Make every letter wider on the page by a factor, in its advance width alone."""

    def widened(data: bytes) -> bytes:
        count = struct.unpack_from(">H", table_of(data, b"hhea"), 34)[0]

        def change(table: bytes) -> bytes:
            pairs = struct.iter_unpack(">Hh", table[: 4 * count])
            return b"".join(struct.pack(">Hh", round(w * factor), left) for w, left in pairs) + table[4 * count :]

        return with_table(data, b"hmtx", change)

    return widened


def table_of(data: bytes, tag: bytes) -> bytes:
    _, _, offset, length = next(entry for entry in _directory(data) if entry[0] == tag)
    return data[offset : offset + length]


def with_table(data: bytes, tag: bytes, change: Change) -> bytes:
    """Change a table, which keeps its length, and put its checksum right."""
    for number, (name, _, offset, length) in enumerate(_directory(data)):
        if name == tag:
            new = change(data[offset : offset + length])
            assert len(new) == length
            data = data[:offset] + new + data[offset + length :]
            padded = new + b"\0" * (-length % 4)
            checksum = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
            at = 12 + 16 * number + 4
            return data[:at] + struct.pack(">I", checksum) + data[at + 4 :]
    raise AssertionError(f"no table {tag!r}")


def without_table(data: bytes, tag: bytes) -> bytes:
    """Give a table another name, so that it is not found."""
    at = next(12 + 16 * number for number, entry in enumerate(_directory(data)) if entry[0] == tag)
    return data[:at] + b"zzzz" + data[at + 4 :]


def _directory(data: bytes) -> list[tuple[bytes, int, int, int]]:
    count = struct.unpack_from(">H", data, 4)[0]
    return [struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count)]


def stand_in(letters: str, name: str = "Standin", face: str = "regular") -> bytes:
    """Make a font of Vera's glyphs that has ASCII and these letters, each of them as some glyph."""
    glyphs = {code: code - 29 for code in range(32, 127)} | {ord(sign): 36 + n % 90 for n, sign in enumerate(letters)}
    return rebuilt(VERA[face].read_bytes(), cmap=_cmap(glyphs), name=_names(name))


def rebuilt(data: bytes, **changes: bytes) -> bytes:
    """Put a font together again, with other tables in the place of some."""
    tables = {name.decode(): table_of(data, name) for name, *_ in _directory(data)} | changes
    offset, entries, body = 12 + 16 * len(tables), [], b""
    for name, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        entries.append(struct.pack(">4sIII", name.encode(), checksum, offset + len(body), len(table)))
        body += padded
    return data[:4] + struct.pack(">H", len(tables)) + data[6:12] + b"".join(entries) + body


def collection(*fonts: bytes) -> bytes:
    """Put fonts into one file, each with tables of its own."""
    start = 12 + 4 * len(fonts)
    starts, body = [], b""
    for font in fonts:
        at = start + len(body)
        starts.append(at)
        moved = b"".join(
            struct.pack(">4sIII", name, checksum, offset + at, length)
            for name, checksum, offset, length in _directory(font)
        )
        body += font[:12] + moved + font[12 + len(moved) :]
    return struct.pack(">4sII", b"ttcf", 0x10000, len(fonts)) + struct.pack(f">{len(starts)}I", *starts) + body


def _cmap(glyphs: dict[int, int]) -> bytes:
    groups = b"".join(struct.pack(">III", code, code, glyph) for code, glyph in sorted(glyphs.items()))
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(glyphs)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _names(name: str) -> bytes:
    texts = {1: name, 2: "Regular", 4: name, 6: name}
    raw = [text.encode("utf-16-be") for text in texts.values()]
    ends = [sum(map(len, raw[:n])) for n in range(len(raw))]
    entries = (
        struct.pack(">6H", 3, 1, 0x409, number, len(text), end)
        for number, text, end in zip(texts, raw, ends, strict=True)
    )
    return struct.pack(">HHH", 0, len(raw), 6 + 12 * len(raw)) + b"".join(entries) + b"".join(raw)
