"""What every card of a deck shares: heading, grid, heads, free square, rule, the footer's part, marks to cut by."""

from __future__ import annotations

from typing import Any

from iisam_workshop.model.deck import GridDeck, GridWords
from iisam_workshop.press.card_fit import Setting, free_lines
from iisam_workshop.press.card_frame import Frame
from iisam_workshop.press.card_look import CardLook
from iisam_workshop.press.card_tree import Marks
from iisam_workshop.press.case import Case, fill, number, stroke
from iisam_workshop.press.fit import shorten, width_of, wrap_lines
from iisam_workshop.press.header import header
from iisam_workshop.press.impression import artifact, mark
from iisam_workshop.press.journey import draw_journey
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.sketch import sketch

__all__ = ["fixed_plate", "heading_cut"]


def fixed_plate(
    deck: GridDeck, look: CardLook, setting: Setting, case: Case, face: tuple[tuple[int, ...], Marks, int, str]
) -> bytes:
    """Return the plate that all cards share at one place of the sheet.

    ``face`` has the languages, the mcids, the place on the sheet and the pack's id for the footer.
    """
    tongues, marks, place, pack_id = face
    plate = _Plate(deck, look, setting, case, tongues, setting.imposition.corners[place])
    return b"".join(
        [
            plate.head(marks),
            plate.shapes(place),
            plate.heads(marks),
            plate.free(marks),
            plate.rules(marks),
            plate.footer(pack_id),
            plate.stamp(),
        ]
    )


def heading_cut(words: GridWords, look: CardLook, frame: Frame) -> bool:
    """Say whether what a card is called is too long to stand beside the label of its code."""
    room = frame.code_right - width_of(words.code, look.plain, frame.small) - frame.side - 8
    return shorten(words.heading, look.plain, frame.small, room) != words.heading


class _Plate:
    """The pieces of the plate, each with its own marks."""

    def __init__(
        self,
        deck: GridDeck,
        look: CardLook,
        setting: Setting,
        case: Case,
        tongues: tuple[int, ...],
        corner: tuple[float, float],
    ) -> None:
        self.deck, self.look, self.setting, self.tongues = deck, look, setting, tongues
        self.words = deck.words[tongues[0]]
        self.frame: Frame = setting.imposition.frame
        self.plain, self.bold = case.lettering(look.plain), case.lettering(look.bold)
        self.x, self.y = corner
        self.left, self.grid_top = corner[0] + self.frame.side + self.frame.row_head, corner[1] + self.frame.grid_top

    def head(self, marks: Marks) -> bytes:
        """Return what the card is, and the label above its code."""
        frame, colour = self.frame, fill(self.look.quiet)
        y = self.y + frame.baselines[0]
        label = self.words.code
        x = self.x + frame.code_right - self.plain.width(label, frame.small)
        left = self.x + frame.side
        title = shorten(self.words.heading, self.look.plain, frame.small, x - left - 8)
        heading = self.plain.line(f"{title} ", frame.small, (left, y))
        shown = self.plain.line(f"{label} ", frame.small, (x, y))
        return mark("P", marks.heading, colour + heading) + mark("P", marks.label, colour + shown)

    def shapes(self, place: int) -> bytes:
        """Return tint and journey line of the free square, the grid, and the marks to cut by."""
        return artifact(sketch(lambda canvas: self._draw(canvas, place)))

    def _draw(self, canvas: Any, place: int) -> None:
        width, height = self.setting.square
        columns, rows = self.deck.columns, self.deck.rows
        if self.deck.free is not None:
            self._draw_free(canvas, self.deck.free)
        canvas.setStrokeColor(self.look.quiet)
        canvas.setLineWidth(0.9)
        bottom, right = self.grid_top - rows * height, self.left + columns * width
        for column in range(columns + 1):
            canvas.line(self.left + column * width, bottom, self.left + column * width, self.grid_top)
        for row in range(rows + 1):
            canvas.line(self.left, self.grid_top - row * height, right, self.grid_top - row * height)
        for head, stage in enumerate(self.deck.heads):
            draw_mark(canvas, stage, self._mark_at(head), self.frame.small * 0.85)
        if place == 0:
            self._draw_cuts(canvas)

    def _draw_free(self, canvas: Any, free: int) -> None:
        width, height = self.setting.square
        x = self.left + free % self.deck.columns * width
        y = self.grid_top - (free // self.deck.columns + 1) * height
        canvas.setFillColor(self.look.tint)
        canvas.rect(x, y, width, height, stroke=0, fill=1)
        if self.deck.stages:
            size = 11 if self.frame.full else 8
            start = (x + 8, y + height * 0.68)
            draw_journey(canvas, (self.deck.stages, 0), self.look.quiet, start, width - 16, size=size)

    def _draw_cuts(self, canvas: Any) -> None:
        """Draw where to cut, at the edges of the sheet and outside the cards, in the same places on every sheet."""
        wide, high = self.setting.imposition.size
        end = self.frame.side - 1  # as long as the white allows: printers leave out the first millimetres
        canvas.setStrokeColor(self.look.quiet)
        canvas.setLineWidth(0.6)
        for x in sorted({x for x, _ in self.setting.imposition.corners} - {0}):
            canvas.line(x, 0, x, end)
            canvas.line(x, high - end, x, high)
        for y in sorted({y for _, y in self.setting.imposition.corners} - {0}):
            canvas.line(0, y, end, y)
            canvas.line(wide - end, y, wide, y)

    def heads(self, marks: Marks) -> bytes:
        """Return letters over the columns and numbers at the rows, or the stages of a journey layout."""
        width, height = self.setting.square
        colour, out = fill(self.look.quiet), []
        for column, mcid in enumerate(marks.columns):
            middle = self.left + (column + 0.5) * width
            if self.deck.heads and self.deck.heads_across:
                out.append(mark("TH", mcid, fill(self.look.ink) + self._stage(column)))
            else:
                out.append(mark("TH", mcid, colour + self._label(chr(65 + column), (middle, self.grid_top + 5))))
        for row, mcid in enumerate(marks.rows):
            middle = self.grid_top - (row + 0.5) * height
            if self.deck.heads and not self.deck.heads_across:
                out.append(mark("TH", mcid, fill(self.look.ink) + self._stage(row)))
            else:
                at = (self.x + self.frame.side + self.frame.row_head / 2, middle - self.frame.small * 0.35)
                out.append(mark("TH", mcid, colour + self._label(str(row + 1), at)))
        return b"".join(out)

    def _label(self, text: str, at: tuple[float, float]) -> bytes:
        size = self.frame.small
        return self.bold.line(f"{text} ", size, (at[0] - self.bold.width(text, size) / 2, at[1]))

    def _stage(self, head: int) -> bytes:
        """Return the name of a stage at its column or row, to the right of its mark."""
        x, y = self._head_start(head)
        size = self.frame.small
        lines = self.setting.heads[self.tongues[0]][head]
        # a word that is broken after its hyphen is read as one
        texts = (line if line.endswith("-") else f"{line} " for line in lines)
        return self.bold.lines(((x + size + 4, y - n * (size + 2), text) for n, text in enumerate(texts)), size)

    def _head_start(self, head: int) -> tuple[float, float]:
        """Return where the first line of a stage's name stands, its mark included."""
        width, height = self.setting.square
        size, lines = self.frame.small, len(self.setting.heads[self.tongues[0]][head])
        if self.deck.heads_across:
            return self.left + head * width + 2, self.grid_top + 6 + (lines - 1) * (size + 2)
        middle = self.grid_top - (head + 0.5) * height
        return self.x + self.frame.side, middle + (lines - 1) * (size + 2) / 2 - size * 0.35

    def _mark_at(self, head: int) -> tuple[float, float]:
        x, y = self._head_start(head)
        return x + self.frame.small / 2, y + self.frame.small * 0.35

    def free(self, marks: Marks) -> bytes:
        """Return the words of the free square, below its journey line."""
        if self.deck.free is None:
            return b""
        width, height = self.setting.square
        size = self.frame.text
        room = width - 8
        texts = [self.deck.words[tongue].free for tongue in self.tongues]
        lines = [(n, line) for n, text in enumerate(texts) for line in wrap_lines(text, self.look.bold, size, room)]
        x = self.left + self.deck.free % self.deck.columns * width
        y = self.grid_top - (self.deck.free // self.deck.columns + 1) * height
        start = y + free_lines(height, size, len(lines))[0]
        out = []
        for n in range(len(texts)):
            placed = [
                (x + (width - self.bold.width(line, size)) / 2, start - place * size * 1.1, f"{line} ")
                for place, (tongue, line) in enumerate(lines)
                if tongue == n
            ]
            colour = fill(self.look.quiet if n else self.look.ink)
            out.append(mark("Span" if n else "TD", marks.free[n], colour + self.bold.lines(placed, size)))
        return b"".join(out)

    def rules(self, marks: Marks) -> bytes:
        """Return how to play, in each language."""
        size, out = self.frame.small, []
        y = self.y + self.frame.foot - size - 6
        for mcid, tongue in zip(marks.rules, self.tongues, strict=True):
            lines = self.setting.rules[tongue]
            placed = [(self.x + self.frame.side, y - n * (size + 3), f"{line} ") for n, line in enumerate(lines)]
            y -= len(lines) * (size + 3)
            out.append(mark("P", mcid, fill(self.look.ink) + self.plain.lines(placed, size)))
        return b"".join(out)

    def footer(self, pack_id: str) -> bytes:
        """Return the pack's id and, on cards of a whole sheet, the document's title above it."""
        frame, size, x = self.frame, self.frame.small, self.x + self.frame.side
        if not frame.full:
            return artifact(fill(self.look.quiet) + self.plain.line(pack_id, size, (x, self.y + size * 1.4)), "Footer")
        right, line = self.x + frame.width - frame.side, self.y + size * 4.17
        rule = stroke(self.look.hairline, 0.6) + b"%b %b m %b %b l S\n" % (
            number(x), number(line), number(right), number(line))  # fmt: skip
        title = self.plain.line(self.deck.plan.title, size, (x, self.y + size * 2.92))
        below = self.plain.line(pack_id, size, (x, self.y + size * 1.67))
        return artifact(rule + fill(self.look.ink) + title + fill(self.look.quiet) + below, "Footer")

    def stamp(self) -> bytes:
        """Return the word that stands above everything else on a card, nothing where there is none."""
        if not self.look.stamp:
            return b""
        frame = self.frame
        corner = (self.x, self.x + frame.width, self.y + frame.height)
        return artifact(header(self.bold, self.look.quiet, ("", self.look.stamp), frame.small, corner), "Header")
