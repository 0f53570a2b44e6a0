"""The typeface: four styles with one fixed encoding, so that every part embeds byte-identical font programs.

Each style first encodes the same base of at most 254 characters, in the same order, whatever a document says.
Characters beyond the base go to a second subset of that document alone. Letters of names that a style lacks come from
fonts that stand in for it (``press/stand_ins.py``); whoever measures or sets a text need not know of them.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from iisam_workshop.errors import EnvironmentUnfit, InputUnreadable, Place, Problem
from iisam_workshop.model.brand import FontFile, NameType, Typeface
from iisam_workshop.press.font_programs import add_subset
from iisam_workshop.press.rl import TTFont, addMapping, pdfmetrics
from iisam_workshop.press.stand_ins import StandIns, letters_for

__all__ = ["BASE", "FAMILY", "FONT_OF", "PressFont", "missing_glyphs", "register"]

FAMILY = "Text"
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


_APART = 1000
"""From the number of a subset of one stand-in to that of the next."""
_NO_NAMES = NameType()


class PressFont(TTFont):
    """A TrueType font with a fixed base encoding, a fixed resource name and the ToUnicode map of PDF/UA-1.

    ReportLab maps unused codes to U+0000 and writes blocks of over 100 lines, both of which validators refuse.
    A font that stands in for others in names has a ``number`` from 1.
    """

    def __init__(self, name: str, filename: str, number: int = 0) -> None:
        super().__init__(name, filename, asciiReadable=0, shapable=False)
        self.number, self.tag = number, number * _APART
        self.is_bold, self.sha256 = False, ""
        self.resource = f"N{'abcdefgh'[number - 1]}" if number else _RESOURCE[name]
        self.letters = frozenset(map(chr, self.face.charToGlyph))
        self.names = StandIns(self, ())
        self._base = "".join(dict.fromkeys(char for char in BASE if char in self.letters))[:254]
        self._ems: dict[str, float] = {}

    def begin_with(self, letters: str) -> None:
        """Let another base than ours be encoded before anything else."""
        self._base = letters

    def stringWidth(self, text: Any, size: float, encoding: str = "utf-8") -> float:  # noqa: ARG002, N802
        """Measure text in points; the same words are measured over and over while lines are broken."""
        ems = self._ems.get(text)
        if ems is None:
            parts = self.names.parts(text)
            # a part that is set in this font is measured without looking for another one
            ems = sum(float(TTFont.stringWidth(font, part, 1000)) for font, part in parts)
            self._ems[text] = ems
        return ems * size / 1000

    def splitString(self, text: Any, doc: Any, encoding: str = "utf-8") -> Any:  # noqa: N802
        """Encode text for a document; on its first use there, encode the base before anything else."""
        if doc not in self.state:
            super().splitString(self._base, doc, encoding)
        found: list[tuple[int, bytes]] = []
        for font, part in self.names.parts(text):
            codes = super().splitString(part, doc, encoding) if font is self else font.splitString(part, doc)
            found += codes if font is self else [(font.number * _APART + subset, each) for subset, each in codes]
        return found

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802
        """Name the subset's resource by style and number, the same in every document."""
        if subset >= _APART:
            number, subset = divmod(subset, _APART)
            return str(self.names.by_number(number).getSubsetInternalName(subset, doc))
        state = self.state[doc]
        if state.internalName is None:
            state.internalName = self.resource
            doc.fontMapping[self.fontName] = "/" + state.internalName
            doc.delayedFonts.append(self)
        return f"/{self.resource}{subset}"

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Add font, descriptor, program and ToUnicode map of each subset to the document."""
        for number, subset in enumerate(self.state[doc].subsets):
            add_subset(self, (number, tuple(subset)), doc)
        del self.state[doc]


def register(fonts: Path | Typeface, names: NameType = _NO_NAMES) -> None:
    """Make the four styles known to ReportLab, from the packaged folder or from a council's own files.

    ``names`` are the fonts that stand in for letters of names. Raises EnvironmentUnfit (IW801) for packaged files,
    InputUnreadable (IW425) for a council's.
    """
    if getattr(pdfmetrics, "_iisam_fonts", None) == (fonts, names):
        return
    opened = _own(fonts) if isinstance(fonts, Typeface) else _packaged(fonts)
    letters = frozenset.intersection(*(font.letters for font in opened))
    # large fonts take their time to open, and most sessions need none
    rare = any(not letters.issuperset(text) for text in names.texts)
    more = [_surveyed(file, f"Names{n}", n) for n, file in enumerate(names.files, 1)] if rare else []
    for font in (*opened, *more):
        # ReportLab keeps the first font of a name, and the first of a face, whatever is registered after it
        pdfmetrics._fonts.pop(font.fontName, None)
        pdfmetrics._dynFaceNames.pop(font.face.name, None)
        pdfmetrics.registerFont(font)
    for font in opened:
        bold, italic = "Bold" in font.fontName, "Italic" in font.fontName
        addMapping(FAMILY, int(bold), int(italic), font.fontName)
        for other in more:
            addMapping(other.fontName, int(bold), int(italic), other.fontName)
        font.names = StandIns(font, sorted(more, key=lambda other: (other.is_bold != bold, other.number)))
    for other in more:
        # lines of names stand as high as all others
        other.ascent, other.descent = opened[0].face.ascent, opened[0].face.descent
        other.begin_with(letters_for(other, [font.names for font in opened], names.texts))
    pdfmetrics._iisam_letters = letters
    pdfmetrics._iisam_fonts = (fonts, names)


def _packaged(folder: Path) -> list[PressFont]:
    found = []
    for name, weight in _FILES.items():
        path = folder / f"AtkinsonHyperlegibleNext_{weight}.ttf"
        try:
            found.append(_whole(PressFont(name, str(path))))
        except Exception:  # noqa: BLE001 - ReportLab raises many kinds; each means that this font cannot be used
            raise EnvironmentUnfit(
                Problem("IW801", f"the font file {path.name} is missing or damaged", "Install iisam-workshop again.")
            ) from None
    return found


def _whole(font: PressFont) -> PressFont:
    """Return a font whose tables all lie inside its file; a cut one opens well and fails at its last letters."""
    data = font.face._ttf_data
    tables, size = int.from_bytes(data[4:6], "big"), len(data)
    for record in range(12, 12 + 16 * tables, 16):
        if (
            int.from_bytes(data[record + 8 : record + 12], "big") + int.from_bytes(data[record + 12 : record + 16])
            > size
        ):
            raise ValueError("cut off")
    return font


def _own(typeface: Typeface) -> list[PressFont]:
    """Open surveyed files; they must still be what was surveyed."""
    return [_surveyed(file, FONT_OF[file.face]) for file in typeface.files]


def _surveyed(file: FontFile, name: str, number: int = 0) -> PressFont:
    what = "this font file is damaged"
    try:
        font = PressFont(name, file.path, number)
        font.is_bold, font.sha256 = "bold" in file.face, file.sha256
        if hashlib.sha256(font.face._ttf_data).hexdigest() == file.sha256:
            return font
        what = "this font file has changed since the session was read"
    except Exception:  # noqa: BLE001, S110 - as above
        pass
    hint = "Copy it again from where it came, and run the command once more."
    raise InputUnreadable(Problem("IW425", what, hint, Place(file.path)))


def missing_glyphs(text: str) -> str:
    """Return the characters of a text that the typeface cannot draw in all its styles, each once, in order."""
    known = pdfmetrics._iisam_letters
    return "".join(dict.fromkeys(char for char in text if char not in known and char not in "\n\u00a0"))
