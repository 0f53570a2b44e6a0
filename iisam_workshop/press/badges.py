"""Name badges: as large as the name allows, the table below it. Nothing is cut short: what has no room is left off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.model.document import BadgeDeck, BadgeFace, BadgeTable
from iisam_workshop.press.badge_frame import BadgeFrame, badge_frame
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.fit import width_of
from iisam_workshop.press.look import Look
from iisam_workshop.press.names import can_be_set, name_font
from iisam_workshop.press.rl import A4
from iisam_workshop.press.table_marks import draw_table_mark
from iisam_workshop.press.tags import Tag

__all__ = ["BadgesSet", "set_badges"]

_PAD = 13.0
_GAP = 10.0
_LEADING = 1.14
_CAP = 0.7
_PIECE = re.compile(r"[^\s-]+-*\s*|-+\s*")
"""Where a name may break: after spaces and hyphens."""
_LINES = 2
"""In how many lines the large name may stand."""


@dataclass(frozen=True, slots=True)
class BadgesSet:
    """The canvas with its pages, and the seats of badges without the name, and of those without something below it."""

    canvas: TaggedCanvas
    unnamed: tuple[int, ...]
    shortened: tuple[int, ...]


def set_badges(deck: BadgeDeck, pages: Sequence[tuple[BadgeFace, ...]], look: Look) -> BadgesSet:
    """Set badges, sheet by sheet; raises ContentInvalid (IW230) where the words for a table do not fit."""
    canvas = TaggedCanvas(A4, deck.lang)
    press, begun = _Press(canvas, look, badge_frame(look), deck.word), set[int]()
    for page in pages:
        for place, face in enumerate(page):
            if face.table and face.table.mark.number not in begun:
                begun.add(face.table.mark.number)
                canvas.bookmark(face.table.name)
            with canvas.tag(Tag("Sect", title=face.code)):
                press.badge(face, press.frame.corner(place))
        with canvas.artifact("Layout"):
            press.cuts()
        canvas.showPage()
    return BadgesSet(canvas, tuple(press.unnamed), tuple(press.shortened))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text with its font, size and role; ``first`` lines begin an element."""

    text: str
    font: str
    size: float
    tag: Tag


@dataclass(slots=True)
class _Press:
    """What it takes to set badges."""

    canvas: TaggedCanvas
    look: Look
    frame: BadgeFrame
    word: str
    unnamed: list[int] = field(default_factory=list)
    shortened: list[int] = field(default_factory=list)

    @property
    def room(self) -> tuple[float, float]:
        """Width and height of what stands above the table."""
        return self.frame.width - 2 * _PAD, self.frame.height - 2 * _PAD - self.frame.mark - _GAP

    def badge(self, face: BadgeFace, corner: tuple[float, float]) -> None:
        """Draw a badge into the place that begins at a corner."""
        x, top = corner[0] + _PAD, corner[1] + self.frame.height - _PAD
        lines = self._named(face)
        if lines:
            self._lines(lines, x, top)
        else:
            self._to_write(face, x, top)
        self._tables(face, (x, corner[1] + _PAD))

    def cuts(self) -> None:
        """Draw the lines to cut along."""
        self.canvas.setStrokeColor(self.look.hairline)
        self.canvas.setLineWidth(0.6)
        for line in self.frame.cuts():
            self.canvas.line(*line)

    # -- the name

    def _named(self, face: BadgeFace) -> list[_Line]:
        """Return the lines of a badge at the largest size at which they fit; none where the name cannot be set."""
        if not face.called or not can_be_set(face.called) or not can_be_set(face.name):
            return []
        drawn = replace(
            face,
            agency=face.agency if can_be_set(face.agency) else "",
            role=face.role if can_be_set(face.role) else "",
        )
        drawn = replace(drawn, name=_beyond(face.called, face.name))
        ways = [(drawn, self.frame.afar), (_together(drawn), self.frame.afar), (drawn, self.frame.near)]
        less = (replace(drawn, role=""), replace(drawn, agency=""), replace(drawn, role="", agency=""))
        for tried, sizes in (*ways, *((each, self.frame.names) for each in less)):
            lines = next(filter(None, (self._fitting(tried, size) for size in sizes)), [])
            if lines:
                if any(said and said not in tried.agency + tried.role for said in (face.agency, face.role)):
                    self.shortened.append(face.seat)
                return lines
        self.unnamed.append(face.seat)
        return []

    def _fitting(self, face: BadgeFace, size: float) -> list[_Line]:
        """Return the lines of a badge whose name has a size, none where that is too large."""
        look, (width, height) = self.look, self.room
        bold, plain, small = name_font(face.called, look.font("h1")), look.font("cell-small"), look.size("cell-small")
        called = _broken(face.called, bold, size, width)
        below = ((face.name, look.font("head"), small * 1.1), (face.agency, plain, small), (face.role, plain, small))
        lines = [_Line(text, bold, size, tag) for tag in (Tag("H1"),) for text in called]
        for text, usual, smaller in below:
            tag, font = Tag("P"), name_font(text, usual)
            lines += [_Line(each, font, smaller, tag) for each in (_broken(text, font, smaller, width) if text else ())]
        fits = all(width_of(line.text, line.font, line.size) <= width for line in lines)
        return lines if fits and len(called) <= _LINES and _height(lines) <= height else []

    def _lines(self, lines: Sequence[_Line], x: float, top: float) -> None:
        y = top + lines[0].size * (_LEADING - _CAP - 0.14)
        before: _Line | None = None
        for line in lines:
            y -= line.size * (_LEADING if before else 1.0) + _white(before, line)
            self.canvas.setFont(line.font, line.size)
            self.canvas.setFillColor(self.look.ink)
            with self.canvas.tag(line.tag):
                self.canvas.drawString(x, y, line.text + " ")
            before = line

    def _to_write(self, face: BadgeFace, x: float, top: float) -> None:
        """Draw what a badge is for, and a line to write the name on."""
        size = self.frame.strong
        self.canvas.setFont(self.look.font("head"), size)
        self.canvas.setFillColor(self.look.ink)
        with self.canvas.tag("H1", lang=face.lang):
            self.canvas.drawString(x, top - size, face.code + " ")
        for down in (0.62, 0.98):
            self._rule(x, top - self.room[1] * down)

    def _ruled(self, word: str, at: tuple[float, float], size: float) -> None:
        """Draw a word, and behind it a line to write on."""
        font = self.look.font("head")
        self.canvas.setFont(font, size)
        self.canvas.setFillColor(self.look.ink)
        with self.canvas.tag("P"):
            self.canvas.drawString(*at, word + " ")
        self._rule(at[0], at[1] - 2, width_of(word, font, size) + size * 0.5)

    def _rule(self, x: float, y: float, start: float = 0.0) -> None:
        with self.canvas.artifact():
            self.canvas.setStrokeColor(self.look.quiet)
            self.canvas.setLineWidth(0.9)
            self.canvas.line(x + start, y, x + self.room[0], y)

    # -- the tables

    def _tables(self, face: BadgeFace, at: tuple[float, float]) -> None:
        """Draw the table at the foot, and at its right the one to which the person moves."""
        x, y = at
        frame, small = self.frame, self.look.size("cell-small")
        if face.table is None:
            self._ruled(self.word, (x, y + small * 0.18), frame.strong)
            return
        end = self._table(face, face.table, (x, y), frame.mark)
        if face.then:
            mark = frame.mark * 0.6
            wide = max(width_of(text, self.look.font("cell-small"), small) for text in (face.then.name, face.then.look))
            start = at[0] + self.room[0] - wide - mark - small * 0.5
            if start < end + small * 0.5:
                what = "the words for a table do not fit a badge beside those for another"
                raise ContentInvalid(Problem("IW230", what, "Shorten the labels badge.then and mark."))
            self._table(face, face.then, (start, y), mark)

    def _table(self, face: BadgeFace, table: BadgeTable, at: tuple[float, float], mark: float) -> float:
        """Draw mark and words of a table, and return where they end."""
        x, y = at
        small, first = self.look.size("cell-small"), table is face.table
        strong = self.frame.strong if first else small
        with self.canvas.artifact():
            draw_table_mark(self.canvas, table.mark, (x + mark / 2, y + self.frame.mark / 2), mark)
        left, bold = x + mark + small * 0.5, self.look.font("head" if first else "cell-small")
        plain = self.look.font("cell-small")
        self.canvas.setFillColor(self.look.ink)
        with self.canvas.tag(Tag("P", lang=face.lang)):
            self.canvas.setFont(bold, strong)
            self.canvas.drawString(left, y + self.frame.mark - strong * 0.8, table.name + " ")
            self.canvas.setFont(plain, small)
            self.canvas.drawString(left, y + small * 0.18, table.look + " ")
        return left + max(width_of(table.name, bold, strong), width_of(table.look, plain, small))


def _beyond(called: str, name: str) -> str:
    """Return what a name has beyond the large name that it begins with, which need not be said twice."""
    return name.removeprefix(f"{called} ")


def _together(face: BadgeFace) -> BadgeFace:
    """Return a badge that says role and organisation in one, which takes fewer lines."""
    return replace(face, agency=f"{face.role}, {face.agency}", role="") if face.agency and face.role else face


def _height(lines: Sequence[_Line]) -> float:
    pairs = zip((None, *lines), lines, strict=False)
    return sum(line.size * _LEADING + _white(before, line) for before, line in pairs)


def _white(before: _Line | None, line: _Line) -> float:
    """Return the white above a line that begins an element, so that no letter below the line touches it."""
    return before.size * 0.14 + line.size * 0.1 if before and before.tag is not line.tag else 0.0


def _broken(text: str, font: str, size: float, width: float) -> list[str]:
    """Break a text into lines, after spaces and hyphens alone."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and width_of((lines[-1] + piece).rstrip(), font, size) > width:
            lines.append(piece)
        else:
            lines[-1] += piece
    return [line.strip() for line in lines]


def _pieces(text: str) -> Iterator[str]:
    yield from _PIECE.findall(" ".join(text.split()))
