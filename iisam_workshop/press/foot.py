"""The footer of a page that is put together from plates: the same words at the same places as on every other page."""

from __future__ import annotations

from iisam_workshop.press.case import Case, fill, number, stroke
from iisam_workshop.press.fit import shorten
from iisam_workshop.press.furniture import Furniture, footer_lines
from iisam_workshop.press.look import Look

__all__ = ["footer"]


def footer(case: Case, look: Look, words: Furniture, edges: tuple[float, float, float]) -> bytes:
    """Return the operators of a footer between ``edges``: left, right, and the height of the page's foot."""
    left, right, foot = edges
    size, font = look.size("folio"), look.font("folio")
    bold, plain = case.lettering(look.font("head")), case.lettering(font)
    wide = bold.width(words.folio, size)
    title = shorten(words.title, font, size, right - left - wide - 12)
    lower, upper, high = footer_lines(look, foot)
    rule = b"%b %b m %b %b l S\n" % (number(left), number(high), number(right), number(high))
    return b"".join(
        [
            stroke(look.hairline, 0.6) + rule + fill(look.ink),
            bold.line(words.folio, size, (right - wide, upper)),
            plain.line(title, size, (left, upper)),
            fill(look.quiet) + plain.line(words.below, size, (left, lower)),
        ]
    )
