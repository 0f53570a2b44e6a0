"""What a council looks like on paper: colours, logo and typeface of its own. Marks and numbers are never its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import Field

from iisam_workshop.model.layout import Face, Layout
from iisam_workshop.model.values import Colour, FromFile, Line, Name

__all__ = ["Colours", "FontFile", "Logo", "NameType", "OwnLayout", "Typeface", "logo_size"]

_DPI = 150
_SHARE = 0.4
"""How much of the width of the text a logo may take."""


class Colours(FromFile):
    """A council's colours, in place of the layout's and of the stages'; what is left out stays as it is."""

    ink: Colour | None = Field(None, description="of the text")
    accent: Colour | None = Field(None, description="of links and bars")
    stages: dict[str, Colour] = Field(default_factory=dict, description="of the stages, by stage id")


class Logo(FromFile):
    """A council's logo: a PNG or JPEG file beside the file that names it, and what it shows, in words."""

    file: Name
    alt: Line


@dataclass(frozen=True, slots=True)
class FontFile:
    """The font file of one style: its SHA-256, and where it lies, which no digest of a paper may know."""

    face: Face
    sha256: str
    path: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Typeface:
    """Four surveyed font files, in the order regular, bold, italic, bold italic."""

    files: tuple[FontFile, ...]


@dataclass(frozen=True, slots=True)
class NameType:
    """Surveyed fonts for letters of names that the typeface lacks, in the order in which they are tried.

    ``texts`` is all that papers print of people, sorted, each once: what the fonts will have to set is known from it
    before the first page, so that all papers embed the same programs.
    """

    files: tuple[FontFile, ...] = ()
    texts: tuple[str, ...] = field(default=(), repr=False)


class OwnLayout(Layout):
    """A layout that is set in a council's own typeface. No file is read as one."""

    typeface: Typeface

    @classmethod
    def of(cls, layout: Layout, typeface: Typeface) -> OwnLayout:
        """Return a layout with another typeface."""
        return cls.model_construct(**dict(layout), typeface=typeface)


def logo_size(pixels: tuple[int, int], leading: float, width: float) -> tuple[float, float]:
    """Return width and height of a logo in points.

    It is no higher than a line of the title (``leading``), takes no more than two fifths of the text's ``width``, and
    is never printed with less than 150 pixels to the inch.
    """
    across, down = pixels
    scale = min(leading / down, width * _SHARE / across, 72 / _DPI)
    return across * scale, down * scale
