"""The typeface: four styles with one fixed encoding, so that every part embeds byte-identical font programs.

Each style first encodes the same base of at most 254 characters, in the same order, whatever a document says.
Characters beyond the base go to a second subset of that document alone.
"""

from __future__ import annotations

import functools
import hashlib
import zlib
from pathlib import Path
from typing import Any

from iisam_workshop.errors import EnvironmentUnfit, InputUnreadable, Place, Problem
from iisam_workshop.model.brand import Typeface
from iisam_workshop.pdf.file import PdfObject, stream
from iisam_workshop.pdf.objects import Name, Ref, Value, encode
from iisam_workshop.press.rl import SUBSETN, TTFont, addMapping, pdfdoc, pdfmetrics

__all__ = [
    "BASE",
    "FAMILY",
    "FONT_OF",
    "OUR_WIDTH",
    "PressFont",
    "Subset",
    "embedded",
    "font_digests",
    "missing_glyphs",
    "program_digest",
    "register",
    "type_width",
]

Subset = tuple[int, tuple[int, ...]]
"""A subset of a font: its number, and the characters of its codes in order."""

FAMILY = "Text"
OUR_WIDTH = 0.487
"""How wide our own typeface runs: the mean of the small letters a to z, in ems."""
FONT_OF = {"regular": "Text", "bold": "Text-Bold", "italic": "Text-Italic", "bold-italic": "Text-BoldItalic"}
_FILES = {"Text": "400Regular", "Text-Bold": "700Bold", "Text-Italic": "400Regular_Italic",
          "Text-BoldItalic": "700Bold_Italic"}  # fmt: skip
_RESOURCE = {"Text": "R", "Text-Bold": "B", "Text-Italic": "I", "Text-BoldItalic": "Z"}
_LATIN_1 = "".join(chr(n) for n in range(0xC0, 0x100))
BASE = (
    "".join(chr(n) for n in range(33, 127))
    + "‘’“”–—…•·†€£§©®°½¼¾«»¿¡×÷²³"
    + _LATIN_1
    + "ŴŵŶŷẀẁẂẃẄẅỲỳ"
    + "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīİıĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŒœŔŕŘřŚśŞşŠšȘșŤťȚțŪūŮůŰűŸŹźŻżŽž"
)
"""The characters that every subset starts with: English, Welsh, and the names of Europe in Latin letters."""


class PressFont(TTFont):
    """A TrueType font with a fixed base encoding, a fixed resource name and the ToUnicode map of PDF/UA-1.

    ReportLab maps unused codes to U+0000 and writes blocks of over 100 lines, both of which validators refuse.
    """

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename, asciiReadable=0, shapable=False)
        covered = dict.fromkeys(char for char in BASE if ord(char) in self.face.charToGlyph)
        self._base = "".join(covered)[:254]
        self._ems: dict[str, float] = {}

    def stringWidth(self, text: Any, size: float, encoding: str = "utf-8") -> float:  # noqa: ARG002, N802
        """Measure text in points; the same words are measured over and over while lines are broken."""
        ems = self._ems.get(text)
        if ems is None:
            ems = self._ems[text] = float(super().stringWidth(text, 1000))
        return ems * size / 1000

    def splitString(self, text: Any, doc: Any, encoding: str = "utf-8") -> Any:  # noqa: N802
        """Encode text for a document; on its first use there, encode the base before anything else."""
        if doc not in self.state:
            super().splitString(self._base, doc, encoding)
        return super().splitString(text, doc, encoding)

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802
        """Name the subset's resource by style and number, the same in every document."""
        state = self.state[doc]
        if state.internalName is None:
            state.internalName = _RESOURCE[self.fontName]
            doc.fontMapping[self.fontName] = "/" + state.internalName
            doc.delayedFonts.append(self)
        return f"/{_RESOURCE[self.fontName]}{subset}"

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Add font, descriptor, program and ToUnicode map of each subset to the document."""
        for number, subset in enumerate(self.state[doc].subsets):
            resource = self.getSubsetInternalName(number, doc)[1:]
            program, tounicode, length, _ = _program(self, number, tuple(subset))
            name = _subset_name(self, number)
            font = pdfdoc.PDFTrueTypeFont()
            font.Name, font.BaseFont, font.FirstChar, font.LastChar = resource, name, 0, len(subset) - 1
            font.Widths = pdfdoc.PDFArray([self.face.getCharWidth(code) for code in subset])
            font.ToUnicode = doc.Reference(_stream(tounicode), f"map:{resource}")
            font.FontDescriptor = _descriptor(self, doc, name, _stream(program, Length1=length))
            doc.Reference(font, resource)
            doc.idToObject["BasicFonts"].dict[resource] = font
        del self.state[doc]


def register(fonts: Path | Typeface) -> None:
    """Make the four styles known to ReportLab, from the packaged folder or from a council's own files.

    Raises EnvironmentUnfit (IW801) for packaged files, InputUnreadable (IW425) for a council's.
    """
    if getattr(pdfmetrics, "_iisam_fonts", None) == fonts:
        return
    opened = _own(fonts) if isinstance(fonts, Typeface) else _packaged(fonts)
    for font in opened:
        pdfmetrics.registerFont(font)
        addMapping(FAMILY, int("Bold" in font.fontName), int("Italic" in font.fontName), font.fontName)
    pdfmetrics._iisam_letters = frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in opened))
    pdfmetrics._iisam_fonts = fonts


def _packaged(folder: Path) -> list[PressFont]:
    found = []
    for name, weight in _FILES.items():
        path = folder / f"AtkinsonHyperlegibleNext_{weight}.ttf"
        try:
            found.append(PressFont(name, str(path)))
        except Exception:  # noqa: BLE001 - ReportLab raises many kinds; each means that this font cannot be used
            raise EnvironmentUnfit(
                Problem("IW801", f"the font file {path.name} is missing or damaged", "Install iisam-workshop again.")
            ) from None
    return found


def _own(typeface: Typeface) -> list[PressFont]:
    """Open surveyed files; they must still be what was surveyed."""
    found = []
    for file in typeface.files:
        what = "this font file is damaged"
        try:
            font = PressFont(FONT_OF[file.face], file.path)
            if hashlib.sha256(font.face._ttf_data).hexdigest() == file.sha256:
                found.append(font)
                continue
            what = "this font file has changed since the session was read"
        except Exception:  # noqa: BLE001, S110 - as above
            pass
        hint = "Copy it again from where it came, and run the command once more."
        raise InputUnreadable(Problem("IW425", what, hint, Place(file.path)))
    return found


def type_width() -> float:
    """Return how wide the registered typeface runs: the mean of the small letters a to z, in ems."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return float(pdfmetrics.stringWidth(letters, FONT_OF["regular"], 1)) / len(letters)


def missing_glyphs(text: str) -> str:
    """Return the characters of a text that the typeface cannot draw in all its styles, each once, in order."""
    known = pdfmetrics._iisam_letters
    return "".join(dict.fromkeys(char for char in text if ord(char) not in known and char not in "\n\u00a0"))


def font_digests(doc: Any) -> tuple[tuple[str, str], ...]:
    """Return resource name and SHA-256 of the font program for each subset that a document uses, before it is saved."""
    found = []
    for font in doc.delayedFonts:
        for number, subset in enumerate(font.state[doc].subsets):
            digest = _program(font, number, tuple(subset))[3]
            found.append((f"{_RESOURCE[font.fontName]}{number}", digest))
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
    return b"".join((SUBSETN(number), b"+", font.face.name, font.face.subfontNameX)).decode("latin-1")


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


def _descriptor(font: PressFont, doc: Any, name: str, program: Any) -> Any:
    measures = _measures(font)
    return doc.Reference(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(name),
                **measures,
                "FontBBox": pdfdoc.PDFArray(measures["FontBBox"]),
                "FontFile2": doc.Reference(program, f"program:{name}"),
            }
        ),
        f"descriptor:{name}",
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
