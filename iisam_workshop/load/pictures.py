"""Logos: PNG and JPEG files told by what is in them, opened within limits, and made plain pixels again.

What comes out is upright, in grey or RGB, on white, without a word of what else was in the file: no camera data, no
comment, no place, nothing hidden behind the end.
"""

from __future__ import annotations

import io
import warnings
from hashlib import sha256
from typing import TYPE_CHECKING, NoReturn

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.inputs import Found, Intake, Limit
from iisam_workshop.model.blocks import Picture

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["LOGO", "read_picture"]

LOGO = Limit("IW421", 5, "Save a smaller copy of the picture.")
_MOST_PIXELS = 25_000_000
_KEPT = 1800
"""Pixels of the longer side that are kept: 300 to the inch at 15 cm."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_OTHERS = (
    (b"GIF8", "a GIF picture"),
    (b"<svg", "an SVG drawing"),
    (b"<?xml", "an SVG drawing or another XML file"),
    (b"%PDF", "a PDF"),
    (b"%!PS", "an EPS drawing"),
    (b"\xc5\xd0\xd3\xc6", "an EPS drawing"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"8BPS", "a Photoshop file"),
    (b"\0\0\1\0", "an icon file"),
    (b"BM", "a BMP picture"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
_REMEDY = "Save the logo as PNG or JPEG, and name that file."


def read_picture(found: Found, alt: str, intake: Intake) -> Picture:
    """Read a picture file; ``alt`` says what it shows.

    Raises InputUnreadable: IW401, IW402, IW420 for what is neither PNG nor JPEG, IW421 for more than 5 MiB or 25
    million pixels, IW422 for a broken file, IW423 for one that moves.
    """
    data = intake.read(found, LOGO)
    if not data.startswith((_PNG, _JPEG)):
        _refuse("IW420", f"this is {_kind(data)}, and a logo must be a PNG or JPEG picture", _REMEDY, found)
    pixels = _small_pixels(data, found)
    out = io.BytesIO()
    pixels.save(out, "PNG", optimize=False, compress_level=6)
    return Picture(out.getvalue(), sha256(pixels.tobytes()).hexdigest(), pixels.width, pixels.height, alt)


def _kind(data: bytes) -> str:
    """Say what a file is, as far as its first bytes tell."""
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "a WebP picture"
    if start[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return "an HEIC or AVIF picture"
    if not data:
        return "an empty file"
    known = (kind for magic, kind in _OTHERS if start.lower().startswith(magic.lower()))
    return next(known, "a text" if _is_text(start) else "a file of another kind")


def _is_text(start: bytes) -> bool:
    return all(each > 31 or each in b"\t\r\n" for each in start)


def _small_pixels(data: bytes, found: Found) -> Image.Image:
    from PIL import Image, ImageOps  # only a council with a logo waits for it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own, weaker limit on pixels
            opened = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
            if opened.width * opened.height > _MOST_PIXELS:
                _refuse_large(found, f"{opened.width:,} × {opened.height:,} pixels, and the limit is")
            if opened.format == "PNG" and getattr(opened, "n_frames", 1) > 1:
                _refuse("IW423", "this picture moves, and paper does not", "Save one frame of it as PNG.", found)
            opened.load()
            ImageOps.exif_transpose(opened, in_place=True)
            pixels = _on_white(_eight_bits(opened))
            pixels.thumbnail((_KEPT, _KEPT))
            return Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    except InputUnreadable:
        raise
    except Image.DecompressionBombError:
        _refuse_large(found, "more than")
    except Exception:  # noqa: BLE001 - a broken picture makes Pillow raise nearly anything
        _refuse("IW422", "this picture is broken", "Open it in an image program, save it again, and name that.", found)


def _refuse_large(found: Found, has: str) -> NoReturn:
    what = f"this picture has {has} {_MOST_PIXELS // 1_000_000} million pixels"
    _refuse("IW421", what, "Save a smaller copy: 1,500 pixels across are plenty.", found)


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Return a picture whose greys of 16 bits have become greys of 8; Pillow itself would cut them off at 255."""
    if not picture.mode.startswith("I"):
        return picture
    made = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    made.info = picture.info
    return made


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture in grey or RGB; where it is transparent, the paper shows.

    A large picture has a hundred megabytes, so nothing is copied that need not be.
    """
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        picture = picture if picture.mode == "RGBA" else picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        return paper
    wanted = "L" if picture.mode in ("1", "L") else "RGB"
    return picture if picture.mode == wanted else picture.convert(wanted)


def _refuse(code: str, what: str, remedy: str, found: Found) -> NoReturn:
    raise InputUnreadable(Problem(code, what, remedy, Place(found.shown))) from None
