"""Text on slides: the largest type in which it fits one page, and the breaks where it needs several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from iisam_workshop.model.blocks import ItemList, Paragraph
from iisam_workshop.model.spans import Runs
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.fit import width_of
from iisam_workshop.press.look import Look
from iisam_workshop.press.paragraphs import TaggedParagraph, TooWide, list_tag
from iisam_workshop.press.slide_frame import LEAST, SIDE, WIDE, style
from iisam_workshop.press.tags import Tag
from iisam_workshop.press.text import language, markup

__all__ = ["Misfit", "Piece", "Set", "draw_set", "fitting", "pieces_of", "set_runs", "spread"]

_INDENT = 1.1
"""How far the text of an item stands in, in sizes of its type."""


class Misfit(Exception):
    """Something that no page holds: what it is, and by how many points it is too wide or too high."""

    def __init__(self, what: str, excess: float, way: str = "high") -> None:
        super().__init__(what)
        self.what, self.excess, self.way = what, excess, way


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or an item before it is set; a ``label`` stays with what follows, a ``whole`` one in one piece."""

    runs: Runs
    kind: Literal["plain", "lead", "small", "item"] = "plain"
    label: bool = False
    whole: bool = False


@dataclass(slots=True)
class Set:
    """A piece, or the part of one that stands on a page, set in a size; ``first`` parts of items have the bullet."""

    piece: Piece
    flowable: Any
    size: float
    height: float
    width: float
    first: bool = True

    @property
    def gap(self) -> float:
        """The white above it where something stands there."""
        return self.size * (0.36 if self.piece.kind == "item" else 0.5)


def pieces_of(body: Sequence[Paragraph | ItemList]) -> tuple[Piece, ...]:
    """Return the paragraphs and items of a body."""
    found: list[Piece] = []
    for place, block in enumerate(body):
        if isinstance(block, ItemList):
            found += [Piece(item, "item") for item in block.items]
            continue
        bold = all(span.bold for span in block.runs)
        labels = bold and place + 1 < len(body) and isinstance(body[place + 1], ItemList)
        kind: Literal["plain", "lead", "small"] = block.style if block.style in ("lead", "small") else "plain"
        found.append(Piece(block.runs, kind, label=labels, whole=bold))
    return tuple(found)


def set_runs(runs: Runs, look: Look, size: float, width: float, **manner: Any) -> tuple[Any, float]:
    """Return runs as a paragraph and its height; raises TooWide where a word is wider than the line."""
    made = TaggedParagraph(markup(runs, look.layout.palette.accent, language(runs)), style(look, size, **manner))
    return made, float(made.wrap(width, 9999)[1])


def fitting(
    pieces: Sequence[Piece], look: Look, room: float, sizes: Sequence[float], width: float = WIDE
) -> list[list[Set]]:
    """Return pages of the pieces: one in the first of the sizes that allows it, else several in one of the last two.

    Paragraphs stay whole where that takes no more pages. Raises Misfit where a word is too wide for any page.
    """
    for size in sizes:
        with suppress(TooWide):
            pages = _pages(_set(pieces, look, size, width), room)
            if len(pages) == 1:
                return pages
    smaller = tuple(dict.fromkeys((*sizes[-2:], LEAST)))
    for split in (False, True):
        for size in smaller:
            with suppress(TooWide):
                found = _set(pieces, look, size, width)
                few = len(_pages(found, room))
                if split or len(_pages(found, room, split=False)) == few:
                    return spread(found, room, split=split)
    raise Misfit("a word", _widest(pieces, look) - width, "wide")


def spread(found: list[Set], room: float, *, split: bool = True) -> list[list[Set]]:
    """Return the pieces on as few pages as they need, about as much on each."""
    pages = _pages(found, room, split=split)
    share = sum(each.height + each.gap for each in found) / len(pages)
    limit = share
    while limit < room:
        with suppress(Misfit):
            tried = _pages(found, limit, split=split)
            if len(tried) == len(pages):
                return tried
        limit += LEAST / 2
    return pages


def draw_set(canvas: TaggedCanvas, page: Sequence[Set], y: float) -> None:
    """Draw the pieces of a page down from a height; items next to one another are one list."""
    inside: Tag | None = None
    for place, each in enumerate(page):
        y -= each.height + (each.gap if place else 0)
        lang = language(each.piece.runs)
        each.flowable.wrap(each.width, 9999)  # a trial to split it may have taken its lines away
        if each.piece.kind != "item":
            inside = None
            each.flowable.tag = Tag("P", lang=lang)
            each.flowable.drawOn(canvas, SIDE, y)
            continue
        inside = inside or list_tag("Disc")
        item = Tag("LI", parent=inside)
        if each.first:
            with canvas.tag(Tag("Lbl", parent=item)):
                canvas.setFont(each.flowable.style.fontName, each.size)
                canvas.setFillColor(each.flowable.style.textColor)
                canvas.drawString(SIDE, y + each.height - each.size * 1.06, "• ")
        each.flowable.tag = Tag("LBody", parent=item, lang=lang)
        each.flowable.drawOn(canvas, SIDE + each.size * _INDENT, y)


def _set(pieces: Sequence[Piece], look: Look, size: float, width: float) -> list[Set]:
    return [_one(piece, look, size, width) for piece in pieces]


def _one(piece: Piece, look: Look, size: float, width: float) -> Set:
    small = piece.kind == "small"
    own = max(LEAST, size * 0.82) if small else size * 1.12 if piece.kind == "lead" else size
    room = width - own * _INDENT if piece.kind == "item" else width
    made, height = set_runs(piece.runs, look, own, room, colour=look.quiet if small else None)
    return Set(piece, made, own, height, room)


def _widest(pieces: Sequence[Piece], look: Look) -> float:
    words = (word for piece in pieces for span in piece.runs for word in span.text.split())
    return max(width_of(word, look.font("display"), LEAST) for word in words)


def _pages(found: Sequence[Set], room: float, *, split: bool = True) -> list[list[Set]]:
    """Fill pages one after the other; a paragraph is ``split`` where two lines stand on each.

    One that no page holds is split in any case.
    """
    pages: list[list[Set]] = [[]]
    used = 0.0
    waiting = list(found)
    while waiting:
        each = waiting.pop(0)
        gap = each.gap if pages[-1] else 0.0
        needs = each.height + gap
        if each.piece.label and waiting:
            needs += waiting[0].gap + min(waiting[0].height, waiting[0].size * 2.7)
        if used + needs <= room:
            pages[-1].append(each)
            used += each.height + gap
            continue
        may = (split and not each.piece.whole) or not pages[-1]
        halves = list(_halved(each, room - used - gap)) if may else []
        if halves:
            pages[-1].append(halves[0])
        waiting[:0] = halves[1:] or [each]
        if not halves and not pages[-1]:
            raise Misfit("a paragraph", each.height - room)
        pages.append([])
        used = 0.0
    return pages


def _halved(each: Set, room: float) -> Iterator[Set]:
    for number, half in enumerate(each.flowable.split(each.width, room)):
        high = float(half.wrap(each.width, 9999)[1])
        yield Set(each.piece, half, each.size, high, each.width, first=each.first and not number)
