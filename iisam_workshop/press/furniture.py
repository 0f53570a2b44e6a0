"""What stands on every page around the text: the footer, and the facilitators' band. Always an artifact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from iisam_workshop.errors import Problem, WorkshopError
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.fit import shorten
from iisam_workshop.press.header import stamp_line
from iisam_workshop.press.look import Look
from iisam_workshop.press.rl import pdfmetrics

__all__ = [
    "BAND_HEIGHT",
    "Furniture",
    "folios_of",
    "footer_lines",
    "furnish",
    "ground_behind",
    "refuse_stray",
    "title_cut",
]

BAND_HEIGHT = 24
"""Points that the band takes from the text."""
_LOWEST = 20
"""How far the lower line of a footer stands above the edge of the page, in points."""
_WHITE = 18.2
"""How far a stamp stands below the top of the page, in points: what the worst printers leave white."""
_RULE = 70.0
"""How far the lines beside a stamp reach from the middle of the page, in points."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words around one page: title and folio on one line of the footer, pack and digest below them.

    ``band`` stands on top of the text, ``stamp`` in the white above all of it.
    """

    title: str
    folio: str
    below: str
    band: str = ""
    stamp: str = ""


def furnish(canvas: Any, look: Look, pages: Sequence[Furniture], side: float, feet: Sequence[float] = (0.0,)) -> None:
    """Add footers and band to the finished pages of a canvas, ``side`` points from its edges.

    ``feet`` are the heights at which a footer stands: one, or one for each face that will be cut from the sheet.
    """
    for page, furniture in zip(canvas._doc.Pages.pages, pages, strict=True):
        canvas._code = []
        canvas.init_graphics_state()
        for foot in feet:
            with _artifact(canvas, "Footer"):
                _draw_footer(canvas, look, furniture, (side, page.pagewidth - side, foot))
        if furniture.stamp:
            with _artifact(canvas, "Header"):
                for foot in feet:
                    _draw_stamp(canvas, look, furniture.stamp, (page.pagewidth, foot + page.pageheight / len(feet)))
        if furniture.band:
            with _artifact(canvas, "Header"):
                _draw_band(canvas, look, furniture.band, (side, page.pagewidth - side, page.pageheight))
        page.stream += "\n".join(canvas._code) + "\n"
        if look.layout.ground:
            page.stream = ground_behind(look, (page.pagewidth, page.pageheight)).decode() + page.stream


def title_cut(look: Look, pages: Sequence[Furniture], width: float) -> bool:
    """Say whether the title is too long for a footer of ``width`` points and is cut on a page."""
    size, font, head = look.size("folio"), look.font("folio"), look.font("head")
    return any(
        pdfmetrics.stringWidth(page.title, font, size) + pdfmetrics.stringWidth(page.folio, head, size) + 12 > width
        for page in pages
    )


def folios_of(pattern: str, letter: str, count: int) -> tuple[str, ...]:
    """Return the numbers of the pages of a paper by the pattern of its folio."""
    return tuple(pattern.format(part=letter, page=n, pages=count, roman=_roman(n)) for n in range(1, count + 1))


def refuse_stray(canvas: TaggedCanvas, paper: str) -> None:
    """Refuse (IW901) a canvas on which text stands outside the structure."""
    if canvas.stray:
        where = f"text on page {canvas.stray[0][0] + 1} of {paper!r} stands outside the structure"
        raise WorkshopError(Problem("IW901", where, "This is a fault of ours; please report it."))


def ground_behind(look: Look, size: tuple[float, float]) -> bytes:
    """Return the operators that colour a whole page of ``size`` points, before all else on it."""
    red, green, blue = look.ground
    return (
        f"/Artifact <</Type /Background>> BDC q {red:.4f} {green:.4f} {blue:.4f} rg "
        f"0 0 {size[0]:.3f} {size[1]:.3f} re f Q EMC\n"
    ).encode()


def footer_lines(look: Look, foot: float) -> tuple[float, float, float]:
    """Return the heights of a footer's lower line, its upper line, and the rule above them, in points."""
    step = look.leading("folio") - 1
    return foot + _LOWEST, foot + _LOWEST + step, foot + _LOWEST + 2 * step


@contextmanager
def _artifact(canvas: Any, subtype: str) -> Iterator[None]:
    canvas._code.append(f"/Artifact <</Type /Pagination /Subtype /{subtype}>> BDC")
    yield
    canvas._code.append("EMC")


def _draw_footer(canvas: Any, look: Look, furniture: Furniture, edges: tuple[float, float, float]) -> None:
    left, right, foot = edges
    size, font, folio = look.size("folio"), look.font("folio"), furniture.folio
    canvas.setStrokeColor(look.hairline)
    canvas.setLineWidth(0.6)
    lower, upper, rule = footer_lines(look, foot)
    canvas.line(left, rule, right, rule)
    canvas.setFillColor(look.ink)
    canvas.setFont(look.font("head"), size)
    canvas.drawRightString(right, upper, folio)
    room = right - left - pdfmetrics.stringWidth(folio, look.font("head"), size) - 12
    canvas.setFont(font, size)
    canvas.drawString(left, upper, shorten(furniture.title, font, size, room))
    canvas.setFillColor(look.quiet)
    canvas.drawString(left, lower, furniture.below)


def _draw_stamp(canvas: Any, look: Look, stamp: str, corner: tuple[float, float]) -> None:
    """Draw a stamp in the middle of the white above the text, between two fine lines; ``corner`` is the upper right."""
    right, top = corner
    size, font = look.size("folio"), look.font("head")
    y, half = stamp_line(top, size, _WHITE), pdfmetrics.stringWidth(stamp, look.font("head"), size) / 2
    canvas.setFillColor(look.quiet)
    canvas.setFont(font, size)
    canvas.drawString(round(right / 2 - half, 2), round(y, 2), stamp)
    canvas.setStrokeColor(look.hairline)
    canvas.setLineWidth(0.6)
    for start, end in ((-_RULE, -half - 8), (half + 8, _RULE)):
        canvas.line(right / 2 + start, y + size * 0.34, right / 2 + end, y + size * 0.34)


def _draw_band(canvas: Any, look: Look, words: str, edges: tuple[float, float, float]) -> None:
    left, right, height = edges
    bottom = height - look.top - 4
    canvas.setFillColor(look.tint)
    canvas.rect(left, bottom, right - left, 20, stroke=0, fill=1)
    canvas.setFillColor(look.ink)
    canvas.rect(left, bottom, 3, 20, stroke=0, fill=1)
    canvas.setFont(look.font("head"), look.size("head"))
    canvas.drawString(left + 11, bottom + 6, words)


def _roman(number: int) -> str:
    """Return a number as small roman numerals, as front matter has them."""
    signs = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    out = ""
    for value, sign in signs:
        out += sign * (number // value)
        number %= value
    return out
