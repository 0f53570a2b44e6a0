"""A layout made ready for ReportLab: paragraph styles, colours, margins in points."""

from __future__ import annotations

import functools
from typing import Any

from iisam_workshop.model.layout import Layout, PaperSize, StyleName
from iisam_workshop.press.colours import rgb
from iisam_workshop.press.fonts import FAMILY, FONT_OF
from iisam_workshop.press.rl import ParagraphStyle

__all__ = ["MM", "Look", "for_sheet"]

_HANDOUT = 12.0
"""The least size of type on a handout in clear print, by which papers say how small their type may be."""

_LARGE, _DENSE_LARGE = 16.0, 14.0
"""The least size of a layout in large print, and under what size nothing falls there, not even on dense papers."""

MM = 72 / 25.4
"""Points in a millimetre."""
_SAFE = 10
"""What printers need to have free at each edge, in millimetres."""
_A5_MARGINS = 0.67
"""How much of its white at the sides and the top a page of A5 keeps; the foot has to hold the footer."""
_LARGER = 1.4
"""How much larger type and white are on A3, which is twice A4: with the same lines, not longer ones."""


def for_sheet(layout: Layout) -> Layout:
    """Return a layout with its type and its white as its paper needs them: on A3 both are larger."""
    if layout.paper != "A3":
        return layout
    margins = {name: getattr(layout.margins, name) * _LARGER for name in ("side", "top", "foot")}
    styles = {
        name: style.model_copy(
            update={each: getattr(style, each) * _LARGER for each in ("size", "leading", "before", "after")}
        )
        for name, style in layout.styles.items()
    }
    sizes = (
        *(size * _LARGER for size in layout.card.sizes if size * _LARGER > layout.card.sizes[0]),
        *layout.card.sizes,
    )
    return layout.model_copy(
        update={
            "margins": layout.margins.model_copy(update=margins),
            "styles": styles,
            "card": layout.card.model_copy(update={"sizes": sizes}),
        }
    )


class Look:
    """A layout's styles and measures; all lengths in points. Columns of a look that ``gives`` lend one another room."""

    def __init__(self, layout: Layout, *, gives: bool = False) -> None:
        self.layout, self.gives = layout, gives
        smaller = _A5_MARGINS if layout.paper == "A5" else 1
        self.side = max(layout.margins.side * smaller, _SAFE) * MM
        self.top = max(layout.margins.top * smaller, _SAFE) * MM
        self.foot = layout.margins.foot * MM
        self.ink, self.quiet = rgb(layout.palette.ink), rgb(layout.palette.quiet)
        self.accent, self.hairline = rgb(layout.palette.accent), rgb(layout.palette.hairline)
        self.tint, self.ground = rgb(layout.palette.tint), rgb(layout.ground or "#FFFFFF")

    @functools.cached_property
    def styles(self) -> dict[str, Any]:
        """Paragraph styles by name."""
        return {name: self._style(name) for name in self.layout.styles}

    def least(self, asked: float) -> float:
        """Return under what size no type falls where a paper asks for so many points in clear print."""
        wanted = asked * self.layout.least / _HANDOUT
        return max(wanted, _DENSE_LARGE) if self.large else wanted

    @property
    def large(self) -> bool:
        """Whether this is large print."""
        return self.layout.least >= _LARGE

    def tighter(self, share: float, least: float = _HANDOUT) -> Look:
        """Return this look with its type and white reduced to a share; nothing falls under ``least`` points.

        Those are points of clear print; a layout in larger print has more of them.
        """
        styles = {}
        least = self.least(least)
        for name, style in self.layout.styles.items():
            size = max(min(least, style.size), style.size * share)
            ratio = size / style.size
            changes = {"size": size, "leading": style.leading * ratio}
            styles[name] = style.model_copy(
                update={**changes, "before": style.before * share, "after": style.after * share}
            )
        return Look(self.layout.model_copy(update={"styles": styles}), gives=self.gives)

    def on(self, paper: PaperSize) -> Look:
        """Return this look on another sheet."""
        same = paper == self.layout.paper
        return self if same else Look(self.layout.model_copy(update={"paper": paper}), gives=self.gives)

    def giving(self) -> Look:
        """Return this look for papers in which a word is too wide for its column, so that others must give way."""
        return Look(self.layout, gives=True)

    def aligned(self, name: str, align: str, *, quiet: bool = False) -> Any:
        """Return a style set to the left or the right of its column, in the quiet ink if so wished."""
        base = self.styles[name]
        if align == "left" and not quiet:
            return base
        colour = self.quiet if quiet else base.textColor
        return ParagraphStyle(f"{name}-{align}", base, alignment=2 if align == "right" else 0, textColor=colour)

    def size(self, name: StyleName) -> float:
        """Return a style's size."""
        return self.layout.styles[name].size

    def leading(self, name: StyleName) -> float:
        """Return a style's leading."""
        return self.layout.styles[name].leading

    def font(self, name: StyleName) -> str:
        """Return the name of a style's font."""
        return FONT_OF[self.layout.styles[name].face]

    def _style(self, name: StyleName) -> Any:
        style = self.layout.styles[name]
        return ParagraphStyle(
            name,
            fontName=FONT_OF[style.face] if style.face != "regular" else FAMILY,
            fontSize=style.size,
            leading=style.leading,
            textColor={"ink": self.ink, "quiet": self.quiet, "accent": self.accent}[style.ink],
            spaceBefore=style.before,
            spaceAfter=style.after,
            splitLongWords=0,
            spaceShrinkage=0,
            uriWasteReduce=0.1,
            allowWidows=0,
            allowOrphans=0,
            bulletFontName=FAMILY,
            bulletFontSize=style.size,
        )
