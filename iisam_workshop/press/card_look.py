"""What a card takes from a layout: a few colours, fonts and sizes, without what pages of text need besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iisam_workshop.press.colours import Colour, rgb
from iisam_workshop.press.fonts import FONT_OF

if TYPE_CHECKING:
    from iisam_workshop.model.layout import Layout

__all__ = ["CardLook", "card_look", "plain_look"]


@dataclass(frozen=True, slots=True)
class CardLook:
    """Colours, the registered names of fonts, and the sizes in points to try for the squares, largest first.

    ``stamp`` is a word that stands on top of every card, none if empty.
    """

    ink: Colour
    quiet: Colour
    hairline: Colour
    tint: Colour
    plain: str
    bold: str
    sizes: tuple[float, ...]
    least: float
    stamp: str = ""


def plain_look(palette: Mapping[str, str], sizes: tuple[float, ...], least: float) -> CardLook:
    """Return a look from colours by name (``#46307A``) and sizes, in the regular and the bold style."""
    ink, quiet, hairline, tint = (rgb(palette[name]) for name in ("ink", "quiet", "hairline", "tint"))
    return CardLook(ink, quiet, hairline, tint, FONT_OF["regular"], FONT_OF["bold"], sizes, least)


def card_look(layout: Layout, lang: str) -> CardLook:
    """Return what cards take from a layout; ``lang`` is the language of its stamp."""
    palette, card = layout.palette, layout.card
    return CardLook(
        ink=rgb(palette.ink),
        quiet=rgb(palette.quiet),
        hairline=rgb(palette.hairline),
        tint=rgb(palette.tint),
        plain=FONT_OF[layout.styles["cell"].face],
        bold=FONT_OF[layout.styles["head"].face],
        sizes=card.sizes,
        least=card.least,
        stamp=layout.stamped(lang),
    )
