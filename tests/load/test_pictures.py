"""Logos are told by what is in them, opened within limits, and lose everything but their pixels."""

from __future__ import annotations

import io
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from iisam_workshop.errors import InputUnreadable, Problem
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.pictures import read_picture
from iisam_workshop.model.blocks import Picture

RED, GREEN, WHITE = (200, 30, 30), (20, 120, 60), (255, 255, 255)


def halves(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> Image.Image:
    """A picture whose left half is red and whose right half is green."""
    made = Image.new("RGB", size, RED)
    made.paste(GREEN, (size[0] // 2, 0, size[0], size[1]))
    return made.quantize(4) if mode == "P" else made.convert(mode)


def saved(picture: Image.Image, kind: str = "PNG", **wishes: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **wishes)
    return out.getvalue()


def read(data: bytes, tmp_path: Path, name: str = "logo.png") -> Picture:
    (tmp_path / name).write_bytes(data)
    return read_picture(Found(tmp_path / name, name, name), "Two halves", Intake())


def seen(picture: Picture) -> Image.Image:
    opened = Image.open(io.BytesIO(picture.png))
    assert opened.format == "PNG"
    assert opened.size == (picture.width, picture.height)
    return opened.convert("RGB")


def refused(data: bytes, tmp_path: Path) -> Problem:
    begin = time.perf_counter()
    with pytest.raises(InputUnreadable) as refusal:
        read(data, tmp_path)
    assert time.perf_counter() - begin < 1
    (said,) = refusal.value.problems
    assert said.hint
    assert (said.place and said.place.file) == "logo.png"
    return said


def near(pixel: Any, colour: tuple[int, int, int], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_a_png_of_any_kind_keeps_its_colours(mode: str, tmp_path: Path) -> None:
    found = seen(read(saved(halves(mode)), tmp_path))
    assert near(found.getpixel((2, 10)), RED)
    assert near(found.getpixel((37, 10)), GREEN)


def test_a_jpeg_is_known_under_any_name(tmp_path: Path) -> None:
    found = seen(read(saved(halves(), "JPEG", quality=95), tmp_path, "logo.png"))
    assert near(found.getpixel((2, 10)), RED)


def test_a_cmyk_jpeg_comes_out_in_rgb(tmp_path: Path) -> None:
    found = seen(read(saved(halves("CMYK"), "JPEG", quality=95), tmp_path))
    assert near(found.getpixel((2, 10)), RED, 20)


@pytest.mark.parametrize("mode", ["1", "L"])
def test_grey_stays_grey(mode: str, tmp_path: Path) -> None:
    found = read(saved(Image.new("L", (30, 30), 255 if mode == "1" else 90).convert(mode)), tmp_path)
    assert Image.open(io.BytesIO(found.png)).mode == "L"
    assert seen(found).getpixel((5, 5)) == ((255,) * 3 if mode == "1" else (90,) * 3)


def test_greys_of_sixteen_bits_are_not_cut_off(tmp_path: Path) -> None:
    deep = Image.new("I;16", (10, 10), 0x8000)
    assert near(seen(read(saved(deep), tmp_path)).getpixel((5, 5)), (128, 128, 128), 2)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_the_paper_shows_where_a_picture_is_transparent(mode: str, tmp_path: Path) -> None:
    assert seen(read(saved(Image.new(mode, (10, 10), 0)), tmp_path)).getpixel((5, 5)) == WHITE


def test_a_palette_with_a_transparent_colour_is_set_on_white(tmp_path: Path) -> None:
    flat = halves("P")
    clear = flat.getpixel((2, 10))
    found = seen(read(saved(flat, transparency=clear), tmp_path))
    assert found.getpixel((2, 10)) == WHITE
    assert near(found.getpixel((37, 10)), GREEN)


def test_a_picture_from_a_camera_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    found = read(saved(halves(), "JPEG", quality=95, exif=exif), tmp_path)
    assert (found.width, found.height) == (20, 40)
    assert near(seen(found).getpixel((10, 3)), RED)


def test_nothing_but_pixels_is_left(tmp_path: Path) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Zebedee Quillfeather")
    exif = Image.Exif()
    exif[0x013B] = "Zebedee Quillfeather"
    exif[0x8825] = {1: "N", 2: (52.0, 38.0, 0.0)}
    for data in (
        saved(halves(), pnginfo=notes, exif=exif, icc_profile=b"not a profile"),
        saved(halves(), "JPEG", exif=exif, comment=b"Zebedee Quillfeather"),
        saved(halves()) + b"PK\x03\x04 a zip after the end",
    ):
        found = read(data, tmp_path)
        kinds = [kind for kind, _ in chunks(found.png)]
        assert set(kinds) == {b"IHDR", b"IDAT", b"IEND"}
        assert found.png.endswith(b"IEND\xaeB`\x82")


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        found.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def test_the_same_pixels_give_the_same_bytes_whatever_the_file_says_besides(tmp_path: Path) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Software", "something")
    one, other = read(saved(halves()), tmp_path), read(saved(halves(), pnginfo=notes, compress_level=1), tmp_path)
    assert one == other
    assert "png=" not in repr(one)


def test_a_huge_picture_is_made_smaller_and_keeps_its_shape(tmp_path: Path) -> None:
    found = read(saved(Image.new("L", (4000, 2000), 100)), tmp_path)
    assert (found.width, found.height) == (1800, 900)


def bomb(width: int, height: int) -> bytes:
    """A PNG of one bit a pixel that is small as a file."""
    body = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(10_000)))]
    parts = [*body, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


@pytest.mark.parametrize("size", [(9000, 9000), (20_000, 20_032), (5001, 5000), (25_000_001, 1), (2_000_000_000, 1)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_opened(size: tuple[int, int], tmp_path: Path) -> None:
    said = refused(bomb(*size), tmp_path)
    assert said.code == "IW421"
    assert "25 million pixels" in said.message


def test_a_file_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    said = refused(saved(halves()) + b"\0" * (5 << 20), tmp_path)
    assert (said.code, said.hint) == ("IW421", "Save a smaller copy of the picture.")


OTHERS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "an empty file"),
    "text": (b"my logo\n", "a text"),
    "bytes": (b"\0\x01\x02", "a file of another kind"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG drawing"),
    "svg with a heading": (b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "an SVG drawing"),
    "gif": (saved(halves("P"), "GIF"), "a GIF picture"),
    "tiff": (saved(halves(), "TIFF"), "a TIFF picture"),
    "bmp": (saved(halves(), "BMP"), "a BMP picture"),
    "ico": (saved(halves(), "ICO"), "an icon file"),
    "webp": (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP picture"),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0", "an HEIC or AVIF picture"),
    "psd": (b"8BPS\0\1", "a Photoshop file"),
    "eps": (b"%!PS-Adobe-3.0 EPSF-3.0", "an EPS drawing"),
    "pdf": (b"%PDF-1.7", "a PDF"),
    "web page": (b"<!DOCTYPE html><html>", "a web page"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_any_other_file_is_refused_by_what_it_is(name: str, tmp_path: Path) -> None:
    data, words = OTHERS[name]
    said = refused(data, tmp_path)
    assert said.code == "IW420"
    assert words in said.message
    assert "PNG or JPEG" in said.message


SPOIL: dict[str, Callable[[], bytes]] = {
    "PNG cut short": lambda: saved(halves(size=(200, 200)))[:-60],
    "PNG of a heading only": lambda: saved(halves())[:33],
    "PNG with a wrong checksum": lambda: saved(halves()).replace(b"IDAT", b"IDAT\0", 1),
    "JPEG cut short": lambda: saved(halves(size=(200, 200)), "JPEG")[:400],
    "JPEG of three bytes": lambda: b"\xff\xd8\xff",
    "PNG of no width": lambda: bomb(0, 10),
}


@pytest.mark.parametrize("name", SPOIL)
def test_a_broken_picture_is_refused(name: str, tmp_path: Path) -> None:
    assert refused(SPOIL[name](), tmp_path).code == "IW422"


def test_a_picture_that_moves_is_refused(tmp_path: Path) -> None:
    frames = [halves(), Image.new("RGB", (40, 20), "blue")]
    assert refused(saved(frames[0], save_all=True, append_images=frames[1:]), tmp_path).code == "IW423"
