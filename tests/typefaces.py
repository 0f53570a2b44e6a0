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
