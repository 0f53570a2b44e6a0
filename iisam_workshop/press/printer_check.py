"""The printer check on its sheet: text and drawings one below the other, ruler and cross at the right.

The rings on the back lie behind the cross when the sheet is turned over its long edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.model.blocks import FACILITATORS_LEAST, Block, Heading, ItemList, Paragraph
from iisam_workshop.model.document import CheckKind, CheckPart, PrinterCheck
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.check_figures import (
    draw_corners,
    draw_cross,
    draw_edges,
    draw_fine,
    draw_greys,
    draw_rings,
    draw_rulers,
    draw_stages,
)
from iisam_workshop.press.furniture import BAND_HEIGHT
from iisam_workshop.press.lists import list_items
from iisam_workshop.press.look import MM, Look
from iisam_workshop.press.paper import sheet
from iisam_workshop.press.paragraphs import TaggedParagraph
from iisam_workshop.press.tags import Tag
from iisam_workshop.press.text import as_markup, markup

__all__ = ["set_printer_check"]

_SHARES = (1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
_LEAST = float(FACILITATORS_LEAST)
_HANDOUT_HERE = 14.4
"""The least of a layout of which dense papers have type of 12 points."""
_COLUMN = 132 * MM
_CROSS = (38 * MM, 46 * MM)
"""How far from the right edge and from the foot the cross stands."""
_RULER = 36 * MM
"""How far from the right edge the upright ruler stands."""
_HIGH: dict[CheckKind, float] = {"ruler": 38, "greys": 38, "fine": 60, "stages": 62, "edges": 0, "sides": 0}
"""How high each drawing is in the column, in points; those of 0 stand elsewhere on the page."""
_GAP = 9.0
"""The white about a drawing, most of it below."""


def set_printer_check(check: PrinterCheck, look: Look) -> TaggedCanvas:
    """Set the sheet in the largest type that it holds; raises ContentInvalid (IW316) where it holds none.

    It has to stay one leaf, so where large print does not go on it, its type is that of a handout in clear print.
    """
    smaller = [Look(look.layout.model_copy(update={"least": _HANDOUT_HERE}))] if look.large else []
    for base in (look, *smaller):
        for share in _SHARES:
            press = _Press(check, base if share == 1 else base.tighter(share, _LEAST))
            if press.fits():
                return press.drawn()
    hint = "Shorten the council's own wording of it, or take a layout in smaller type."
    raise ContentInvalid(Problem("IW316", "the printer check does not fit its sheet", hint))


class _Press:
    """What it takes to set the sheet in one look."""

    def __init__(self, check: PrinterCheck, look: Look) -> None:
        self.check, self.look = check, look
        self.page = sheet("Letter" if look.layout.paper == "Letter" else "A4")
        self.canvas = TaggedCanvas(self.page, check.lang)
        self.size = look.least(_LEAST)
        self.top = self.page[1] - look.top - BAND_HEIGHT
        self.wide = self.page[0] - 2 * look.side
        self.ruler = (self.page[0] - _RULER, self.top - 25 - 100 * MM)
        self.cross = (self.page[0] - _CROSS[0], _CROSS[1])
        self.front = list(self._front())
        self.back = list(self._texts(check.back, self.wide))

    def fits(self) -> bool:
        """Say whether both pages hold what is on them, and the back leaves its rings free."""
        below = (self.look.foot, _CROSS[1] + 10 * MM)
        pages = ((self.front, _COLUMN), (self.back, self.wide))
        return all(
            self.top - sum(_height(each, width) for each in page) >= foot
            for (page, width), foot in zip(pages, below, strict=True)
        )

    def drawn(self) -> TaggedCanvas:
        """Draw both pages."""
        self._stack(self.front, _COLUMN)
        self.canvas.showPage()
        self._stack(self.back, self.wide)
        part = next(part for part in self.check.parts if part.kind == "sides")
        centre = _CROSS
        with self.canvas.tag(_figure(part.behind, (centre[0] - 42, centre[1] - 20, centre[0] + 60, centre[1] + 20))):
            draw_rings(self.canvas, self.look, centre, self.size)
        with self.canvas.artifact("Layout"):
            draw_corners(self.canvas, self.look, self.page)
        self.canvas.showPage()
        return self.canvas

    def _front(self) -> Iterator[Any]:
        yield from self._texts(self.check.top, _COLUMN)
        for part in self.check.parts:
            yield TaggedParagraph(as_markup(part.title), self.look.styles["h3"], Tag("H2"), part.title)
            yield TaggedParagraph(as_markup(part.text), self.look.styles["cell-small"], Tag("P"))
            yield part

    def _texts(self, blocks: Sequence[Block], width: float) -> Iterator[Any]:
        accent, styles = self.look.layout.palette.accent, self.look.styles
        for block in blocks:
            if isinstance(block, Heading):
                tag = Tag(f"H{block.level}")
                yield TaggedParagraph(markup(block.runs, accent), styles[f"h{block.level}"], tag)
            elif isinstance(block, Paragraph):
                yield TaggedParagraph(markup(block.runs, accent), styles["cell-small"], Tag("P"))
            elif isinstance(block, ItemList):
                yield from list_items(block, self.look, width)

    def _stack(self, pieces: Sequence[Any], width: float) -> None:
        """Draw texts and drawings from the top down."""
        y = self.top
        for piece in pieces:
            high = _height(piece, width)
            if isinstance(piece, CheckPart):
                self._draw(piece, y - high + _GAP - 3)
            else:
                piece.drawOn(self.canvas, self.look.side, y - high + piece.getSpaceAfter())
            y -= high

    def _draw(self, part: CheckPart, foot: float) -> None:
        """Draw what a part shows; ``foot`` is where its room in the column ends."""
        canvas, look, left, size = self.canvas, self.look, self.look.side, self.size
        room = (_COLUMN, _HIGH[part.kind])
        box = (left, foot, left + room[0], foot + room[1])
        match part.kind:
            case "ruler":
                with canvas.tag(_figure(part.alt, (left, foot, self.ruler[0] + 40, self.ruler[1] + 100 * MM))):
                    draw_rulers(canvas, look, (left, foot + size + 4), self.ruler, size)
            case "greys":
                with canvas.tag(_figure(part.alt, box)):
                    draw_greys(canvas, look, (left, foot + size + 3), (room[0], room[1] - size - 4), size)
            case "fine":
                with canvas.tag(_figure(part.alt, box)):
                    draw_fine(canvas, look, (left, foot), room, part.sample)
            case "stages":
                with canvas.tag(_figure(part.alt, box)):
                    draw_stages(canvas, look, self.check.stages, (left, foot), room, look.size("cell-small"))
            case "edges":
                with canvas.tag(_figure(part.alt, (0, 0, *self.page))):
                    draw_edges(canvas, look, self.page, size)
            case "sides":
                x, y = self.cross
                with canvas.tag(_figure(part.alt, (x - 20, y - 20, x + 42, y + 20))):
                    draw_cross(canvas, look, self.cross)


def _figure(alt: str, box: tuple[float, float, float, float]) -> Tag:
    return Tag("Figure", alt=alt, bbox=box)


def _height(piece: Any, width: float) -> float:
    """Return how much of the column a piece takes, with the white below it."""
    if isinstance(piece, CheckPart):
        return _HIGH[piece.kind] + _GAP if _HIGH[piece.kind] else 0.0
    return float(piece.wrap(width, 9999)[1]) + float(piece.getSpaceAfter()) + float(piece.getSpaceBefore()) * 0.4
