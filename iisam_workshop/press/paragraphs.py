"""Paragraphs, headings and lists that know their place in the structure tree."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from iisam_workshop.press.links import element_of
from iisam_workshop.press.rl import Flowable, Paragraph
from iisam_workshop.press.tags import Tag

__all__ = ["Columns", "Item", "TaggedParagraph", "TooTall", "TooWide", "list_tag"]


class TooWide(Exception):
    """A word is wider than the room that it has; it would run over an edge or into its neighbour.

    ``excess`` says by how many points, ``letters`` how long the word is, 0 where that is not known.
    """

    def __init__(self, excess: float = 0, letters: int = 0) -> None:
        super().__init__()
        self.excess, self.letters = excess, letters


class TooTall(Exception):
    """Something that does not split is taller than a page."""


_BARELY = 0.5
"""Points by which a line may be too wide, which nobody sees."""
_kept: dict[tuple[object, ...], Any] = {}


def _like(style: Any) -> Any:
    """Return a run of text in a style, parsed once for all that look the same."""
    look = (style.fontName, style.fontSize, style.textColor, style.bulletFontName, style.bulletFontSize)
    if look not in _kept:
        _kept[look] = Paragraph("x", style).frags[0]
    return _kept[look]


class TaggedParagraph(Paragraph):
    """A paragraph drawn into an element; halves of a split paragraph stay one. Without a tag it joins what is open.

    ``bookmark`` makes an outline entry of that title where the paragraph is drawn.
    """

    def __init__(self, text: str | None, style: Any, tag: Tag | None = None, bookmark: str = "", **halved: Any) -> None:
        super().__init__(text, style, **halved)  # ReportLab makes the halves of a split by calling the class again
        self.tag, self.bookmark = tag, bookmark
        self._wrapped: tuple[float, tuple[float, float]] | None = None

    def _setup(self, text: str, style: Any, bullet: Any, frags: Any, cleaner: Any) -> None:
        """Take plain text as it is; only text with markup in it needs ReportLab's parser."""
        if frags is None and text.strip() and "<" not in text and "&" not in text:
            frags = [_like(style).clone(text=cleaner(text))]
        super()._setup(text, style, bullet, frags, cleaner)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break the lines, once for each width: Platypus asks several times over, and the answer never changes."""
        if self._wrapped is None or self._wrapped[0] != width or not hasattr(self, "blPara"):
            self._wrapped = (width, super().wrap(width, height))
            excess = max(map(_overshoot, self.blPara.lines), default=0)
            if excess > _BARELY:
                raise TooWide(excess, _longest(self.frags))
        return self._wrapped[1]

    def split(self, width: float, height: float) -> list[Any]:
        """Split as ReportLab does, and let all halves share the element."""
        halves: list[Any] = super().split(width, height)
        for number, half in enumerate(halves):
            half.tag = self.tag
            half.bookmark = "" if number else self.bookmark
        return halves

    def draw(self) -> None:
        """Draw inside the element."""
        if self.bookmark:
            self.canv.heading_bookmark(self.bookmark, self.tag.role if self.tag else "")
        whole = self.blPara.kind == 0 and getattr(self.blPara, "link", None)
        with self._inside(), self.canv.tag(element_of(whole[0][1])) if whole else nullcontext():
            super().draw()

    def _inside(self) -> AbstractContextManager[None]:
        return self.canv.tag(self.tag) if self.tag else nullcontext()


class Item(TaggedParagraph):
    """An item of a list; its label is a bullet, a number, or a box to tick (drawn, and so an artifact)."""

    label = ""
    label_tag: Tag

    @classmethod
    def of(cls, text: str, style: Any, parent: Tag, label: str, lang: str = "") -> Item:
        """Make an item of the list ``parent``; ``lang`` is the language of its text, where it is another one."""
        item = Tag("LI", parent=parent)
        made = cls(text, style, Tag("LBody", parent=item, lang=lang))
        made.label, made.label_tag = label, Tag("Lbl", parent=item)
        return made

    def split(self, width: float, height: float) -> list[Any]:
        """Split as a paragraph does; only the first half has the label."""
        halves = super().split(width, height)
        for number, half in enumerate(halves):
            half.label, half.label_tag = "" if number else self.label, self.label_tag
        return halves

    def draw(self) -> None:
        """Draw label and text."""
        if self.label == "tick":
            self._draw_box()
        elif self.label:
            with self.canv.tag(self.label_tag):
                self.canv.setFont(self.style.bulletFontName, self.style.bulletFontSize)
                self.canv.setFillColor(self.style.textColor)
                self.canv.drawString(self.style.bulletIndent, self._baseline, self.label + " ")
        super().draw()

    def _draw_box(self) -> None:
        side = self.style.fontSize * 0.8
        with self.canv.artifact():
            self.canv.setLineWidth(0.9)
            self.canv.setStrokeColor(self.style.textColor)
            self.canv.rect(self.style.bulletIndent, self._baseline - side * 0.12, side, side)

    @property
    def _baseline(self) -> float:
        first = self.blPara if self.blPara.kind == 0 else self.blPara.lines[0]
        return float(self.height - getattr(first, "ascent", first.fontSize))


class Columns(Flowable):
    """Items side by side in columns of one width, to be read down; they never split."""

    _GAP = 10.0

    def __init__(self, items: list[Item], columns: int) -> None:
        super().__init__()
        rows = -(-len(items) // columns)
        self.columns = [items[first : first + rows] for first in range(0, len(items), rows or 1)]
        self.count = columns

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Stack the items of each column; the tallest one counts."""
        self.step = (width + self._GAP) / self.count
        self.heights = [
            [item.wrap(self.step - self._GAP, height)[1] + item.getSpaceAfter() for item in column]
            for column in self.columns
        ]
        self.width, self.height = width, max((sum(column) for column in self.heights), default=0.0)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the items."""
        for place, (column, heights) in enumerate(zip(self.columns, self.heights, strict=True)):
            y = self.height
            for item, needs in zip(column, heights, strict=True):
                y -= needs
                item.drawOn(self.canv, place * self.step, y + item.getSpaceAfter())


def _longest(frags: list[Any]) -> int:
    """Return how many letters the longest word has; a word in several styles is a list of its pieces."""
    texts = (frag.text if hasattr(frag, "text") else "".join(piece for _, piece in frag[1:]) for frag in frags)
    return max((len(word) for text in texts for word in text.split()), default=0)


def _overshoot(line: Any) -> float:
    """Return by how many points a broken line is wider than its room; ReportLab keeps that as negative space."""
    return -float(line[0] if isinstance(line, tuple) else line.extraSpace)


def list_tag(numbering: str, parent: Tag | None = None) -> Tag:
    """Return the element of a list; ``numbering`` is PDF's word for the labels (None, Disc, Decimal)."""
    return Tag("L", parent=parent, attributes=((("O", "List"), ("ListNumbering", numbering)),))
