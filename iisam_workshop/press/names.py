"""Names of people on paper: set in the typeface or in a font that stands in for it, or else written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iisam_workshop.press.fonts import FONT_OF, missing_glyphs
from iisam_workshop.press.rl import pdfmetrics
from iisam_workshop.press.scripts import unsettable

if TYPE_CHECKING:
    from iisam_workshop.press.stand_ins import StandIns

__all__ = ["can_be_set", "manner", "name_font", "without_font"]


def can_be_set(name: str) -> bool:
    """Say whether all of a name can be set as it should be; where not, there is a line to write it on."""
    return not without_font(name) and not unsettable(name)


def without_font(name: str) -> str:
    """Return the characters of a name that no font has, typeface or stand-in, each once, in order."""
    gone = missing_glyphs(name)
    if gone:
        lacking = {char for style in FONT_OF.values() for char in _stand_ins(style).missing(gone)}
        gone = "".join(char for char in gone if char in lacking)
    return gone


def name_font(name: str, font: str) -> str:
    """Return the registered name of the font for a whole name, where ``font`` is that of the text around it.

    Words for which it has no letters get them from a stand-in by themselves, when they are measured and when they are
    set; only names that would be set in two alphabets of different looks need another font from the beginning.
    """
    return str(_stand_ins(font).whole(name).fontName)


def manner(name: str) -> tuple[str, ...]:
    """Return what sets a name besides the typeface: digests of fonts, or that it is by hand; mostly nothing."""
    if not missing_glyphs(name) and not unsettable(name):
        return ()
    if not can_be_set(name):
        return ("by hand",)
    used = {font for style in FONT_OF.values() for font, _ in _stand_ins(style).parts(name) if font.number}
    return tuple(sorted(font.sha256 for font in used))


def _stand_ins(font: str) -> StandIns:
    found: StandIns = pdfmetrics.getFont(font).names
    return found
