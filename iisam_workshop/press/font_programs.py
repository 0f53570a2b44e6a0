"""What a subset of a font becomes in a file: program, widths, descriptor, and the map back to characters."""

from __future__ import annotations

import functools
import hashlib
import zlib
from typing import TYPE_CHECKING, Any

from iisam_workshop.pdf.file import PdfObject, stream
from iisam_workshop.pdf.objects import Name, Ref, Value, encode
from iisam_workshop.press.rl import SUBSETN, pdfdoc

if TYPE_CHECKING:
    from iisam_workshop.press.fonts import PressFont

__all__ = ["Subset", "add_subset", "embedded", "font_digests", "program_digest"]

Subset = tuple[int, tuple[int, ...]]
"""A subset of a font: its number, and the characters of its codes in order."""


def add_subset(font: PressFont, subset: Subset, doc: Any) -> None:
    """Add font, descriptor, program and ToUnicode map of a subset to a document of ReportLab's."""
    number, codes = subset
    resource, name = f"{font.resource}{number}", _subset_name(font, number)
    program, tounicode, length, _ = _program(font, number, codes)
    made = pdfdoc.PDFTrueTypeFont()
    made.Name, made.BaseFont, made.FirstChar, made.LastChar = resource, name, 0, len(codes) - 1
    made.Widths = pdfdoc.PDFArray([font.face.getCharWidth(code) for code in codes])
    made.ToUnicode = doc.Reference(_stream(tounicode), f"map:{resource}")
    made.FontDescriptor = _descriptor(font, doc, (name, resource), _stream(program, Length1=length))
    doc.Reference(made, resource)
    doc.idToObject["BasicFonts"].dict[resource] = made


def font_digests(doc: Any) -> tuple[tuple[str, str], ...]:
    """Return resource name and SHA-256 of the font program for each subset that a document uses, before it is saved."""
    found = []
    for font in doc.delayedFonts:
        for number, subset in enumerate(font.state[doc].subsets):
            digest = _program(font, number, tuple(subset))[3]
            found.append((f"{font.resource}{number}", digest))
    return tuple(sorted(found))


def program_digest(font: PressFont, subset: Subset) -> str:
    """Return the SHA-256 of a subset's font program and character map."""
    return _program(font, *subset)[3]


def embedded(font: PressFont, name: str, subset: Subset, first: int) -> list[PdfObject]:
    """Return a subset as objects numbered from ``first``: font, descriptor, program, ToUnicode map."""
    number, codes = subset
    program, tounicode, length, _ = _program(font, number, codes)
    base, face = Name(_subset_name(font, number)), font.face
    packed = {"Filter": Name("FlateDecode")}
    widths = [face.getCharWidth(code) for code in codes]
    shown: dict[str, Value] = {"Type": Name("Font"), "Subtype": Name("TrueType"), "Name": Name(name), "BaseFont": base}
    shown |= {"FirstChar": 0, "LastChar": len(codes) - 1, "Widths": widths}
    described: dict[str, Value] = {"Type": Name("FontDescriptor"), "FontName": base, **_measures(font)}
    return [
        PdfObject(first, encode({**shown, "FontDescriptor": Ref(first + 1), "ToUnicode": Ref(first + 3)})),
        PdfObject(first + 1, encode({**described, "FontFile2": Ref(first + 2)})),
        PdfObject(first + 2, stream({**packed, "Length1": length}, program), stream=True),
        PdfObject(first + 3, stream(packed, tounicode), stream=True),
    ]


@functools.cache
def _program(font: PressFont, number: int, subset: tuple[int, ...]) -> tuple[bytes, bytes, int, str]:
    """Return a subset's compressed program and ToUnicode map, the program's length, and a digest of them all."""
    raw = bytes(font.face.makeSubset(list(subset)))
    tounicode = _tounicode(_subset_name(font, number), subset)
    digest = hashlib.sha256(raw + tounicode).hexdigest()
    return zlib.compress(raw, 6), zlib.compress(tounicode, 6), len(raw), digest


def _subset_name(font: PressFont, number: int) -> str:
    return b"".join((SUBSETN(number + font.tag), b"+", font.face.name, font.face.subfontNameX)).decode("latin-1")


def _tounicode(name: str, subset: tuple[int, ...]) -> bytes:
    lines = [f"<{n:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for n, code in enumerate(subset) if code]
    blocks = [lines[n : n + 100] for n in range(0, len(lines), 100)]
    maps = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\n"
        f"endcodespacerange\n{maps}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _stream(data: bytes, **entries: int) -> Any:
    """Wrap bytes that are compressed already."""
    stream = pdfdoc.PDFStream()
    stream.dictionary = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode"), **entries})
    stream.content = data
    return stream


def _descriptor(font: PressFont, doc: Any, names: tuple[str, str], program: Any) -> Any:
    (name, resource), measures = names, _measures(font)
    return doc.Reference(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(name),
                **measures,
                "FontBBox": pdfdoc.PDFArray(measures["FontBBox"]),
                "FontFile2": doc.Reference(program, f"program:{resource}"),
            }
        ),
        f"descriptor:{resource}",
    )


def _measures(font: PressFont) -> dict[str, Any]:
    """Return what a font descriptor says of the whole face, in thousandths of the size."""
    face = font.face
    symbolic, nonsymbolic = 4, 32
    return {
        "Flags": (face.flags & ~nonsymbolic) | symbolic,
        "FontBBox": list(face.bbox),
        "Ascent": face.ascent,
        "Descent": face.descent,
        "CapHeight": face.capHeight,
        "ItalicAngle": face.italicAngle,
        "StemV": face.stemV,
        "MissingWidth": face.defaultWidth,
    }
