"""Logos that are bad or odd: rows E10 to E14."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bad.case import COUNCIL, MARK, Case, Doubt, Maker, council
from tests.bad.xlsx import archive

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["CASES", "DOUBTS", "halves", "logo", "png", "saved"]

_COUNCIL = f"{COUNCIL}logo: {{file: logo.png, alt: Our mark}}\n"
_AT = "councils/logo.png"


def logo(data: bytes | Callable[[], bytes]) -> Maker:
    """Write a picture, the file of a council whose logo it is, and a session for that."""

    def make(folder: Path) -> Path:
        made = council(_COUNCIL)(folder)
        (folder / _AT).write_bytes(data() if callable(data) else data)
        return made

    return make


def halves(mode: str = "RGB", size: tuple[int, int] = (800, 400)) -> Image.Image:
    """A picture of which the left half is red and the right one green."""
    from PIL import Image

    made = Image.new("RGB", size, (200, 30, 30))
    made.paste((20, 120, 60), (size[0] // 2, 0, *size))
    return made.quantize(4) if mode == "P" else made.convert(mode)


def saved(picture: Image.Image, kind: str = "PNG", **wishes: Any) -> bytes:
    """Return a picture as a file of a kind."""
    out = io.BytesIO()
    picture.save(out, kind, **wishes)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    size: tuple[int, int], bits: int, colour: int, *, more: Iterable[tuple[bytes, bytes]] = (), cut: int | None = None
) -> bytes:
    """A PNG of zeros, made without holding it; ``colour`` is its kind of colour as the format numbers them.

    With ``cut`` its rows end after so many megabytes.
    """
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    total = (1 + (size[0] * bits * channels + 7) // 8) * size[1]
    press, packed, left = zlib.compressobj(9), [], total if cut is None else min(total, cut << 20)
    while left:
        packed.append(press.compress(bytes(min(left, 1 << 20))))
        left -= min(left, 1 << 20)
    rows = b"".join(packed) + press.flush()
    parts = [(b"IHDR", struct.pack(">IIBBBBB", *size, bits, colour, 0, 0, 0)), *more, (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)


def _moving() -> bytes:
    return saved(halves(), save_all=True, append_images=[halves("L").convert("RGB")])


def _turned() -> bytes:
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x8825] = 6, MARK, {1: "N", 2: (52.0, 38.0, 0.0)}
    return saved(halves(), "JPEG", exif=exif)


def _deep() -> bytes:
    from PIL import Image

    return saved(Image.new("I;16", (800, 400), 0x8000))


def _see_through() -> bytes:
    flat = halves("P")
    return saved(flat, transparency=bytes([0, 128, 255, 255]))


def _with_chunk(kind: bytes) -> bytes:
    """A small picture with forty megabytes packed beside its pixels."""
    return png((400, 400), 8, 2, more=[(kind, b"Author\0\0" + zlib.compress(bytes(40 << 20)))])


_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
_OTHERS: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "SVG": (_SVG + b'<rect width="9" height="9"/></svg>', "an SVG drawing"),
    "SVG script": (_SVG + b"<script>alert(1)</script></svg>", "an SVG drawing"),
    "SVG entity": (b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>' + _SVG + b"&a;</svg>", "an SVG drawing"),
    "SVG external": (_SVG + b'<image xlink:href="file:///etc/passwd"/></svg>', "an SVG drawing"),
    "WEBP": (lambda: saved(halves(), "WEBP"), "a WebP picture"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400), "an HEIC or AVIF picture"),
    "TIFF": (lambda: saved(halves(), "TIFF"), "a TIFF picture"),
    "GIF": (lambda: saved(halves("P"), "GIF"), "a GIF picture"),
    "ICO": (lambda: saved(halves(size=(64, 64)), "ICO"), "an icon file"),
    "PSD": (b"8BPS\0\1" + bytes(400), "a Photoshop file"),
    "EPS": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "an EPS drawing"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
    "zip": (archive({"logo.png": "x"}), "a Word, Excel or zip file"),
}


def _bad(data: bytes | Callable[[], bytes], code: str, words: str, *, slow: bool = True) -> Case:
    return Case(logo(data), 4, code, _AT, words, slow=slow)


CASES: dict[str, Case] = {
    "E10 bytes": _bad(b"", "IW420", "an empty file"),
    "E10 text": _bad(b"our logo\n", "IW420", "PNG or JPEG"),
    "E10 PNG": _bad(lambda: saved(halves())[:-60], "IW422", "is broken", slow=False),
    "E10 JPEG": _bad(lambda: saved(halves(), "JPEG")[:900], "IW422", "is broken"),
    "E10 heading": _bad(lambda: saved(halves())[:33], "IW422", "is broken"),
    "E11 9000": _bad(lambda: png((9000, 9000), 1, 0), "IW421", "9,000 × 9,000 pixels"),
    "E11 20000": _bad(lambda: png((20_000, 20_032), 1, 0, cut=1), "IW421", "25 million", slow=False),
    "E11 line": _bad(lambda: png((2_000_000_000, 1), 1, 0, cut=1), "IW421", "25 million"),
    "E11 bytes": _bad(lambda: saved(halves()) + bytes(6 << 20), "IW421", "larger than 5 MiB"),
    "E12 animated": _bad(_moving, "IW423", "moves"),
    **{f"E13 {name}": _bad(data, "IW420", words, slow=name != "SVG") for name, (data, words) in _OTHERS.items()},
    "E14 long text": _bad(lambda: _with_chunk(b"zTXt"), "IW422", "is broken"),
    "E14 long profile": _bad(lambda: _with_chunk(b"iCCP"), "IW422", "is broken"),
    "E14 HTML first": _bad(lambda: b"<html>" + saved(halves(), "JPEG"), "IW420", "a web page"),
}

DOUBTS: dict[str, Doubt] = {
    "E12 CMYK JPEG": Doubt(logo(lambda: saved(halves("CMYK"), "JPEG"))),
    "E12 PNG of 16 bits": Doubt(logo(_deep), slow=True),
    "E12 palette with alpha": Doubt(logo(_see_through)),
    "E12 turned by EXIF": Doubt(logo(_turned), slow=True),
    "E12 ICC broken": Doubt(logo(lambda: saved(halves(), icc_profile=b"no profile at all")), slow=True),
    "E11 largest": Doubt(logo(lambda: png((5000, 5000), 8, 6)), slow=True),
    "E11 largest of 16 bits": Doubt(logo(lambda: png((5000, 5000), 16, 6)), slow=True),
    "E11 largest CMYK": Doubt(logo(lambda: saved(halves("CMYK", (5000, 5000)), "JPEG")), slow=True),
    "E12 grey": Doubt(logo(lambda: saved(halves("L"))), slow=True),
    "E12 grey and alpha": Doubt(logo(lambda: saved(halves("LA"))), slow=True),
    "E12 interlaced": Doubt(logo(lambda: saved(halves(), "JPEG", progressive=True)), slow=True),
    "E12 1 × 1": Doubt(logo(lambda: saved(halves(size=(1, 1)))), ("IW289",)),
    "E14 PNG and zip": Doubt(logo(lambda: saved(halves()) + archive({"hidden.txt": MARK}))),
    "E14 JPEG and HTML": Doubt(logo(lambda: saved(halves(), "JPEG") + b"<html><script>alert(1)</script>"), slow=True),
}
